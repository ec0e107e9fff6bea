"""All SQL of calls to the duty desk."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from checkpoints.checks.model import Known, Read, Recorded
from checkpoints.checks.tables import check
from checkpoints.checks.text import read
from checkpoints.desk.model import Call, CallState, Filter
from checkpoints.desk.rules import HOME_WITHIN, LAPSES_AFTER
from checkpoints.desk.tables import desk_call
from identity.access import Grant
from permits.tables import permit
from storage import keyset
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.paging import Page

Key = tuple[datetime, UUID]
_COLUMNS = tuple(field.name for field in fields(Call))
_row = desk_call.c
CHECKS_MOST = 1_000
_ONE = sa.select(desk_call).where(_row.id == sa.bindparam("call"))
_PERMIT = sa.select(permit.c.id).where(permit.c.control_code == sa.bindparam("code"))


async def add(tx: Tx, new: Call) -> bool:
    """Write a call; False when there is one of this id."""
    return await tx.execute(insert(tx, desk_call).on_conflict_do_nothing(), _values(new)) == 1


async def find(rx: Rx, id: UUID) -> Call | None:
    """One call."""
    row = await rx.first(_ONE, {"call": id})
    return None if row is None else _call(row)


async def lock(tx: Tx, id: UUID) -> Call | None:
    """One call, held until the transaction ends."""
    await tx.lock(desk_call, [id])
    return await find(tx, id)


async def save(tx: Tx, changed: Call) -> None:
    """Write how a held call stands now."""
    await tx.execute(sa.update(desk_call).where(_row.id == changed.id).values(_values(changed)))


async def replace_earlier(tx: Tx, newer: Call) -> None:
    """What the same device asked of the same person before, and nobody answered, has lapsed."""
    same = (
        _row.checkpoint == newer.checkpoint,
        _row.device == newer.device,
        _row.control_code.is_not_distinct_from(newer.control_code),
        _row.plate.is_not_distinct_from(newer.plate),
    )
    earlier = sa.and_(_row.state == CallState.WAITING, _row.id != newer.id, *same)
    await tx.execute(sa.update(desk_call).where(earlier).values(state=CallState.LAPSED))


async def waiting_like(rx: Rx, checkpoint: UUID, code: str | None, challenge: str, since: datetime) -> UUID | None:
    """The waiting call that an officer also reads over the telephone."""
    same = (_row.checkpoint == checkpoint, _row.challenge == challenge, _row.control_code.is_not_distinct_from(code))
    waiting = sa.and_(_row.state == CallState.WAITING, _row.called_at > since, *same)
    found: UUID | None = await rx.scalar(sa.select(_row.id).where(waiting).order_by(_row.called_at.desc()).limit(1))
    return found


async def answered_like(rx: Rx, checkpoint: UUID, code: str | None, challenge: str, since: datetime) -> UUID | None:
    """The call of this challenge that was answered after `since`, the newest."""
    same = (_row.checkpoint == checkpoint, _row.challenge == challenge, _row.control_code.is_not_distinct_from(code))
    answered = sa.and_(
        _row.state == CallState.ANSWERED, _row.answered_at > since, _row.called_at > since - LAPSES_AFTER
    )
    newest = sa.select(_row.id).where(answered, *same).order_by(_row.answered_at.desc()).limit(1)
    found: UUID | None = await rx.scalar(newest)
    return found


async def permit_of(rx: Rx, code: str | None) -> UUID | None:
    """The permit of a control code."""
    found: UUID | None = None if code is None else await rx.scalar(_PERMIT, {"code": code})
    return found


async def page(rx: Rx, wanted: Filter, grants: tuple[Grant, ...], *, after: Key | None, first: int) -> Page[Call]:
    """Calls, the newest first, that one of these grants reaches."""
    within = (sa.true() if one.units is None else _row.unit.in_(sorted(one.units)) for one in grants)
    query = sa.select(desk_call).where(sa.or_(sa.false(), *within), *_wanted(wanted))
    found = await keyset.page(rx, query, (_row.called_at, _row.id), after=after, first=first, descending=True)
    return Page(rows=tuple(_call(row) for row in found.rows), more=found.more)


async def checks_of(rx: Rx, calls: Collection[Call]) -> tuple[Recorded, ...]:
    """Checks of each call's permit or plate, at its checkpoint, that came home within a week; first come first."""
    of_them = sa.or_(sa.false(), *(_of(one) for one in calls if one.permit is not None or one.plate is not None))
    rows = await rx.rows(sa.select(check).where(of_them).order_by(check.c.received_at, check.c.id).limit(CHECKS_MOST))
    return tuple(_recorded(row, again) for row in rows if isinstance(again := _read(row), Read))


def _of(call: Call) -> sa.ColumnElement[bool]:
    """Whoever the call was about, where it was, while a check of it may still come home."""
    whom = check.c.permit == call.permit if call.permit is not None else check.c.plate == call.plate
    home = (check.c.received_at >= call.called_at, check.c.received_at < call.called_at + HOME_WITHIN)
    return sa.and_(whom, check.c.checkpoint == call.checkpoint, *home)


def _read(row: sa.Row[Any]) -> object:
    return read(bytes(row.raw).decode(), row.checkpoint)


def _recorded(row: sa.Row[Any], again: Read) -> Recorded:
    known = Known(cti=row.cti, permit=row.permit)
    return Recorded(check=again.check, known=known, hash=row.hash, received_at=row.received_at)


def _wanted(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.checkpoint is not None:
        conditions.append(_row.checkpoint == wanted.checkpoint)
    if wanted.since is not None:
        conditions.append(_row.called_at >= wanted.since)
    if wanted.state is not None:
        conditions.append(_stands(wanted.state, wanted.now))
    return conditions


def _stands(state: CallState, now: datetime) -> sa.ColumnElement[bool]:
    """As `rules.state_at` has it."""
    old = sa.and_(_row.state == CallState.WAITING, _row.called_at <= now - LAPSES_AFTER)
    match state:
        case CallState.WAITING:
            return sa.and_(_row.state == CallState.WAITING, _row.called_at > now - LAPSES_AFTER)
        case CallState.LAPSED:
            return sa.or_(_row.state == CallState.LAPSED, old)
        case CallState.ANSWERED:
            return _row.state == CallState.ANSWERED


def _values(one: Call) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in _COLUMNS}
    told = {"seen": msgspec.to_builtins(one.seen), "replies": msgspec.to_builtins(one.replies)}
    return values | {"reasons": list(one.reasons)} | told


def _call(row: sa.Row[Any]) -> Call:
    return msgspec.convert({name: getattr(row, name) for name in _COLUMNS}, Call)
