"""What the checks say together."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant, Json

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "finding",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("checkpoint", sa.Uuid, nullable=False),
        sa.Column("unit", sa.Uuid, nullable=False),
        sa.Column("other_checkpoint", sa.Uuid),
        sa.Column("other_unit", sa.Uuid),
        sa.Column("at", Instant, nullable=False),
        sa.Column("check", sa.Uuid),
        sa.Column("other", sa.Uuid),
        sa.Column("cti", sa.Uuid),
        sa.Column("permit", sa.Uuid),
        sa.Column("device", sa.Uuid),
        sa.Column("awaits", sa.LargeBinary),
        sa.Column("facts", Json, nullable=False),
        sa.Column("raised_at", Instant, nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.Column("settled_by", sa.Uuid),
        sa.Column("note", sa.String(1000), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
        sa.UniqueConstraint("key", name="uq_finding_key"),
    )
    op.create_index("ix_finding_at_id", "finding", ["at", "id"])
    op.create_index("ix_finding_checkpoint_at", "finding", ["checkpoint", "at"])
    for column in ("cti", "check", "permit"):
        op.create_index(f"ix_finding_{column}", "finding", [column])
