"""The tables of permits."""

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Instant, Json

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    _application()
    _application_part()
    _permit()
    _permit_zone()
    _permit_unit()
    _permit_key()
    _permit_reason()
    _credential()
    _permit_policy()
    _extension_rule()


def _application() -> None:
    op.create_table(
        "application",
        sa.Column("id", Id, nullable=False),
        sa.Column("reference", sa.String(20), nullable=False),
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
        sa.PrimaryKeyConstraint("id", name="pk_application"),
        sa.UniqueConstraint("reference", name="uq_application_reference"),
    )
    op.create_index("ix_application_organisation_id", "application", ["organisation", "id"])
    op.create_index("ix_application_status_id", "application", ["status", "id"])


def _application_part() -> None:
    op.create_table(
        "application_part",
        sa.Column("application", Id, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("unit", Id),
        sa.Column("zones", Json, nullable=False),
        sa.Column("epochs", Json, nullable=False),
        sa.Column("ruling", sa.String(16)),
        sa.Column("by", Id),
        sa.Column("at", Instant),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.ForeignKeyConstraint(["application"], ["application.id"], name="fk_application_part_application"),
        sa.PrimaryKeyConstraint("application", "position", name="pk_application_part"),
    )
    op.create_index("ix_application_part_unit_application", "application_part", ["unit", "application"])


def _permit() -> None:
    op.create_table(
        "permit",
        sa.Column("id", Id, nullable=False),
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("control_code", sa.String(12), nullable=False),
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
        sa.Column("work_order", Id),
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
        sa.PrimaryKeyConstraint("id", name="pk_permit"),
        sa.UniqueConstraint("control_code", name="uq_permit_control_code"),
        sa.UniqueConstraint("reference", name="uq_permit_reference"),
    )
    op.create_index("ix_permit_organisation_id", "permit", ["organisation", "id"])
    op.create_index("ix_permit_status_valid_to", "permit", ["status", "valid_to"])
    op.create_index("ix_permit_work_order", "permit", ["work_order"])


def _permit_zone() -> None:
    op.create_table(
        "permit_zone",
        sa.Column("permit", Id, nullable=False),
        sa.Column("zone", sa.Integer, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["permit"], ["permit.id"], name="fk_permit_zone_permit"),
        sa.PrimaryKeyConstraint("permit", "zone", name="pk_permit_zone"),
    )
    op.create_index("ix_permit_zone_zone_permit", "permit_zone", ["zone", "permit"])


def _permit_unit() -> None:
    op.create_table(
        "permit_unit",
        sa.Column("permit", Id, nullable=False),
        sa.Column("unit", Id, nullable=False),
        sa.ForeignKeyConstraint(["permit"], ["permit.id"], name="fk_permit_unit_permit"),
        sa.PrimaryKeyConstraint("permit", "unit", name="pk_permit_unit"),
    )
    op.create_index("ix_permit_unit_unit_permit", "permit_unit", ["unit", "permit"])


def _permit_key() -> None:
    op.create_table(
        "permit_key",
        sa.Column("permit", Id, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(["permit"], ["permit.id"], name="fk_permit_key_permit"),
        sa.PrimaryKeyConstraint("permit", "kind", "key", name="pk_permit_key"),
    )
    op.create_index("ix_permit_key_kind_key", "permit_key", ["kind", "key"])


def _permit_reason() -> None:
    op.create_table(
        "permit_reason",
        sa.Column("permit", Id, nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("cause", sa.String(16), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("holds", sa.Boolean, nullable=False),
        sa.Column("unit", Id),
        sa.Column("zone", sa.Integer),
        sa.Column("by", Id),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("params", Json, nullable=False),
        sa.ForeignKeyConstraint(["permit"], ["permit.id"], name="fk_permit_reason_permit"),
        sa.PrimaryKeyConstraint("permit", "key", name="pk_permit_reason"),
    )
    op.create_index("ix_permit_reason_zone_permit", "permit_reason", ["zone", "permit"])


def _credential() -> None:
    op.create_table(
        "credential",
        sa.Column("cti", Id, nullable=False),
        sa.Column("permit", Id, nullable=False),
        sa.Column("holder", Id, nullable=False),
        sa.Column("status_block", sa.Integer, nullable=False),
        sa.Column("status_index", sa.Integer, nullable=False),
        sa.Column("issued_at", Instant, nullable=False),
        sa.Column("claims", Json, nullable=False),
        sa.Column("text", sa.String(700)),
        sa.Column("replaced_at", Instant),
        sa.Column("revoked_at", Instant),
        sa.ForeignKeyConstraint(["permit"], ["permit.id"], name="fk_credential_permit"),
        sa.PrimaryKeyConstraint("cti", name="pk_credential"),
        sa.UniqueConstraint("status_block", "status_index", name="uq_credential_status_block_status_index"),
    )
    op.create_index("ix_credential_permit", "credential", ["permit"])


def _permit_policy() -> None:
    op.create_table(
        "permit_policy",
        sa.Column("id", Id, nullable=False),
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
        sa.PrimaryKeyConstraint("id", name="pk_permit_policy"),
    )


def _extension_rule() -> None:
    op.create_table(
        "extension_rule",
        sa.Column("id", Id, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("by", Id, nullable=False),
        sa.Column("purposes", Json),
        sa.Column("zones", Json, nullable=False),
        sa.Column("ending_from", Instant, nullable=False),
        sa.Column("ending_to", Instant, nullable=False),
        sa.Column("new_end", Instant, nullable=False),
        sa.Column("permits", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_extension_rule"),
    )
    op.create_index("ix_extension_rule_at", "extension_rule", ["at"])
