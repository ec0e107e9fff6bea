"""A stop may be told before anybody knows where it is (decision 0193): its place may be empty."""

from alembic import op

from storage.types import Geometry

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only. SQLite copies the table, with its rows and indexes; PostgreSQL forgets one constraint."""
    with op.batch_alter_table("stop") as stop:
        stop.alter_column("place", existing_type=Geometry(), existing_nullable=False, nullable=True)
