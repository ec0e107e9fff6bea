"""From a location and the zones around it to its exposure. Pure; locations are EPSG:4326 lon/lat."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

import shapely

from credentials.wire import Purpose
from geo.index.winning import winning
from geo.levels.model import LevelBook
from geo.separation import separation_m
from geo.zones.model import ZoneVersion, ranked, winners
from identity.units.rules import UnitTree
from incidents.exposure.model import WITHIN_M, Exposure, Relation
from incidents.incidents.model import Location

_ORDER: Final = (Relation.INSIDE, Relation.CROSSES, Relation.NEAR)
Metres = tuple[Relation, float | None, float | None]


def exposures(
    location: Location, zones: Iterable[ZoneVersion], units: frozenset[UUID], levels: LevelBook, at: datetime
) -> tuple[Exposure, ...]:
    """The exposure to every zone in force at an instant: those that win first, then the nearest.

    `units` are those the incident may lie in: a zone without a shape is the unit it names.
    """
    found = [(zone, stands(location, zone, units)) for zone in zones if zone.in_force(at)]
    held = [zone for zone, how in found if how is not None and how[0] is not Relation.NEAR]
    won = frozenset(zone.number for zone in _won(location, held))
    exposed = [
        Exposure(
            zone=zone,
            relation=how[0],
            distance_m=how[1],
            boundary_m=how[2],
            wins=zone.number in won,
            rule=zone.effective(Purpose.INCIDENT_REPAIR, levels, at),
            approval=zone.approval(Purpose.INCIDENT_REPAIR, levels, at),
        )
        for zone, how in found
        if how is not None
    ]
    return tuple(sorted(exposed, key=_rank))


def stands(location: Location, zone: ZoneVersion, units: frozenset[UUID]) -> Metres | None:
    """How a location stands to a zone: relation, distance and distance to the boundary; None: it is not exposed."""
    if zone.geometry is None:
        return (Relation.NEAR, None, None) if zone.unit in units else None
    shape = zone.geometry
    if not shapely.intersects(shape, location):
        metres = separation_m(location, shape, WITHIN_M)
        return None if metres is None else (Relation.NEAR, metres, metres)
    if shapely.covers(shape, location):
        return Relation.INSIDE, 0.0, separation_m(location, shape.boundary, WITHIN_M)
    return Relation.CROSSES, 0.0, 0.0


def units_around(tree: UnitTree, unit: UUID | None, at: datetime) -> frozenset[UUID]:
    """The units an incident of a unit may lie in: itself, what holds it, and what it holds, of which one is the true.

    A hamlet's zone without a shape must not be missed because an incident is known only by its district.
    """
    if unit is None:
        return frozenset()
    return tree.within([unit]) | {one.id for one in tree.ancestors(unit, at)}


def _won(location: Location, held: list[ZoneVersion]) -> tuple[ZoneVersion, ...]:
    if isinstance(location, shapely.Point) or not held:
        return winners(held)
    return winning(location, ranked(held))


def _rank(one: Exposure) -> tuple[bool, int, bool, float, int, int]:
    far = one.distance_m is None
    return not one.wins, _ORDER.index(one.relation), far, one.distance_m or 0.0, -one.zone.precedence, one.zone.number
