"""The seam between the two SQL dialects: the few statements that are spelled differently."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Rx


def insert(rx: Rx, table: sa.Table) -> Any:  # noqa: ANN401 - the two constructs share on_conflict_* but no base type
    """INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update`, for the dialect at hand."""
    return postgresql.insert(table) if rx.dialect == "postgresql" else sqlite.insert(table)
