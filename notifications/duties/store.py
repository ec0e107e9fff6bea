"""All SQL of shifts."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from notifications.duties.model import Shift
from notifications.tables import duty_shift
from storage.database import Rx, Tx

_FIELDS = ("id", "account", "starts_at", "ends_at")


async def add(tx: Tx, one: Shift) -> None:
    """Write a shift."""
    await tx.execute(sa.insert(duty_shift), {name: getattr(one, name) for name in _FIELDS})


async def end(tx: Tx, account: UUID, at: datetime) -> int:
    """End what runs; how many."""
    return await tx.execute(sa.update(duty_shift).where(duty_shift.c.account == account, _runs(at)).values(ends_at=at))


async def running(rx: Rx, account: UUID, at: datetime) -> Shift | None:
    """The account's shift at the instant, or None."""
    row = await rx.first(sa.select(duty_shift).where(duty_shift.c.account == account, _runs(at)))
    return None if row is None else _shift(row)


async def since(rx: Rx, accounts: Collection[UUID], at: datetime) -> Mapping[UUID, datetime]:
    """Of these accounts the ones on duty at the instant, with when their shift began."""
    every = sorted(accounts)
    found: dict[UUID, datetime] = {}
    for start in range(0, len(every), 500):
        wanted = sa.and_(duty_shift.c.account.in_(every[start : start + 500]), _runs(at))
        for row in await rx.rows(sa.select(duty_shift).where(wanted)):
            found[row.account] = min(row.starts_at, found.get(row.account, row.starts_at))
    return found


def _runs(at: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(duty_shift.c.starts_at <= at, duty_shift.c.ends_at > at)


def _shift(row: sa.Row[Any]) -> Shift:
    return Shift(**{name: getattr(row, name) for name in _FIELDS})
