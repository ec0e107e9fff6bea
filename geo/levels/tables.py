"""The table of levels: one row a version, never changed."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant, Json

measure_level = sa.Table(
    "measure_level",
    metadata,
    sa.Column("code", sa.String(32), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("name", Json, nullable=False),
    sa.Column("valid_from", Instant, nullable=False),
    sa.Column("recorded_at", Instant, nullable=False),
    sa.Column("rules", Json, nullable=False),
    sa.Column("account", sa.Uuid),
)
