"""Whether a database has the schema this program was written for."""

from pathlib import Path

import sqlalchemy as sa

from storage.database import Rx

VERSIONS = Path(__file__).parent / "migrations" / "versions"


class SchemaError(Exception):
    """The database's schema is older or newer than the program; the message says what to do."""


def head() -> str:
    """The newest revision this program knows: files are named by their revision, in one line (held by a test)."""
    return max(path.name.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def compare(found: str | None) -> None:
    """Raise SchemaError unless the database stands at this program's revision."""
    if found is None:
        raise SchemaError("the database is empty: run `fieldpass init`")
    if found > head():
        raise SchemaError(f"the database has schema {found}, newer than this program's {head()}: use a newer program")
    if found < head():
        raise SchemaError(f"the database has schema {found}, this program needs {head()}: run `fieldpass migrate`")


async def found_in(rx: Rx) -> str | None:
    """The revision the database stands at, None for an empty one."""
    try:
        revision: str | None = await rx.scalar(sa.text("SELECT version_num FROM alembic_version"))
    except (sa.exc.OperationalError, sa.exc.ProgrammingError):
        return None
    return revision
