"""Late fixes recompute what they touch: from the first new fix to where everything is as it was before.

All of it happens in the transaction that takes the fixes, with the crew held.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from storage import events
from storage.database import Rx, Tx
from storage.event import Event
from tracking.geofences import rules, store
from tracking.geofences.events import CrewEnteredZone, CrewInsideWithoutPermit, CrewLeftZone
from tracking.geofences.model import Cause, GeofenceKind, State, Step, Told, Track, Visit
from tracking.geofences.rules import Uncovered
from tracking.geofences.telling import untold
from tracking.positions import store as positions
from tracking.positions.model import Kept, Seen, Standing

PAGE: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """A crew that is held, and the instant of the request."""

    crew: UUID
    organisation: UUID
    at: datetime


@dataclass(slots=True, kw_only=True)
class Window:
    """What new fixes change: from `start` to `end` inclusive, or for good (None)."""

    start: datetime
    end: datetime | None = None
    before: datetime | None = None
    """The crew's last used fix before the window."""
    fresh: list[Kept] = field(default_factory=list)
    changed: list[Kept] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


async def window(rx: Rx, crew: UUID, fresh: Sequence[Seen]) -> Window:
    """Judge new fixes of one device among those that are kept, until nothing is different any more."""
    coming = deque(sorted(fresh, key=lambda one: one.at))
    start = coming[0].at
    found = Window(start=start, before=await positions.last_used_at(rx, crew, start))
    spoken = await positions.sources(rx, crew, start - rules.QUIET, start)
    old: State = {source: await _track(rx, crew, source, start) for source in spoken | {coming[0].source}}
    new, kept = old, _Kept(rx, crew, start)
    while (at := _earliest(coming, await kept.next_at())) is not None:
        stored = await kept.take(at)
        came = [coming.popleft()] if coming and coming[0].at == at else []
        for source in {one.seen.source for one in stored} - old.keys():
            joined = {source: await _track(rx, crew, source, start)}
            old, new = {**old, **joined}, {**new, **joined}
        old = rules.recalled(old, stored)
        new, judged = rules.together(new, _merged(stored, came))
        found.fresh += [one for one in judged if one.seen in came]
        found.changed += [one for one in judged if one.seen not in came and one not in stored]
        step = rules.step(new, judged)
        found.steps += [step] if step is not None else []
        if not coming and step is not None and new == old and rules.step(old, stored) is not None:
            found.end = at
            return found
    return found


async def revisit(tx: Tx, whose: Whose, found: Window, uncovered: Uncovered) -> None:
    """Write what has become of the visits in a window, and tell what has not been told."""
    old = await store.meeting(tx, whose.crew, found.start, found.end)
    begun = {one.zone: _as_of(one, found.start) for one in old if one.entered_at < found.start}
    new = rules.visits(found.steps, uncovered, begun, found.before)
    if found.end is not None:
        new = tuple([await _continued(tx, whose.crew, one, old, found.end, uncovered) for one in new])
    await store.replace(tx, whose.crew, whose.organisation, old, new)
    await _tell(tx, whose, found, new)


async def _tell(tx: Tx, whose: Whose, found: Window, visits: tuple[Visit, ...]) -> None:
    if not visits:
        return
    zones = {one.zone for one in visits}
    since = [one.outside_at for one in visits]
    earliest = None if None in since else min(at for at in since if at is not None)
    told = await store.told_of(tx, whose.crew, zones, earliest)
    following = {} if found.end is None else await store.next_entered(tx, whose.crew, zones, found.end)
    fresh = untold(visits, told, following)
    await store.tell(tx, whose.crew, fresh)
    await events.append(tx, *(_event(whose, one) for one in fresh))


def _event(whose: Whose, one: Told) -> Event:
    crew, at, of = whose.crew, whose.at, whose.organisation
    match one.kind:
        case GeofenceKind.ENTERED:
            return CrewEnteredZone(subject=crew, at=at, organisation=of, zone=one.zone, fix_at=one.at)
        case GeofenceKind.LEFT:
            return CrewLeftZone(subject=crew, at=at, organisation=of, zone=one.zone, fix_at=one.at)
        case GeofenceKind.INSIDE_WITHOUT_PERMIT:
            return CrewInsideWithoutPermit(
                subject=crew, at=at, organisation=of, zone=one.zone, fix_at=one.at, cause=Cause.FIX
            )


