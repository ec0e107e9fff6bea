"""Incidents and work orders as subjects of access: whose they are, where they lie, who reported or is sent."""

from collections.abc import Collection, Mapping
from uuid import UUID

from identity.access import Subject
from identity.crews import store as crews
from incidents.incidents import store as incidents
from incidents.incidents.change import subject_of
from incidents.work_orders import store as work_orders
from storage.database import Rx


async def incident_subjects(rx: Rx, ids: Collection[UUID]) -> Mapping[UUID, Subject]:
    """Those that exist, with those who reported them."""
    persons = await incidents.reporters(rx, ids)
    found = await incidents.find_many(rx, ids)
    return {one.id: subject_of(one, persons.get(one.id, frozenset())) for one in found}


async def work_order_subjects(rx: Rx, ids: Collection[UUID]) -> Mapping[UUID, Subject]:
    """Those that exist, with the members of the crew that is sent."""
    found = await work_orders.find_many(rx, ids)
    sent = await crews.by_ids(rx, sorted({one.crew for one in found if one.crew is not None}))
    members = {crew.id: frozenset(crew.members) for crew in sent}
    return {
        one.id: Subject(
            organisation=one.organisation,
            units=one.units,
            persons=members.get(one.crew, frozenset()) if one.crew else frozenset(),
        )
        for one in found
    }
