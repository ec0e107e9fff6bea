"""Marking permits by the thousand: each statement says one thing of all permits it fits."""

from collections.abc import Iterable
from itertools import chain
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from shapely import LineString, MultiPoint, prepare
from shapely.geometry.base import BaseGeometry

from credentials.claims import StatusRef
from credentials.wire import Purpose
from geo.zones.change import ZoneChange
from geo.zones.model import PermitRef, Reaffirmation
from permits.consequences.rules import Mark
from permits.permits.model import PermitStatus, StandingCause, key_of
from permits.tables import credential, permit, permit_reason, permit_zone
from storage.database import Rx, Tx
from storage.dialect import insert

OPEN = (PermitStatus.ACTIVE, PermitStatus.SUSPENDED)
SAMPLE = 20
Meant = sa.ColumnElement[bool]
EVERY: Meant = sa.true()


async def count(rx: Rx, fitting: sa.ColumnElement[bool]) -> tuple[int, tuple[UUID, ...]]:
    """How many permits fit, and the first of them."""
    number = await rx.scalar(sa.select(sa.func.count()).select_from(permit).where(fitting))
    first = await rx.rows(sa.select(permit.c.id).where(fitting).order_by(permit.c.id).limit(SAMPLE))
    return int(number), tuple(row.id for row in first)


def fits(change: ZoneChange, mark: Mark) -> sa.ColumnElement[bool]:
    """Live permits that name the zone, for one of the purposes, beyond the instant the change is felt."""
    return sa.and_(
        _names(change.number),
        permit.c.status.in_(OPEN),
        permit.c.valid_to > max(mark.since, change.at),
        permit.c.purpose.in_(sorted(mark.purposes)),
    )


def slipped_in(change: ZoneChange, mark: Mark) -> sa.ColumnElement[bool]:
    """Of those, the ones issued by a clock past the change and yet judged before it: no checkpoint could tell."""
    return sa.and_(fits(change, mark), permit.c.approved_at >= change.at)


async def say(tx: Tx, change: ZoneChange, mark: Mark, fitting: sa.ColumnElement[bool]) -> int:
    """Write the mark on each; a hold that stands is never weakened to a flag."""
    said: dict[str, Any] = {
        "key": key_of(StandingCause.ZONE, change.number),
        "cause": StandingCause.ZONE,
        "code": mark.code,
        "at": change.at,
        "holds": mark.holds,
        "unit": change.unit,
        "zone": change.number,
        "note": "",
        "params": {"since": mark.since.isoformat()},
    }
    columns = [sa.literal(value, permit_reason.c[name].type).label(name) for name, value in said.items()]
    chosen = sa.select(permit.c.id, *columns).where(fitting)
    fresh = insert(tx, permit_reason).from_select(["permit", *said], chosen)
    again = {name: fresh.excluded[name] for name in ("code", "at", "params")}
    holds = sa.or_(permit_reason.c.holds, fresh.excluded.holds)
    return await tx.execute(
        fresh.on_conflict_do_update(index_elements=["permit", "key"], set_={**again, "holds": holds})
    )


async def suspend_held(tx: Tx, number: int) -> int:
    """Suspend the active permits that the zone holds; how many."""
    active = sa.and_(permit.c.status == PermitStatus.ACTIVE, held_by(number))
    values = {"status": PermitStatus.SUSPENDED, "version": permit.c.version + 1}
    return await tx.execute(sa.update(permit).where(active).values(values))


def reaffirmed(one: Reaffirmation) -> sa.ColumnElement[bool]:
    """Permits of its purposes that were approved until then; where it names credentials, theirs only."""
    of_purposes = sa.true() if one.purposes is None else permit.c.purpose.in_(sorted(one.purposes))
    return sa.and_(permit.c.approved_at <= one.at, of_purposes, _named(one.permits))


def _named(refs: Iterable[PermitRef] | None) -> sa.ColumnElement[bool]:
    if refs is None:
        return sa.true()
    places = (sa.and_(credential.c.status_block == ref.block, credential.c.status_index == ref.index) for ref in refs)
    return permit.c.id.in_(sa.select(credential.c.permit).where(sa.or_(sa.false(), *places)))


