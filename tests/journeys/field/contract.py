"""Written by `make schema` from schema.graphql and operations/*.graphql; a test holds it to both."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, TypeAlias
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType

from tests.journeys.field.speaker import Operation, Speaker

AddressKind: TypeAlias = Literal["FID", "TOKEN", "WEBPUSH"]


Duty: TypeAlias = Literal["ON_DUTY", "OFF_DUTY"]


class AcknowledgeNotificationInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Which notification the caller takes care of."""

    idempotency_key: UUID
    notification: str


class EnrolDeviceInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """The one use of an invitation."""

    idempotency_key: UUID
    invitation: str


class GoOnDutyInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """From now on, until when."""

    idempotency_key: UUID
    until: datetime | UnsetType | None = UNSET


class NotificationsInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Which notifications; 500 at most."""

    idempotency_key: UUID
    notifications: Sequence[str]


class RecordChecksInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Checks that a device of a checkpoint hands in: late, repeated and out of order are normal."""

    idempotency_key: UUID
    checkpoint: str
    checks: Sequence[str]


class RegisterPushAddressInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Where this device is reached."""

    idempotency_key: UUID
    kind: AddressKind
    value: str


class ReportDeliveredInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """What this device has received; 500 at most."""

    idempotency_key: UUID
    uuids: Sequence[UUID]


class SetDutyInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """A crew goes on or off duty."""

    idempotency_key: UUID
    crew: str
    duty: Duty


class NotificationAcknowledged(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="NotificationAcknowledged"
):
    """The caller takes care of it; nobody else is asked."""

    notification: str
    at: datetime


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


AcknowledgeNotificationResult: TypeAlias = NotificationAcknowledged | Missing | Stale | Contradiction | Refused


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


EnrolDeviceResult: TypeAlias = DeviceEnrolled | Missing | Stale | Contradiction | Refused


class DutySet(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="DutySet"):
    """The caller is on duty until then, or off duty."""

    until: datetime | None


MyDutyResult: TypeAlias = DutySet | Missing | Stale | Contradiction | Refused


class Told(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Notification"):
    """What the caller was told. A push carries the same `uuid`: an app shows each once."""

    id: str
    uuid: str
    code: str
    title: str
    body: str
    urgency: str
    told_as: str
    about: str
    about_kind: str
    at: datetime
    needs_acknowledgement: bool
    read_at: datetime | None
    acknowledged_at: datetime | None


class NotificationEdge(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="NotificationEdge"
):
    """One row of a list and its cursor."""

    node: Told


class PageInfo(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="PageInfo"):
    """Where this page of a list ends."""

    has_next_page: bool
    end_cursor: str | None


class NotificationConnection(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="NotificationConnection"
):
    """One page of a list, read by keyset: rows inserted meanwhile move nothing."""

    edges: tuple[NotificationEdge, ...]
    page_info: PageInfo


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


class PermitStanding(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="PermitStanding"):
    """One thing said about a permit: a hold suspends it, everything else only tells."""

    cause: str
    code: str
    message: str
    zone: int | None
    at: datetime


class Credential(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Credential"):
    """What one holder shows at a checkpoint: a signed text, as QR code or on paper."""

    id: str
    person: str
    text: str | None


class Paper(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Permit"):
    """Who may move where, when, why."""

    id: str
    reference: str
    control_code_spoken: str
    status: str
    phase: str
    version: int
    zones: tuple[int, ...]
    valid_from: datetime
    valid_to: datetime
    work_order: str | None
    reasons: tuple[PermitStanding, ...]
    credentials: tuple[Credential, ...]


class PermitEdge(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="PermitEdge"):
    """One row of a list and its cursor."""

    node: Paper


class PermitConnection(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="PermitConnection"
):
    """One page of a list, read by keyset: rows inserted meanwhile move nothing."""

    edges: tuple[PermitEdge, ...]
    page_info: PageInfo


class NotificationsMarked(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="NotificationsMarked"
):
    """These notifications of the caller are marked; ids of others were left out."""

    notifications: tuple[str, ...]


MarkNotificationsResult: TypeAlias = NotificationsMarked | Missing | Stale | Contradiction | Refused


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


class PushAddressChanged(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="PushAddressChanged"
):
    """The address is registered, or removed, as asked."""

    address: str


PushAddressResult: TypeAlias = PushAddressChanged | Missing | Stale | Contradiction | Refused


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


class AcknowledgeNotificationData(Struct, frozen=True, kw_only=True, rename="camel"):
    acknowledge_notification: AcknowledgeNotificationResult


ACKNOWLEDGE_NOTIFICATION = Operation(
    name="AcknowledgeNotification",
    text="""
