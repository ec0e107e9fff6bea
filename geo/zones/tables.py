"""The tables of zones. Knowledge only grows: of a written row nothing ever changes but `superseded_at`, once."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Geometry, Instant, Json

# One row: the next number, the next version row, the latest knowledge. Publishing holds the table alone, issuing holds
# it beside others: orders follow one another, and no permit rests on knowledge that an order is just replacing.
zone_register = sa.Table(
    "zone_register",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("following_number", sa.Integer, nullable=False),
    sa.Column("following_row", sa.BigInteger, nullable=False),
    sa.Column("recorded_at", Instant),
)

# What permits and orders lock; `version` counts the orders that touched the zone.
zone = sa.Table(
    "zone",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False, unique=True),
    sa.Column("code", sa.String(64), nullable=False, unique=True),
    sa.Column("version", sa.Integer, nullable=False),
)

zone_order = sa.Table(
    "zone_order",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("act_number", sa.String(100), nullable=False),
    sa.Column("act_signed_on", sa.Date, nullable=False),
    sa.Column("act_authority", sa.String(200), nullable=False),
    sa.Column("recorded_at", Instant, nullable=False),
    sa.Column("account", sa.Uuid, nullable=False),
)

# SQLite keeps the boxes of the shapes in the R*Tree `zone_version_box` by `row`; PostGIS has a GiST index.
zone_version = sa.Table(
    "zone_version",
    metadata,
    sa.Column("row", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
    sa.Column("zone", sa.Uuid, sa.ForeignKey("zone.id"), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("zone_order", sa.Uuid, sa.ForeignKey("zone_order.id"), nullable=False),
    sa.Column("valid_from", Instant, nullable=False),
    sa.Column("valid_to", Instant),
    sa.Column("recorded_at", Instant, nullable=False),
    sa.Column("superseded_at", Instant),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("restriction", sa.String(32), nullable=False),
    sa.Column("level", sa.String(32)),
    sa.Column("unit", sa.Uuid, index=True),
    sa.Column("geometry", Geometry),
    sa.Column("quality", sa.String(16), nullable=False),
    sa.Column("quality_m", sa.Float),
    sa.Column("schedule", Json, nullable=False),
    sa.Column("precedence", sa.Integer, nullable=False),
    sa.Column("contact", sa.String(200)),
    sa.Column("message", Json),
    sa.Index(None, "zone", "superseded_at"),
    sa.Index(None, "recorded_at"),
    sa.Index(None, "superseded_at"),
    sa.Index("ix_zone_version_geometry", "geometry", postgresql_using="gist").ddl_if(dialect="postgresql"),
)

zone_epoch = sa.Table(
    "zone_epoch",
    metadata,
    sa.Column("zone", sa.Uuid, sa.ForeignKey("zone.id"), primary_key=True),
    sa.Column("counter", sa.Integer, primary_key=True),
    sa.Column("recorded_at", Instant, nullable=False),
    sa.Column("effective_at", Instant, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("purposes", Json),
    sa.Column("withdrawn_at", Instant),
)

zone_reaffirmation = sa.Table(
    "zone_reaffirmation",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("zone", sa.Uuid, sa.ForeignKey("zone.id"), nullable=False, index=True),
    sa.Column("at", Instant, nullable=False),
    sa.Column("purposes", Json),
    sa.Column("permits", Json),
    sa.Column("reason", sa.String(500), nullable=False),
    sa.Column("account", sa.Uuid, nullable=False),
)
