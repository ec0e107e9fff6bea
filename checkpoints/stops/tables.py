"""The table of stops."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Geometry, Instant

# `next_step_at` None: nobody is waited for any more. A stop names what the device knew: facts have no foreign keys
# but their crew. `place` None: the device did not know where it was.
stop = sa.Table(
    "stop",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("crew", sa.Uuid, sa.ForeignKey("crew.id"), nullable=False),
    sa.Column("organisation", sa.Uuid, nullable=False),
    sa.Column("unit", sa.Uuid),
    sa.Column("checkpoint", sa.Uuid),
    sa.Column("proposed", sa.Boolean, nullable=False),
    sa.Column("place", Geometry),
    sa.Column("words", sa.String(1000), nullable=False),
    sa.Column("photo", sa.Uuid),
    sa.Column("permit", sa.Uuid),
    sa.Column("occurred_at", Instant, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("reported_by", sa.Uuid, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("next_step_at", Instant, index=True),
    sa.Column("acknowledged_at", Instant),
    sa.Column("acknowledged_by", sa.Uuid),
    sa.Column("answer", sa.String(1000), nullable=False),
    sa.Column("ended_at", Instant),
    sa.Column("ended_by", sa.Uuid),
    sa.Column("how", sa.String(16)),
    sa.Index(None, "checkpoint", "occurred_at"),
    sa.Index(None, "organisation", "occurred_at"),
    sa.Index(None, "unit", "occurred_at"),
    sa.Index(None, "crew", "occurred_at"),
    sa.Index(None, "occurred_at", "id"),
)
