"""The table of sites. A site is a point, so its latitude alone narrows a search well enough."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Id, Instant, Json

site = sa.Table(
    "site",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("code", sa.String(64), nullable=False, unique=True),
    sa.Column("kind", sa.String(24), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("lon", sa.Float, nullable=False),
    sa.Column("lat", sa.Float, nullable=False),
    sa.Column("unit", Id),
    sa.Column("organisation", Id),
    sa.Column("hours", Json, nullable=False),
    sa.Column("people", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("closed_at", Instant),
    sa.Index(None, "lat", "lon"),
    sa.Index(None, "unit", "id"),
)
