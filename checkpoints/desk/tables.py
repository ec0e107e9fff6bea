"""The table of calls to the duty desk."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant, Json

# A call names what the device knew: facts have no foreign keys. `replies` are the codes that were handed out; they die
# with the challenge, minutes later.
desk_call = sa.Table(
    "desk_call",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("checkpoint", sa.Uuid, nullable=False),
    sa.Column("unit", sa.Uuid, nullable=False),
    sa.Column("called_at", Instant, nullable=False),
    sa.Column("challenge", sa.String(4), nullable=False),
    sa.Column("device", sa.Uuid),
    sa.Column("control_code", sa.String(12)),
    sa.Column("plate", sa.String(12)),
    sa.Column("decision", sa.String(16)),
    sa.Column("reasons", Json, nullable=False),
    sa.Column("purpose", sa.String(40)),
    sa.Column("direction", sa.String(16)),
    sa.Column("through", sa.Boolean, nullable=False),
    sa.Column("seen", Json, nullable=False),
    sa.Column("permit", sa.Uuid),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("answer", sa.String(16)),
    sa.Column("reason", sa.String(500), nullable=False),
    sa.Column("answered_at", Instant),
    sa.Column("answered_by", sa.Uuid),
    sa.Column("answered_by_name", sa.String(120), nullable=False),
    sa.Column("replies", Json, nullable=False),
    sa.Index(None, "called_at", "id"),
    sa.Index(None, "checkpoint", "called_at"),
    sa.Index(None, "unit", "called_at"),
    sa.Index(None, "state", "called_at"),
)
