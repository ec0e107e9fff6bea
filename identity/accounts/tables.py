"""The tables of accounts."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant

account = sa.Table(
    "account",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("login", sa.String(64), nullable=False, unique=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("organisation", sa.Uuid, sa.ForeignKey("organisation.id"), index=True),
    sa.Column("person", sa.Uuid, index=True),
    sa.Column("checkpoint", sa.Uuid, index=True),
    sa.Column("password", sa.Text),
    sa.Column("disabled_at", Instant),
    sa.Column("version", sa.Integer, nullable=False),
)

account_grant = sa.Table(
    "account_grant",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("account", sa.Uuid, sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("organisation", sa.Uuid, sa.ForeignKey("organisation.id")),
    sa.Column("everywhere", sa.Boolean, nullable=False),
    sa.Column("granted_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
)

account_grant_unit = sa.Table(
    "account_grant_unit",
    metadata,
    sa.Column("account_grant", sa.Uuid, sa.ForeignKey("account_grant.id"), primary_key=True),
    sa.Column("unit", sa.Uuid, sa.ForeignKey("unit.id"), primary_key=True),
)

token = sa.Table(
    "token",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("account", sa.Uuid, sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("label", sa.String(80), nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
)

one_time_link = sa.Table(
    "one_time_link",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("account", sa.Uuid, sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("purpose", sa.String(24), nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
)

# One row a login or address that failed lately; `subject` is a hash, so that the table is no list of who tried.
sign_in_failure = sa.Table(
    "sign_in_failure",
    metadata,
    sa.Column("subject", sa.LargeBinary, primary_key=True),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("since", Instant, nullable=False, index=True),
    sa.Column("locked_until", Instant),
)
