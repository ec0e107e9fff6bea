"""The tables of positions. They are personal: no row outlives the retention period."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant, Json

# A fact as a device sent it, off the globe too: longitude and latitude are numbers, not a checked place. `standing`,
# and `held` (the zones the device is in after it), are what the rules made of it; `sides` is where it lies.
position_fix = sa.Table(
    "position_fix",
    metadata,
    sa.Column("crew", sa.Uuid, primary_key=True),
    sa.Column("fix_at", Instant, primary_key=True),
    sa.Column("source", sa.Uuid, primary_key=True),
    sa.Column("lon", sa.Float, nullable=False),
    sa.Column("lat", sa.Float, nullable=False),
    sa.Column("accuracy_m", sa.Float, nullable=False),
    sa.Column("speed_mps", sa.Float),
    sa.Column("course_deg", sa.Float),
    sa.Column("battery_pct", sa.Integer),
    sa.Column("mock", sa.Boolean, nullable=False),
    sa.Column("standing", sa.String(16), nullable=False),
    sa.Column("sides", Json, nullable=False),
    sa.Column("held", Json, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Index(None, "crew", "source", "fix_at"),
    sa.Index(None, "fix_at"),
)

# The newest used fix of each crew: what maps, recommendations and zone changes read.
crew_position = sa.Table(
    "crew_position",
    metadata,
    sa.Column("crew", sa.Uuid, sa.ForeignKey("crew.id"), primary_key=True),
    sa.Column("organisation", sa.Uuid, nullable=False),
    sa.Column("source", sa.Uuid, nullable=False),
    sa.Column("fix_at", Instant, nullable=False),
    sa.Column("lon", sa.Float, nullable=False),
    sa.Column("lat", sa.Float, nullable=False),
    sa.Column("accuracy_m", sa.Float, nullable=False),
    sa.Column("speed_mps", sa.Float),
    sa.Column("course_deg", sa.Float),
    sa.Column("battery_pct", sa.Integer),
    sa.Index(None, "organisation", "crew"),
)
