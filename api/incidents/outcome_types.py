"""What came of a report, or of a change to an incident."""

from typing import Annotated, Self, TypeAlias
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, readable
from api.context import Info
from api.ids import encode_id
from api.incidents.enums import IncidentStatus
from api.incidents.types import Incident, incident_of
from api.problems import AnyProblem, result_union
from identity.access import Action
from incidents.incidents import outcomes


@readable(may=Action.REPORT_INCIDENT)
class IncidentReported:
    """The report is kept."""

    report: ID = strawberry.field(description="Id of the report.")
    incident: ID = strawberry.field(description="Id of the incident it is of.")
    reference: str = strawberry.field(description="What people call the incident.")
    joined: bool = strawberry.field(description="True: the incident was known already.")

    @classmethod
    def of(cls, done: outcomes.Reported) -> Self:
        """What was done, as the schema shows it."""
        return cls(
            report=encode_id("IncidentReport", done.report),
            incident=encode_id("Incident", done.incident),
            reference=done.reference,
            joined=done.joined,
        )


@readable(may=Action.READ_INCIDENTS)
class IncidentChanged:
    """The change is done."""

    id: ID = strawberry.field(description="Id of the incident.")
    reference: str = strawberry.field(description="What people call it.")
    status: IncidentStatus = strawberry.field(description="Where it stood after the change.")
    version: int = strawberry.field(description="The version to base the next change on.")
    priority: int = strawberry.field(description="Its priority after the change.")
    key: strawberry.Private[UUID]

    @member(may=Action.READ_INCIDENTS)
    async def incident(self, info: Info) -> Incident | None:
        """The incident as it stands now."""
        return await incident_of(info.context, self.key)

    @classmethod
    def of(cls, done: outcomes.IncidentChanged) -> Self:
        """What was done, as the schema shows it."""
        return cls(
            key=done.id,
            id=encode_id("Incident", done.id),
            reference=done.reference,
            status=done.status,
            version=done.version,
            priority=done.priority,
        )


ReportIncidentResult: TypeAlias = Annotated[
    IncidentReported | AnyProblem, result_union("ReportIncidentResult", "reporting an incident")
]
IncidentResult: TypeAlias = Annotated[IncidentChanged | AnyProblem, result_union("IncidentResult", "a change")]
