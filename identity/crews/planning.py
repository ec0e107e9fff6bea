"""Crews that wait until everybody in them is vetted, and become crews in the transaction in which they are."""

from uuid import UUID

from identity.crews import store
from identity.crews.model import Crew, CrewComposed, Duty, PlannedCrew
from identity.names import folded
from identity.rosters import store as rosters
from identity.rosters.model import Person, Vehicle, VettingState
from storage import events
from storage.database import Rx, Tx
from storage.idempotency import Request
from storage.ids import new_id

MOST_CREWS = 2_000


async def compose_ready(tx: Tx, organisation: UUID, request: Request) -> tuple[UUID, ...]:
    """Make crews of the plans that wait for nobody any more. The organisation must be held.

    A plan whose name a crew bears by now is dropped: somebody has composed it by hand.
    """
    waiting = await store.plans(tx, organisation)
    if not waiting:
        return ()
    vetted = await vetted_of(tx, waiting)
    ready = [one for one in waiting if {*one.members, *one.vehicles} <= vetted]
    taken = {folded(one.name) for one in await store.of_organisation(tx, organisation, MOST_CREWS)} if ready else set()
    made = [_crew(one) for one in ready if folded(one.name) not in taken]
    for crew in made:
        await store.save(tx, crew)
        told = CrewComposed(subject=crew.id, at=request.at, organisation=organisation, version=crew.version)
        await events.append(tx, told)
    await store.drop_plans(tx, [one.id for one in ready])
    return tuple(crew.id for crew in made)


async def vetted_of(rx: Rx, plans: tuple[PlannedCrew, ...]) -> frozenset[UUID]:
    """Who and what of these plans the department has vetted."""
    members = sorted({id_ for one in plans for id_ in one.members})
    vehicles = sorted({id_ for one in plans for id_ in one.vehicles})
    found: list[Person | Vehicle] = [*await rosters.persons(rx, members), *await rosters.vehicles(rx, vehicles)]
    return frozenset(one.id for one in found if one.state is VettingState.VETTED)


def _crew(plan: PlannedCrew) -> Crew:
    return Crew(
        id=new_id(),
        organisation=plan.organisation,
        name=plan.name,
        lead=plan.lead,
        members=plan.members,
        vehicles=plan.vehicles,
        skills=plan.skills,
        base_zone=plan.base_zone,
        duty=Duty.OFF_DUTY,
        version=1,
    )
