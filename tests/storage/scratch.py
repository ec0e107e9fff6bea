"""A table to write in, and the few statements the tests say over and over."""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa

from storage.database import Database, Tx
from storage.types import Geometry, Instant, Json

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
