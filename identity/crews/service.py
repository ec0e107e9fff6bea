"""Use cases of crews: compose, change, go on and off duty, list."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from identity.access import Action, Actor, Subject, allow, may
from identity.crews import rules, store
from identity.crews.model import (
    Compose,
    Composed,
    Crew,
    CrewComposed,
    Duty,
    DutyChanged,
    PlanDropped,
    PlannedCrew,
)
from identity.names import name_of
from identity.reaching import organisations_within
from identity.rosters import store as rosters
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import NotFound, Refusal, Refused, Stale
from storage.paging import Page

_MANY = 100


class Crews:
    """Crews composed from a vetted roster."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def compose(self, command: Compose, *, by: Actor, request: Request) -> Composed | Refusal:
        """Make or change a crew. Refused when stale, or when somebody is unknown to the roster or not vetted."""
        rules.check(command)

        async def work(tx: Tx) -> Composed | Refusal:
            allow(by, Action.COMPOSE_CREW, Subject(organisation=command.organisation))
            before = await _before(tx, command)
            if isinstance(before, Refusal):
                return before
            persons = await rosters.persons(tx, command.members)
            vehicles = await rosters.vehicles(tx, command.vehicles)
            if reasons := rules.faults(command, persons, vehicles):
                return Refused(reasons=reasons)
            return await _save(tx, _crew(command, before), request)

        return await once(self.db, request, Composed, work)

    async def set_duty(self, id: UUID, duty: Duty, *, by: Actor, request: Request) -> Composed | Refusal:
        """On or off duty; a member may say so too."""

        async def work(tx: Tx) -> Composed | Refusal:
            found = await store.lock(tx, id)
            if found is None:
                return NotFound(kind="Crew", id=id)
            members = Subject(organisation=found.organisation, persons=frozenset(found.members))
            allow(by, Action.SET_DUTY, members)
            if found.duty is duty:
                return Composed(crew=id, version=found.version)
            changed = _with_duty(found, duty)
            await store.save(tx, changed)
            await store.add_turn(tx, id, duty, request.at)
            said = DutyChanged(subject=id, at=request.at, organisation=found.organisation, duty=duty)
            await events.append(tx, said)
            return Composed(crew=id, version=changed.version)

        return await once(self.db, request, Composed, work)

    async def planned(self, organisation: UUID, *, by: Actor) -> tuple[PlannedCrew, ...]:
        """Crews of a roster's file that wait for the department, by name."""
        allow(by, Action.READ_ROSTER, Subject(organisation=organisation))
        async with self.db.reading() as rx:
            return await store.plans(rx, organisation)

    async def drop_plan(self, id: UUID, *, by: Actor, request: Request) -> PlanDropped | Refusal:
        """Let one wait no longer."""

        async def work(tx: Tx) -> PlanDropped | Refusal:
            found = await store.find_plan(tx, id)
            if found is None:
                return NotFound(kind="PlannedCrew", id=id)
            allow(by, Action.COMPOSE_CREW, Subject(organisation=found.organisation))
            await store.drop_plans(tx, [id])
            return PlanDropped(plan=id)

        return await once(self.db, request, PlanDropped, work)

    async def find(self, id: UUID, *, by: Actor) -> Crew | None:
        """One crew the actor may read; None for every other."""
        return next(iter(await self.by_ids([id], by=by)), None)

    async def by_ids(self, ids: Sequence[UUID], *, by: Actor) -> tuple[Crew, ...]:
        """Those that exist and that the actor may read, in the order asked for."""
        async with self.db.reading() as rx:
            found = await store.by_ids(rx, ids)
        return tuple(one for one in found if may_read(by, one))

    async def as_at(self, ids: Sequence[UUID], at: datetime, *, by: Actor) -> tuple[Crew, ...]:
        """Those that exist and that the actor may read, on or off duty as they were at an instant."""
        async with self.db.reading(long=len(ids) > _MANY) as rx:
            found = await store.by_ids(rx, ids)
            turns = await store.turns_around(rx, ids, at)
        return tuple(_on_or_off(one, turns.get(one.id, ()), at) for one in found if may_read(by, one))

    async def page(
        self, *, by: Actor, organisation: UUID | None, after: tuple[str, UUID] | None, first: int
    ) -> Page[Crew]:
        """Crews by name: of the organisations the actor may read, and those the actor belongs to."""
        within, person = _within(by, organisation)
        async with self.db.reading() as rx:
            return await store.page(rx, organisations=within, person=person, after=after, first=first)


def may_read(by: Actor, one: Crew) -> bool:
    """Whether the actor may know of this crew."""
    subject = Subject(organisation=one.organisation, persons=frozenset(one.members))
    return may(by, Action.READ_CREWS, subject)


def _within(by: Actor, organisation: UUID | None) -> tuple[frozenset[UUID] | None, UUID | None]:
    """Organisations whose crews the actor may list, and the person whose own crews come with them."""
    own = by.person if organisation is None else None
    if own is not None and not may(by, Action.READ_CREWS):
        allow(by, Action.READ_CREWS, Subject(persons=frozenset({own})))
        return frozenset(), own
    return organisations_within(by, Action.READ_CREWS, organisation), own


async def _before(tx: Tx, command: Compose) -> Crew | Refusal | None:
    if command.crew is None:
        return None
    found = await store.lock(tx, command.crew)
    if found is None or found.organisation != command.organisation:
        return NotFound(kind="Crew", id=command.crew)
    if found.version != command.expected:
        return Stale(kind="Crew", id=found.id, expected=command.expected, actual=found.version)
    return found


def _crew(command: Compose, before: Crew | None) -> Crew:
    return Crew(
        id=before.id if before else new_id(),
        organisation=command.organisation,
        name=name_of(command.name),
        lead=command.lead,
        members=command.members,
        vehicles=command.vehicles,
        skills=command.skills,
        base_zone=command.base_zone,
        duty=before.duty if before else Duty.OFF_DUTY,
        version=before.version + 1 if before else 1,
    )


def _on_or_off(crew: Crew, turns: Sequence[tuple[datetime, Duty]], at: datetime) -> Crew:
    return replace(crew, duty=Duty.ON_DUTY if rules.on_duty(turns, crew.duty, at) else Duty.OFF_DUTY)


def _with_duty(crew: Crew, duty: Duty) -> Crew:
    return replace(crew, duty=duty, version=crew.version + 1)


async def _save(tx: Tx, crew: Crew, request: Request) -> Composed:
    await store.save(tx, crew)
    said = CrewComposed(subject=crew.id, at=request.at, organisation=crew.organisation, version=crew.version)
    await events.append(tx, said)
    return Composed(crew=crew.id, version=crew.version)
