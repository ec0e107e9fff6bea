"""The tables of checks: the append-only log, and the texts that could not be read."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant

# `raw` is the text as the device wrote and hashed it; the other columns are read from it, for lists and history.
# A check may name a device or permit that the server does not know: facts have no foreign keys.
check = sa.Table(
    "check",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("checkpoint", sa.Uuid, nullable=False),
    sa.Column("device", sa.Uuid),
    sa.Column("source", sa.String(16), nullable=False),
    sa.Column("control_code", sa.String(12)),
    sa.Column("plate", sa.String(16)),
    sa.Column("cti", sa.Uuid),
    sa.Column("permit", sa.Uuid),
    sa.Column("passage", sa.String(16), nullable=False),
    sa.Column("direction", sa.String(16), nullable=False),
    sa.Column("decided_latest", Instant, nullable=False),
    sa.Column("decision", sa.String(16), nullable=False),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Column("raw", sa.LargeBinary, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("received_from", sa.Uuid, nullable=False),
    sa.Column("signature", sa.LargeBinary),
    sa.Column("notes", sa.String(160), nullable=False, server_default=""),
    sa.Column("position", sa.BigInteger),
    sa.Index(None, "decided_latest", "id"),
    sa.Index(None, "checkpoint", "decided_latest"),
    sa.Index(None, "permit", "decided_latest"),
    sa.Index(None, "cti"),
    sa.Index(None, "hash"),
    sa.Index(None, "device", "position"),
)

# Who came on duty at a device and who went: links of the same chain, of their own kind.
shift = sa.Table(
    "shift",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("checkpoint", sa.Uuid, nullable=False),
    sa.Column("device", sa.Uuid),
    sa.Column("event", sa.String(8), nullable=False),
    sa.Column("officer_id", sa.Uuid),
    sa.Column("decided_latest", Instant, nullable=False),
    sa.Column("position", sa.BigInteger),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Column("raw", sa.LargeBinary, nullable=False),
    sa.Column("signature", sa.LargeBinary),
    sa.Column("notes", sa.String(160), nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("received_from", sa.Uuid, nullable=False),
    sa.Index(None, "checkpoint", "decided_latest"),
    sa.Index(None, "device", "position"),
    sa.Index(None, "hash"),
)

# One row for each different text: the same text handed in again is the same row.
unread_check = sa.Table(
    "unread_check",
    metadata,
    sa.Column("checkpoint", sa.Uuid, primary_key=True),
    sa.Column("hash", sa.LargeBinary, primary_key=True),
    sa.Column("kept", sa.String(16), nullable=False),
    sa.Column("problem", sa.String(200), nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("raw", sa.LargeBinary, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("received_from", sa.Uuid, nullable=False),
)
