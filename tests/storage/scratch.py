"""A table to write in, and the few statements the tests say over and over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

import sqlalchemy as sa

from storage.database import Database, Tx
from storage.types import Geometry, Instant, Json

if TYPE_CHECKING:
    import psycopg

    from storage.postgres import PostgresDatabase

metadata = sa.MetaData()
note = sa.Table(
    "note",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("at", Instant),
    sa.Column("words", Json),
    sa.Column("shape", Geometry),
)


async def write(tx: Tx, text: str) -> None:
    """A note, whose id follows from its text."""
    await tx.execute(sa.insert(note), {"id": uuid5(NAMESPACE_URL, text), "text": text})


async def add(db: Database, text: str) -> None:
    """One note in a transaction of its own."""
    async with db.transaction() as tx:
        await write(tx, text)


async def texts(db: Database) -> Sequence[str]:
    """What was written, in order of the text."""
    async with db.reading() as rx:
        return [row.text for row in await rx.rows(sa.select(note.c.text).order_by(note.c.text))]


def note_id(number: int) -> UUID:
    """An id that is easy to read."""
    return UUID(int=number)


async def cut_everyone_else(db: "PostgresDatabase", outside: "psycopg.AsyncConnection | None" = None) -> None:
    """End every other connection to this database, as a broken network would."""
    import psycopg

    if outside is None:
        async with await psycopg.AsyncConnection.connect(db.bell.url, autocommit=True) as fresh:
            await cut_everyone_else(db, fresh)
        return
    await outside.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


async def opened(url: str) -> Database:
    """Open without asking for the newest schema; imports only the driver it needs, because children start with it."""
    if url.startswith("sqlite"):
        from storage.sqlite import SqliteDatabase

        return SqliteDatabase.open(url.removeprefix("sqlite:///"))
    from storage.postgres import PostgresDatabase

    return await PostgresDatabase.open(url)
