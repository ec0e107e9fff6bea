"""Keys of the deployment, and the status list."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant, Json

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    _keys()
    _statuses()


def _keys() -> None:
    op.create_table(
        "deployment",
        sa.Column("one", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("one", name="pk_deployment"),
        sa.CheckConstraint("one = 1", name=op.f("ck_deployment_one_row")),
    )
    op.create_table(
        "issued_set",
        sa.Column("sha256", sa.LargeBinary, nullable=False),
        sa.Column("as_of", Instant, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_issued_set"),
    )
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("kid", sa.LargeBinary, nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("unit", sa.Uuid),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("handle", sa.LargeBinary, nullable=False),
        sa.Column("certificate", sa.LargeBinary, nullable=False),
        sa.Column("scope", Json, nullable=False),
        sa.Column("daily_cap", sa.Integer),
        sa.Column("published_at", Instant, nullable=False),
        sa.Column("signs_from", Instant, nullable=False),
        sa.Column("signs_to", Instant, nullable=False),
        sa.Column("withdrawn_at", Instant),
        sa.Column("issued_set", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_signing_key"),
        sa.UniqueConstraint("kid", name="uq_signing_key_kid"),
        sa.ForeignKeyConstraint(["issued_set"], ["issued_set.sha256"], name="fk_signing_key_issued_set"),
    )
    op.create_index("ix_signing_key_unit", "signing_key", ["unit"])
    op.create_table(
        "key_use",
        sa.Column("key", sa.Uuid, nullable=False),
        sa.Column("day", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("signed", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", "day", name="pk_key_use"),
        sa.ForeignKeyConstraint(["key"], ["signing_key.id"], name="fk_key_use_key"),
    )


def _statuses() -> None:
    op.create_table(
        "status_block",
        sa.Column("block", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("seed", sa.LargeBinary, nullable=False),
        sa.Column("taken", sa.Integer, nullable=False),
        sa.Column("until", Instant, nullable=False),
        sa.PrimaryKeyConstraint("block", name="pk_status_block"),
    )
    op.create_table(
        "status_bits",
        sa.Column("block", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("bits", sa.LargeBinary, nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("block", name="pk_status_bits"),
        sa.ForeignKeyConstraint(["block"], ["status_block.block"], name="fk_status_bits_block"),
    )
