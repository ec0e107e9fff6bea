"""Reading the ground under the zones' lock."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import shapely

from geo.index.index import ZoneIndex
from geo.place import Place
from geo.zones.model import ZoneState
from geo.zones.model import winners as zone_winners
from permits.ground import store
from permits.ground.knowing import NOWHERE, Winners, up_to_date
from permits.ground.model import Ground
from permits.ground.rules import ground_of, objected_to, over_quota, refusals
from permits.ground.turning import turns
from permits.policy import store as policies
from permits.ports import LockedZones
from permits.quotas import store as quotas
from permits.wanted import Wanted
from storage.database import Rx, Tx
from storage.outcomes import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the named zones ask, and everything that stands in the way; held until the end of the transaction."""

    grounds: tuple[Ground, ...]
    reasons: tuple[Reason, ...]


async def survey(tx: Tx, zones: LockedZones, wanted: Wanted, won: Winners, at: datetime) -> Survey:
    """Lock every zone the permit would enter and read its rules from the database.

    `won` was computed before the transaction: geometry is not work to hold others up with. Raises BehindError when the
    register has learned something since; until the transaction ends it learns nothing more.
    """
    if wanted.goes_somewhere:
        await up_to_date(tx, zones, won)
    states = await zones.under_lock(tx, sorted({*wanted.zones, *won.numbers}), at)
    every = await _asked(tx, states, wanted, at)
    named = tuple(ground for ground in every if ground.number in wanted.zones)
    asking = [ground.number for ground in every if ground.number in won.numbers and not ground.is_free]
    return Survey(grounds=named, reasons=refusals(wanted, named, asking, at))


async def grounds_of(rx: Rx, states: Iterable[ZoneState], wanted: Wanted, at: datetime) -> tuple[Ground, ...]:
    """What these zones ask, a person deciding where a unit objects; as read, nothing is held."""
    every = await _asked(rx, states, wanted, at)
    return objected_to(every, await store.objections(rx, wanted, at))


async def _asked(rx: Rx, states: Iterable[ZoneState], wanted: Wanted, at: datetime) -> tuple[Ground, ...]:
    rules = await policies.rules(rx)
    start = beginning(wanted, at)
    return tuple(ground_of(state, wanted.purpose, start, wanted.valid_to, rules) for state in states)


async def counted(tx: Tx, wanted: Wanted, found: Survey, at: datetime) -> Survey:
    """The same survey with the quotas looked at; the zones are under lock, so the count stays right."""
    live = await quotas.live(tx, wanted, at)
    return replace(found, reasons=(*found.reasons, *over_quota(found.grounds, live)))


async def objected(tx: Tx, wanted: Wanted, found: Survey, at: datetime) -> Survey:
    """The same survey, a person deciding in each zone whose unit objects to what is wanted there."""
    if all(ground.asks_a_person or ground.is_free for ground in found.grounds):
        return found
    return replace(found, grounds=objected_to(found.grounds, await store.objections(tx, wanted, at)))


def beginning(wanted: Wanted, at: datetime) -> datetime:
    """The first instant that matters: its start, or now when it has begun."""
    return max(wanted.valid_from, min(at, wanted.valid_to))


def winners(index: ZoneIndex, wanted: Wanted, at: datetime) -> Winners:
    """Number the zones that win by precedence at its places or along its route at any time of its validity."""
    if not wanted.goes_somewhere:
        return NOWHERE
    numbers = frozenset(
        number
        for when in turns(index, wanted, beginning(wanted, at))
        for number in (*_at_places(index, wanted, when), *_along(index, wanted, when))
    )
    return Winners(numbers=numbers, known_at=index.known_at)


def _at_places(index: ZoneIndex, wanted: Wanted, when: datetime) -> Iterable[int]:
    for position in wanted.places:
        yield from (one.number for one in zone_winners(index.at(Place(*position), when)))


def _along(index: ZoneIndex, wanted: Wanted, when: datetime) -> Iterable[int]:
    if wanted.route:
        yield from (one.number for one in index.winners_along(shapely.LineString(wanted.route), when))