mutation AcknowledgeNotification($input: AcknowledgeNotificationInput!) {
  acknowledgeNotification(input: $input) {
    __typename
    ... on NotificationAcknowledged {
      notification
      at
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
    answer=AcknowledgeNotificationData,
)


async def acknowledge_notification(
    by: Speaker, *, input: AcknowledgeNotificationInput
) -> AcknowledgeNotificationResult:
    """Say that the caller takes care; it is handed on to nobody else."""
    return (await by.ask(ACKNOWLEDGE_NOTIFICATION, {"input": input})).acknowledge_notification


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


class GoOnDutyData(Struct, frozen=True, kw_only=True, rename="camel"):
    go_on_duty: MyDutyResult


GO_ON_DUTY = Operation(
    name="GoOnDuty",
    text="""
mutation GoOnDuty($input: GoOnDutyInput!) {
  goOnDuty(input: $input) {
    __typename
    ... on DutySet {
      until
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
    answer=GoOnDutyData,
)


async def go_on_duty(by: Speaker, *, input: GoOnDutyInput) -> MyDutyResult:
    """Go on duty: what concerns the caller's role comes to those on duty first."""
    return (await by.ask(GO_ON_DUTY, {"input": input})).go_on_duty


class InboxData(Struct, frozen=True, kw_only=True, rename="camel"):
    inbox: NotificationConnection


INBOX = Operation(
    name="Inbox",
    text="""
query Inbox($first: Int!, $after: String) {
  inbox(first: $first, after: $after) {
    edges {
      node {
        ...Told
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
fragment Told on Notification {
  id
  uuid
  code
  title
  body
  urgency
  toldAs
  about
  aboutKind
  at
  needsAcknowledgement
  readAt
  acknowledgedAt
}
""",
    answer=InboxData,
)


async def inbox(by: Speaker, *, first: int, after: str | UnsetType | None = UNSET) -> NotificationConnection:
    """What the caller was told, newest first."""
    return (await by.ask(INBOX, {"first": first, "after": after})).inbox


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


class MyPermitsData(Struct, frozen=True, kw_only=True, rename="camel"):
    permits: PermitConnection


MY_PERMITS = Operation(
    name="MyPermits",
    text="""
query MyPermits($first: Int!, $after: String) {
  permits(first: $first, after: $after) {
    edges {
      node {
        ...Paper
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
fragment Paper on Permit {
  id
  reference
  controlCodeSpoken
  status
  phase
  version
  zones
  validFrom
  validTo
  workOrder
  reasons {
    cause
    code
    message
    zone
    at
  }
  credentials {
    id
    person
    text
  }
}
""",
    answer=MyPermitsData,
)


async def my_permits(by: Speaker, *, first: int, after: str | UnsetType | None = UNSET) -> PermitConnection:
    """Permits the caller may read, newest first."""
    return (await by.ask(MY_PERMITS, {"first": first, "after": after})).permits


class ReadNotificationsData(Struct, frozen=True, kw_only=True, rename="camel"):
    read_notifications: MarkNotificationsResult


READ_NOTIFICATIONS = Operation(
    name="ReadNotifications",
    text="""
mutation ReadNotifications($input: NotificationsInput!) {
  readNotifications(input: $input) {
    __typename
    ... on NotificationsMarked {
      notifications
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
    answer=ReadNotificationsData,
)


async def read_notifications(by: Speaker, *, input: NotificationsInput) -> MarkNotificationsResult:
    """Say that the caller has read these; a push of them that still waits is not sent."""
    return (await by.ask(READ_NOTIFICATIONS, {"input": input})).read_notifications


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


class RegisterPushAddressData(Struct, frozen=True, kw_only=True, rename="camel"):
    register_push_address: PushAddressResult


REGISTER_PUSH_ADDRESS = Operation(
    name="RegisterPushAddress",
    text="""
mutation RegisterPushAddress($input: RegisterPushAddressInput!) {
  registerPushAddress(input: $input) {
    __typename
    ... on PushAddressChanged {
      address
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
    answer=RegisterPushAddressData,
)


async def register_push_address(by: Speaker, *, input: RegisterPushAddressInput) -> PushAddressResult:
    """Reach the caller at this address for as long as this session lives."""
    return (await by.ask(REGISTER_PUSH_ADDRESS, {"input": input})).register_push_address


class ReportDeliveredData(Struct, frozen=True, kw_only=True, rename="camel"):
    report_delivered: MarkNotificationsResult


REPORT_DELIVERED = Operation(
    name="ReportDelivered",
    text="""
mutation ReportDelivered($input: ReportDeliveredInput!) {
  reportDelivered(input: $input) {
    __typename
    ... on NotificationsMarked {
      notifications
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
    answer=ReportDeliveredData,
)


async def report_delivered(by: Speaker, *, input: ReportDeliveredInput) -> MarkNotificationsResult:
    """Say that this device has received these pushes."""
    return (await by.ask(REPORT_DELIVERED, {"input": input})).report_delivered


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


MUTATIONS: Mapping[str, Operation[Any]] = {
    one.name: one
    for one in (
        ACKNOWLEDGE_NOTIFICATION,
        ENROL_DEVICE,
        GO_ON_DUTY,
        READ_NOTIFICATIONS,
        RECORD_CHECKS,
        REGISTER_PUSH_ADDRESS,
        REPORT_DELIVERED,
        SET_DUTY,
    )
}