async def let_go(tx: Tx, number: int, meant: sa.ColumnElement[bool]) -> tuple[UUID, ...]:
    """Take away what the zone says of the permits meant; activate, and list, those that nobody else holds."""
    mine = sa.select(permit.c.id).where(permit.c.status == PermitStatus.SUSPENDED, meant, held_by(number))
    freed = tuple(row.id for row in await tx.rows(mine.where(sa.not_(_held_by_others(number)))))
    key = permit_reason.c.key == key_of(StandingCause.ZONE, number)
    of_them = permit_reason.c.permit.in_(sa.select(permit.c.id).where(meant))
    await tx.execute(sa.delete(permit_reason).where(key, of_them))
    values = {"status": PermitStatus.ACTIVE, "version": permit.c.version + 1}
    free = sa.and_(permit.c.id == sa.bindparam("one"), permit.c.status == PermitStatus.SUSPENDED)
    await tx.execute(sa.update(permit).where(free).values(values), [{"one": one} for one in freed])
    return freed


async def refs_held(rx: Rx, number: int) -> tuple[StatusRef, ...]:
    """Where the status list keeps the credentials of suspended permits that the zone holds."""
    suspended = sa.and_(permit.c.status == PermitStatus.SUSPENDED, held_by(number))
    return await _refs(rx, suspended)


async def refs_of(rx: Rx, permits: Iterable[UUID]) -> tuple[StatusRef, ...]:
    """Where the status list keeps the credentials of these permits."""
    every = sorted(permits)
    chunks = [every[start : start + 500] for start in range(0, len(every), 500)]
    return tuple(chain.from_iterable([await _refs(rx, permit.c.id.in_(chunk)) for chunk in chunks]))


async def standing_in(
    rx: Rx, change: ZoneChange, shape: BaseGeometry, purposes: frozenset[Purpose]
) -> tuple[UUID, ...]:
    """Live permits with a place in the shape, or a route through it, that do not name the zone."""
    west, south, east, north = shape.bounds
    near = sa.and_(
        permit.c.west <= east,
        permit.c.east >= west,
        permit.c.south <= north,
        permit.c.north >= south,
        permit.c.status.in_(OPEN),
        permit.c.valid_to > max(change.effective_at, change.at),
        permit.c.purpose.in_(sorted(purposes)),
        sa.not_(_names(change.number)),
    )
    prepare(shape)
    rows = await rx.rows(sa.select(permit.c.id, permit.c.places, permit.c.route).where(near).order_by(permit.c.id))
    return tuple(row.id for row in rows if _meets(shape, row.places, row.route))


async def say_of(tx: Tx, change: ZoneChange, mark: Mark, permits: tuple[UUID, ...]) -> int:
    """Write the mark on these permits."""
    chunks = [permits[start : start + 500] for start in range(0, len(permits), 500)]
    return sum([await say(tx, change, mark, permit.c.id.in_(chunk)) for chunk in chunks])


def held_by(number: int) -> sa.ColumnElement[bool]:
    """The zone holds the permit."""
    here = sa.and_(permit_reason.c.zone == number, permit_reason.c.cause == StandingCause.ZONE)
    return permit.c.id.in_(sa.select(permit_reason.c.permit).where(here, permit_reason.c.holds.is_(sa.true())))


def _held_by_others(number: int) -> sa.ColumnElement[bool]:
    elsewhere = permit_reason.c.key != key_of(StandingCause.ZONE, number)
    holding = sa.and_(permit_reason.c.permit == permit.c.id, permit_reason.c.holds.is_(sa.true()), elsewhere)
    return sa.select(permit_reason.c.permit).where(holding).exists()


def _names(number: int) -> sa.ColumnElement[bool]:
    return permit.c.id.in_(sa.select(permit_zone.c.permit).where(permit_zone.c.zone == number))


async def _refs(rx: Rx, fitting: sa.ColumnElement[bool]) -> tuple[StatusRef, ...]:
    places = sa.select(credential.c.status_block, credential.c.status_index).join(permit)
    rows = await rx.rows(places.where(fitting, credential.c.revoked_at.is_(None)))
    return tuple(StatusRef(block=row.status_block, index=row.status_index) for row in rows)


def _meets(shape: BaseGeometry, places: list[list[float]], route: list[list[float]]) -> bool:
    stands = bool(places) and shape.intersects(MultiPoint(places))
    return stands or (bool(route) and shape.intersects(LineString(route)))
