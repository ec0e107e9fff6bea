"""The tables of the status list: who got which index is in permits; here are only blocks."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant

# `taken` places of the block's random order are in use; `until` is the hard limit of the last of them.
status_block = sa.Table(
    "status_block",
    metadata,
    sa.Column("block", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("seed", sa.LargeBinary, nullable=False),
    sa.Column("taken", sa.Integer, nullable=False),
    sa.Column("until", Instant, nullable=False),
)

# Apart from the above, so that issuing and revoking do not wait for each other.
status_bits = sa.Table(
    "status_bits",
    metadata,
    sa.Column("block", sa.Integer, sa.ForeignKey("status_block.block"), primary_key=True, autoincrement=False),
    sa.Column("bits", sa.LargeBinary, nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
)

# Which entries were set, for the news of the last days: `indexes` are two bytes each. A block that was opened has none.
status_change = sa.Table(
    "status_change",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("block", sa.Integer, sa.ForeignKey("status_block.block"), nullable=False),
    sa.Column("indexes", sa.LargeBinary, nullable=False),
)
