"""A database and a push service that die at a chosen step: what `kill -9` leaves is what was committed."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa

from notifications.sender import Answer, Push, Sender
from storage.database import Database, Doorbell, Parameters, Rx, Tx

T = TypeVar("T")


class Died(BaseException):
    """The process is gone; nothing catches this but the test."""


@dataclass(slots=True)
class Fate:
    """Counts steps and ends the process before the `last`; 0 lets it live."""

    last: int = 0
    steps: int = 0

    def step(self) -> None:
        """The next step begins."""
        self.steps += 1
        if self.steps == self.last:
            raise Died


@dataclass(slots=True)
class DyingTx:
    """A transaction whose every statement may be the last."""

    inner: Tx
    fate: Fate
    dialect: str = field(init=False)

    def __post_init__(self) -> None:
        self.dialect = self.inner.dialect

    async def rows(self, statement: sa.Executable, parameters: Parameters = None) -> Sequence[sa.Row[Any]]:
        return await self.inner.rows(statement, parameters)

    async def first(self, statement: sa.Executable, parameters: Parameters = None) -> sa.Row[Any] | None:
        return await self.inner.first(statement, parameters)

    async def scalar(self, statement: sa.Executable, parameters: Parameters = None) -> Any:
        return await self.inner.scalar(statement, parameters)

    async def execute(self, statement: sa.Executable, parameters: Parameters = None) -> int:
        self.fate.step()
        return await self.inner.execute(statement, parameters)

    async def apart(self, work: Callable[[], T]) -> T:
        return await self.inner.apart(work)

    async def lock(self, table: sa.Table, ids: Iterable[UUID]) -> None:
        await self.inner.lock(table, ids)

    async def hold(self, table: sa.Table, *, alone: bool) -> None:
        await self.inner.hold(table, alone=alone)

    def ring(self) -> None:
        self.inner.ring()


@dataclass(slots=True)
class DyingDb:
    """Dies before a statement, before a commit, or after a commit before anybody hears of it."""

    inner: Database
    fate: Fate
    dialect: str = field(init=False)

    def __post_init__(self) -> None:
        self.dialect = self.inner.dialect

    @property
    def bell(self) -> Doorbell:
        return self.inner.bell

    @asynccontextmanager
    async def transaction(self, *, long: bool = False) -> AsyncIterator[Tx]:
        async with self.inner.transaction(long=long) as tx:
            yield DyingTx(tx, self.fate)
            self.fate.step()
        self.fate.step()

    @asynccontextmanager
    async def reading(self, *, long: bool = False) -> AsyncIterator[Rx]:
        async with self.inner.reading(long=long) as rx:
            yield rx

    async def close(self) -> None:
        await self.inner.close()


@dataclass(slots=True)
class DyingService:
    """Dies before anything was sent, or when it was and nobody has heard the answers."""

    inner: Sender
    fate: Fate

    async def send(self, pushes: Sequence[Push]) -> Sequence[Answer]:
        self.fate.step()
        answers = await self.inner.send(pushes)
        self.fate.step()
        return answers

    async def close(self) -> None:
        await self.inner.close()
