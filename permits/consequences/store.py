"""Marking permits by the thousand: each statement says one thing of all permits it fits."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, Final, TypeVar
from uuid import UUID

import sqlalchemy as sa

from credentials.claims import StatusRef
from credentials.wire import Purpose
from geo.place import Box
from geo.zones.change import ZoneChange
from geo.zones.model import PermitRef, Reaffirmation
from permits.consequences.naming import Going, Unnamed
from permits.consequences.rules import CLOSED, NOT_NAMED, OF_THE_NAMED, SLIPPED_IN, Age, Mark
from permits.permits.model import PermitStatus, StandingCause, key_of
from permits.tables import credential, permit, permit_reason, permit_zone
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.types import Json

T = TypeVar("T")
Fits = sa.ColumnElement[bool]
OPEN: Final = (PermitStatus.ACTIVE, PermitStatus.SUSPENDED)
CHUNK: Final = 500
_AS_IT_IS, _NOTHING = -2, -1
_SAID = permit_reason.alias("said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A permit of which something else is to be said: what was said, and which mark fits now, if any."""

    permit: UUID
    was_said: bool
    held: bool
    mark: int | None


# What is said of the permits that name a zone.


async def judged(
    rx: Rx, change: ZoneChange, marks: Sequence[Mark], affirmed: Collection[Reaffirmation]
) -> tuple[Judged, ...]:
    """List the live permits that name the zone and of which something else is to be said, in id order."""
    found = judging(change, marks, affirmed)
    rows = await rx.rows(sa.select(found).order_by(found.c.id))
    return tuple(
        Judged(permit=row.id, was_said=row.code is not None, held=bool(row.holds), mark=_mark_of(row.mark))
        for row in rows
    )


def judging(change: ZoneChange, marks: Sequence[Mark], affirmed: Collection[Reaffirmation]) -> sa.Subquery:
    """The same as a query: the permit, what is said of it by this zone, and the first mark that fits."""
    key = key_of(StandingCause.ZONE, change.number)
    joined = permit.join(permit_zone, permit_zone.c.permit == permit.c.id).outerjoin(
        _SAID, sa.and_(_SAID.c.permit == permit.c.id, _SAID.c.key == key)
    )
    live = sa.and_(permit_zone.c.zone == change.number, permit.c.status.in_(OPEN), permit.c.valid_to > change.at)
    best = _best(change, marks, affirmed).label("mark")
    every = sa.select(permit.c.id, _SAID.c.code, _SAID.c.holds, best).select_from(joined).where(live).subquery()
    cleared = sa.and_(every.c.mark == _NOTHING, every.c.code.is_not(None))
    newly = [sa.and_(every.c.mark == n, _differs(every, mark)) for n, mark in enumerate(marks)]
    return sa.select(every).where(sa.or_(cleared, *newly)).subquery()


async def say(tx: Tx, change: ZoneChange, marks: Sequence[Mark], found: sa.Subquery) -> int:
    """Write the marks on the permits that were judged."""
    if not marks:
        return 0

    def chosen(values: Iterable[T], of: sa.types.TypeEngine[T]) -> sa.ColumnElement[T]:
        return sa.case(*((found.c.mark == n, sa.literal(value, of)) for n, value in enumerate(values)))

    said: dict[str, sa.ColumnElement[Any]] = {
        "key": sa.literal(key_of(StandingCause.ZONE, change.number)),
        "cause": sa.literal(StandingCause.ZONE.value),
        "code": chosen([mark.code for mark in marks], sa.String(40)),
        "at": sa.literal(change.at, permit_reason.c.at.type),
        "holds": chosen([mark.holds for mark in marks], sa.Boolean()),
        "unit": sa.literal(change.unit, permit_reason.c.unit.type),
        "zone": sa.literal(change.number),
        "note": sa.literal(""),
        "params": chosen([{"since": mark.since.isoformat()} for mark in marks], Json()),
    }
    columns = [value.label(name) for name, value in said.items()]
    fresh = insert(tx, permit_reason).from_select(
        ["permit", *said], sa.select(found.c.id, *columns).where(found.c.mark >= 0)
    )
    again = {name: fresh.excluded[name] for name in ("code", "at", "holds", "params")}
    return await tx.execute(fresh.on_conflict_do_update(index_elements=["permit", "key"], set_=again))


async def unsay(tx: Tx, change: ZoneChange, found: sa.Subquery) -> int:
    """Take away what the zone says of the permits that no mark fits any more."""
    those = sa.select(found.c.id).where(found.c.mark == _NOTHING)
    return await tx.execute(sa.delete(permit_reason).where(_by(change.number), permit_reason.c.permit.in_(those)))


