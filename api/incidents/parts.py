"""What stands inside an incident: factors, history, reports, flags."""

from datetime import datetime
from typing import Self

import strawberry
from strawberry import ID

from api.access import part
from api.context import Context
from api.ids import encode_id
from api.incidents.enums import IncidentKind, IncidentStatus, Severity
from api.permits.shown import id_or_none
from api.problems import Parameter, parameters
from api.scalars import GeoJSON
from api.words import say
from geo import geojson
from incidents.incidents import model


@part
class PriorityFactor:
    """One thing that makes a priority what it is."""

    code: str = strawberry.field(description="Code of the word catalogue; stable.")
    params: list[Parameter] = strawberry.field(description="Parameters of the code.")
    points: int = strawberry.field(description="What it adds; the priority is the sum.")
    message: str = strawberry.field(description="The same in words, in the caller's language.")

    @classmethod
    def of(cls, one: model.Factor, language: str) -> Self:
        """The factor as the schema shows it."""
        said = say(f"factor-{one.code}", language, one.params)
        return cls(code=one.code, params=parameters(one.params), points=one.points, message=said)


@part
class IncidentStep:
    """One step from state to state."""

    at: datetime = strawberry.field(description="When.")
    before: IncidentStatus | None = strawberry.field(description="From where; null: it was reported.")
    after: IncidentStatus = strawberry.field(description="To where.")
    by: ID = strawberry.field(description="Id of the account that took it.")
    reason: str = strawberry.field(description="Why, as a code of the word catalogue; empty: it says itself.")
    message: str = strawberry.field(description="The reason in words, in the caller's language; may be empty.")
    note: str = strawberry.field(description="What the person who took it wrote.")

    @classmethod
    def of(cls, one: model.StatusChange, language: str) -> Self:
        """The step as the schema shows it."""
        return cls(
            at=one.at,
            before=one.before,
            after=one.after,
            by=encode_id("Account", one.by),
            reason=one.reason,
            message=say(f"step-{one.reason}", language) if one.reason else "",
            note=one.note,
        )


@part
class IncidentReport:
    """What one person said of an incident."""

    id: ID = strawberry.field(description="Id of the report.")
    by: ID = strawberry.field(description="Id of the account that reported.")
    person: ID | None = strawberry.field(description="Id of the person on a roster, where the account is of one.")
    kind: IncidentKind = strawberry.field(description="What they took it for.")
    severity: Severity = strawberry.field(description="How bad they took it for.")
    location: GeoJSON = strawberry.field(description="Where: a Point or a LineString.")
    seen_at: datetime = strawberry.field(description="When it was seen, by the device.")
    received_at: datetime = strawberry.field(description="When the report came in.")
    words: str = strawberry.field(description="What they wrote.")
    media: list[str] = strawberry.field(description="Names of photos, to be read at /media.")
    joined: bool = strawberry.field(description="True: the incident was known already.")

    @classmethod
    def of(cls, one: model.IncidentReport) -> Self:
        """The report as the schema shows it."""
        return cls(
            id=encode_id("IncidentReport", one.id),
            by=encode_id("Account", one.account),
            person=id_or_none("Person", one.person),
            kind=one.kind,
            severity=one.severity,
            location=GeoJSON(geojson.write(one.location)),
            seen_at=one.seen_at,
            received_at=one.received_at,
            words=one.words,
            media=list(one.media),
            joined=one.joined,
        )


@part
class IncidentFlag:
    """A zone has changed under an incident, or will."""

    zone: int = strawberry.field(description="Number of the zone.")
    code: str = strawberry.field(description="How, as a code of the word catalogue; stable.")
    message: str = strawberry.field(description="The same in words, in the caller's language.")
    at: datetime = strawberry.field(description="When it became known.")
    since: datetime = strawberry.field(description="From when it is felt.")

    @classmethod
    def of(cls, one: model.IncidentFlag, ctx: Context) -> Self:
        """The flag as the schema shows it."""
        said = say(f"flag-{one.code}", ctx.language, {"zone": str(one.zone)})
        return cls(zone=one.zone, code=one.code, message=said, at=one.at, since=one.since)
