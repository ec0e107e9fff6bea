"""How an incident stands to a zone. Pure; distances are metres on the WGS 84 ellipsoid."""

from dataclasses import dataclass
from enum import auto
from typing import Final

from credentials.wire import Rule
from geo.levels.model import Approval
from geo.zones.model import ZoneVersion
from incidents.words import Word

WITHIN_M: Final = 500.0
"""A zone farther away does not concern an incident."""


class Relation(Word):
    """How a location stands to a zone; a boundary belongs to its zone."""

    INSIDE = auto()
    CROSSES = auto()
    NEAR = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """One zone within 500 m of an incident, or without a shape in the incident's unit.

    `distance_m` is 0 INSIDE and where the location CROSSES the zone, and None where the zone has no shape. `boundary_m`
    is how far its boundary passes, from inside too; None when that is more than 500 m. How much of it to believe is
    what `zone.quality` and `zone.quality_m` say. `wins`: of all zones in force it rules at the location, or somewhere
    on it. `rule` and `approval` are what the zone asks of INCIDENT_REPAIR then.
    """

    zone: ZoneVersion
    relation: Relation
    distance_m: float | None
    boundary_m: float | None
    wins: bool
    rule: Rule
    approval: Approval
