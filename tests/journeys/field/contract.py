"""Written by `make schema` from schema.graphql and operations/*.graphql; a test holds it to both."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, TypeAlias
from uuid import UUID

from msgspec import Struct

from tests.journeys.field.speaker import Operation, Speaker

Duty: TypeAlias = Literal["ON_DUTY", "OFF_DUTY"]


class EnrolDeviceInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """The one use of an invitation."""

    idempotency_key: UUID
    invitation: str


class RecordChecksInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Checks that a device of a checkpoint hands in: late, repeated and out of order are normal."""

    idempotency_key: UUID
    checkpoint: str
    checks: Sequence[str]


class SetDutyInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """A crew goes on or off duty."""

    idempotency_key: UUID
    crew: str
    duty: Duty


class Checkpoint(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Checkpoint"):
    """One version of a checkpoint: how it stands over a time, as known since an instant."""

    id: str
    uuid: UUID
    name: str
    bundle_address: str


class DeviceEnrolled(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="DeviceEnrolled"):
    """The device is known. Its token is shown once."""

    device: str
    token: str
    expires_at: datetime


class Missing(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="NotFoundProblem"):
    """There is no such thing, or the caller may not know of it."""

    message: str
    kind: str
    id: str


class Stale(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="StaleProblem"):
    """The thing has changed since the caller read it: read it again and repeat."""

    message: str
    kind: str
    id: str
    expected: int
    actual: int


class Contradiction(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="ConflictProblem"):
    """The request contradicts what is already so, e.g. a state that does not lead there or a used idempotency key."""

    message: str
    code: str


class ReasonText(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="ReasonText"):
    """A reason as a code with parameters, and in words."""

    code: str
    message: str


class Refused(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="RefusedProblem"):
    """A rule said no; every reason is given."""

    message: str
    reasons: tuple[ReasonText, ...]


EnrolDeviceResult: TypeAlias = DeviceEnrolled | Missing | Stale | Contradiction | Refused


class Crew(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Crew"):
    """Who works together, with which vehicles."""

    id: str
    name: str
    duty: str
    version: int


class CrewEdge(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="CrewEdge"):
    """One row of a list and its cursor."""

    node: Crew


class CrewConnection(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="CrewConnection"):
    """One page of a list, read by keyset: rows inserted meanwhile move nothing."""

    edges: tuple[CrewEdge, ...]


class CheckReceipt(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="CheckReceipt"):
    """The answer to one text of an upload."""

    position: int
    hash: str
    kept: str
    id: str | None
    notes: tuple[str, ...]
    problem: str | None


class CheckReceipts(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="CheckReceipts"):
    """One receipt for every text, in the order of the upload."""

    receipts: tuple[CheckReceipt, ...]


RecordChecksResult: TypeAlias = CheckReceipts | Missing | Stale | Contradiction | Refused


class CrewChanged(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="CrewChanged"):
    """The crew stands as asked."""

    crew: str
    version: int


SetDutyResult: TypeAlias = CrewChanged | Missing | Stale | Contradiction | Refused


class Viewer(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Viewer"):
    """The account or device that sent this request."""

    id: str
    language: str
    roles: tuple[str, ...]


class CheckpointData(Struct, frozen=True, kw_only=True, rename="camel"):
    checkpoint: Checkpoint | None


CHECKPOINT = Operation(
    name="Checkpoint",
    text="""
query Checkpoint($id: ID!) {
  checkpoint(id: $id) {
    id
    uuid
    name
    bundleAddress
  }
}
""",
    answer=CheckpointData,
)


async def checkpoint(by: Speaker, *, id: str) -> Checkpoint | None:
    """A checkpoint as it stands at an instant; null where it does not."""
    return (await by.ask(CHECKPOINT, {"id": id})).checkpoint


class EnrolDeviceData(Struct, frozen=True, kw_only=True, rename="camel"):
    enrol_device: EnrolDeviceResult


ENROL_DEVICE = Operation(
    name="EnrolDevice",
    text="""
mutation EnrolDevice($input: EnrolDeviceInput!) {
  enrolDevice(input: $input) {
    __typename
    ... on DeviceEnrolled {
      device
      token
      expiresAt
    }
    ...Missing
    ...Stale
    ...Contradiction
    ...Refused
  }
}
fragment Contradiction on ConflictProblem {
  message
  code
}
fragment Missing on NotFoundProblem {
  message
  kind
  id
}
fragment Refused on RefusedProblem {
  message
  reasons {
    code
    message
  }
}
fragment Stale on StaleProblem {
  message
  kind
  id
  expected
  actual
}
""",
    answer=EnrolDeviceData,
)


async def enrol_device(by: Speaker, *, input: EnrolDeviceInput) -> EnrolDeviceResult:
    """Enrol the device that asks, by an invitation; its token is shown once."""
    return (await by.ask(ENROL_DEVICE, {"input": input})).enrol_device


class MyCrewsData(Struct, frozen=True, kw_only=True, rename="camel"):
    crews: CrewConnection


MY_CREWS = Operation(
    name="MyCrews",
    text="""
query MyCrews {
  crews(first: 20) {
    edges {
      node {
        id
        name
        duty
        version
      }
    }
  }
}
""",
    answer=MyCrewsData,
)


async def my_crews(by: Speaker) -> CrewConnection:
    """Crews by name: those the caller may read, and those the caller belongs to."""
    return (await by.ask(MY_CREWS, {})).crews


class RecordChecksData(Struct, frozen=True, kw_only=True, rename="camel"):
    record_checks: RecordChecksResult


RECORD_CHECKS = Operation(
    name="RecordChecks",
    text="""
mutation RecordChecks($input: RecordChecksInput!) {
  recordChecks(input: $input) {
    __typename
    ... on CheckReceipts {
      receipts {
        position
        hash
        kept
        id
        notes
        problem
      }
    }
    ...Missing
    ...Stale
    ...Contradiction
    ...Refused
  }
}
fragment Contradiction on ConflictProblem {
  message
  code
}
fragment Missing on NotFoundProblem {
  message
  kind
  id
}
fragment Refused on RefusedProblem {
  message
  reasons {
    code
    message
  }
}
fragment Stale on StaleProblem {
  message
  kind
  id
  expected
  actual
}
""",
    answer=RecordChecksData,
)


async def record_checks(by: Speaker, *, input: RecordChecksInput) -> RecordChecksResult:
    """Hand in checks; every one is answered with a receipt and none is refused."""
    return (await by.ask(RECORD_CHECKS, {"input": input})).record_checks


class ServerTimeData(Struct, frozen=True, kw_only=True, rename="camel"):
    server_time: datetime


SERVER_TIME = Operation(
    name="ServerTime",
    text="""
query ServerTime {
  serverTime
}
""",
    answer=ServerTimeData,
)


async def server_time(by: Speaker) -> datetime:
    """The instant by the server's clock, against which a device measures its own."""
    return (await by.ask(SERVER_TIME, {})).server_time


class SetDutyData(Struct, frozen=True, kw_only=True, rename="camel"):
    set_duty: SetDutyResult


SET_DUTY = Operation(
    name="SetDuty",
    text="""
mutation SetDuty($input: SetDutyInput!) {
  setDuty(input: $input) {
    __typename
    ... on CrewChanged {
      crew
      version
    }
    ...Missing
    ...Stale
    ...Contradiction
    ...Refused
  }
}
fragment Contradiction on ConflictProblem {
  message
  code
}
fragment Missing on NotFoundProblem {
  message
  kind
  id
}
fragment Refused on RefusedProblem {
  message
  reasons {
    code
    message
  }
}
fragment Stale on StaleProblem {
  message
  kind
  id
  expected
  actual
}
""",
    answer=SetDutyData,
)


async def set_duty(by: Speaker, *, input: SetDutyInput) -> SetDutyResult:
    """Put a crew on or off duty; its own members may too."""
    return (await by.ask(SET_DUTY, {"input": input})).set_duty


class ViewerData(Struct, frozen=True, kw_only=True, rename="camel"):
    viewer: Viewer


VIEWER = Operation(
    name="Viewer",
    text="""
query Viewer {
  viewer {
    id
    language
    roles
  }
}
""",
    answer=ViewerData,
)


async def viewer(by: Speaker) -> Viewer:
    """The account or device that sent this request."""
    return (await by.ask(VIEWER, {})).viewer


MUTATIONS: Mapping[str, Operation[Any]] = {one.name: one for one in (ENROL_DEVICE, RECORD_CHECKS, SET_DUTY)}
