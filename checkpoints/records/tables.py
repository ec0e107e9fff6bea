"""The tables of checkpoint records."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Geometry, Instant, Json

checkpoint = sa.Table(
    "checkpoint",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("unit", sa.Uuid, sa.ForeignKey("unit.id"), nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
)

# A version is written once; only `superseded_at` is filled in later, when a newer one takes its place.
checkpoint_version = sa.Table(
    "checkpoint_version",
    metadata,
    sa.Column("checkpoint", sa.Uuid, sa.ForeignKey("checkpoint.id"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("place", Geometry, nullable=False),
    sa.Column("desk", Json, nullable=False),
    sa.Column("phones", Json, nullable=False),
    sa.Column("hard", sa.Boolean, nullable=False),
    sa.Column("valid_from", Instant, nullable=False),
    sa.Column("valid_to", Instant),
    sa.Column("recorded_at", Instant, nullable=False),
    sa.Column("superseded_at", Instant),
    sa.Index(None, "name", "checkpoint"),
)

# The zones on either side of a version; side is FROM or TO. Rows, so that "who guards zone 7" is one look-up.
checkpoint_zone = sa.Table(
    "checkpoint_zone",
    metadata,
    sa.Column("checkpoint", sa.Uuid, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("side", sa.String(4), primary_key=True),
    sa.Column("zone", sa.Integer, primary_key=True),
    sa.ForeignKeyConstraint(["checkpoint", "version"], ["checkpoint_version.checkpoint", "checkpoint_version.version"]),
    sa.Index(None, "zone"),
)
