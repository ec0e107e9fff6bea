"""Transactions: `Rx` reads one snapshot, `Tx` writes; the same words for SQLite and PostgreSQL."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeVar
from uuid import UUID

import sqlalchemy as sa

T = TypeVar("T")
Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None


class Rx(Protocol):
    """One consistent snapshot; it has no way to write."""

    dialect: str

    async def rows(self, statement: sa.Executable, parameters: Parameters = None) -> Sequence[sa.Row[Any]]:
        """All rows of a SELECT."""
        ...

    async def first(self, statement: sa.Executable, parameters: Parameters = None) -> sa.Row[Any] | None:
        """The first row, or None."""
        ...

    async def scalar(self, statement: sa.Executable, parameters: Parameters = None) -> Any:  # noqa: ANN401 - a column's own type
        """The first column of the first row, or None."""
        ...

    async def apart(self, work: Callable[[], T]) -> T:
        """The result of pure work on what was read; in a long snapshot or transaction nobody waits for it."""
        ...


class Tx(Rx, Protocol):
    """A transaction under way. Await nothing but its own methods inside it: on SQLite everybody waits for it."""

    async def execute(self, statement: sa.Executable, parameters: Parameters = None) -> int:
        """INSERT, UPDATE or DELETE; the number of rows it touched. A list of parameters runs it once for each."""
        ...

    async def lock(self, table: sa.Table, ids: Iterable[UUID]) -> None:
        """Hold these rows (column `id`, in id order) until the end; SQLite has one writer and needs no lock."""
        ...

    async def hold(self, table: sa.Table, *, alone: bool) -> None:
        """Hold a table until the end, alone or beside others who do not hold it alone; reading it goes on meanwhile.

        They are served in the order they ask, so that nobody starves. SQLite has one writer and needs no lock.
        """
        ...

    def ring(self) -> None:
        """Ring the doorbell, here and in other processes, once this has been committed."""
        ...


class Database(Protocol):
    """Where truth lives."""

    dialect: str

    @property
    def bell(self) -> "Doorbell":
        """Rings when something was committed."""
        ...

    def transaction(self, *, long: bool = False) -> AbstractAsyncContextManager[Tx]:
        """Write; `long` when it may take seconds, so that readers are answered meanwhile.

        Leaving the block returns after the commit, shared with others where that is faster.
        Raises `storage.outcomes.Busy` when the database itself rolled back; any other exception rolls back and goes on.
        A statement that failed ends the transaction even when its error is caught. A caller cancelled while it waits
        for the commit does not know whether it happened: the same request with the same idempotency key tells.
        """
        ...

    def reading(self, *, long: bool = False) -> AbstractAsyncContextManager[Rx]:
        """Read one snapshot; `long` for exports, so that nobody waits for them."""
        ...

    async def close(self) -> None:
        """Let go of every connection."""
        ...


class Doorbell(Protocol):
    """Says "look": events may have come. It may ring for nothing and may miss; readers also look by themselves."""

    @property
    def rung(self) -> int:
        """How often it has rung; taken before looking and given to `wait`, no ring in between is missed."""
        ...

    def ring(self) -> None:
        """Events were committed."""
        ...

    async def wait(self, seconds: float, since: int | None = None) -> None:
        """Return when it rings, or after `seconds`; at once when it has rung more than `since` times."""
        ...


async def connect(url: str) -> Database:
    """Open `sqlite:///path` or `postgresql://user@host/name`.

    Raises `storage.schema.SchemaError` when its schema is not this program's.
    """
    from storage import schema

    db = await _open(url)
    try:
        async with db.reading() as rx:
            schema.compare(await schema.found_in(rx))
    except BaseException:
        await db.close()
        raise
    return db


async def _open(url: str) -> Database:
    if url.startswith("sqlite:///"):
        from storage.sqlite import SqliteDatabase

        return SqliteDatabase.open(url.removeprefix("sqlite:///"))
    if url.startswith(("postgresql://", "postgres://")):
        from storage.postgres import PostgresDatabase

        return await PostgresDatabase.open(url)
    raise ValueError("a database address begins with sqlite:/// or postgresql://")
