"""What the news need: which statuses and keys changed, and when."""

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Instant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    _statuses()
    _keys()


def _statuses() -> None:
    """From now on: what changed before is in every bundle, and news tell of seven days only."""
    op.create_table(
        "status_change",
        sa.Column("id", Id, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("block", sa.Integer, nullable=False),
        sa.Column("indexes", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_status_change"),
        sa.ForeignKeyConstraint(["block"], ["status_block.block"], name="fk_status_change_block"),
    )
    op.create_index("ix_status_change_at", "status_change", ["at"])


def _keys() -> None:
    op.add_column("signing_key", sa.Column("changed_at", Instant))
    key = sa.table("signing_key", *(sa.column(name) for name in ("published_at", "withdrawn_at", "changed_at")))
    last = sa.func.coalesce(key.c.withdrawn_at, key.c.published_at)
    op.get_bind().execute(sa.update(key).values(changed_at=last))
