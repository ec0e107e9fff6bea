"""Where an incident lies: in which unit, near which sites, and whether two places are one. Pure."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import shapely

from credentials.wire import ZoneKind
from geo import geojson
from geo.index.index import ZoneIndex
from geo.place import Box, Place
from geo.separation import reach_box, separation_m
from geo.zones.model import ZoneVersion
from incidents.incidents.model import Incident, IncidentKind, Location
from incidents.incidents.rules import JOINS_M, REACH_M, is_in_time
from incidents.sites.model import Site


def checked(location: Location, field: str = "input.location") -> Location:
    """The location, if it is a valid point or line within the caps; raises BadInput naming the field."""
    geojson.check(location, field, geojson.POINTS | geojson.LINES)
    return location


def unit_at(index: ZoneIndex, location: Location, at: datetime) -> UUID | None:
    """The administrative unit of the middle of a location: what the smallest zone there names, UNIT zones first."""
    middle = location if isinstance(location, shapely.Point) else location.interpolate(0.5, normalized=True)
    naming = [one for one in index.at(Place(middle.x, middle.y), at) if one.unit is not None]
    return min(naming, key=_breadth).unit if naming else None


def joins_box(kind: IncidentKind, location: Location) -> Box:
    """Where an incident of the same kind may be the same."""
    return reach_box(location, JOINS_M[kind])


def joined(near: Iterable[Incident], kind: IncidentKind, location: Location, seen_at: datetime) -> Incident | None:
    """The nearest incident a report may be of, the oldest where several are as near; in time and within reach."""
    found = []
    for one in near:
        metres = separation_m(location, one.location, JOINS_M[kind]) if is_in_time(one, seen_at) else None
        if metres is not None:
            found.append((metres, one.id, one))
    return min(found, key=lambda each: each[:2])[2] if found else None


def sites_box(kind: IncidentKind, location: Location) -> Box:
    """Where a site may be affected."""
    return reach_box(location, max(REACH_M[kind].values()))


def affected(sites: Iterable[Site], kind: IncidentKind, location: Location) -> tuple[Site, ...]:
    """The sites within reach of an incident of a kind."""
    return tuple(site for site in sites if _reaches(kind, location, site))


def _reaches(kind: IncidentKind, location: Location, site: Site) -> bool:
    reach_m = REACH_M[kind].get(site.kind)
    return reach_m is not None and separation_m(site.place.point, location, reach_m) is not None


def _breadth(version: ZoneVersion) -> tuple[bool, float]:
    area = 0.0 if version.geometry is None else float(version.geometry.area)
    return version.kind is not ZoneKind.UNIT, area
