"""The duty desk's calls."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant, Json

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "desk_call",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("checkpoint", sa.Uuid, nullable=False),
        sa.Column("unit", sa.Uuid, nullable=False),
        sa.Column("called_at", Instant, nullable=False),
        sa.Column("challenge", sa.String(4), nullable=False),
        sa.Column("device", sa.Uuid),
        sa.Column("control_code", sa.String(12)),
        sa.Column("plate", sa.String(12)),
        sa.Column("decision", sa.String(16)),
        sa.Column("reasons", Json, nullable=False),
        sa.Column("purpose", sa.String(40)),
        sa.Column("direction", sa.String(16)),
        sa.Column("through", sa.Boolean, nullable=False),
        sa.Column("seen", Json, nullable=False),
        sa.Column("permit", sa.Uuid),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("answer", sa.String(16)),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("answered_at", Instant),
        sa.Column("answered_by", sa.Uuid),
        sa.Column("answered_by_name", sa.String(120), nullable=False),
        sa.Column("replies", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_call"),
    )
    op.create_index("ix_desk_call_called_at_id", "desk_call", ["called_at", "id"])
    op.create_index("ix_desk_call_checkpoint_called_at", "desk_call", ["checkpoint", "called_at"])
    op.create_index("ix_desk_call_unit_called_at", "desk_call", ["unit", "called_at"])
    op.create_index("ix_desk_call_state_called_at", "desk_call", ["state", "called_at"])
