"""Transactions: `Rx` reads one snapshot, `Tx` writes; the same words for SQLite and PostgreSQL."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol
from uuid import UUID

import sqlalchemy as sa

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


class Tx(Rx, Protocol):
    """A transaction under way. Await nothing but its own methods inside it: on SQLite everybody waits for it."""

    async def execute(self, statement: sa.Executable, parameters: Parameters = None) -> int:
        """INSERT, UPDATE or DELETE; the number of rows it touched. A list of parameters runs it once for each."""
        ...

    async def lock(self, table: sa.Table, ids: Iterable[UUID]) -> None:
        """Hold these rows (column `id`, in id order) until the end; SQLite has one writer and needs no lock."""
        ...


class Database(Protocol):
    """Where truth lives."""

    dialect: str

    @property
    def bell(self) -> "Doorbell":
        """Rings when something was committed."""
        ...

    def transaction(self) -> AbstractAsyncContextManager[Tx]:
        """Write. Leaving the block returns after the commit, shared with others where that is faster.

        Raises `storage.outcomes.Busy` when the database itself rolled back; any other exception rolls back and goes on.
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

    def ring(self) -> None:
        """Something was committed."""
        ...

    async def wait(self, seconds: float) -> None:
        """Return when it rings, or after `seconds`."""
        ...


async def connect(url: str) -> Database:
    """Open `sqlite:///path` or `postgresql://user@host/name`; the schema must be migrated already."""
    if url.startswith("sqlite:///"):
        from storage.sqlite import SqliteDatabase

        return SqliteDatabase.open(url.removeprefix("sqlite:///"))
    if url.startswith(("postgresql://", "postgres://")):
        from storage.postgres import PostgresDatabase

        return await PostgresDatabase.open(url)
    raise ValueError("a database address begins with sqlite:/// or postgresql://")
