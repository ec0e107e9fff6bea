"""Permits with the names of everything they name, in one snapshot."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from identity.accounts import store as accounts
from identity.organisations import store as organisations
from identity.units import store as units
from permits.paper import store
from permits.paper.model import Paper, Shown
from permits.permits.claims import shown_name
from permits.permits.model import Credential, Permit
from storage.database import Rx


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What ids are called."""

    units: Mapping[UUID, str]
    organisations: Mapping[UUID, str]
    signatories: Mapping[UUID, str]
    zones: Mapping[int, store.Zone]
    department: str | None


async def names(rx: Rx, permits: Sequence[Permit], at: datetime) -> Names:
    """Of all these permits at once."""
    issuing = {one.issuing_unit for one in permits if one.issuing_unit is not None}
    numbers = {number for one in permits for number in one.zones}
    return Names(
        units={one.id: one.name for one in await units.by_ids(rx, sorted(issuing))},
        organisations={
            one.id: one.name for one in await organisations.by_ids(rx, sorted({one.organisation for one in permits}))
        },
        signatories=await _signatories(rx, {one.issued_by for one in permits}),
        zones=await store.zones(rx, numbers, at),
        department=await store.department(rx),
    )


async def _signatories(rx: Rx, ids: Collection[UUID]) -> dict[UUID, str]:
    """Only who decides for an authority signs for it; under standing approval the line stays free."""
    found = await accounts.by_ids(rx, sorted(ids))
    of = {one.organisation for one in found if one.organisation is not None}
    deciding = await store.authorities(rx, of) if of else frozenset()
    return {one.id: one.name for one in found if one.organisation in deciding}


def paper(permit: Permit, credentials: Sequence[Credential], names: Names) -> Paper:
    """One permit, a page for each holder's current credential in the order of its holders."""
    texts = {one.holder: one.text for one in credentials if one.text is not None}
    zones = [(number, names.zones.get(number)) for number in sorted(permit.zones)]
    return Paper(
        permit=permit,
        holders=tuple(
            Shown(name=shown_name(one.name), tails=tuple(sorted(set(one.tails))), text=texts[one.id])
            for one in permit.holders
            if one.id in texts
        ),
        unit=None if permit.issuing_unit is None else names.units.get(permit.issuing_unit),
        department=names.department,
        organisation=names.organisations.get(permit.organisation, ""),
        zones=tuple(f"{number} {zone[0]}" if zone else str(number) for number, zone in zones),
        acts=tuple(dict.fromkeys(zone[1] for _, zone in zones if zone is not None)),
        signatory=names.signatories.get(permit.issued_by, ""),
    )
