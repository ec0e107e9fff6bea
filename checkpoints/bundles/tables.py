"""The table of sealed bundles: a chain for each checkpoint."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant

# `fingerprint` is the hash of what the bundle says, without when it was said: the same fingerprint needs no new bundle.
bundle = sa.Table(
    "bundle",
    metadata,
    sa.Column("checkpoint", sa.Uuid, sa.ForeignKey("checkpoint.id"), primary_key=True),
    sa.Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("content", sa.LargeBinary),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Column("previous_hash", sa.LargeBinary, nullable=False),
    sa.Column("fingerprint", sa.LargeBinary, nullable=False),
    sa.Column("issued_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
)
