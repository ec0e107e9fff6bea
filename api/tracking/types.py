"""Positions and visits as the schema shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, part, readable
from api.context import Info
from api.ids import encode_id
from api.people.loaders import crews_by_id
from api.people.roster_types import Crew
from api.places import LonLat
from api.tracking.enums import FixVerdict
from identity.access import Action
from tracking.geofences.model import CrewVisit
from tracking.positions.model import Position, Reported


@part
class FixCount:
    """How many fixes of a batch became what."""

    verdict: FixVerdict = strawberry.field(description="What became of them.")
    count: int = strawberry.field(description="How many.")


@readable(may=Action.REPORT_POSITIONS)
class PositionsReported:
    """The batch was taken; the device may forget it."""

    counts: list[FixCount] = strawberry.field(description="Every fix of the batch is in one of these.")
    newest_at: datetime | None = strawberry.field(description="Time of the crew's newest fix that is used, if any.")

    @classmethod
    def of(cls, done: Reported) -> Self:
        """What was done, as the schema shows it."""
        counts = [FixCount(verdict=FixVerdict(verdict), count=count) for verdict, count in sorted(done.counts.items())]
        return cls(counts=counts, newest_at=done.newest_at)


@readable(may=Action.READ_POSITIONS)
class CrewPosition:
    """Where a crew was last seen."""

    crew_id: ID = strawberry.field(description="Id of the crew.")
    place: LonLat = strawberry.field(description="The place, EPSG:4326.")
    accuracy_m: float = strawberry.field(description="Radius of two fixes in three around the truth, in metres.")
    at: datetime = strawberry.field(description="When the receiver was there, by its own clock.")
    speed_mps: float | None = strawberry.field(description="Metres a second, where the receiver said so.")
    course_deg: float | None = strawberry.field(description="Degrees clockwise from north, where it said so.")
    battery_pct: int | None = strawberry.field(description="Charge of the device in per cent, where it said so.")
    crew_key: strawberry.Private[UUID]

    @member(may=Action.READ_CREWS)
    async def crew(self, info: Info) -> Crew | None:
        """The crew; null for who may not read it."""
        found = await info.context.loaders.of(crews_by_id).load(self.crew_key)
        return Crew.of(found) if found else None

    @classmethod
    def of(cls, one: Position) -> Self:
        """The position as the schema shows it."""
        return cls(
            crew_id=encode_id("Crew", one.fix.crew),
            place=LonLat.of(one.fix.place),
            accuracy_m=one.fix.accuracy_m,
            at=one.fix.at,
            speed_mps=one.speed_mps,
            course_deg=one.course_deg,
            battery_pct=one.battery_pct,
            crew_key=one.fix.crew,
        )


@readable(may=Action.READ_POSITIONS)
class ZoneVisit:
    """A crew in a zone, by its fixes; late ones may still move the edges. Zones without a shape have no visits."""

    crew_id: ID = strawberry.field(description="Id of the crew.")
    zone: int = strawberry.field(description="Number of the zone.")
    outside_at: datetime | None = strawberry.field(description="Its last fix before it was seen inside, if any.")
    entered_at: datetime = strawberry.field(description="Its first fix inside.")
    left_at: datetime | None = strawberry.field(description="Its first fix outside again; null: it has not left.")
    without_permit_at: datetime | None = strawberry.field(
        description="First fix at which the zone asked for a permit and the crew had none for it; null: none."
    )
    crew_key: strawberry.Private[UUID]

    @member(may=Action.READ_CREWS)
    async def crew(self, info: Info) -> Crew | None:
        """The crew; null for who may not read it."""
        found = await info.context.loaders.of(crews_by_id).load(self.crew_key)
        return Crew.of(found) if found else None

    @classmethod
    def of(cls, one: CrewVisit) -> Self:
        """The visit as the schema shows it."""
        return cls(
            crew_id=encode_id("Crew", one.crew),
            zone=one.visit.zone,
            outside_at=one.visit.outside_at,
            entered_at=one.visit.entered_at,
            left_at=one.visit.left_at,
            without_permit_at=one.visit.without_permit_at,
            crew_key=one.crew,
        )
