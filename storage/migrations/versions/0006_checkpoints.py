"""The tables of checkpoints: their records, the bundles sealed for them, the checks they handed in."""

import sqlalchemy as sa
from alembic import op

from storage.types import Geometry, Instant, Json

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    _records()
    _bundles()
    _checks()
    _unread_checks()


def _records() -> None:
    op.create_table(
        "checkpoint",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("unit", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_checkpoint"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_checkpoint_unit"),
    )
    op.create_index("ix_checkpoint_unit", "checkpoint", ["unit"])
    op.create_table(
        "checkpoint_version",
        sa.Column("checkpoint", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("place", Geometry, nullable=False),
        sa.Column("desk", Json, nullable=False),
        sa.Column("phones", Json, nullable=False),
        sa.Column("hard", sa.Boolean, nullable=False),
        sa.Column("valid_from", Instant, nullable=False),
        sa.Column("valid_to", Instant),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("superseded_at", Instant),
        sa.PrimaryKeyConstraint("checkpoint", "version", name="pk_checkpoint_version"),
        sa.ForeignKeyConstraint(["checkpoint"], ["checkpoint.id"], name="fk_checkpoint_version_checkpoint"),
    )
    op.create_index("ix_checkpoint_version_name_checkpoint", "checkpoint_version", ["name", "checkpoint"])
    op.create_table(
        "checkpoint_zone",
        sa.Column("checkpoint", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("side", sa.String(4), nullable=False),
        sa.Column("zone", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("checkpoint", "version", "side", "zone", name="pk_checkpoint_zone"),
        sa.ForeignKeyConstraint(
            ["checkpoint", "version"],
            ["checkpoint_version.checkpoint", "checkpoint_version.version"],
            name="fk_checkpoint_zone_checkpoint_version",
        ),
    )
    op.create_index("ix_checkpoint_zone_zone", "checkpoint_zone", ["zone"])


def _bundles() -> None:
    op.create_table(
        "bundle",
        sa.Column("checkpoint", sa.Uuid, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("previous_hash", sa.LargeBinary, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("issued_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("checkpoint", "sequence", name="pk_bundle"),
        sa.ForeignKeyConstraint(["checkpoint"], ["checkpoint.id"], name="fk_bundle_checkpoint"),
    )


def _checks() -> None:
    op.create_table(
        "check",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("checkpoint", sa.Uuid, nullable=False),
        sa.Column("device", sa.Uuid),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("control_code", sa.String(12)),
        sa.Column("plate", sa.String(16)),
        sa.Column("cti", sa.Uuid),
        sa.Column("permit", sa.Uuid),
        sa.Column("passage", sa.String(16), nullable=False),
        sa.Column("direction", sa.String(16), nullable=False),
        sa.Column("decided_latest", Instant, nullable=False),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("received_from", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_check"),
    )
    op.create_index("ix_check_decided_latest_id", "check", ["decided_latest", "id"])
    op.create_index("ix_check_checkpoint_decided_latest", "check", ["checkpoint", "decided_latest"])
    op.create_index("ix_check_permit_decided_latest", "check", ["permit", "decided_latest"])
    op.create_index("ix_check_cti", "check", ["cti"])
    op.create_index("ix_check_hash", "check", ["hash"])


def _unread_checks() -> None:
    op.create_table(
        "unread_check",
        sa.Column("checkpoint", sa.Uuid, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("kept", sa.String(16), nullable=False),
        sa.Column("problem", sa.String(200), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("received_from", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("checkpoint", "hash", name="pk_unread_check"),
    )
