"""What clients say of incidents. `to_domain` raises BadInput naming the field as the client wrote it."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.incidents.enums import IncidentKind, IncidentStatus, RelationKind, Severity
from api.inputs import KeyedInput
from api.permits.wanted_input import optional_id
from api.places import BoxInput
from api.scalars import GeoJSON
from geo import geojson
from incidents.incidents import commands
from incidents.incidents.model import Location
from incidents.incidents.search import IncidentFilter

_WHERE = geojson.POINTS | geojson.LINES


@input_type
class ReportIncidentInput(KeyedInput):
    """Something is broken."""

    organisation: ID = strawberry.field(description="Id of the organisation whose network it is.")
    kind: IncidentKind = strawberry.field(description="What is broken.")
    location: GeoJSON = strawberry.field(description="Where: a Point or a LineString.")
    severity: Severity = strawberry.field(default=Severity.MODERATE, description="How bad it looks.")
    words: str = strawberry.field(default="", description="What one sees, up to 2,000 characters.")
    name: str = strawberry.field(default="", description="A short name for a new incident, up to 200 characters.")
    media: list[str] = strawberry.field(default_factory=list, description="SHA-256 (hex) of photos sent to /media.")
    seen_at: datetime | None = strawberry.field(default=None, description="When, by the device; now by default.")
    separate: bool = strawberry.field(default=False, description="True: not one that is known already.")
    unit: ID | None = strawberry.field(
        default=None, description="Id of the administrative unit; taken from the zones at the place by default."
    )
    report: UUID | None = strawberry.field(
        default=None, description="Id the device made for the report; sent again it is one report."
    )

    def to_domain(self) -> commands.Report:
        """The checked command."""
        return commands.Report(
            organisation=get_id("Organisation", self.organisation, "input.organisation"),
            kind=self.kind,
            location=_location(self.location),
            severity=self.severity,
            words=self.words,
            name=self.name,
            media=tuple(self.media),
            seen_at=self.seen_at,
            separate=self.separate,
            unit=optional_id("AdminUnit", self.unit, "input.unit"),
            report=self.report,
        )


@input_type
class IncidentRefInput(KeyedInput):
    """One incident, as it was seen."""

    incident: ID = strawberry.field(description="Id of the incident.")
    version: int = strawberry.field(description="The version that was seen; another one is a StaleProblem.")

    def seen(self) -> commands.Touch:
        """Which incident, at which version."""
        return commands.Touch(incident=get_id("Incident", self.incident, "input.incident"), version=self.version)


@input_type
class IncidentStepInput(IncidentRefInput):
    """One incident, as it was seen, and what is to be said of the step."""

    note: str = strawberry.field(
        default="", description="Why, up to 500 characters; starting and resolving need no words, other steps do."
    )

    def to_domain(self) -> commands.Step:
        """The checked command."""
        seen = self.seen()
        return commands.Step(incident=seen.incident, version=seen.version, note=self.note)


@input_type
class TriageIncidentInput(IncidentRefInput):
    """What a dispatcher makes of an incident; what is left out stays."""

    severity: Severity | None = strawberry.field(default=None, description="How bad it is.")
    kind: IncidentKind | None = strawberry.field(default=None, description="What is broken.")
    name: str | None = strawberry.field(default=None, description="What to call it, up to 200 characters.")
    unit: ID | None = strawberry.field(default=None, description="Id of the administrative unit.")
    location: GeoJSON | None = strawberry.field(default=None, description="Where: a Point or a LineString.")
    affected_sites: list[ID] | None = strawberry.field(
        default=None,
        description="Ids of the sites it hits; left out, those within reach at the first triage and where it moves.",
    )
    requested_resolution: datetime | None = strawberry.field(default=None, description="Until when it is wanted.")
    expected_resolution: datetime | None = strawberry.field(default=None, description="Until when it will be done.")

    def to_domain(self) -> commands.Triage:
        """The checked command."""
        seen = self.seen()
        return commands.Triage(
            incident=seen.incident,
            version=seen.version,
            severity=self.severity,
            kind=self.kind,
            name=self.name,
            unit=optional_id("AdminUnit", self.unit, "input.unit"),
            location=None if self.location is None else _location(self.location),
            sites=None if self.affected_sites is None else _sites(self.affected_sites),
            requested_resolution=self.requested_resolution,
            expected_resolution=self.expected_resolution,
        )


@input_type
class LinkIncidentInput(IncidentRefInput):
    """An incident that repeats another, or is part of it."""

    kind: RelationKind = strawberry.field(description="DUPLICATE closes it; PARENT puts it under the other.")
    other: ID = strawberry.field(description="Id of the other incident.")

    def to_domain(self) -> commands.Link:
        """The checked command."""
        seen = self.seen()
        other = get_id("Incident", self.other, "input.other")
        return commands.Link(incident=seen.incident, version=seen.version, kind=self.kind, other=other)


@input_type
class IncidentFilterInput:
    """Which incidents a list shows; what is left out asks nothing."""

    statuses: list[IncidentStatus] = strawberry.field(default_factory=list, description="In one of these states.")
    severities: list[Severity] = strawberry.field(default_factory=list, description="Of one of these severities.")
    kinds: list[IncidentKind] = strawberry.field(default_factory=list, description="Of one of these kinds.")
    units: list[ID] = strawberry.field(default_factory=list, description="In one of these units.")
    organisation: ID | None = strawberry.field(default=None, description="Of this organisation.")
    site: ID | None = strawberry.field(default=None, description="That hit this site.")
    parent: ID | None = strawberry.field(default=None, description="That are part of this incident.")
    box: BoxInput | None = strawberry.field(default=None, description="That lie, at least partly, in this box.")

    def to_domain(self) -> IncidentFilter:
        """The checked filter."""
        return IncidentFilter(
            statuses=frozenset(self.statuses),
            severities=frozenset(self.severities),
            kinds=frozenset(self.kinds),
            units=frozenset(get_id("AdminUnit", one, f"filter.units.{at}") for at, one in enumerate(self.units)),
            organisation=optional_id("Organisation", self.organisation, "filter.organisation"),
            site=optional_id("Site", self.site, "filter.site"),
            parent=optional_id("Incident", self.parent, "filter.parent"),
            box=None if self.box is None else self.box.to_domain("filter.box"),
        )


def _location(shape: GeoJSON) -> Location:
    return geojson.read(shape, "input.location", _WHERE)


def _sites(ids: list[ID]) -> frozenset[UUID]:
    return frozenset(get_id("Site", one, f"input.affectedSites.{at}") for at, one in enumerate(ids))
