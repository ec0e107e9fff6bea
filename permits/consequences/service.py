"""Permits' side of a zone change: implements `geo.zones.consequences.Consequences`.

Everything is judged first, by the same queries for a preview and for the change itself, and then written: what a
preview says is what the change touches.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from credentials.wire import Status
from geo.zones import store as zones
from geo.zones.change import Touched, ZoneChange
from geo.zones.model import Reaffirmation, Timeline, ZoneState
from permits.consequences import store
from permits.consequences.naming import Unnamed, box_of, extent, there, touched_ground, unnamed
from permits.consequences.rules import Mark, marks
from permits.consequences.store import Judged
from permits.events import FREED_MOST, PermitsTouched
from permits.policy import store as policies
from permits.ports import Statuses
from storage import events
from storage.database import Rx, Tx

TOUCHED, FLAGGED, SUSPENDED, LIFTED, CLEARED, NOT_NAMING = KINDS = (
    "PERMITS_TOUCHED",
    "PERMITS_FLAGGED",
    "PERMITS_SUSPENDED",
    "PERMITS_LIFTED",
    "PERMITS_CLEARED",
    "PERMITS_NOT_NAMING",
)
SAMPLE: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Zone:
    """What one changed zone says of the permits that name it."""

    change: ZoneChange
    marks: tuple[Mark, ...]
    affirmed: tuple[Reaffirmation, ...]
    judged: tuple[Judged, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Of:
    """A zone for those who are told: its id and its unit."""

    zone: UUID
    unit: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """Which permits newly lack which zones, and which do no longer; who those zones are."""

    come: tuple[Unnamed, ...] = ()
    gone: tuple[tuple[UUID, int], ...] = ()
    told_of: Mapping[int, _Of] = field(default_factory=dict)


class PermitConsequences:
    """Set-based: a few statements a zone whatever the number of permits, one event a zone."""

    def __init__(self, statuses: Statuses) -> None:
        self.statuses = statuses

    async def preview(self, rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Count and list the permits that a change would touch."""
        return _lines(await _judged(rx, changes), await _named(rx, changes))

    async def apply(self, tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Say, suspend, take back or let go, make the status list follow, tell; all in the change's transaction."""
        every, naming = await _judged(tx, changes), await _named(tx, changes)
        for one in every:
            await self._write(tx, one)
        await _write_naming(tx, naming, changes)
        lifted = [found.permit for one in every for found in one.judged if _kind(found, one.marks) == LIFTED]
        await self._free(tx, lifted, changes[0].at if changes else None)
        touched = _lines(every, naming)
        await events.append(tx, *_told(changes, touched, naming, _freed(every, naming)))
        return touched

    async def reaffirmed(self, tx: Tx, zone: ZoneState, one: Reaffirmation) -> None:
        """Take back what the zone said, when an authority has said that its permits go on."""
        meant = store.reaffirmed(one)
        found = await store.said_by(tx, zone.number, meant)
        await store.unsay_meant(tx, zone.number, meant)
        held = [each.permit for each in found if each.held]
        await self._free(tx, held, one.at)
        if found:
            await events.append(tx, _let_go(zone, one, held, [each.permit for each in found if not each.held]))

    async def _write(self, tx: Tx, one: _Zone) -> None:
        if not one.judged:
            return
        found = store.judging(one.change, one.marks, one.affirmed)
        await store.unsay(tx, one.change, found)
        await store.say(tx, one.change, one.marks, found)
        if any(mark.holds for mark in one.marks) and await store.suspend_held(tx, one.change.number):
            refs = await store.refs_held(tx, one.change.number)
            await self.statuses.set_status(tx, refs, Status.SUSPENDED, one.change.at)

    async def _free(self, tx: Tx, permits: Sequence[UUID], at: datetime | None) -> None:
        freed = await store.free(tx, permits)
        if freed and at is not None:
            await self.statuses.set_status(tx, await store.refs_of(tx, freed), Status.VALID, at)


async def _judged(rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[_Zone, ...]:
    rules = await policies.rules(rx)
    affirmed = await zones.reaffirmations_of(rx, [change.zone for change in changes])
    return tuple([await _judged_zone(rx, change, marks(change, rules), affirmed) for change in changes])


async def _judged_zone(
    rx: Rx, change: ZoneChange, found: tuple[Mark, ...], affirmed: Mapping[UUID, tuple[Reaffirmation, ...]]
) -> _Zone:
    said = affirmed.get(change.zone, ())
    return _Zone(change=change, marks=found, affirmed=said, judged=await store.judged(rx, change, found, said))


async def _named(rx: Rx, changes: tuple[ZoneChange, ...]) -> _Naming:
    """Candidates by box, then by shape; then the zones around them as they are after the change."""
    shapes = touched_ground(changes)
    if not shapes:
        return _Naming()
    at = changes[0].at
    candidates = await store.going(rx, box_of(shape.bounds for shape in shapes), at)
    goings = await rx.apart(lambda: there(candidates, shapes))
    if not goings:
        return _Naming()
    near = await zones.near(rx, extent(goings), at)
    timelines = {pieces[0].number: pieces for pieces in near.values()}
    timelines |= {change.number: change.after for change in changes}
    lacking = await rx.apart(lambda: unnamed(goings, timelines, changes[0].levels, at))
    before = {(going.permit, zone) for going in goings for zone in going.lacking}
    come = tuple(one for one in lacking if (one.permit, one.zone) not in before)
    gone = tuple(sorted(before - {(one.permit, one.zone) for one in lacking}))
    return _Naming(come=come, gone=gone, told_of=await _told_of(rx, changes, timelines, (*come, *gone)))


async def _told_of(
    rx: Rx,
    changes: Iterable[ZoneChange],
    timelines: Mapping[int, Timeline],
    pairs: Iterable[Unnamed | tuple[UUID, int]],
) -> Mapping[int, _Of]:
    """Who the zones are: those that changed, those around, and by their heads those that are no longer anywhere."""
    numbers = {one.zone if isinstance(one, Unnamed) else one[1] for one in pairs}
    found = {pieces[0].number: _Of(zone=pieces[0].id, unit=pieces[-1].unit) for pieces in timelines.values() if pieces}
    found |= {change.number: _Of(zone=change.zone, unit=change.unit) for change in changes}
    heads = await zones.heads(rx, numbers=numbers - found.keys()) if numbers - found.keys() else ()
    return {**found, **{head.number: _Of(zone=head.id, unit=None) for head in heads}}


async def _write_naming(tx: Tx, naming: _Naming, changes: tuple[ZoneChange, ...]) -> None:
    if not changes:
        return
    await store.say_unnamed(tx, naming.come, {number: of.unit for number, of in naming.told_of.items()}, changes[0].at)
    gone: defaultdict[int, list[UUID]] = defaultdict(list)
    for permit, zone in naming.gone:
        gone[zone].append(permit)
    for zone, permits in sorted(gone.items()):
        await store.unsay_unnamed(tx, zone, permits)


def _lines(every: Iterable[_Zone], naming: _Naming) -> tuple[Touched, ...]:
    """All permits that are touched, and one line for each zone and kind, the zones of the order first."""
    found: defaultdict[tuple[UUID | None, str], list[UUID]] = defaultdict(list)
    found[None, TOUCHED] = sorted(set(_permits(every, naming)))
    for one in every:
        for judged in one.judged:
            found[one.change.zone, _kind(judged, one.marks)].append(judged.permit)
    for lack in naming.come:
        found[naming.told_of[lack.zone].zone, NOT_NAMING].append(lack.permit)
    for permit, number in naming.gone:
        found[naming.told_of[number].zone, CLEARED].append(permit)
    return tuple(
        Touched(zone=zone, kind=kind, count=len(permits), sample=tuple(sorted(permits)[:SAMPLE]))
        for (zone, kind), permits in found.items()
        if permits
    )


def _permits(every: Iterable[_Zone], naming: _Naming) -> Iterable[UUID]:
    yield from (judged.permit for one in every for judged in one.judged)
    yield from (lack.permit for lack in naming.come)
    yield from (permit for permit, _ in naming.gone)


def _kind(judged: Judged, marks: tuple[Mark, ...]) -> str:
    """What happens to a permit: a new hold, one that is over, something new to say, or nothing more to say."""
    mark = None if judged.mark is None else marks[judged.mark]
    if mark is not None and mark.holds and not judged.held:
        return SUSPENDED
    if judged.held and not (mark is not None and mark.holds):
        return LIFTED
    return CLEARED if mark is None else FLAGGED


def _freed(every: Iterable[_Zone], naming: _Naming) -> Mapping[UUID, Sequence[UUID]]:
    """Of which permits a zone takes something back, by zone."""
    freed: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for one in every:
        freed[one.change.zone] += [each.permit for each in one.judged if _kind(each, one.marks) in {LIFTED, CLEARED}]
    for permit, number in naming.gone:
        freed[naming.told_of[number].zone].append(permit)
    return freed


def _few(freed: Sequence[UUID]) -> tuple[UUID, ...]:
    return tuple(freed) if len(freed) <= FREED_MOST else ()


def _told(
    changes: tuple[ZoneChange, ...], touched: Iterable[Touched], naming: _Naming, freed: Mapping[UUID, Sequence[UUID]]
) -> Iterable[PermitsTouched]:
    numbers = {of.zone: (number, of.unit) for number, of in naming.told_of.items()}
    numbers |= {change.zone: (change.number, change.unit) for change in changes}
    counts: defaultdict[UUID, Counter[str]] = defaultdict(Counter)
    for line in touched:
        if line.zone is not None:
            counts[line.zone][line.kind] += line.count
    for zone, said in counts.items():
        number, unit = numbers[zone]
        yield PermitsTouched(
            subject=zone,
            at=changes[0].at,
            unit=unit,
            zone=number,
            order=changes[0].order,
            flagged=said[FLAGGED] + said[NOT_NAMING],
            suspended=said[SUSPENDED],
            lifted=said[LIFTED],
            cleared=said[CLEARED],
            freed=_few(freed.get(zone, ())),
        )


def _let_go(zone: ZoneState, one: Reaffirmation, lifted: Sequence[UUID], cleared: Sequence[UUID]) -> PermitsTouched:
    unit = zone.timeline[-1].unit if zone.timeline else None
    return PermitsTouched(
        subject=zone.id,
        at=one.at,
        unit=unit,
        zone=zone.number,
        flagged=0,
        suspended=0,
        lifted=len(lifted),
        cleared=len(cleared),
        freed=_few([*lifted, *cleared]),
    )
