"""The table of crews that zone changes touched."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant

# One row a crew and change: `at` is when the change was recorded, by which the event CREWS_TOUCHED finds its crews.
crew_flag = sa.Table(
    "crew_flag",
    metadata,
    sa.Column("crew", sa.Uuid, sa.ForeignKey("crew.id"), primary_key=True),
    sa.Column("zone", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Instant, primary_key=True),
    sa.Column("effective_at", Instant, nullable=False),
    sa.Column("code", sa.String(40), nullable=False),
    sa.Index(None, "zone", "at"),
)
