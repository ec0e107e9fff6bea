"""The tables of work orders and photos."""

import sqlalchemy as sa
from alembic import op

from storage.types import Geometry, Id, Instant, Json

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    _work_order()
    _work_order_stop()
    _work_order_zone()
    _work_order_unit()
    _work_order_flag()
    _work_order_progress()
    _work_order_note()
    _work_order_change()
    _work_order_edit()
    _work_order_crew()
    _work_order_ended()
    _work_order_application()
    _photo()


def _work_order() -> None:
    op.create_table(
        "work_order",
        sa.Column("id", Id, nullable=False),
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("organisation", Id, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("incident", Id),
        sa.Column("place", Json),
        sa.Column("route", Json, nullable=False),
        sa.Column("zones", Json, nullable=False),
        sa.Column("way", Json, nullable=False),
        sa.Column("shape", Geometry),
        sa.Column("west", sa.Float),
        sa.Column("south", sa.Float),
        sa.Column("east", sa.Float),
        sa.Column("north", sa.Float),
        sa.Column("starts_at", Instant),
        sa.Column("ends_at", Instant),
        sa.Column("crew", Id),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("progress", sa.String(16)),
        sa.Column("progress_at", Instant),
        sa.Column("created_by", Id, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_work_order"),
        sa.UniqueConstraint("reference", name="uq_work_order_reference"),
    )
    op.create_index("ix_work_order_crew_state", "work_order", ["crew", "state"])
    op.create_index("ix_work_order_incident", "work_order", ["incident"])
    op.create_index("ix_work_order_organisation_id", "work_order", ["organisation", "id"])
    op.create_index("ix_work_order_state_id", "work_order", ["state", "id"])


def _work_order_stop() -> None:
    op.create_table(
        "work_order_stop",
        sa.Column("id", Id, nullable=False),
        sa.Column("work_order", Id, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("done_at", Instant),
        sa.Column("done_by", Id),
        sa.PrimaryKeyConstraint("id", name="pk_work_order_stop"),
        sa.ForeignKeyConstraint(["work_order"], ["work_order.id"], name="fk_work_order_stop_work_order"),
    )
    op.create_index("ix_work_order_stop_work_order_position", "work_order_stop", ["work_order", "position"])


def _work_order_zone() -> None:
    op.create_table(
        "work_order_zone",
        sa.Column("work_order", Id, nullable=False),
        sa.Column("zone", sa.Integer, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("work_order", "zone", name="pk_work_order_zone"),
        sa.ForeignKeyConstraint(["work_order"], ["work_order.id"], name="fk_work_order_zone_work_order"),
    )
    op.create_index("ix_work_order_zone_zone_work_order", "work_order_zone", ["zone", "work_order"])


def _work_order_unit() -> None:
    op.create_table(
        "work_order_unit",
        sa.Column("work_order", Id, nullable=False),
        sa.Column("unit", Id, nullable=False),
        sa.PrimaryKeyConstraint("work_order", "unit", name="pk_work_order_unit"),
    )
    op.create_index("ix_work_order_unit_unit_work_order", "work_order_unit", ["unit", "work_order"])


def _work_order_flag() -> None:
    op.create_table(
        "work_order_flag",
        sa.Column("work_order", Id, nullable=False),
        sa.Column("zone", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("since", Instant, nullable=False),
        sa.PrimaryKeyConstraint("work_order", "zone", name="pk_work_order_flag"),
    )
    op.create_index("ix_work_order_flag_zone_at", "work_order_flag", ["zone", "at"])


def _work_order_progress() -> None:
    op.create_table(
        "work_order_progress",
        sa.Column("id", Id, nullable=False),
        sa.Column("work_order", Id, nullable=False),
        sa.Column("crew", Id, nullable=False),
        sa.Column("progress", sa.String(16), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("by", Id, nullable=False),
        sa.Column("lon", sa.Float),
        sa.Column("lat", sa.Float),
        sa.Column("counted", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_work_order_progress"),
        sa.ForeignKeyConstraint(["work_order"], ["work_order.id"], name="fk_work_order_progress_work_order"),
    )
    op.create_index("ix_work_order_progress_work_order_at", "work_order_progress", ["work_order", "at"])


def _work_order_note() -> None:
    op.create_table(
        "work_order_note",
        sa.Column("id", Id, nullable=False),
        sa.Column("work_order", Id, nullable=False),
        sa.Column("by", Id, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("text", sa.String(2000), nullable=False),
        sa.Column("photos", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_work_order_note"),
        sa.ForeignKeyConstraint(["work_order"], ["work_order.id"], name="fk_work_order_note_work_order"),
    )
    op.create_index("ix_work_order_note_work_order_at", "work_order_note", ["work_order", "at"])


def _work_order_change() -> None:
    op.create_table(
        "work_order_change",
        sa.Column("work_order", Id, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("before", sa.String(16)),
        sa.Column("after", sa.String(16), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("by", Id, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("work_order", "position", name="pk_work_order_change"),
        sa.ForeignKeyConstraint(["work_order"], ["work_order.id"], name="fk_work_order_change_work_order"),
    )


def _work_order_edit() -> None:
    op.create_table(
        "work_order_edit",
        sa.Column("id", Id, nullable=False),
        sa.Column("work_order", Id, nullable=False),
        sa.Column("based_on", sa.Integer, nullable=False),
        sa.Column("found", sa.Integer, nullable=False),
        sa.Column("by", Id, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("said", Json, nullable=False),
        sa.Column("stood", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_work_order_edit"),
        sa.ForeignKeyConstraint(["work_order"], ["work_order.id"], name="fk_work_order_edit_work_order"),
    )
    op.create_index("ix_work_order_edit_work_order", "work_order_edit", ["work_order"])


def _work_order_crew() -> None:
    op.create_table(
        "work_order_crew",
        sa.Column("work_order", Id, nullable=False),
        sa.Column("crew", Id, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("work_order", "crew", name="pk_work_order_crew"),
        sa.ForeignKeyConstraint(["work_order"], ["work_order.id"], name="fk_work_order_crew_work_order"),
    )


def _work_order_ended() -> None:
    op.create_table(
        "work_order_ended",
        sa.Column("work_order", Id, nullable=False),
        sa.Column("permit", Id, nullable=False),
        sa.PrimaryKeyConstraint("work_order", "permit", name="pk_work_order_ended"),
        sa.ForeignKeyConstraint(["work_order"], ["work_order.id"], name="fk_work_order_ended_work_order"),
    )


def _work_order_application() -> None:
    op.create_table(
        "work_order_application",
        sa.Column("work_order", Id, nullable=False),
        sa.Column("application", Id, nullable=False),
        sa.PrimaryKeyConstraint("work_order", "application", name="pk_work_order_application"),
        sa.ForeignKeyConstraint(["work_order"], ["work_order.id"], name="fk_work_order_application_work_order"),
    )


def _photo() -> None:
    op.create_table(
        "photo",
        sa.Column("id", Id, nullable=False),
        sa.Column("subject_kind", sa.String(16), nullable=False),
        sa.Column("subject", Id, nullable=False),
        sa.Column("organisation", Id, nullable=False),
        sa.Column("media", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("by", Id, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_photo"),
    )
    op.create_index("ix_photo_media", "photo", ["media"])
    op.create_index("ix_photo_subject_id", "photo", ["subject", "id"])
