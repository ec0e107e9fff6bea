"""Which zones an incident is exposed to, as the schema shows it."""

from typing import Self

import strawberry

from api.access import part
from api.incidents.enums import Approval, GeometryQuality, Relation, Rule
from api.zones.types import ZoneVersion
from incidents.exposure import model


@part
class Exposure:
    """One zone within 500 m of an incident, or without a shape in its unit."""

    zone: ZoneVersion = strawberry.field(description="The zone as it is in force then.")
    relation: Relation = strawberry.field(description="How the incident stands to it.")
    distance_m: float | None = strawberry.field(
        description="Metres to the zone, 0 where they share a point; null: the zone has no shape."
    )
    boundary_m: float | None = strawberry.field(
        description="Metres to its boundary, from inside too; null: more than 500, or the zone has no shape."
    )
    quality: GeometryQuality = strawberry.field(description="How far that boundary, and so the metres, can be trusted.")
    quality_m: float | None = strawberry.field(description="By how many metres an APPROXIMATE boundary may be off.")
    wins: bool = strawberry.field(description="True: of all zones it rules at the incident, or somewhere on it.")
    rule: Rule = strawberry.field(description="What the zone asks of INCIDENT_REPAIR then.")
    approval: Approval = strawberry.field(description="Who lets a repair in.")

    @classmethod
    def of(cls, one: model.Exposure) -> Self:
        """The exposure as the schema shows it."""
        return cls(
            zone=ZoneVersion.of(one.zone),
            relation=one.relation,
            distance_m=one.distance_m,
            boundary_m=one.boundary_m,
            quality=one.zone.quality,
            quality_m=one.zone.quality_m,
            wins=one.wins,
            rule=one.rule,
            approval=one.approval,
        )
