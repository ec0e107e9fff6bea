"""Crews that wait for the department: what a roster's file asks for before everybody in it is vetted."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant, Json

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "crew_plan",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("organisation", sa.Uuid, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("folded", sa.String(80), nullable=False),
        sa.Column("lead", sa.Uuid, nullable=False),
        sa.Column("members", Json, nullable=False),
        sa.Column("vehicles", Json, nullable=False),
        sa.Column("skills", Json, nullable=False),
        sa.Column("base_zone", sa.Integer),
        sa.Column("planned_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_crew_plan"),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.id"], name="fk_crew_plan_organisation"),
        sa.UniqueConstraint("organisation", "folded", name="uq_crew_plan_organisation_folded"),
    )
