"""Crews as subjects of access: whose they are and who is in them."""

from collections.abc import Collection, Mapping
from uuid import UUID

from identity.access import Subject
from identity.crews import store
from storage.database import Rx


async def crew_subjects(rx: Rx, ids: Collection[UUID]) -> Mapping[UUID, Subject]:
    """Those that exist."""
    found = await store.by_ids(rx, sorted(ids))
    return {one.id: Subject(organisation=one.organisation, persons=frozenset(one.members)) for one in found}