def _best(change: ZoneChange, marks: Sequence[Mark], affirmed: Collection[Reaffirmation]) -> sa.ColumnElement[int]:
    """The number of the first mark that fits; what holds already stays as it is unless something new holds too."""
    fitting = [(n, mark, _fits(change, mark, affirmed)) for n, mark in enumerate(marks)]
    newly = [(fits, n) for n, mark, fits in fitting if mark.holds and mark.age is Age.NEW]
    others = [(fits, n) for n, mark, fits in fitting if not (mark.holds and mark.age is Age.NEW)]
    return sa.case(*newly, (_held_still(change, marks, affirmed), _AS_IT_IS), *others, else_=_NOTHING)


def _fits(change: ZoneChange, mark: Mark, affirmed: Collection[Reaffirmation]) -> Fits:
    conditions = [_concerns(change, mark)]
    if mark.age is not Age.NEW:
        conditions += [_SAID.c.code.is_not(None), permit.c.approved_at < mark.recorded_at]
        conditions += [_unaffirmed(mark, affirmed)]
    if mark.late:
        conditions.append(permit.c.approved_at >= change.at)
    return sa.and_(*conditions)


def _held_still(change: ZoneChange, marks: Sequence[Mark], affirmed: Collection[Reaffirmation]) -> Fits:
    """What it is held for has not ended: a closure, or the change of the same instant as the hold."""
    old = [mark for mark in marks if mark.age is not Age.NEW]
    closed = [sa.and_(_concerns(change, one), _unaffirmed(one, affirmed)) for one in old if one.code == CLOSED]
    slipped = [sa.and_(_concerns(change, one), _SAID.c.at == one.recorded_at) for one in old]
    why = sa.or_(
        sa.and_(_SAID.c.code == CLOSED, sa.or_(sa.false(), *closed)),
        sa.and_(_SAID.c.code == SLIPPED_IN, sa.or_(sa.false(), *slipped)),
    )
    return sa.and_(sa.func.coalesce(_SAID.c.holds, sa.false()), why)


def _concerns(change: ZoneChange, mark: Mark) -> Fits:
    lasts = permit.c.valid_to > max(mark.since, change.at)
    return sa.and_(lasts, permit.c.purpose.in_(sorted(mark.purposes)))


def _unaffirmed(mark: Mark, affirmed: Collection[Reaffirmation]) -> Fits:
    later = [reaffirmed(one) for one in affirmed if one.at >= mark.recorded_at]
    return sa.not_(sa.or_(sa.false(), *later))


def _differs(every: sa.Subquery, mark: Mark) -> Fits:
    """A new or moved epoch is news even to those who were told the same before."""
    if mark.age is not Age.STANDING:
        return sa.true()
    return sa.or_(every.c.code != mark.code, every.c.holds != mark.holds)


def _mark_of(number: int) -> int | None:
    return number if number >= 0 else None


# Re-affirmations.


def reaffirmed(one: Reaffirmation) -> Fits:
    """Permits of its purposes that were approved until then; where it names credentials, theirs only."""
    of_purposes = sa.true() if one.purposes is None else permit.c.purpose.in_(sorted(one.purposes))
    return sa.and_(permit.c.approved_at <= one.at, of_purposes, _named(one.permits))


def _named(refs: Iterable[PermitRef] | None) -> Fits:
    if refs is None:
        return sa.true()
    places = (sa.and_(credential.c.status_block == ref.block, credential.c.status_index == ref.index) for ref in refs)
    return permit.c.id.in_(sa.select(credential.c.permit).where(sa.or_(sa.false(), *places)))


async def said_by(rx: Rx, number: int, meant: Fits) -> tuple[Judged, ...]:
    """List the permits meant of which the zone says something, in id order."""
    rows = await rx.rows(
        sa.select(permit_reason.c.permit, permit_reason.c.holds)
        .join(permit, permit.c.id == permit_reason.c.permit)
        .where(_by(number), meant)
        .order_by(permit.c.id)
    )
    return tuple(Judged(permit=row.permit, was_said=True, held=row.holds, mark=None) for row in rows)


async def unsay_meant(tx: Tx, number: int, meant: Fits) -> int:
    """Take away what the zone says of the permits meant."""
    of_them = permit_reason.c.permit.in_(sa.select(permit.c.id).where(meant))
    return await tx.execute(sa.delete(permit_reason).where(_by(number), of_them))


def _by(number: int) -> Fits:
    """What a zone says of permits that name it."""
    key = permit_reason.c.key == key_of(StandingCause.ZONE, number)
    return sa.and_(key, permit_reason.c.zone == number, permit_reason.c.code.in_(OF_THE_NAMED))


# Holding and letting go.


async def suspend_held(tx: Tx, number: int) -> int:
    """Suspend the active permits that the zone holds; how many."""
    active = sa.and_(permit.c.status == PermitStatus.ACTIVE, _held_by(number))
    values = {"status": PermitStatus.SUSPENDED, "version": permit.c.version + 1}
    return await tx.execute(sa.update(permit).where(active).values(values))


async def refs_held(rx: Rx, number: int) -> tuple[StatusRef, ...]:
    """Where the status list keeps the credentials of suspended permits that the zone holds."""
    suspended = sa.and_(permit.c.status == PermitStatus.SUSPENDED, _held_by(number))
    return await _refs(rx, suspended)


