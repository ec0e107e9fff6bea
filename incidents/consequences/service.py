"""Incidents' side of a zone change: implements `geo.zones.consequences.Consequences`."""

from itertools import compress
from typing import Final
from uuid import UUID

import shapely
from shapely.geometry.base import BaseGeometry

from geo.separation import reach_box
from geo.zones.change import Touched, ZoneChange
from geo.zones.model import Reaffirmation, ZoneState, ZoneVersion
from identity.units.service import tree
from incidents.consequences import store
from incidents.consequences.ground import Flags, Geometries, Plane, standing
from incidents.consequences.rules import Alteration, alteration
from incidents.exposure.model import WITHIN_M
from incidents.exposure.rules import units_around
from incidents.incidents.events import IncidentsTouched
from storage import events
from storage.database import Rx, Tx

KIND: Final = "INCIDENTS_TOUCHED"
SAMPLE: Final = 20


class IncidentConsequences:
    """Set-based: one read and a few writes a zone whatever the number of incidents, one event a zone."""

    async def preview(self, rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Count the open incidents whose exposure a change alters, and list the first."""
        found = [(change, await _touched(rx, change, alteration(change))) for change in changes]
        return tuple(_counted(change, incidents) for change, incidents in found if incidents)

    async def apply(self, tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Flag them and tell, in the transaction of the change."""
        return tuple([one for change in changes for one in await _apply(tx, change)])

    async def reaffirmed(self, tx: Tx, zone: ZoneState, one: Reaffirmation) -> None:  # noqa: ARG002 - a protocol
        """Permits go on; to an incident nothing happens."""
        return


async def _apply(tx: Tx, change: ZoneChange) -> tuple[Touched, ...]:
    altered = alteration(change)
    incidents = await _touched(tx, change, altered)
    if altered is None or not incidents:
        return ()
    said = store.said_of(change.number, altered.code, change.at, change.effective_at)
    await store.flag(tx, incidents, said)
    await events.append(tx, _told(change, len(incidents)))
    return (_counted(change, incidents),)


async def _touched(rx: Rx, change: ZoneChange, altered: Alteration | None) -> tuple[UUID, ...]:
    """The open incidents it concerns."""
    if altered is None:
        return ()
    by_ground = await _by_ground(rx, altered)
    before, after = [await _by_unit(rx, version, change) for version in (altered.before, altered.after)]
    by_unit = before | after if altered.everywhere else before ^ after
    return (*by_ground, *sorted(by_unit.difference(by_ground)))


async def _by_ground(rx: Rx, altered: Alteration) -> tuple[UUID, ...]:
    """Those within 500 m of the ground it has or had; where only that moved, those who stand otherwise to it now."""
    old, new = _shape(altered.before), _shape(altered.after)
    shapes = [shape for shape in (old, new) if shape is not None]
    if not shapes:
        return ()
    ids, locations = await store.open_near(rx, reach_box(shapely.GeometryCollection(shapes), WITHIN_M))
    hit = await rx.apart(lambda: _hit(locations, old, new, everywhere=altered.everywhere))
    return tuple(compress(ids, hit.tolist()))


def _hit(locations: Geometries, old: BaseGeometry | None, new: BaseGeometry | None, *, everywhere: bool) -> Flags:
    """Which locations stand near one of two shapes; or not everywhere: stand otherwise to the new one."""
    plane = Plane.around(*(shape for shape in (old, new) if shape is not None))
    before = standing(locations, old, plane)
    after = before if new is old else standing(locations, new, plane)
    return before.concerned | after.concerned if everywhere else before.differs(after)


async def _by_unit(rx: Rx, version: ZoneVersion | None, change: ZoneChange) -> frozenset[UUID]:
    """Those who may lie in the unit that a zone without a shape names."""
    if version is None or version.geometry is not None or version.unit is None:
        return frozenset()
    return await store.open_in(rx, units_around(await tree(rx), version.unit, change.effective_at))


def _shape(version: ZoneVersion | None) -> BaseGeometry | None:
    return None if version is None else version.geometry


def _counted(change: ZoneChange, incidents: tuple[UUID, ...]) -> Touched:
    return Touched(zone=change.zone, kind=KIND, count=len(incidents), sample=incidents[:SAMPLE])


def _told(change: ZoneChange, incidents: int) -> IncidentsTouched:
    return IncidentsTouched(
        subject=change.zone,
        at=change.at,
        unit=change.unit,
        zone=change.number,
        order=change.order,
        incidents=incidents,
    )
