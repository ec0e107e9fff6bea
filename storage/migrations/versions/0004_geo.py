"""Zones in time and space: the register, orders, versions with their boxes, epochs, re-affirmations, levels."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

from storage.types import Geometry, Instant, Json

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

REGISTER = UUID("00000000-0000-7000-8000-000000000001")


def upgrade() -> None:
    """Forward only."""
    _register()
    _zones()
    _versions()
    _boxes()
    _epochs()
    _levels()


def _register() -> None:
    register = op.create_table(
        "zone_register",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("following_number", sa.Integer, nullable=False),
        sa.Column("following_row", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_zone_register"),
    )
    op.bulk_insert(register, [{"id": REGISTER, "following_number": 1, "following_row": 1}])


def _zones() -> None:
    op.create_table(
        "zone",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_zone"),
        sa.UniqueConstraint("number", name="uq_zone_number"),
        sa.UniqueConstraint("code", name="uq_zone_code"),
    )
    op.create_table(
        "zone_order",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("act_number", sa.String(100), nullable=False),
        sa.Column("act_signed_on", sa.Date, nullable=False),
        sa.Column("act_authority", sa.String(200), nullable=False),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("account", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_zone_order"),
    )


def _versions() -> None:
    op.create_table(
        "zone_version",
        sa.Column("row", sa.BigInteger().with_variant(sa.Integer, "sqlite"), autoincrement=False, nullable=False),
        sa.Column("zone", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("zone_order", sa.Uuid, nullable=False),
        sa.Column("valid_from", Instant, nullable=False),
        sa.Column("valid_to", Instant),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("superseded_at", Instant),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("restriction", sa.String(32), nullable=False),
        sa.Column("level", sa.String(32)),
        sa.Column("unit", sa.Uuid),
        sa.Column("geometry", Geometry),
        sa.Column("quality", sa.String(16), nullable=False),
        sa.Column("quality_m", sa.Float),
        sa.Column("schedule", Json, nullable=False),
        sa.Column("precedence", sa.Integer, nullable=False),
        sa.Column("contact", sa.String(200)),
        sa.Column("message", Json),
        sa.PrimaryKeyConstraint("row", name="pk_zone_version"),
        sa.ForeignKeyConstraint(["zone"], ["zone.id"], name="fk_zone_version_zone"),
        sa.ForeignKeyConstraint(["zone_order"], ["zone_order.id"], name="fk_zone_version_zone_order"),
    )
    op.create_index("ix_zone_version_unit", "zone_version", ["unit"])
    op.create_index("ix_zone_version_zone_superseded_at", "zone_version", ["zone", "superseded_at"])
    op.create_index("ix_zone_version_recorded_at", "zone_version", ["recorded_at"])
    op.create_index("ix_zone_version_superseded_at", "zone_version", ["superseded_at"])


def _boxes() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_zone_version_geometry ON zone_version USING gist (geometry)")
    else:
        op.execute("CREATE VIRTUAL TABLE zone_version_box USING rtree(row, west, east, south, north)")


def _epochs() -> None:
    op.create_table(
        "zone_epoch",
        sa.Column("zone", sa.Uuid, nullable=False),
        sa.Column("counter", sa.Integer, nullable=False),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("effective_at", Instant, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("purposes", Json),
        sa.Column("withdrawn_at", Instant),
        sa.PrimaryKeyConstraint("zone", "counter", name="pk_zone_epoch"),
        sa.ForeignKeyConstraint(["zone"], ["zone.id"], name="fk_zone_epoch_zone"),
    )
    op.create_table(
        "zone_reaffirmation",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("zone", sa.Uuid, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("purposes", Json),
        sa.Column("permits", Json),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("account", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_zone_reaffirmation"),
        sa.ForeignKeyConstraint(["zone"], ["zone.id"], name="fk_zone_reaffirmation_zone"),
    )
    op.create_index("ix_zone_reaffirmation_zone", "zone_reaffirmation", ["zone"])


def _levels() -> None:
    op.create_table(
        "measure_level",
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("name", Json, nullable=False),
        sa.Column("valid_from", Instant, nullable=False),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("rules", Json, nullable=False),
        sa.Column("account", sa.Uuid),
        sa.PrimaryKeyConstraint("code", "version", name="pk_measure_level"),
    )
