"""The table of photos: whose they are and where their bytes lie."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Id, Instant

# `subject` is an incident or a work order; `media` the SHA-256 of the bytes.
photo = sa.Table(
    "photo",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("subject_kind", sa.String(16), nullable=False),
    sa.Column("subject", Id, nullable=False),
    sa.Column("organisation", Id, nullable=False),
    sa.Column("media", sa.String(64), nullable=False, index=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("by", Id, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Index(None, "subject", "id"),
)
