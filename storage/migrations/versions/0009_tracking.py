"""The tables of tracking and of stops, and the turns of duty they ask about."""

import sqlalchemy as sa
from alembic import op

from storage.types import Geometry, Instant, Json

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    _duty()
    _positions()
    _geofences()
    _stops()


def _duty() -> None:
    op.create_table(
        "crew_duty",
        sa.Column("crew", sa.Uuid, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("duty", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("crew", "at", name="pk_crew_duty"),
        sa.ForeignKeyConstraint(["crew"], ["crew.id"], name="fk_crew_duty_crew"),
    )


def _positions() -> None:
    op.create_table(
        "position_fix",
        sa.Column("crew", sa.Uuid, nullable=False),
        sa.Column("fix_at", Instant, nullable=False),
        sa.Column("source", sa.Uuid, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("accuracy_m", sa.Float, nullable=False),
        sa.Column("speed_mps", sa.Float),
        sa.Column("course_deg", sa.Float),
        sa.Column("battery_pct", sa.Integer),
        sa.Column("mock", sa.Boolean, nullable=False),
        sa.Column("standing", sa.String(16), nullable=False),
        sa.Column("sides", Json, nullable=False),
        sa.Column("held", Json, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("crew", "fix_at", "source", name="pk_position_fix"),
    )
    op.create_index("ix_position_fix_crew_source_fix_at", "position_fix", ["crew", "source", "fix_at"])
    op.create_index("ix_position_fix_fix_at", "position_fix", ["fix_at"])
    op.create_table(
        "crew_position",
        sa.Column("crew", sa.Uuid, nullable=False),
        sa.Column("organisation", sa.Uuid, nullable=False),
        sa.Column("source", sa.Uuid, nullable=False),
        sa.Column("fix_at", Instant, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("accuracy_m", sa.Float, nullable=False),
        sa.Column("speed_mps", sa.Float),
        sa.Column("course_deg", sa.Float),
        sa.Column("battery_pct", sa.Integer),
        sa.PrimaryKeyConstraint("crew", name="pk_crew_position"),
        sa.ForeignKeyConstraint(["crew"], ["crew.id"], name="fk_crew_position_crew"),
    )
    op.create_index("ix_crew_position_organisation_crew", "crew_position", ["organisation", "crew"])


def _geofences() -> None:
    op.create_table(
        "zone_visit",
        sa.Column("crew", sa.Uuid, nullable=False),
        sa.Column("zone", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("entered_at", Instant, nullable=False),
        sa.Column("organisation", sa.Uuid, nullable=False),
        sa.Column("outside_at", Instant),
        sa.Column("left_at", Instant),
        sa.Column("without_permit_at", Instant),
        sa.PrimaryKeyConstraint("crew", "zone", "entered_at", name="pk_zone_visit"),
    )
    op.create_index("ix_zone_visit_entered_at", "zone_visit", ["entered_at"])
    op.create_index("ix_zone_visit_organisation_entered_at", "zone_visit", ["organisation", "entered_at"])
    op.create_index("ix_zone_visit_zone_entered_at", "zone_visit", ["zone", "entered_at"])
    op.create_table(
        "geofence_told",
        sa.Column("crew", sa.Uuid, nullable=False),
        sa.Column("zone", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("crew", "zone", "kind", "at", name="pk_geofence_told"),
    )
    op.create_index("ix_geofence_told_at", "geofence_told", ["at"])
    op.create_table(
        "crew_flag",
        sa.Column("crew", sa.Uuid, nullable=False),
        sa.Column("zone", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("effective_at", Instant, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("crew", "zone", "at", name="pk_crew_flag"),
        sa.ForeignKeyConstraint(["crew"], ["crew.id"], name="fk_crew_flag_crew"),
    )
    op.create_index("ix_crew_flag_zone_at", "crew_flag", ["zone", "at"])


def _stops() -> None:
    op.create_table(
        "stop",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("crew", sa.Uuid, nullable=False),
        sa.Column("organisation", sa.Uuid, nullable=False),
        sa.Column("unit", sa.Uuid),
        sa.Column("checkpoint", sa.Uuid),
        sa.Column("proposed", sa.Boolean, nullable=False),
        sa.Column("place", Geometry, nullable=False),
        sa.Column("words", sa.String(1000), nullable=False),
        sa.Column("photo", sa.Uuid),
        sa.Column("permit", sa.Uuid),
        sa.Column("occurred_at", Instant, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("reported_by", sa.Uuid, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("next_step_at", Instant),
        sa.Column("acknowledged_at", Instant),
        sa.Column("acknowledged_by", sa.Uuid),
        sa.Column("answer", sa.String(1000), nullable=False),
        sa.Column("ended_at", Instant),
        sa.Column("ended_by", sa.Uuid),
        sa.Column("how", sa.String(16)),
        sa.PrimaryKeyConstraint("id", name="pk_stop"),
        sa.ForeignKeyConstraint(["crew"], ["crew.id"], name="fk_stop_crew"),
    )
    op.create_index("ix_stop_checkpoint_occurred_at", "stop", ["checkpoint", "occurred_at"])
    op.create_index("ix_stop_crew_occurred_at", "stop", ["crew", "occurred_at"])
    op.create_index("ix_stop_next_step_at", "stop", ["next_step_at"])
    op.create_index("ix_stop_occurred_at_id", "stop", ["occurred_at", "id"])
    op.create_index("ix_stop_organisation_occurred_at", "stop", ["organisation", "occurred_at"])
    op.create_index("ix_stop_unit_occurred_at", "stop", ["unit", "occurred_at"])
