"""Permits and applications as subjects of access: whose they are, whose zones they enter, whom they name."""

from collections.abc import Collection, Mapping
from uuid import UUID

from identity.access import Subject
from permits.applications import store as applications
from permits.permits import store as permits
from storage.database import Rx


async def permit_subjects(rx: Rx, ids: Collection[UUID]) -> Mapping[UUID, Subject]:
    """Those that exist, with their holders."""
    return {
        one.id: Subject(
            organisation=one.organisation, units=one.units, persons=frozenset(holder.id for holder in one.holders)
        )
        for one in await permits.find_many(rx, ids)
    }


async def application_subjects(rx: Rx, ids: Collection[UUID]) -> Mapping[UUID, Subject]:
    """Those that exist, with the units that decide them; nobody is a holder yet."""
    return {
        one.id: Subject(
            organisation=one.wanted.organisation,
            units=frozenset(part.unit for part in one.parts if part.unit is not None),
        )
        for one in await applications.find_many(rx, ids)
    }
