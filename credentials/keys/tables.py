"""The tables of keys."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant, Json

# One row: which deployment this database is.
deployment = sa.Table(
    "deployment",
    metadata,
    sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.String(16), nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.CheckConstraint("one = 1", name="one_row"),
)

# `changed_at`: when what checkpoints are told of it last changed.
# `unit` is an identity's, kept without a foreign key: credentials know no units, and a key outlives its unit.
signing_key = sa.Table(
    "signing_key",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("kid", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("role", sa.String(8), nullable=False),
    sa.Column("unit", sa.Uuid, index=True),
    sa.Column("public_key", sa.LargeBinary, nullable=False),
    sa.Column("handle", sa.LargeBinary, nullable=False),
    sa.Column("certificate", sa.LargeBinary, nullable=False),
    sa.Column("scope", Json, nullable=False),
    sa.Column("daily_cap", sa.Integer),
    sa.Column("published_at", Instant, nullable=False),
    sa.Column("signs_from", Instant, nullable=False),
    sa.Column("signs_to", Instant, nullable=False),
    sa.Column("withdrawn_at", Instant),
    sa.Column("issued_set", sa.LargeBinary, sa.ForeignKey("issued_set.sha256")),
    sa.Column("changed_at", Instant),
)

# Signed files, named by their own hash.
issued_set = sa.Table(
    "issued_set",
    metadata,
    sa.Column("sha256", sa.LargeBinary, primary_key=True),
    sa.Column("as_of", Instant, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

# How many permits a key signed on a day (UTC, days since 1970), for its daily cap.
key_use = sa.Table(
    "key_use",
    metadata,
    sa.Column("key", sa.Uuid, sa.ForeignKey("signing_key.id"), primary_key=True),
    sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("signed", sa.Integer, nullable=False),
)
