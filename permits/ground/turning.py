"""When another zone may win where a permit goes. Pure."""

from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import pairwise

import shapely

from geo.index.index import ZoneIndex
from geo.local_time import WEEK, occurrences
from geo.zones.model import ZoneVersion
from permits.wanted import Wanted


def turns(index: ZoneIndex, wanted: Wanted, start: datetime) -> tuple[datetime, ...]:
    """List the instants from `start` to its end from which another zone may win where it goes; a box narrows."""
    return turns_of(_near(index, wanted, start), start, wanted.valid_to)


def turns_of(near: Collection[ZoneVersion], start: datetime, end: datetime) -> tuple[datetime, ...]:
    """List the instants of [start, end) from which other ones of these may be in force, the start among them.

    Orders begin and end, and weekly hours turn on and off; between two orders one week of hours says it all.
    """
    edges = sorted({start, *(edge for one in near for edge in _edges(one) if start < edge < end)})
    hours = {
        turn
        for since, until in pairwise((*edges, max(start, end)))
        for one in near
        if one.schedule
        for piece in occurrences(one.schedule, since, min(until, since + WEEK))
        for turn in piece
        if turn < until
    }
    return tuple(sorted({*edges, *hours}))


def _near(index: ZoneIndex, wanted: Wanted, start: datetime) -> tuple[ZoneVersion, ...]:
    here = shapely.MultiPoint([*wanted.places, *wanted.route]).envelope
    return tuple(
        version
        for timeline in index.timelines.values()
        for version in timeline
        if version.geometry is not None
        and (version.schedule or any(start < edge < wanted.valid_to for edge in _edges(version)))
        and version.geometry.envelope.intersects(here)
    )


def _edges(version: ZoneVersion) -> Iterable[datetime]:
    return (edge for edge in (version.valid_from, version.valid_to) if edge is not None)
