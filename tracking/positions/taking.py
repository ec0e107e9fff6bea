"""Taking a batch of fixes: one transaction, with the register and the crew held."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from geo.index import ZoneIndex
from geo.levels.model import LevelBook
from geo.place import Place
from geo.zones import store as zones
from identity.access import Action, Actor, Subject, allow
from identity.crews import store as crews
from identity.crews.model import Crew
from identity.crews.rules import on_duty
from permits.ground.knowing import BehindError
from permits.papers import store as papers
from permits.papers.rules import Paper, is_uncovered, live
from storage.database import Tx
from storage.outcomes import NotFound, Refusal
from tracking.geofences.following import Whose, Window, revisit, window
from tracking.geofences.rules import Uncovered
from tracking.geofences.sides import Fence, Sides
from tracking.positions import store
from tracking.positions.model import Fix, FixVerdict, Kept, Reported, Seen, Standing
from tracking.positions.rules import at_sight
from tracking.positions.sorting import in_time, sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A batch of one device, where each fix lies, and the zones and levels by which that was found."""

    fixes: tuple[Fix, ...]
    source: UUID
    seen: Mapping[Fix, Seen]
    index: ZoneIndex
    levels: LevelBook


def seen_of(fix: Fix, source: UUID, fence: Fence, now: datetime) -> Seen:
    """A fix with the zones it lies in; one that will not be used lies in none."""
    place = Place(fix.lon, fix.lat)
    used = in_time(fix.at, now) is None and at_sight(fix) is Standing.USED
    sides = fence.sides(place, fix.accuracy_m, fix.at) if used else Sides()
    return Seen(
        at=fix.at,
        source=source,
        place=place,
        accuracy_m=fix.accuracy_m,
        inside=sides.inside,
        near=sides.near,
        winning=sides.winning,
    )


async def take(tx: Tx, crew_id: UUID, placed: Placed, by: Actor, now: datetime) -> Reported | Refusal:
    """Keep what is new, recompute what it touches, tell what follows.

    Raises Forbidden for who is not of the crew, BehindError when the zones have changed since the fixes were placed.
    """
    await _up_to_date(tx, placed.index)
    crew = await crews.lock(tx, crew_id)
    if crew is None:
        return NotFound(kind="Crew", id=crew_id)
    allow(by, Action.REPORT_POSITIONS, Subject(organisation=crew.organisation, persons=frozenset(crew.members)))
    said = [one for one in placed.fixes if in_time(one.at, now) is None]
    if not said:
        return Reported(crew=crew.id, counts=sort(placed.fixes, {}, _never, now).counts, newest_at=None)
    return await _keep(tx, crew, placed, said, now)


async def _up_to_date(tx: Tx, index: ZoneIndex) -> None:
    known_at = await zones.hold_register(tx)
    if known_at is not None and (index.known_at is None or index.known_at < known_at):
        raise BehindError(known_at)


async def _keep(tx: Tx, crew: Crew, placed: Placed, said: Sequence[Fix], now: datetime) -> Reported:
    since, until = min(one.at for one in said), max(one.at for one in said)
    turns = await crews.turns(tx, crew.id, since)
    held = await papers.of_crew(tx, crew.id, crew.members, since, max(until, now))
    known = await store.known(tx, crew.id, placed.source, said)
    found = sort(placed.fixes, known, lambda at: on_duty(turns, crew.duty, at) or bool(live(held, at)), now)
    whose = Whose(crew=crew.id, organisation=crew.organisation, at=now)
    counts = found.counts + await _follow(tx, whose, placed, found.fresh, _Uncovered(placed, held))
    newest_at = await store.show_newest(tx, crew.id, crew.organisation)
    return Reported(crew=crew.id, counts=dict(sorted(counts.items())), newest_at=newest_at)


async def _follow(
    tx: Tx, whose: Whose, placed: Placed, fresh: Sequence[Fix], uncovered: Uncovered
) -> Counter[FixVerdict]:
    """Write the new fixes with what the rules make of them, and what has become of the others and of the visits."""
    taking_part = [placed.seen[one] for one in fresh if at_sight(one) is Standing.USED]
    found = await window(tx, whose.crew, taking_part) if taking_part else Window(start=whose.at)
    judged = {one.seen.at: one for one in found.fresh}
    kept = [(one, judged.get(one.at) or _aside(one, placed.seen[one])) for one in fresh]
    await store.keep(tx, whose.crew, kept, whose.at)
    if taking_part:
        await store.judge_again(tx, whose.crew, found.changed)
        await revisit(tx, whose, found, uncovered)
    return Counter(FixVerdict.ACCEPTED if one.standing is Standing.USED else FixVerdict.IMPLAUSIBLE for _, one in kept)


def _aside(fix: Fix, seen: Seen) -> Kept:
    """A fix that is kept and takes no part."""
    return Kept(seen=seen, standing=at_sight(fix), held=frozenset())


def _never(_: datetime) -> bool:
    return False


class _Uncovered:
    """Whether a zone asks for a permit at an instant and the crew has none that names it."""

    def __init__(self, placed: Placed, held: tuple[Paper, ...]) -> None:
        self._placed, self._held = placed, held

    def __call__(self, zone: int, at: datetime) -> bool:
        version = self._placed.index.find(zone, at)
        return version is not None and is_uncovered(version, self._placed.levels, self._held, at)
