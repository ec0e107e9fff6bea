"""The tables of notifications: duty, push addresses, what was told to whom, and how it went."""

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Instant, Json

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    _people()
    _told()
    _deliveries()
    _workers()
    _begin_at_the_end()


def _begin_at_the_end() -> None:
    """What happened before there were notifications is told to nobody: the reader's place is behind it."""
    log = sa.table("event", sa.column("xid"), sa.column("seq"))
    setting = sa.table("setting", sa.column("name"), sa.column("value", Json))
    last = op.get_bind().execute(sa.select(log).order_by(log.c.xid.desc(), log.c.seq.desc()).limit(1)).first()
    if last is not None:
        place = {"name": "reader:notifications", "value": {"xid": last.xid, "seq": last.seq}}
        op.get_bind().execute(sa.insert(setting), place)


def _people() -> None:
    op.create_table(
        "duty_shift",
        sa.Column("id", Id, nullable=False),
        sa.Column("account", Id, nullable=False),
        sa.Column("starts_at", Instant, nullable=False),
        sa.Column("ends_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_duty_shift"),
    )
    op.create_index("ix_duty_shift_account_ends_at", "duty_shift", ["account", "ends_at"])
    op.create_table(
        "push_address",
        sa.Column("id", Id, nullable=False),
        sa.Column("account", Id, nullable=False),
        sa.Column("session", Id, nullable=False),
        sa.Column("device", Id),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("hash", sa.LargeBinary),
        sa.Column("tail", sa.String(8), nullable=False),
        sa.Column("registered_at", Instant, nullable=False),
        sa.Column("removed_at", Instant),
        sa.Column("removed_because", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_push_address"),
        sa.UniqueConstraint("hash", name="uq_push_address_hash"),
    )
    op.create_index("ix_push_address_account", "push_address", ["account"])
    op.create_index("ix_push_address_session", "push_address", ["session"])


def _told() -> None:
    op.create_table(
        "notification",
        sa.Column("id", Id, nullable=False),
        sa.Column("account", Id, nullable=False),
        sa.Column("event", Id, nullable=False),
        sa.Column("code", sa.String(48), nullable=False),
        sa.Column("urgency", sa.String(8), nullable=False),
        sa.Column("needs_ack", sa.Boolean, nullable=False),
        sa.Column("told_as", sa.String(16), nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("about_kind", sa.String(24), nullable=False),
        sa.Column("about", Id, nullable=False),
        sa.Column("params", Json, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("delivered_at", Instant),
        sa.Column("read_at", Instant),
        sa.Column("acknowledged_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_notification"),
        sa.UniqueConstraint("event", "account", name="uq_notification_event_account"),
    )
    op.create_index("ix_notification_account_id", "notification", ["account", "id"])
    op.create_index("ix_notification_account_read_at", "notification", ["account", "read_at"])


def _deliveries() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", Id, nullable=False),
        sa.Column("notification", Id, nullable=False),
        sa.Column("address", Id, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(80), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("queued_at", Instant, nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("claim", Id),
        sa.Column("claimed_until", Instant),
        sa.Column("changed_at", Instant, nullable=False),
        sa.Column("receipt", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("notification", "address", name="uq_delivery_notification_address"),
        sa.ForeignKeyConstraint(["notification"], ["notification.id"], name="fk_delivery_notification"),
        sa.ForeignKeyConstraint(["address"], ["push_address.id"], name="fk_delivery_address"),
    )
    op.create_index("ix_delivery_address", "delivery", ["address"])
    op.create_index("ix_delivery_claim", "delivery", ["claim"])
    op.create_index("ix_delivery_state_rank_due_at", "delivery", ["state", "rank", "due_at"])


def _workers() -> None:
    op.create_table(
        "escalation",
        sa.Column("event", Id, nullable=False),
        sa.Column("code", sa.String(48), nullable=False),
        sa.Column("about", Id, nullable=False),
        sa.Column("zone", sa.Integer),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("ended_at", Instant),
        sa.Column("ended_because", sa.String(16)),
        sa.PrimaryKeyConstraint("event", "code", name="pk_escalation"),
    )
    op.create_index("ix_escalation_about", "escalation", ["about"])
    op.create_index("ix_escalation_ended_at_due_at", "escalation", ["ended_at", "due_at"])
    op.create_table(
        "worker_turn",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("holder", Id, nullable=False),
        sa.Column("until", Instant, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_worker_turn"),
    )
