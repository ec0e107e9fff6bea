"""The table of findings."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant, Json

# `key` is the same whenever the same thing is found again, so that it is found once. `awaits`: the hash of the missing
# check whose arrival ends it. Checks, permits and devices are named as the facts they are: no foreign keys.
finding = sa.Table(
    "finding",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("key", sa.String(120), nullable=False, unique=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("checkpoint", sa.Uuid, nullable=False),
    sa.Column("unit", sa.Uuid, nullable=False),
    sa.Column("other_checkpoint", sa.Uuid),
    sa.Column("other_unit", sa.Uuid),
    sa.Column("at", Instant, nullable=False),
    sa.Column("check", sa.Uuid),
    sa.Column("other", sa.Uuid),
    sa.Column("cti", sa.Uuid),
    sa.Column("permit", sa.Uuid),
    sa.Column("device", sa.Uuid),
    sa.Column("awaits", sa.LargeBinary),
    sa.Column("facts", Json, nullable=False),
    sa.Column("raised_at", Instant, nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
    sa.Column("settled_by", sa.Uuid),
    sa.Column("note", sa.String(1000), nullable=False),
    sa.Index(None, "at", "id"),
    sa.Index(None, "checkpoint", "at"),
    sa.Index(None, "cti"),
    sa.Index(None, "check"),
    sa.Index(None, "permit"),
)
