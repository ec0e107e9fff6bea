"""Zones with shapes for drawing: fewer bytes for a phone at the end of a slow network."""

from dataclasses import replace
from typing import Annotated, Final, TypeAlias

import strawberry

from geo.sketch import sketch
from geo.zones.model import ZoneState, ZoneVersion
from storage.outcomes import BadInput

_MOST_M: Final = 1_000

WithinM: TypeAlias = Annotated[
    float | None,
    strawberry.argument(description="For drawing: boundaries may move by so many metres, 1 to 1,000; none by default."),
]


def sketch_of(within_m: float) -> float:
    """The checked length. Raises BadInput."""
    if not 1 <= within_m <= _MOST_M:
        raise BadInput("withinM", "OUT_OF_RANGE", least="1", most=str(_MOST_M))
    return within_m


def sketched(state: ZoneState, within_m: float) -> ZoneState:
    """The same zone with shapes for drawing."""
    return replace(state, timeline=tuple(_sketched(one, within_m) for one in state.timeline))


def _sketched(version: ZoneVersion, within_m: float) -> ZoneVersion:
    return version if version.geometry is None else replace(version, geometry=sketch(version.geometry, within_m))
