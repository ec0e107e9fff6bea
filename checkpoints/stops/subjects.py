"""Stops as subjects of access: whose crew it is, where it was stopped, who is in it."""

from collections.abc import Collection, Mapping
from uuid import UUID

from checkpoints.stops import store
from identity.access import Subject
from identity.crews.subjects import crew_subjects
from storage.database import Rx


async def stop_subjects(rx: Rx, ids: Collection[UUID]) -> Mapping[UUID, Subject]:
    """Those that exist."""
    found = [one for id_ in sorted(ids) if (one := await store.find(rx, id_)) is not None]
    crews = await crew_subjects(rx, {one.crew for one in found})
    return {
        one.id: Subject(
            organisation=one.organisation,
            units=frozenset({one.unit} if one.unit is not None else ()),
            persons=crews[one.crew].persons if one.crew in crews else frozenset(),
        )
        for one in found
    }
