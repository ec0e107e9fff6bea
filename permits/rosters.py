"""The roster as permits read it: only the vetted are let on."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from identity.rosters import store
from identity.rosters.model import Person, Vehicle, VettingState
from permits.permits.model import Carrier, Holder
from permits.ports import Members
from storage.database import Rx

T = TypeVar("T", Person, Vehicle)


class VettedRosters:
    """Binds `permits.ports.Rosters` to identity's rosters."""

    async def members(
        self,
        rx: Rx,
        organisation: UUID,
        persons: Sequence[UUID],
        vehicles: Sequence[UUID],
        at: datetime,  # noqa: ARG002 - a vetting has no end; the port lets it get one
    ) -> Members:
        """Look them up in the reader's snapshot; another organisation's are unknown."""
        people = _mine(await store.persons(rx, persons), organisation)
        fleet = _mine(await store.vehicles(rx, vehicles), organisation)
        known: dict[UUID, Person | Vehicle] = {one.id: one for one in people} | {one.id: one for one in fleet}
        return Members(
            holders=tuple(Holder(id=one.id, name=one.name, tails=one.last4) for one in people),
            vehicles=tuple(Carrier(id=one.id, kind=one.vehicle_kind, plate=one.plate) for one in fleet),
            unknown=tuple(one for one in (*persons, *vehicles) if one not in known),
            unvetted=tuple(one.id for one in known.values() if one.state is not VettingState.VETTED),
        )


def _mine(found: Iterable[T], organisation: UUID) -> tuple[T, ...]:
    return tuple(one for one in found if one.organisation == organisation and one.state is not VettingState.REMOVED)
