"""The tables of permits. Beside a record stand narrow rows (zones, units, keys) that lists and counts read."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Id, Instant, Json

application = sa.Table(
    "application",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("reference", sa.String(20), nullable=False, unique=True),
    sa.Column("organisation", Id, nullable=False),
    sa.Column("purpose", sa.String(40), nullable=False),
    sa.Column("wanted", Json, nullable=False),
    sa.Column("requested_by", Id, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("submitted_at", Instant),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("messages", Json, nullable=False),
    sa.Column("permit", Id),
    sa.Index(None, "organisation", "id"),
    sa.Index(None, "status", "id"),
)

application_part = sa.Table(
    "application_part",
    metadata,
    sa.Column("application", Id, sa.ForeignKey("application.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("unit", Id),
    sa.Column("zones", Json, nullable=False),
    sa.Column("epochs", Json, nullable=False),
    sa.Column("ruling", sa.String(16)),
    sa.Column("by", Id),
    sa.Column("at", Instant),
    sa.Column("reason", sa.String(500), nullable=False),
    sa.Index(None, "unit", "application"),
)

permit = sa.Table(
    "permit",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("reference", sa.String(20), nullable=False, unique=True),
    sa.Column("control_code", sa.String(12), nullable=False, unique=True),
    sa.Column("organisation", Id, nullable=False),
    sa.Column("purpose", sa.String(40), nullable=False),
    sa.Column("subject_type", sa.String(16), nullable=False),
    sa.Column("holders", Json, nullable=False),
    sa.Column("vehicles", Json, nullable=False),
    sa.Column("crew", Id),
    sa.Column("base_zone", sa.Integer),
    sa.Column("entry_mode", sa.String(16), nullable=False),
    sa.Column("zones", Json, nullable=False),
    sa.Column("units", Json, nullable=False),
    sa.Column("places", Json, nullable=False),
    sa.Column("route", Json, nullable=False),
    sa.Column("west", sa.Float),
    sa.Column("south", sa.Float),
    sa.Column("east", sa.Float),
    sa.Column("north", sa.Float),
    sa.Column("valid_from", Instant, nullable=False),
    sa.Column("valid_to", Instant, nullable=False),
    sa.Column("hard_limit", Instant, nullable=False),
    sa.Column("hours", Json, nullable=False),
    sa.Column("conditions", sa.String(500), nullable=False),
    sa.Column("premises", sa.String(500), nullable=False),
    sa.Column("work_order", Id, index=True),
    sa.Column("application", Id),
    sa.Column("replaces", Id),
    sa.Column("requested_by", Id, nullable=False),
    sa.Column("issued_by", Id, nullable=False),
    sa.Column("issuing_unit", Id),
    sa.Column("issued_at", Instant, nullable=False),
    sa.Column("approved_at", Instant, nullable=False),
    sa.Column("break_glass", sa.Boolean, nullable=False),
    sa.Column("reviewed_by", Id),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Index(None, "organisation", "id"),
    sa.Index(None, "status", "valid_to"),
)

permit_zone = sa.Table(
    "permit_zone",
    metadata,
    sa.Column("permit", Id, sa.ForeignKey("permit.id"), primary_key=True),
    sa.Column("zone", sa.Integer, primary_key=True, autoincrement=False),
    sa.Index(None, "zone", "permit"),
)

permit_unit = sa.Table(
    "permit_unit",
    metadata,
    sa.Column("permit", Id, sa.ForeignKey("permit.id"), primary_key=True),
    sa.Column("unit", Id, primary_key=True),
    sa.Index(None, "unit", "permit"),
)

# What a permit is found by: NAME (no diacritics), PLATE (letters and digits only), PERSON and VEHICLE (roster ids).
permit_key = sa.Table(
    "permit_key",
    metadata,
    sa.Column("permit", Id, sa.ForeignKey("permit.id"), primary_key=True),
    sa.Column("kind", sa.String(8), primary_key=True),
    sa.Column("key", sa.String(120), primary_key=True),
    sa.Index(None, "kind", "key"),
)

permit_reason = sa.Table(
    "permit_reason",
    metadata,
    sa.Column("permit", Id, sa.ForeignKey("permit.id"), primary_key=True),
    sa.Column("key", sa.String(80), primary_key=True),
    sa.Column("cause", sa.String(16), nullable=False),
    sa.Column("code", sa.String(40), nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("holds", sa.Boolean, nullable=False),
    sa.Column("unit", Id),
    sa.Column("zone", sa.Integer),
    sa.Column("by", Id),
    sa.Column("note", sa.String(500), nullable=False),
    sa.Column("params", Json, nullable=False),
    sa.Index(None, "zone", "permit"),
)

credential = sa.Table(
    "credential",
    metadata,
    sa.Column("cti", Id, primary_key=True),
    sa.Column("permit", Id, sa.ForeignKey("permit.id"), nullable=False, index=True),
    sa.Column("holder", Id, nullable=False),
    sa.Column("status_block", sa.Integer, nullable=False),
    sa.Column("status_index", sa.Integer, nullable=False),
    sa.Column("issued_at", Instant, nullable=False),
    sa.Column("claims", Json, nullable=False),
    sa.Column("text", sa.String(700)),
    sa.Column("replaced_at", Instant),
    sa.Column("revoked_at", Instant),
    sa.UniqueConstraint("status_block", "status_index"),
)

permit_policy = sa.Table(
    "permit_policy",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("purpose", sa.String(40)),
    sa.Column("purpose_class", sa.Integer),
    sa.Column("level", sa.String(32)),
    sa.Column("zone", sa.Integer),
    sa.Column("approval", sa.String(16)),
    sa.Column("longest_s", sa.Integer),
    sa.Column("quota", sa.Integer),
    sa.Column("on_closure", sa.String(16)),
    sa.Column("by", Id, nullable=False),
    sa.Column("at", Instant, nullable=False),
)

extension_rule = sa.Table(
    "extension_rule",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("by", Id, nullable=False),
    sa.Column("purposes", Json),
    sa.Column("zones", Json, nullable=False),
    sa.Column("ending_from", Instant, nullable=False),
    sa.Column("ending_to", Instant, nullable=False),
    sa.Column("new_end", Instant, nullable=False),
    sa.Column("permits", sa.Integer, nullable=False),
)
