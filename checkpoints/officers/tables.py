"""The table of officers."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant

# `pin` is what PBKDF2 made of it: the PIN itself is shown once and kept nowhere.
officer = sa.Table(
    "officer",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("checkpoint", sa.Uuid, nullable=False, index=True),
    sa.Column("name", sa.String(80), nullable=False),
    sa.Column("leader", sa.Boolean, nullable=False),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("pin", sa.LargeBinary, nullable=False),
    sa.Column("added_at", Instant, nullable=False),
    sa.Column("pin_set_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
)
