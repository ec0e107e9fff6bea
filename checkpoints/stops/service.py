"""Use cases of stops: a crew says that it is held up, somebody answers, it ends; nobody answers, the next is asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from checkpoints.records import store as records
from checkpoints.stops import rules, store
from checkpoints.stops.model import (
    AcknowledgeStop,
    CrewStopped,
    EndStop,
    Filter,
    Reached,
    ReportStop,
    Stop,
    StopAcknowledged,
    StopChanged,
    StopEnded,
    StopEscalated,
    StopPlaced,
    StopReported,
    StopStatus,
)
from geo.index.index import ZoneIndex
from geo.zones.model import winners
from identity.access import Action, Actor, Subject, allow, may, reach
from identity.crews import store as crews
from identity.crews.model import Crew
from identity.units.service import tree
from permits.papers import store as papers
from permits.papers.rules import live
from storage import events
from storage.database import Database, Rx, Tx
from storage.idempotency import Request, once
from storage.outcomes import Conflict, NotFound, Refusal
from storage.paging import Page

AT_ONCE: Final = 100


class ZonesNow(Protocol):
    """Every zone in memory."""

    @property
    def index(self) -> ZoneIndex:
        """The index of this moment."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """Where a stop is: the post named or found near it, the zones that win there and the unit of the first."""

    checkpoint: UUID | None
    proposed: bool
    zones: frozenset[int]
    unit: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Who says it, and when it is heard."""

    by: UUID
    at: datetime


class Stops:
    """Crews that were not let pass."""

    def __init__(self, db: Database, zones_now: ZonesNow) -> None:
        self.db = db
        self._zones_now = zones_now

    async def report(self, command: ReportStop, *, by: Actor, request: Request) -> StopReported | Refusal:
        """Record a stop, however late; the same id again is the same stop. Not found: crew or checkpoint.

        One whose place was unknown takes it from where it is told again.

        Only the instant that counts is kept (`rules.happened_at`), not what a device with a wrong clock said.
        """
        command = replace(command, occurred_at=rules.happened_at(command.occurred_at, request.at))
        ground = await self._ground(command)

        async def work(tx: Tx) -> StopReported | Refusal:
            crew = await _crew(tx, command.crew)
            if crew is None:
                return NotFound(kind="Crew", id=command.crew)
            allow(by, Action.REPORT_STOP, _of_crew(crew))
            return await _report(tx, command, crew, ground, _Said(by=by.account, at=request.at))

        return await once(self.db, request, StopReported, work)

    async def acknowledge(self, command: AcknowledgeStop, *, by: Actor, request: Request) -> StopChanged | Refusal:
        """Take the call of a stopped crew: nobody else is asked from now on."""

        async def work(tx: Tx) -> StopChanged | Refusal:
            found = await store.lock(tx, command.stop)
            if found is None:
                return NotFound(kind="Stop", id=command.stop)
            allow(by, Action.HANDLE_STOP, subject(found))
            changed = rules.acknowledged(found, command, by.account, request.at)
            if isinstance(changed, Refusal):
                return changed
            await store.save(tx, changed)
            await events.append(tx, _acknowledged(changed, by, request.at))
            return StopChanged(stop=changed.id, status=changed.status)

        return await once(self.db, request, StopChanged, work)

    async def end(self, command: EndStop, *, by: Actor, request: Request) -> StopChanged | Refusal:
        """Say how it ended: the crew, or who answers it."""

        async def work(tx: Tx) -> StopChanged | Refusal:
            found = await store.lock(tx, command.stop)
            if found is None:
                return NotFound(kind="Stop", id=command.stop)
            await _allow_end(tx, found, by)
            changed = rules.ended(found, command, by.account, request.at)
            if isinstance(changed, Refusal):
                return changed
            await store.save(tx, changed)
            await events.append(tx, _ended(changed, command, request.at))
            return StopChanged(stop=changed.id, status=changed.status)

        return await once(self.db, request, StopChanged, work)

    async def find(self, id: UUID, *, by: Actor) -> Stop | None:
        """One stop the actor may read."""
        async with self.db.reading() as rx:
            found = await store.find(rx, id)
            crew = None if found is None else await _crew(rx, found.crew)
        if found is None:
            return None
        return found if may(by, Action.READ_STOPS, subject(found, crew.members if crew else ())) else None

    async def page(self, wanted: Filter, *, by: Actor, after: store.Key | None, first: int) -> Page[Stop]:
        """Stops the actor may read, the newest first."""
        async with self.db.reading() as rx:
            reached = Reached(grants=reach(by, Action.READ_STOPS), person=by.person)
            return await store.page(rx, wanted, reached, after=after, first=first)

    async def escalate(self, now: datetime) -> int:
        """Ask the next wherever nobody has answered in time; how many steps were taken.

        Each stop is looked at again under its lock, so several workers take each step once.
        """
        async with self.db.reading() as rx:
            found = await store.due(rx, now, AT_ONCE)
        return sum([await self._escalate(one.id, now) for one in found])

    async def _escalate(self, id: UUID, now: datetime) -> bool:
        async with self.db.transaction() as tx:
            found = await store.lock(tx, id)
            if found is None or found.next_step_at is None or found.next_step_at > now:
                return False
            units = await chain(tx, found.unit, now)
            changed = rules.escalated(found, units, now)
            await store.save(tx, changed)
            asked = rules.asked_at(changed.step, units)
            said = StopEscalated(
                subject=id,
                at=now,
                organisation=found.organisation,
                unit=asked.unit,
                step=changed.step,
                placed=found.is_placed,
            )
            await events.append(tx, said)
        return True

    async def _ground(self, command: ReportStop) -> _Ground:
        """Geometry before the transaction."""
        if command.place is None:
            return _Ground(checkpoint=command.checkpoint, proposed=False, zones=frozenset(), unit=None)
        over = winners(self._zones_now.index.at(command.place, command.occurred_at))
        checkpoint = command.checkpoint
        if checkpoint is None:
            async with self.db.reading() as rx:
                checkpoint = rules.nearest(command.place, await store.posts(rx, command.occurred_at))
        return _Ground(
            checkpoint=checkpoint,
            proposed=command.checkpoint is None and checkpoint is not None,
            zones=frozenset(one.number for one in over),
            unit=next((one.unit for one in over if one.unit is not None), None),
        )


