"""The tables of incidents and sites."""

import sqlalchemy as sa
from alembic import op

from storage.types import Geometry, Id, Instant, Json

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    _site()
    _incident()
    _boxes()
    _status()
    _report()
    _beside()


def _site() -> None:
    op.create_table(
        "site",
        sa.Column("id", Id, nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("unit", Id),
        sa.Column("organisation", Id),
        sa.Column("hours", Json, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("closed_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_site"),
        sa.UniqueConstraint("code", name="uq_site_code"),
    )
    op.create_index("ix_site_lat_lon", "site", ["lat", "lon"])
    op.create_index("ix_site_unit_id", "site", ["unit", "id"])


def _incident() -> None:
    op.create_table(
        "incident",
        sa.Column("id", Id, nullable=False),
        sa.Column("row", sa.BigInteger, nullable=False),
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("organisation", Id, nullable=False),
        sa.Column("unit", Id),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("severity", sa.String(16), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("location", Geometry, nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("factors", Json, nullable=False),
        sa.Column("first_seen_at", Instant, nullable=False),
        sa.Column("last_seen_at", Instant, nullable=False),
        sa.Column("reported_at", Instant, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("triaged", sa.Boolean, nullable=False),
        sa.Column("requested_resolution", Instant),
        sa.Column("expected_resolution", Instant),
        sa.Column("resolved_at", Instant),
        sa.Column("fixed", sa.Boolean),
        sa.Column("duplicate_of", Id),
        sa.Column("parent", Id),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
        sa.UniqueConstraint("row", name="uq_incident_row"),
        sa.UniqueConstraint("reference", name="uq_incident_reference"),
    )
    op.create_index("ix_incident_duplicate_of", "incident", ["duplicate_of"])
    op.create_index("ix_incident_parent", "incident", ["parent"])
    op.create_index("ix_incident_priority_id", "incident", ["priority", "id"])
    op.create_index("ix_incident_organisation_priority_id", "incident", ["organisation", "priority", "id"])
    op.create_index("ix_incident_unit_status", "incident", ["unit", "status"])
    op.create_index("ix_incident_status_priority_id", "incident", ["status", "priority", "id"])


def _boxes() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_incident_location ON incident USING gist (location)")
    else:
        op.execute("CREATE VIRTUAL TABLE incident_box USING rtree(row, west, east, south, north)")


def _status() -> None:
    op.create_table(
        "incident_status",
        sa.Column("incident", Id, nullable=False),
        sa.Column("version", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("before", sa.String(16)),
        sa.Column("after", sa.String(16), nullable=False),
        sa.Column("by", Id, nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name="fk_incident_status_incident"),
        sa.PrimaryKeyConstraint("incident", "version", name="pk_incident_status"),
    )


def _report() -> None:
    op.create_table(
        "incident_report",
        sa.Column("id", Id, nullable=False),
        sa.Column("incident", Id, nullable=False),
        sa.Column("account", Id, nullable=False),
        sa.Column("person", Id),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("severity", sa.String(16), nullable=False),
        sa.Column("location", Geometry, nullable=False),
        sa.Column("seen_at", Instant, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("words", sa.String(2_000), nullable=False),
        sa.Column("media", Json, nullable=False),
        sa.Column("joined", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name="fk_incident_report_incident"),
        sa.PrimaryKeyConstraint("id", name="pk_incident_report"),
    )
    op.create_index("ix_incident_report_incident_received_at_id", "incident_report", ["incident", "received_at", "id"])
    op.create_index("ix_incident_report_person_incident", "incident_report", ["person", "incident"])


def _beside() -> None:
    op.create_table(
        "incident_site",
        sa.Column("incident", Id, nullable=False),
        sa.Column("site", Id, nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name="fk_incident_site_incident"),
        sa.ForeignKeyConstraint(["site"], ["site.id"], name="fk_incident_site_site"),
        sa.PrimaryKeyConstraint("incident", "site", name="pk_incident_site"),
    )
    op.create_index("ix_incident_site_site_incident", "incident_site", ["site", "incident"])
    op.create_table(
        "incident_flag",
        sa.Column("incident", Id, nullable=False),
        sa.Column("zone", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("since", Instant, nullable=False),
        sa.PrimaryKeyConstraint("incident", "zone", name="pk_incident_flag"),
    )
    op.create_index("ix_incident_flag_zone_at", "incident_flag", ["zone", "at"])
    op.create_table(
        "incident_turn",
        sa.Column("id", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incident_turn"),
    )
