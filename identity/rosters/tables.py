"""The tables of rosters."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Instant

person = sa.Table(
    "person",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("organisation", sa.Uuid, sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("name", sa.String(80), nullable=False),
    sa.Column("folded", sa.String(80), nullable=False),
    sa.Column("phone", sa.String(16), nullable=False),
    sa.Column("cmnd_hash", sa.LargeBinary),
    sa.Column("cmnd_last4", sa.String(4)),
    sa.Column("cccd_hash", sa.LargeBinary),
    sa.Column("cccd_last4", sa.String(4)),
    sa.Column("declared_on", sa.Date),
    sa.Column("declaration_until", sa.Date),
    sa.Column("declaration_reference", sa.String(64)),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("vetted_by", sa.Uuid),
    sa.Column("vetted_at", Instant),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Index(None, "organisation", "folded", "id"),
    sa.Index(None, "cmnd_hash"),
    sa.Index(None, "cccd_hash"),
)

vehicle = sa.Table(
    "vehicle",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("organisation", sa.Uuid, sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("vehicle_kind", sa.String(12), nullable=False),
    sa.Column("plate", sa.String(12)),
    sa.Column("shown", sa.String(24), nullable=False),
    sa.Column("label", sa.String(80), nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("vetted_by", sa.Uuid),
    sa.Column("vetted_at", Instant),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Index(None, "organisation", "label", "id"),
    sa.Index(None, "plate"),
)

attachment = sa.Table(
    "attachment",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("organisation", sa.Uuid, sa.ForeignKey("organisation.id"), nullable=False),
    sa.Column("subject", sa.Uuid, nullable=False, index=True),
    sa.Column("attachment_kind", sa.String(20), nullable=False),
    sa.Column("filename", sa.String(120), nullable=False),
    sa.Column("media", sa.String(64), nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("at", Instant, nullable=False),
)