async def stops_of(
    rx: Rx, checkpoints: Collection[UUID], since: datetime, until: datetime
) -> Mapping[UUID, Sequence[Stop]]:
    """Every stop at each of them that happened in [since, until): what the refusal report counts beside refusals."""
    return await store.of_checkpoints(rx, checkpoints, since, until)


async def chain(rx: Rx, unit: UUID | None, at: datetime) -> tuple[UUID, ...]:
    """A unit and those above it, in the order in which they are asked."""
    if unit is None:
        return ()
    above = (await tree(rx)).ancestors(unit, at)
    return (unit, *(one.id for one in above))


def subject(stop: Stop, members: Collection[UUID] = ()) -> Subject:
    """Whose a stop is and where it lies."""
    units = frozenset({stop.unit}) if stop.unit is not None else frozenset[UUID]()
    return Subject(organisation=stop.organisation, units=units, persons=frozenset(members))


def _of_crew(crew: Crew) -> Subject:
    return Subject(organisation=crew.organisation, persons=frozenset(crew.members))


async def _crew(rx: Rx, id: UUID) -> Crew | None:
    return next(iter(await crews.by_ids(rx, [id])), None)


async def _report(tx: Tx, command: ReportStop, crew: Crew, ground: _Ground, said: _Said) -> StopReported | Refusal:
    unit = ground.unit
    if ground.checkpoint is not None:
        post = await records.find_head(tx, ground.checkpoint)
        if post is None:
            return NotFound(kind="Checkpoint", id=ground.checkpoint)
        unit = post.unit
    new = _stop(command, crew, ground, unit, said)
    if not await store.add(tx, new):
        return await _again(tx, new, ground, crew, said)
    stopped = CrewStopped(
        subject=new.id,
        at=said.at,
        organisation=crew.organisation,
        unit=unit,
        crew=crew.id,
        checkpoint=new.checkpoint,
        placed=new.is_placed,
    )
    await events.append(tx, stopped)
    return await _reported(tx, new, ground, crew, said)


async def _again(tx: Tx, new: Stop, ground: _Ground, crew: Crew, said: _Said) -> StopReported | Refusal:
    """The device tells it again: the stop that is recorded stands, and takes the place that it lacked."""
    known = await store.lock(tx, new.id)
    if known is None or known.crew != crew.id:
        return Conflict(code="STOP_ID_TAKEN")
    if known.place is None and new.place is not None:
        known = rules.placed(known, new, said.at)
        await store.save(tx, known)
        await events.append(tx, _placed(known, said.at))
    return await _reported(tx, known, ground, crew, said)


async def _reported(tx: Tx, stop: Stop, ground: _Ground, crew: Crew, said: _Said) -> StopReported:
    held = live(await papers.of_crew(tx, crew.id, crew.members, said.at, said.at), said.at)
    good = [one.permit for one in held if not ground.zones or one.zones & ground.zones]
    return StopReported(
        stop=stop.id,
        checkpoint=stop.checkpoint,
        proposed=stop.proposed,
        told=rules.told_at_once(stop.organisation, stop.unit),
        permits=tuple(good),
        escalates_at=stop.next_step_at,
    )


def _stop(command: ReportStop, crew: Crew, ground: _Ground, unit: UUID | None, said: _Said) -> Stop:
    return Stop(
        id=command.id,
        crew=crew.id,
        organisation=crew.organisation,
        unit=unit,
        checkpoint=ground.checkpoint,
        proposed=ground.proposed,
        place=command.place,
        words=command.words,
        photo=command.photo,
        permit=command.permit,
        occurred_at=command.occurred_at,
        received_at=said.at,
        reported_by=said.by,
        next_step_at=said.at + rules.PATIENCE,
    )


async def _allow_end(rx: Rx, stop: Stop, by: Actor) -> None:
    """Whoever answers a stop may end it, and the crew itself."""
    crew = await _crew(rx, stop.crew)
    members = crew.members if crew is not None else ()
    if not may(by, Action.REPORT_STOP, subject(stop, members)):
        allow(by, Action.HANDLE_STOP, subject(stop))


def _acknowledged(stop: Stop, by: Actor, at: datetime) -> StopAcknowledged:
    return StopAcknowledged(
        subject=stop.id, at=at, organisation=stop.organisation, unit=stop.unit, crew=stop.crew, by=by.account
    )


def _placed(stop: Stop, at: datetime) -> StopPlaced:
    return StopPlaced(
        subject=stop.id,
        at=at,
        organisation=stop.organisation,
        unit=stop.unit,
        crew=stop.crew,
        checkpoint=stop.checkpoint,
        waiting=stop.status is StopStatus.OPEN,
    )


def _ended(stop: Stop, command: EndStop, at: datetime) -> StopEnded:
    return StopEnded(subject=stop.id, at=at, organisation=stop.organisation, unit=stop.unit, how=command.how)
