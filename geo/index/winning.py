"""Which zones win along a line. Pure."""

from itertools import groupby

import shapely
from shapely.geometry.base import BaseGeometry

from geo.zones.model import Timeline, ZoneVersion


def winning(line: BaseGeometry, crossed: Timeline) -> Timeline:
    """Of zones in rank order, those that hold some stretch of the line that no higher zone holds.

    What the rest of the line only touches does not win there; along a line of no length the highest win.
    """
    if not shapely.length(line):
        return tuple(one for one in crossed if _rank(one) == _rank(crossed[0]))
    won: list[ZoneVersion] = []
    rest = line
    for _, equals in groupby(crossed, key=_rank):
        group = tuple(equals)
        won += [one for one in group if shapely.length(shapely.intersection(rest, one.geometry)) > 0]
        for one in group:
            rest = shapely.difference(rest, one.geometry)
    return tuple(won)


def _rank(version: ZoneVersion) -> tuple[int, int]:
    return -version.precedence, version.restriction.code
