"""Where a work order stands on a map. Pure; EPSG:4326 lon/lat."""

from collections.abc import Sequence
from datetime import datetime

import shapely

from geo.place import Place, place_of
from incidents.work_orders.model import WorkStop


def place_at(place: Place | None, stops: Sequence[WorkStop], route: Sequence[Place], at: datetime) -> Place | None:
    """Its place; of a run the first stop that was still to come then, else the last; else the middle of its route."""
    if place is not None:
        return place
    if stops:
        ahead = (one for one in stops if one.done_at is None or one.done_at > at)
        return next(ahead, stops[-1]).place
    if not route:
        return None
    middle = shapely.line_interpolate_point(shapely.LineString(route), 0.5, normalized=True)
    return place_of(middle)
