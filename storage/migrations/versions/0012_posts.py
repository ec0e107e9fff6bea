"""Enrolled devices' keys, officers, shifts, and what was found odd about a check."""

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Instant

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    _devices()
    _officers()
    _checks()
    _shifts()


def _devices() -> None:
    op.add_column("device", sa.Column("public_key", sa.LargeBinary))
    op.add_column("device", sa.Column("confirmed_at", Instant))
    op.add_column("device", sa.Column("wrong_codes", sa.Integer, nullable=False, server_default="0"))
    op.add_column("device_invitation", sa.Column("in_person", sa.Boolean, nullable=False, server_default=sa.false()))


def _officers() -> None:
    op.create_table(
        "officer",
        sa.Column("id", Id, nullable=False),
        sa.Column("checkpoint", Id, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("leader", sa.Boolean, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("pin", sa.LargeBinary, nullable=False),
        sa.Column("added_at", Instant, nullable=False),
        sa.Column("pin_set_at", Instant, nullable=False),
        sa.Column("ended_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_officer"),
    )
    op.create_index("ix_officer_checkpoint", "officer", ["checkpoint"])


def _checks() -> None:
    op.add_column("check", sa.Column("signature", sa.LargeBinary))
    op.add_column("check", sa.Column("notes", sa.String(160), nullable=False, server_default=""))
    op.add_column("check", sa.Column("position", sa.BigInteger))
    op.create_index("ix_check_device_position", "check", ["device", "position"])


def _shifts() -> None:
    op.create_table(
        "shift",
        sa.Column("id", Id, nullable=False),
        sa.Column("checkpoint", Id, nullable=False),
        sa.Column("device", Id),
        sa.Column("event", sa.String(8), nullable=False),
        sa.Column("officer_id", Id),
        sa.Column("decided_latest", Instant, nullable=False),
        sa.Column("position", sa.BigInteger),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary),
        sa.Column("notes", sa.String(160), nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("received_from", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shift"),
    )
    op.create_index("ix_shift_checkpoint_decided_latest", "shift", ["checkpoint", "decided_latest"])
    op.create_index("ix_shift_device_position", "shift", ["device", "position"])
    op.create_index("ix_shift_hash", "shift", ["hash"])
