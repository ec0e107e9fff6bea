"""The tables of crews."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant, Json

crew = sa.Table(
    "crew",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("organisation", sa.Uuid, sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("name", sa.String(80), nullable=False),
    sa.Column("lead", sa.Uuid, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("skills", Json, nullable=False),
    sa.Column("base_zone", sa.Integer),
    sa.Column("duty", sa.String(8), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Index(None, "organisation", "name", "id"),
)

# Order matters: the first vehicle is the one a permit names first.
crew_member = sa.Table(
    "crew_member",
    metadata,
    sa.Column("crew", sa.Uuid, sa.ForeignKey("crew.id"), primary_key=True),
    sa.Column("person", sa.Uuid, sa.ForeignKey("person.id"), primary_key=True, index=True),
    sa.Column("place", sa.Integer, nullable=False),
)

crew_vehicle = sa.Table(
    "crew_vehicle",
    metadata,
    sa.Column("crew", sa.Uuid, sa.ForeignKey("crew.id"), primary_key=True),
    sa.Column("vehicle", sa.Uuid, sa.ForeignKey("vehicle.id"), primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
)

# Every turn of duty, for those who ask about the past; `crew.duty` is the last of them.
crew_duty = sa.Table(
    "crew_duty",
    metadata,
    sa.Column("crew", sa.Uuid, sa.ForeignKey("crew.id"), primary_key=True),
    sa.Column("at", Instant, primary_key=True),
    sa.Column("duty", sa.String(8), nullable=False),
)

# What a roster's file asks for before the department has vetted everybody in it; gone once it is a crew.
crew_plan = sa.Table(
    "crew_plan",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("organisation", sa.Uuid, sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("name", sa.String(80), nullable=False),
    sa.Column("folded", sa.String(80), nullable=False),
    sa.Column("lead", sa.Uuid, nullable=False),
    sa.Column("members", Json, nullable=False),
    sa.Column("vehicles", Json, nullable=False),
    sa.Column("skills", Json, nullable=False),
    sa.Column("base_zone", sa.Integer),
    sa.Column("planned_at", Instant, nullable=False),
    sa.UniqueConstraint("organisation", "folded"),
)