class _Kept:
    """The fixes kept of a crew from an instant on, by instants, read a page at a time."""

    def __init__(self, rx: Rx, crew: UUID, start: datetime) -> None:
        self._rx, self._crew = rx, crew
        self._at = start
        self._after: UUID | None = None
        self._rows: deque[Kept] = deque()
        self._more = True

    async def next_at(self) -> datetime | None:
        """The next instant of which there is a fix."""
        if not self._rows:
            await self._read()
        return self._rows[0].seen.at if self._rows else None

    async def take(self, at: datetime) -> tuple[Kept, ...]:
        """The fixes of this instant; none when the next one is later."""
        taken: list[Kept] = []
        while await self.next_at() == at:
            taken.append(self._rows.popleft())
        return tuple(taken)

    async def _read(self) -> None:
        if not self._more:
            return
        rows = await positions.following(self._rx, self._crew, self._at, self._after, PAGE)
        self._rows.extend(rows)
        self._more = len(rows) == PAGE
        if rows:
            self._at, self._after = rows[-1].seen.at, rows[-1].seen.source


async def _track(rx: Rx, crew: UUID, source: UUID, before: datetime) -> Track:
    believed, last = await positions.last_of(rx, crew, source, before)
    track = Track() if believed is None else rules.recall(Track(), believed)
    return track if last is None else rules.recall(track, last)


def _earliest(coming: Sequence[Seen], stored_at: datetime | None) -> datetime | None:
    instants = [coming[0].at] if coming else []
    return min([*instants, *([stored_at] if stored_at is not None else [])], default=None)


def _merged(stored: Sequence[Kept], came: Sequence[Seen]) -> list[Seen]:
    """The fixes of one instant by device; what came replaces what the same device had said of it."""
    said = {one.seen.source: one.seen for one in stored} | {one.source: one for one in came}
    return [said[source] for source in sorted(said)]


def _as_of(visit: Visit, start: datetime) -> Visit:
    """An earlier visit as it stood before the window."""
    before = visit.without_permit_at if _before(visit.without_permit_at, start) else None
    return replace(visit, left_at=None, without_permit_at=before)


async def _continued(  # noqa: PLR0913, PLR0917 - a visit, what it was, and how to look beyond
    rx: Rx, crew: UUID, visit: Visit, old: Sequence[Visit], end: datetime, uncovered: Uncovered
) -> Visit:
    """A visit that goes on beyond the window as the old one did that was open there."""
    rest = next((one for one in old if one.zone == visit.zone and _goes_beyond(one, end)), None)
    if visit.left_at is not None or rest is None:
        return visit
    without = visit.without_permit_at or rest.without_permit_at
    if visit.without_permit_at is None and without is not None and without <= end:
        without = await _first_without(rx, crew, rest, end, uncovered)
    return replace(visit, left_at=rest.left_at, without_permit_at=without)


async def _first_without(rx: Rx, crew: UUID, rest: Visit, end: datetime, uncovered: Uncovered) -> datetime | None:
    """The first fix beyond the window, before the crew leaves, where the zone rules and no permit lets it in.

    The old visit had its own before the window's end, and so says nothing of the fixes behind it.
    """
    kept = _Kept(rx, crew, end)
    while (at := await kept.next_at()) is not None and (rest.left_at is None or at < rest.left_at):
        winning = [one.seen.winning for one in await kept.take(at) if one.standing is Standing.USED]
        if at > end and any(rest.zone in zones for zones in winning) and uncovered(rest.zone, at):
            return at
    return None


def _goes_beyond(visit: Visit, end: datetime) -> bool:
    return visit.entered_at <= end and (visit.left_at is None or visit.left_at > end)


def _before(at: datetime | None, start: datetime) -> bool:
    return at is not None and at < start
