"""The tables of devices."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant

device = sa.Table(
    "device",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("device_kind", sa.String(12), nullable=False),
    sa.Column("label", sa.String(80), nullable=False),
    sa.Column("account", sa.Uuid, sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("checkpoint", sa.Uuid, index=True),
    sa.Column("unit", sa.Uuid, sa.ForeignKey("unit.id")),
    sa.Column("token", sa.Uuid, sa.ForeignKey("token.id"), nullable=False, index=True),
    sa.Column("enrolled_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
    sa.Column("last_seen_at", Instant),
    sa.Column("bundle_sequence", sa.BigInteger),
    sa.Column("clock_offset_ms", sa.BigInteger),
    sa.Column("public_key", sa.LargeBinary),
    sa.Column("confirmed_at", Instant),
    sa.Column("wrong_codes", sa.Integer, nullable=False, server_default="0"),
)

device_invitation = sa.Table(
    "device_invitation",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("account", sa.Uuid, sa.ForeignKey("account.id"), nullable=False),
    sa.Column("device_kind", sa.String(12), nullable=False),
    sa.Column("label", sa.String(80), nullable=False),
    sa.Column("checkpoint", sa.Uuid),
    sa.Column("unit", sa.Uuid, sa.ForeignKey("unit.id")),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
    sa.Column("in_person", sa.Boolean, nullable=False, server_default=sa.false()),
)
