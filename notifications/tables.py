"""The tables of notifications: who is on duty, where devices are reached, what everybody was told, and how it went."""

import sqlalchemy as sa

from storage.tables import metadata
from storage.types import Id, Instant, Json

duty_shift = sa.Table(
    "duty_shift",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("account", Id, nullable=False),
    sa.Column("starts_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.Index(None, "account", "ends_at"),
)

# A removed address keeps its row for the deliveries that name it, and loses its value: nothing can be sent there.
push_address = sa.Table(
    "push_address",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("account", Id, nullable=False, index=True),
    sa.Column("session", Id, nullable=False, index=True),
    sa.Column("device", Id),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("value", sa.Text),
    sa.Column("hash", sa.LargeBinary, unique=True),
    sa.Column("tail", sa.String(8), nullable=False),
    sa.Column("registered_at", Instant, nullable=False),
    sa.Column("removed_at", Instant),
    sa.Column("removed_because", sa.String(40)),
)

# One row a person and event, however many roles they have: `uq` is the belt of "nobody is told twice".
notification = sa.Table(
    "notification",
    metadata,
    sa.Column("id", Id, primary_key=True),
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
    sa.UniqueConstraint("event", "account"),
    sa.Index(None, "account", "id"),
    sa.Index(None, "account", "read_at"),
)

delivery = sa.Table(
    "delivery",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("notification", Id, sa.ForeignKey("notification.id"), nullable=False),
    sa.Column("address", Id, sa.ForeignKey("push_address.id"), nullable=False, index=True),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("reason", sa.String(80), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("queued_at", Instant, nullable=False),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("claim", Id, index=True),
    sa.Column("claimed_until", Instant),
    sa.Column("changed_at", Instant, nullable=False),
    sa.Column("receipt", sa.String(200), nullable=False),
    sa.UniqueConstraint("notification", "address"),
    sa.Index(None, "state", "rank", "due_at"),
)

# One row an event and code that must be acknowledged: which step was reached, and when the next one is due. By `about`,
# and `zone` where it is about somebody in a zone, it is found when somebody has taken care otherwise.
escalation = sa.Table(
    "escalation",
    metadata,
    sa.Column("event", Id, primary_key=True),
    sa.Column("code", sa.String(48), primary_key=True),
    sa.Column("about", Id, nullable=False, index=True),
    sa.Column("zone", sa.Integer),
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Column("ended_because", sa.String(16)),
    sa.Index(None, "ended_at", "due_at"),
)

# Whose turn a job is: a worker that dies keeps it until `until` by the deployment's clock.
worker_turn = sa.Table(
    "worker_turn",
    metadata,
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("holder", Id, nullable=False),
    sa.Column("until", Instant, nullable=False),
)
