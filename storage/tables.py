"""The one MetaData that every store's tables hang on, and storage's own tables."""

import sqlalchemy as sa

from storage.types import Instant, Json

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# (xid, seq) is the order readers follow: on PostgreSQL xid is the writing transaction, on SQLite, whose one writer
# commits in order, it is 0.
event = sa.Table(
    "event",
    metadata,
    sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("xid", sa.BigInteger, nullable=False),
    sa.Column("id", sa.Uuid, nullable=False, unique=True),
    sa.Column("at", Instant, nullable=False),
    sa.Column("kind", sa.String(64), nullable=False),
    sa.Column("subject", sa.Uuid, nullable=False, index=True),
    sa.Column("organisation", sa.Uuid),
    sa.Column("unit", sa.Uuid),
    sa.Column("payload", Json, nullable=False),
    sa.Index(None, "xid", "seq"),
    sqlite_autoincrement=True,
)

request = sa.Table(
    "request",
    metadata,
    sa.Column("actor", sa.Uuid, primary_key=True),
    sa.Column("key", sa.Uuid, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("outcome", sa.String(64), nullable=False),
    sa.Column("result", sa.LargeBinary, nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
)

# What this database is: deployment id, whether it may hold demo data, where readers stand.
setting = sa.Table(
    "setting",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("value", Json, nullable=False),
)
