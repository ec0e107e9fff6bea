"""The tables of administrative units."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant

unit = sa.Table(
    "unit",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("code", sa.String(16), nullable=False),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("level", sa.String(16), nullable=False),
    sa.Column("parent", sa.Uuid, sa.ForeignKey("unit.id"), index=True),
    sa.Column("valid_from", Instant, nullable=False),
    sa.Column("valid_to", Instant),
    sa.UniqueConstraint("code", "valid_from"),
)

unit_predecessor = sa.Table(
    "unit_predecessor",
    metadata,
    sa.Column("unit", sa.Uuid, sa.ForeignKey("unit.id"), primary_key=True),
    sa.Column("predecessor", sa.Uuid, sa.ForeignKey("unit.id"), primary_key=True),
)
