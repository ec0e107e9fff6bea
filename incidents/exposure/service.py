"""The exposure of an incident at any time, as known now or at any time before."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from geo.levels.model import LevelBook
from geo.place import box
from geo.separation import reach_box
from geo.zones.model import ZoneVersion
from geo.zones.service import Zones
from identity.access import Action, Actor, allow
from identity.units.service import Units
from incidents.exposure.model import WITHIN_M, Exposure
from incidents.exposure.rules import exposures, units_around
from incidents.incidents.model import Incident, Location
from incidents.ports import ZonesNow

_INSTANT = timedelta(microseconds=1)


class Exposures:
    """What is known now is asked of memory, what was known of the register."""

    def __init__(self, zones: Zones, zones_now: ZonesNow, units: Units) -> None:
        self.zones = zones
        self.zones_now = zones_now
        self.units = units

    async def of(
        self, incident: Incident, *, by: Actor, at: datetime, as_known_at: datetime | None = None
    ) -> tuple[Exposure, ...]:
        """Every zone in force at `at` that an incident is exposed to."""
        allow(by, Action.READ_ZONES)
        around = units_around(await self.units.tree(), incident.unit, at)
        if as_known_at is None:
            zones, levels = self._now(incident.location, around, at), self.zones_now.levels
        else:
            zones = await self._then(incident.location, around, at, by=by, known_at=as_known_at)
            levels = (await self.zones.levels()).as_known_before(as_known_at + _INSTANT)
        return self._exposed(incident.location, zones, around, levels, at)

    def _now(self, location: Location, units: frozenset[UUID], at: datetime) -> tuple[ZoneVersion, ...]:
        index = self.zones_now.index
        return (*index.crossed_by(reach_box(location, WITHIN_M).polygon, at), *index.in_units(units, at))

    async def _then(
        self, location: Location, units: frozenset[UUID], at: datetime, *, by: Actor, known_at: datetime
    ) -> tuple[ZoneVersion, ...]:
        reach = box(*reach_box(location, WITHIN_M))
        near = await self.zones.zones_at(reach, at, by=by, as_known_at=known_at)
        named = await self.zones.zones_at(units, at, by=by, as_known_at=known_at) if units else ()
        return (*near, *named)

    @staticmethod
    def _exposed(
        location: Location, zones: Iterable[ZoneVersion], units: frozenset[UUID], levels: LevelBook, at: datetime
    ) -> tuple[Exposure, ...]:
        """Each zone once: one with a shape may also name one of the units."""
        return exposures(location, {zone.number: zone for zone in zones}.values(), units, levels, at)
