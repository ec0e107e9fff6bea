"""The tables of geofences."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant

# A function of the fixes and of the zones in force at each: late fixes rewrite what they touch.
zone_visit = sa.Table(
    "zone_visit",
    metadata,
    sa.Column("crew", sa.Uuid, primary_key=True),
    sa.Column("zone", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("entered_at", Instant, primary_key=True),
    sa.Column("organisation", sa.Uuid, nullable=False),
    sa.Column("outside_at", Instant),
    sa.Column("left_at", Instant),
    sa.Column("without_permit_at", Instant),
    sa.Index(None, "zone", "entered_at"),
    sa.Index(None, "organisation", "entered_at"),
    sa.Index(None, "entered_at"),
)

# What people were told, with the instant it was about: nothing is told twice, whatever late fixes make of a visit.
geofence_told = sa.Table(
    "geofence_told",
    metadata,
    sa.Column("crew", sa.Uuid, primary_key=True),
    sa.Column("zone", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(24), primary_key=True),
    sa.Column("at", Instant, primary_key=True),
    sa.Index(None, "at"),
)
