"""What clients say about positions and visits. Raises BadInput naming the field."""

from datetime import datetime

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.inputs import KeyedInput
from tracking.geofences.model import VisitFilter
from tracking.positions.model import Fix, Report

_FULL = 100


@input_type
class FixInput:
    """One fix of the device's receiver, as it came; what cannot be believed is counted, never refused."""

    at: datetime = strawberry.field(description="When the receiver was there, by its own clock.")
    lon: float = strawberry.field(description="Longitude in degrees, EPSG:4326.")
    lat: float = strawberry.field(description="Latitude in degrees.")
    accuracy_m: float = strawberry.field(description="Radius of two fixes in three around the truth, in metres.")
    speed_mps: float | None = strawberry.field(default=None, description="Metres a second.")
    course_deg: float | None = strawberry.field(default=None, description="Degrees clockwise from north.")
    battery_pct: int | None = strawberry.field(default=None, description="Charge of the device in per cent.")
    mock: bool = strawberry.field(default=False, description="True when the device says that the place is made up.")

    def to_domain(self) -> Fix:
        """The fix as the domain knows it; below zero is not given."""
        battery_pct = self.battery_pct if self.battery_pct is not None and 0 <= self.battery_pct <= _FULL else -1
        return Fix(
            at=self.at,
            accuracy_m=self.accuracy_m,
            lon=self.lon,
            lat=self.lat,
            mock=self.mock,
            speed_mps=-1.0 if self.speed_mps is None else self.speed_mps,
            course_deg=-1.0 if self.course_deg is None else self.course_deg,
            battery_pct=battery_pct,
        )


@input_type
class ReportPositionsInput(KeyedInput):
    """Fixes of one crew from this device: late, again and in any order are normal."""

    crew: ID = strawberry.field(description="Id of the crew; the caller is of it.")
    fixes: list[FixInput] = strawberry.field(description="1 to 500 fixes.")

    def to_domain(self) -> Report:
        """The checked command."""
        fixes = tuple(one.to_domain() for one in self.fixes)
        return Report(crew=get_id("Crew", self.crew, "input.crew"), fixes=fixes)


@input_type
class ZoneVisitFilterInput:
    """Which visits; what is not said does not narrow."""

    organisation: ID | None = strawberry.field(default=None, description="Id of the crews' organisation.")
    crew: ID | None = strawberry.field(default=None, description="Id of the crew.")
    zone: int | None = strawberry.field(default=None, description="Number of the zone.")
    since: datetime | None = strawberry.field(default=None, description="Entered then or later.")
    until: datetime | None = strawberry.field(default=None, description="Entered before then.")

    def to_domain(self) -> VisitFilter:
        """The checked filter."""
        of = self.organisation
        return VisitFilter(
            organisation=None if of is None else get_id("Organisation", of, "filter.organisation"),
            crew=None if self.crew is None else get_id("Crew", self.crew, "filter.crew"),
            zone=self.zone,
            since=self.since,
            until=self.until,
        )
