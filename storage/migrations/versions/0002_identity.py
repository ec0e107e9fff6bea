"""Units, organisations, accounts, devices, rosters, crews."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant, Json

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "sign_in_failure",
        sa.Column("subject", sa.LargeBinary, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("since", Instant, nullable=False),
        sa.Column("locked_until", Instant),
        sa.PrimaryKeyConstraint("subject", name="pk_sign_in_failure"),
    )
    op.create_index("ix_sign_in_failure_since", "sign_in_failure", ["since"])
    op.create_table(
        "unit",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("parent", sa.Uuid),
        sa.Column("valid_from", Instant, nullable=False),
        sa.Column("valid_to", Instant),
        sa.ForeignKeyConstraint(["parent"], ["unit.id"], name="fk_unit_parent"),
        sa.PrimaryKeyConstraint("id", name="pk_unit"),
        sa.UniqueConstraint("code", "valid_from", name="uq_unit_code_valid_from"),
    )
    op.create_index("ix_unit_parent", "unit", ["parent"])
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("parent", sa.Uuid),
        sa.Column("unit", sa.Uuid),
        sa.ForeignKeyConstraint(["parent"], ["organisation.id"], name="fk_organisation_parent"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_organisation_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.UniqueConstraint("code", name="uq_organisation_code"),
    )
    op.create_index("ix_organisation_name_id", "organisation", ["name", "id"])
    op.create_index("ix_organisation_unit", "organisation", ["unit"])
    op.create_table(
        "unit_predecessor",
        sa.Column("unit", sa.Uuid, nullable=False),
        sa.Column("predecessor", sa.Uuid, nullable=False),
        sa.ForeignKeyConstraint(["predecessor"], ["unit.id"], name="fk_unit_predecessor_predecessor"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_unit_predecessor_unit"),
        sa.PrimaryKeyConstraint("unit", "predecessor", name="pk_unit_predecessor"),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("login", sa.String(64), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("organisation", sa.Uuid),
        sa.Column("person", sa.Uuid),
        sa.Column("checkpoint", sa.Uuid),
        sa.Column("password", sa.Text),
        sa.Column("disabled_at", Instant),
        sa.Column("version", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.id"], name="fk_account_organisation"),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("login", name="uq_account_login"),
    )
    op.create_index("ix_account_checkpoint", "account", ["checkpoint"])
    op.create_index("ix_account_organisation", "account", ["organisation"])
    op.create_index("ix_account_person", "account", ["person"])
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("organisation", sa.Uuid, nullable=False),
        sa.Column("subject", sa.Uuid, nullable=False),
        sa.Column("attachment_kind", sa.String(20), nullable=False),
        sa.Column("filename", sa.String(120), nullable=False),
        sa.Column("media", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.id"], name="fk_attachment_organisation"),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
    )
    op.create_index("ix_attachment_subject", "attachment", ["subject"])
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("organisation", sa.Uuid, nullable=False),
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
        sa.ForeignKeyConstraint(["organisation"], ["organisation.id"], name="fk_person_organisation"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_index("ix_person_cccd_hash", "person", ["cccd_hash"])
    op.create_index("ix_person_cmnd_hash", "person", ["cmnd_hash"])
    op.create_index("ix_person_organisation_folded_id", "person", ["organisation", "folded", "id"])
    op.create_table(
        "vehicle",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("organisation", sa.Uuid, nullable=False),
        sa.Column("vehicle_kind", sa.String(12), nullable=False),
        sa.Column("plate", sa.String(12)),
        sa.Column("shown", sa.String(24), nullable=False),
        sa.Column("label", sa.String(80), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("vetted_by", sa.Uuid),
        sa.Column("vetted_at", Instant),
        sa.Column("version", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.id"], name="fk_vehicle_organisation"),
        sa.PrimaryKeyConstraint("id", name="pk_vehicle"),
    )
    op.create_index("ix_vehicle_organisation_label_id", "vehicle", ["organisation", "label", "id"])
    op.create_index("ix_vehicle_plate", "vehicle", ["plate"])
    op.create_table(
        "account_grant",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("account", sa.Uuid, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("organisation", sa.Uuid),
        sa.Column("everywhere", sa.Boolean, nullable=False),
        sa.Column("granted_at", Instant, nullable=False),
        sa.Column("revoked_at", Instant),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_account_grant_account"),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.id"], name="fk_account_grant_organisation"),
        sa.PrimaryKeyConstraint("id", name="pk_account_grant"),
    )
    op.create_index("ix_account_grant_account", "account_grant", ["account"])
    op.create_table(
        "crew",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("organisation", sa.Uuid, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("lead", sa.Uuid, nullable=False),
        sa.Column("skills", Json, nullable=False),
        sa.Column("base_zone", sa.Integer),
        sa.Column("duty", sa.String(8), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["lead"], ["person.id"], name="fk_crew_lead"),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.id"], name="fk_crew_organisation"),
        sa.PrimaryKeyConstraint("id", name="pk_crew"),
    )
    op.create_index("ix_crew_organisation_name_id", "crew", ["organisation", "name", "id"])
    op.create_table(
        "device_invitation",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("account", sa.Uuid, nullable=False),
        sa.Column("device_kind", sa.String(12), nullable=False),
        sa.Column("label", sa.String(80), nullable=False),
        sa.Column("checkpoint", sa.Uuid),
        sa.Column("unit", sa.Uuid),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("used_at", Instant),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_device_invitation_account"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_device_invitation_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_device_invitation"),
        sa.UniqueConstraint("hash", name="uq_device_invitation_hash"),
    )
    op.create_table(
        "one_time_link",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("account", sa.Uuid, nullable=False),
        sa.Column("purpose", sa.String(24), nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("used_at", Instant),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_one_time_link_account"),
        sa.PrimaryKeyConstraint("id", name="pk_one_time_link"),
        sa.UniqueConstraint("hash", name="uq_one_time_link_hash"),
    )
    op.create_index("ix_one_time_link_account", "one_time_link", ["account"])
    op.create_table(
        "token",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("account", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("label", sa.String(80), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("revoked_at", Instant),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_token_account"),
        sa.PrimaryKeyConstraint("id", name="pk_token"),
        sa.UniqueConstraint("hash", name="uq_token_hash"),
    )
    op.create_index("ix_token_account", "token", ["account"])
    op.create_table(
        "account_grant_unit",
        sa.Column("account_grant", sa.Uuid, nullable=False),
        sa.Column("unit", sa.Uuid, nullable=False),
        sa.ForeignKeyConstraint(["account_grant"], ["account_grant.id"], name="fk_account_grant_unit_account_grant"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_account_grant_unit_unit"),
        sa.PrimaryKeyConstraint("account_grant", "unit", name="pk_account_grant_unit"),
    )
    op.create_table(
        "crew_member",
        sa.Column("crew", sa.Uuid, nullable=False),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["crew"], ["crew.id"], name="fk_crew_member_crew"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_crew_member_person"),
        sa.PrimaryKeyConstraint("crew", "person", name="pk_crew_member"),
    )
    op.create_index("ix_crew_member_person", "crew_member", ["person"])
    op.create_table(
        "crew_vehicle",
        sa.Column("crew", sa.Uuid, nullable=False),
        sa.Column("vehicle", sa.Uuid, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["crew"], ["crew.id"], name="fk_crew_vehicle_crew"),
        sa.ForeignKeyConstraint(["vehicle"], ["vehicle.id"], name="fk_crew_vehicle_vehicle"),
        sa.PrimaryKeyConstraint("crew", "vehicle", name="pk_crew_vehicle"),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("device_kind", sa.String(12), nullable=False),
        sa.Column("label", sa.String(80), nullable=False),
        sa.Column("account", sa.Uuid, nullable=False),
        sa.Column("checkpoint", sa.Uuid),
        sa.Column("unit", sa.Uuid),
        sa.Column("token", sa.Uuid, nullable=False),
        sa.Column("enrolled_at", Instant, nullable=False),
        sa.Column("revoked_at", Instant),
        sa.Column("last_seen_at", Instant),
        sa.Column("bundle_sequence", sa.BigInteger),
        sa.Column("clock_offset_ms", sa.BigInteger),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_device_account"),
        sa.ForeignKeyConstraint(["token"], ["token.id"], name="fk_device_token"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_device_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_device"),
    )
    op.create_index("ix_device_account", "device", ["account"])
    op.create_index("ix_device_checkpoint", "device", ["checkpoint"])
    op.create_index("ix_device_token", "device", ["token"])