async def free(tx: Tx, permits: Collection[UUID]) -> tuple[UUID, ...]:
    """Activate those suspended permits that nobody holds any more; which."""
    freed: list[UUID] = []
    for chunk in chunks(sorted(permits)):
        suspended = sa.and_(permit.c.id.in_(chunk), permit.c.status == PermitStatus.SUSPENDED, sa.not_(_IS_HELD))
        freed += [row.id for row in await tx.rows(sa.select(permit.c.id).where(suspended))]
    values = {"status": PermitStatus.ACTIVE, "version": permit.c.version + 1}
    for chunk in chunks(freed):
        await tx.execute(sa.update(permit).where(permit.c.id.in_(chunk)).values(values))
    return tuple(freed)


async def refs_of(rx: Rx, permits: Iterable[UUID]) -> tuple[StatusRef, ...]:
    """Where the status list keeps the credentials of these permits."""
    found = [await _refs(rx, permit.c.id.in_(chunk)) for chunk in chunks(sorted(permits))]
    return tuple(chain.from_iterable(found))


def _held_by(number: int) -> Fits:
    here = sa.and_(permit_reason.c.zone == number, permit_reason.c.cause == StandingCause.ZONE)
    return permit.c.id.in_(sa.select(permit_reason.c.permit).where(here, permit_reason.c.holds.is_(sa.true())))


_IS_HELD = (
    sa.select(permit_reason.c.permit)
    .where(permit_reason.c.permit == permit.c.id, permit_reason.c.holds.is_(sa.true()))
    .exists()
)


async def _refs(rx: Rx, fitting: Fits) -> tuple[StatusRef, ...]:
    places = sa.select(credential.c.status_block, credential.c.status_index).join(permit)
    rows = await rx.rows(places.where(fitting, credential.c.revoked_at.is_(None)))
    return tuple(StatusRef(block=row.status_block, index=row.status_index) for row in rows)


# Permits that do not name a zone that wins where they go.


async def going(rx: Rx, box: Box, at: datetime) -> tuple[Going, ...]:
    """List the live permits whose places and route meet a box, with the zones of which it is said that they lack."""
    near = sa.and_(
        permit.c.west <= box.east,
        permit.c.east >= box.west,
        permit.c.south <= box.north,
        permit.c.north >= box.south,
        permit.c.status.in_(OPEN),
        permit.c.valid_to > at,
    )
    columns = ("id", "purpose", "valid_from", "valid_to", "zones", "places", "route", *Box._fields)
    rows = await rx.rows(sa.select(*(permit.c[name] for name in columns)).where(near).order_by(permit.c.id))
    lacking = await _lacking(rx, near)
    return await rx.apart(lambda: tuple(_going(row, lacking.get(row.id, ())) for row in rows))


def _going(row: sa.Row[Any], lacking: Iterable[int]) -> Going:
    return Going(
        permit=row.id,
        purpose=Purpose(row.purpose),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        zones=frozenset(row.zones),
        places=row.places,
        route=row.route,
        box=Box(row.west, row.south, row.east, row.north),
        lacking=frozenset(lacking),
    )


async def _lacking(rx: Rx, near: Fits) -> dict[UUID, list[int]]:
    of_them = sa.select(permit_reason.c.permit, permit_reason.c.zone).join(permit)
    found: dict[UUID, list[int]] = {}
    for row in await rx.rows(of_them.where(near, permit_reason.c.code == NOT_NAMED)):
        found.setdefault(row.permit, []).append(row.zone)
    return found


async def say_unnamed(tx: Tx, lines: Iterable[Unnamed], units: dict[int, UUID | None], at: datetime) -> None:
    """Say of each permit that a zone which wins where it goes is not named."""
    fresh = insert(tx, permit_reason)
    again = {name: fresh.excluded[name] for name in ("code", "at", "holds", "params")}
    statement = fresh.on_conflict_do_update(index_elements=["permit", "key"], set_=again)
    rows = [
        {
            "permit": one.permit,
            "key": key_of(StandingCause.ZONE, one.zone),
            "cause": StandingCause.ZONE,
            "code": NOT_NAMED,
            "at": at,
            "holds": False,
            "unit": units.get(one.zone),
            "zone": one.zone,
            "by": None,
            "note": "",
            "params": {"since": one.since.isoformat()},
        }
        for one in lines
    ]
    await tx.execute(statement, rows)


async def unsay_unnamed(tx: Tx, zone: int, permits: Collection[UUID]) -> None:
    """Take back that these permits lack a zone."""
    for chunk in chunks(sorted(permits)):
        lacking = sa.and_(permit_reason.c.zone == zone, permit_reason.c.code == NOT_NAMED)
        await tx.execute(sa.delete(permit_reason).where(lacking, permit_reason.c.permit.in_(chunk)))


def chunks(every: Sequence[T]) -> Iterable[Sequence[T]]:
    """A few hundred at a time: more than a statement's parameters never become one."""
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))
