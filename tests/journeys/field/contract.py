"""Written by `make schema` from schema.graphql and operations/*.graphql; a test holds it to both."""

# ruff: noqa: E501 - descriptions are one line each; classes read their annotations at run time
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, TypeAlias
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType

from tests.journeys.field.speaker import Operation, Speaker

AddressKind: TypeAlias = Literal["FID", "TOKEN", "WEBPUSH"]


CrewProgress: TypeAlias = Literal["ASSIGNED", "EN_ROUTE", "ON_SITE", "REPAIRING", "DONE"]


Duty: TypeAlias = Literal["ON_DUTY", "OFF_DUTY"]


IncidentKind: TypeAlias = Literal[
    "FIBRE_CUT", "BASE_STATION_DOWN", "POWER_LOSS", "CONGESTION", "DEGRADED_QUALITY", "POSTAL_BACKLOG", "OTHER"
]


Purpose: TypeAlias = Literal[
    "INCIDENT_REPAIR",
    "CONGESTION_RELIEF",
    "QUARANTINE_SITE_CONNECTIVITY",
    "KT1_MAIL",
    "TRANSMISSION_DEPLOYMENT",
    "QOS_MEASUREMENT",
    "ONLINE_LEARNING_BROADBAND",
    "PUBLIC_ADMIN_POST",
    "ESSENTIAL_GOODS",
    "ECOMMERCE_DELIVERY",
    "AGRI_SALES_SUPPORT",
    "ICT_SHOP_OPERATION",
    "GRASSROOTS_BROADCAST",
    "PRESS_REPORTING",
]


Severity: TypeAlias = Literal["MINOR", "MODERATE", "MAJOR", "CRITICAL"]


StopEnd: TypeAlias = Literal["PASSED", "TURNED_BACK", "WITHDRAWN"]


WorkOrderState: TypeAlias = Literal[
    "ACKNOWLEDGED", "IN_PROGRESS", "PENDING", "HELD", "COMPLETED", "PARTIAL", "FAILED", "CANCELLED"
]


WorkStopState: TypeAlias = Literal["PLANNED", "DONE", "MISSED"]


class AcknowledgeNotificationInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Which notification the caller takes care of."""

    idempotency_key: UUID
    notification: str


class AcknowledgeStopInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Somebody takes a stopped crew's call."""

    idempotency_key: UUID
    stop: str
    words: str | UnsetType = UNSET


class AddNoteInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Words and photos about a work order."""

    idempotency_key: UUID
    work_order: str
    note: UUID
    at: datetime
    text: str | UnsetType = UNSET
    photos: Sequence[UUID] | UnsetType = UNSET


class CloseWorkOrderInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """The work ends otherwise."""

    idempotency_key: UUID
    work_order: str
    version: int
    edit: UUID
    at: datetime
    state: WorkOrderState
    reason: str


class PermitRefInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """One permit, as it was seen."""

    idempotency_key: UUID
    permit: str
    version: int


class CompleteStopInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """One stop of a run is done, or was missed."""

    idempotency_key: UUID
    work_order: str
    version: int
    edit: UUID
    at: datetime
    stop: str
    state: WorkStopState | UnsetType = UNSET


class CompleteWorkOrderInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """The work is done."""

    idempotency_key: UUID
    work_order: str
    version: int
    edit: UUID
    at: datetime
    note: str | UnsetType = UNSET


class LonLatInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """A place on the ground, EPSG:4326; swapped values are refused with that hint."""

    lon: float
    lat: float


class WorkOrderStopInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """One place of a run."""

    place: LonLatInput
    label: str


class CreateWorkOrderInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """A work order: one of place, route and stops, or else the zones it goes into."""

    idempotency_key: UUID
    organisation: str
    title: str
    purpose: Purpose
    incident: str | UnsetType | None = UNSET
    place: LonLatInput | UnsetType | None = UNSET
    route: Sequence[LonLatInput] | UnsetType = UNSET
    stops: Sequence[WorkOrderStopInput] | UnsetType = UNSET
    zones: Sequence[int] | UnsetType = UNSET
    starts_at: datetime | UnsetType | None = UNSET
    ends_at: datetime | UnsetType | None = UNSET


class DispatchWorkOrderInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """A crew that is sent."""

    idempotency_key: UUID
    work_order: str
    version: int
    crew: str
    zones: Sequence[int] | UnsetType = UNSET
    dispatch_without_permit: bool | UnsetType = UNSET


class EndStopInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """How a stop ended."""

    idempotency_key: UUID
    stop: str
    how: StopEnd


class EnrolCheckpointDeviceInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """The one use of a checkpoint's invitation, by the device that will keep the key."""

    idempotency_key: UUID
    invitation: str
    public_key: str


class EnrolDeviceInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """The one use of an invitation."""

    idempotency_key: UUID
    invitation: str


class GoOnDutyInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """From now on, until when."""

    idempotency_key: UUID
    until: datetime | UnsetType | None = UNSET


class MoveWorkOrderInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """A work order that is held up, waits, or goes on."""

    idempotency_key: UUID
    work_order: str
    version: int
    state: WorkOrderState
    note: str | UnsetType = UNSET


class NotificationsInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Which notifications; 500 at most."""

    idempotency_key: UUID
    notifications: Sequence[str]


class RecordChecksInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Checks that a device of a checkpoint hands in: late, repeated and out of order are normal."""

    idempotency_key: UUID
    checkpoint: str
    checks: Sequence[str]
    signatures: Sequence[str | None] | UnsetType | None = UNSET


class RegisterPushAddressInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Where this device is reached."""

    idempotency_key: UUID
    kind: AddressKind
    value: str


class ReopenWorkOrderInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """A work order that goes on."""

    idempotency_key: UUID
    work_order: str
    version: int
    note: str
    reopen_without_permit: bool | UnsetType = UNSET


class ReportDeliveredInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """What this device has received; 500 at most."""

    idempotency_key: UUID
    uuids: Sequence[UUID]


class ReportIncidentInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Something is broken."""

    idempotency_key: UUID
    organisation: str
    kind: IncidentKind
    location: Mapping[str, Any]
    severity: Severity | UnsetType = UNSET
    words: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    media: Sequence[str] | UnsetType = UNSET
    seen_at: datetime | UnsetType | None = UNSET
    separate: bool | UnsetType = UNSET
    unit: str | UnsetType | None = UNSET
    report: UUID | UnsetType | None = UNSET


class FixInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """One fix of the device's receiver, as it came; what cannot be believed is counted, never refused."""

    at: datetime
    lon: float
    lat: float
    accuracy_m: float
    speed_mps: float | UnsetType | None = UNSET
    course_deg: float | UnsetType | None = UNSET
    battery_pct: int | UnsetType | None = UNSET
    mock: bool | UnsetType = UNSET


class ReportPositionsInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Fixes of one crew from this device: late, again and in any order are normal."""

    idempotency_key: UUID
    crew: str
    fixes: Sequence[FixInput]


class ReportProgressInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """How far the crew has come."""

    idempotency_key: UUID
    work_order: str
    report: UUID
    progress: CrewProgress
    at: datetime
    place: LonLatInput | UnsetType | None = UNSET


class ReportStopInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """One tap on the crew's screen; it may come late, and again."""

    idempotency_key: UUID
    id: UUID
    crew: str
    occurred_at: datetime
    place: LonLatInput | UnsetType | None = UNSET
    checkpoint: str | UnsetType | None = UNSET
    words: str | UnsetType = UNSET
    permit: str | UnsetType | None = UNSET


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


class StopStands(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="StopChanged"):
    """The stop stands as asked."""

    stop: str
    status: str


AcknowledgeStopResult: TypeAlias = StopStands | Missing | Stale | Contradiction | Refused


class WorkOrderNoteAdded(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="WorkOrderNoteAdded"
):
    """The note is kept."""

    id: str


NoteResult: TypeAlias = WorkOrderNoteAdded | Missing | Stale | Contradiction | Refused


class Checkpoint(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Checkpoint"):
    """One version of a checkpoint: how it stands over a time, as known since an instant."""

    id: str
    uuid: UUID
    name: str
    bundle_address: str


class OrderChanged(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="WorkOrderChanged"):
    """The change is done."""

    id: str
    state: str
    version: int
    ended_permits: tuple[str, ...]


class LonLat(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="LonLat"):
    """A place on the ground, EPSG:4326."""

    lon: float
    lat: float


class WorkOrderFlag(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="WorkOrderFlag"):
    """What the last change of a zone did to the work order."""

    zone: int
    code: str
    message: str


class WorkOrderStop(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="WorkOrderStop"):
    """One place of a delivery or measurement run."""

    id: str
    label: str
    state: str


class KeptEdit(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="KeptEdit"):
    """An edit based on an older version: what it says, beside what stood when it arrived. Nothing was overwritten."""

    id: str
    based_on: int
    found: int
    state: str | None
    stood: str
    note: str
    stop: str | None
    stop_state: str | None
    stop_stood: str | None


class WorkOrderNote(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="WorkOrderNote"):
    """Words and photos about a work order."""

    id: str
    text: str
    at: datetime


class Job(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="WorkOrder"):
    """What is to be done where, by whom, why."""

    id: str
    reference: str
    title: str
    purpose: str
    incident: str | None
    place: LonLat | None
    state: str
    progress: str | None
    version: int
    flags: tuple[WorkOrderFlag, ...]
    stops: tuple[WorkOrderStop, ...]
    kept_edits: tuple[KeptEdit, ...]
    notes: tuple[WorkOrderNote, ...]


class EditKept(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="WorkOrderEditKept"):
    """The edit was based on an older version: both sides are kept, nothing was overwritten, somebody has to look."""

    id: str
    expected: int
    actual: int
    message: str
    work_order: Job | None


WorkOrderEditResult: TypeAlias = OrderChanged | EditKept | Missing | Stale | Contradiction | Refused


class PermitChanged(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="PermitChanged"):
    """The change is done; checkpoints learn of it with their next bundle."""

    id: str
    status: str
    version: int


PermitResult: TypeAlias = PermitChanged | Missing | Stale | Contradiction | Refused


WorkOrderResult: TypeAlias = OrderChanged | Missing | Stale | Contradiction | Refused


class CrewNamed(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Crew"):
    """Who works together, with which vehicles."""

    id: str
    name: str


class ZoneNeed(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="ZoneNeed"):
    """What one zone asks, who of the crew has a permit for it, and who lacks one."""

    zone: int
    approval: str | None
    missing: tuple[str, ...]


class PermitNeeds(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="PermitNeeds"):
    """Everything a crew needs for a work order: zone by zone, member by member."""

    met: bool
    at_once: bool
    zones: tuple[ZoneNeed, ...]


class CrewRecommendation(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="CrewRecommendation"
):
    """A crew in its place among those that might be sent, why it stands there, and the one step that would help."""

    rank: int
    crew: CrewNamed
    distance_m: float | None
    distance_from: str
    skill_fits: bool
    open_work_orders: int
    zones_on_the_way: tuple[int, ...]
    needs: PermitNeeds
    reasons: tuple[ReasonText, ...]
    remedy: ReasonText


class Sent(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="WorkOrderDispatched"):
    """A crew is sent, or goes on: with permits, waiting for units, or without."""

    id: str
    state: str
    version: int
    issued_permits: tuple[str, ...]
    rearmed_permits: tuple[str, ...]
    ended_permits: tuple[str, ...]
    waiting_applications: tuple[str, ...]
    lacking: tuple[ReasonText, ...]


DispatchResult: TypeAlias = Sent | Missing | Stale | Contradiction | Refused


EndStopResult: TypeAlias = StopStands | Missing | Stale | Contradiction | Refused


class PostAddresses(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="PostAddresses"):
    """Where a device finds what is its checkpoint's."""

    id: str
    uuid: UUID
    bundle_address: str
    sheet_address: str


class CheckpointDevice(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="CheckpointDevice"
):
    """A checkpoint's device, as it asks how it stands."""

    uuid: UUID
    confirmed: bool
    confirmation_code: str
    checkpoint: PostAddresses


class CheckpointDeviceEnrolled(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="CheckpointDeviceEnrolled"
):
    """The device is known. Token and reply key are shown once; the same request again shows the same."""

    device: CheckpointDevice
    token: str
    expires_at: datetime
    deployment: str
    root: str
    reply_key: str


EnrolCheckpointDeviceResult: TypeAlias = CheckpointDeviceEnrolled | Missing | Stale | Contradiction | Refused


class DeviceEnrolled(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="DeviceEnrolled"):
    """The device is known. Its token is shown once."""

    device: str
    token: str
    expires_at: datetime


EnrolDeviceResult: TypeAlias = DeviceEnrolled | Missing | Stale | Contradiction | Refused


class EventMember(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="EventMember"):
    """One member of an event's payload."""

    name: str
    values: tuple[str, ...]


class Happened(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Event"):
    """Something that happened: codes and ids, no personal data. What it means now is asked of its subject."""

    cursor: str
    id: str
    kind: str
    at: datetime
    subject: str
    payload: tuple[EventMember, ...]


class EventEdge(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="EventEdge"):
    """One row of a list and its cursor."""

    node: Happened


class PageInfo(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="PageInfo"):
    """Where this page of a list ends."""

    has_next_page: bool
    end_cursor: str | None


class EventConnection(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="EventConnection"):
    """One page of a list, read by keyset: rows inserted meanwhile move nothing."""

    edges: tuple[EventEdge, ...]
    page_info: PageInfo


class Reset(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="ResetRequired"):
    """The last thing a subscription says: follow anew behind `cursor`. After SLOW and INTERRUPTED nothing is missed by that; after the others load first anew what you show."""

    reason: str
    cursor: str


EventsResult: TypeAlias = EventConnection | Reset


EventOrReset: TypeAlias = Happened | Reset


class DutySet(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="DutySet"):
    """The caller is on duty until then, or off duty."""

    until: datetime | None


MyDutyResult: TypeAlias = DutySet | Missing | Stale | Contradiction | Refused


class Told(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Notification"):
    """What the caller was told. A push carries the same `uuid`: an app shows each once."""

    id: str
    uuid: UUID
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


class NotificationConnection(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="NotificationConnection"
):
    """One page of a list, read by keyset: rows inserted meanwhile move nothing."""

    edges: tuple[NotificationEdge, ...]
    page_info: PageInfo


class ZoneVersion(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="ZoneVersion"):
    """One piece of a zone's time, as known since one instant until another."""

    number: int


class Exposure(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Exposure"):
    """One zone within 500 m of an incident, or without a shape in its unit."""

    zone: ZoneVersion
    relation: str
    distance_m: float | None
    boundary_m: float | None
    quality: str
    wins: bool
    rule: str
    approval: str


class Incident(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Incident"):
    """Something broken (TMF621)."""

    id: str
    reference: str
    status: str
    severity: str
    priority: int
    version: int
    exposure: tuple[Exposure, ...]


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


class WorkOrderEdge(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="WorkOrderEdge"):
    """One row of a list and its cursor."""

    node: Job


class WorkOrderConnection(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="WorkOrderConnection"
):
    """One page of a list, read by keyset: rows inserted meanwhile move nothing."""

    edges: tuple[WorkOrderEdge, ...]
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


class IncidentReported(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="IncidentReported"
):
    """The report is kept."""

    incident: str
    reference: str
    joined: bool


ReportIncidentResult: TypeAlias = IncidentReported | Missing | Stale | Contradiction | Refused


class PositionsReported(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="PositionsReported"
):
    """The batch was taken; the device may forget it."""

    newest_at: datetime | None


ReportPositionsResult: TypeAlias = PositionsReported | Missing | Stale | Contradiction | Refused


class ProgressReported(
    Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="ProgressReported"
):
    """The report is kept; late ones are history."""

    id: str
    counted: bool
    progress: str | None
    state: str


ProgressResult: TypeAlias = ProgressReported | Missing | Stale | Contradiction | Refused


class StopAudience(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="StopAudience"):
    """Who was told: whoever has the role in the organisation or unit; in neither, the department."""

    role: str


class ClauseText(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="ClauseText"):
    """The letter's clause in one language, for the officer to read on the crew's screen."""

    language: str
    text: str


class StopReported(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="StopReported"):
    """The stop is recorded and people are told."""

    stop: str
    checkpoint_id: str | None
    told: tuple[StopAudience, ...]
    clause: tuple[ClauseText, ...]
    permit_ids: tuple[str, ...]
    escalates_at: datetime | None


ReportStopResult: TypeAlias = StopReported | Missing | Stale | Contradiction | Refused


class CrewChanged(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="CrewChanged"):
    """The crew stands as asked."""

    crew: str
    version: int


SetDutyResult: TypeAlias = CrewChanged | Missing | Stale | Contradiction | Refused


class Stop(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="Stop"):
    """A crew that was not let pass."""

    id: str
    checkpoint_id: str | None
    words: str
    status: str
    step: int
    answer: str
    how: str | None


class StopEdge(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="StopEdge"):
    """One row of a list and its cursor."""

    node: Stop


class StopConnection(Struct, frozen=True, kw_only=True, rename="camel", tag_field="__typename", tag="StopConnection"):
    """One page of a list, read by keyset: rows inserted meanwhile move nothing."""

    edges: tuple[StopEdge, ...]


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


class AcknowledgeStopData(Struct, frozen=True, kw_only=True, rename="camel"):
    acknowledge_stop: AcknowledgeStopResult


ACKNOWLEDGE_STOP = Operation(
    name="AcknowledgeStop",
    text="""
mutation AcknowledgeStop($input: AcknowledgeStopInput!) {
  acknowledgeStop(input: $input) {
    __typename
    ...StopStands
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
fragment StopStands on StopChanged {
  stop
  status
}
""",
    answer=AcknowledgeStopData,
)


async def acknowledge_stop(by: Speaker, *, input: AcknowledgeStopInput) -> AcknowledgeStopResult:
    """Take a stopped crew's call; nobody else is asked from now on."""
    return (await by.ask(ACKNOWLEDGE_STOP, {"input": input})).acknowledge_stop


class AddNoteData(Struct, frozen=True, kw_only=True, rename="camel"):
    add_note: NoteResult


ADD_NOTE = Operation(
    name="AddNote",
    text="""
mutation AddNote($input: AddNoteInput!) {
  addNote(input: $input) {
    __typename
    ... on WorkOrderNoteAdded {
      id
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
    answer=AddNoteData,
)


async def add_note(by: Speaker, *, input: AddNoteInput) -> NoteResult:
    """Add words and photos to a work order; they never conflict."""
    return (await by.ask(ADD_NOTE, {"input": input})).add_note


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


class CloseWorkOrderData(Struct, frozen=True, kw_only=True, rename="camel"):
    close_work_order: WorkOrderEditResult


CLOSE_WORK_ORDER = Operation(
    name="CloseWorkOrder",
    text="""
mutation CloseWorkOrder($input: CloseWorkOrderInput!) {
  closeWorkOrder(input: $input) {
    __typename
    ...OrderChanged
    ...EditKept
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
fragment EditKept on WorkOrderEditKept {
  id
  expected
  actual
  message
  workOrder {
    ...Job
  }
}
fragment Job on WorkOrder {
  id
  reference
  title
  purpose
  incident
  place {
    lon
    lat
  }
  state
  progress
  version
  flags {
    zone
    code
    message
  }
  stops {
    id
    label
    state
  }
  keptEdits {
    id
    basedOn
    found
    state
    stood
    note
    stop
    stopState
    stopStood
  }
  notes {
    id
    text
    at
  }
}
fragment Missing on NotFoundProblem {
  message
  kind
  id
}
fragment OrderChanged on WorkOrderChanged {
  id
  state
  version
  endedPermits
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
    answer=CloseWorkOrderData,
)


async def close_work_order(by: Speaker, *, input: CloseWorkOrderInput) -> WorkOrderEditResult:
    """End a work order otherwise, with the reason; its permits end. Only who manages it cancels it."""
    return (await by.ask(CLOSE_WORK_ORDER, {"input": input})).close_work_order


class CompletePermitData(Struct, frozen=True, kw_only=True, rename="camel"):
    complete_permit: PermitResult


COMPLETE_PERMIT = Operation(
    name="CompletePermit",
    text="""
mutation CompletePermit($input: PermitRefInput!) {
  completePermit(input: $input) {
    __typename
    ... on PermitChanged {
      id
      status
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
    answer=CompletePermitData,
)


async def complete_permit(by: Speaker, *, input: PermitRefInput) -> PermitResult:
    """Say that the work is done; the credentials end."""
    return (await by.ask(COMPLETE_PERMIT, {"input": input})).complete_permit


class CompleteStopData(Struct, frozen=True, kw_only=True, rename="camel"):
    complete_stop: WorkOrderEditResult


COMPLETE_STOP = Operation(
    name="CompleteStop",
    text="""
mutation CompleteStop($input: CompleteStopInput!) {
  completeStop(input: $input) {
    __typename
    ...OrderChanged
    ...EditKept
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
fragment EditKept on WorkOrderEditKept {
  id
  expected
  actual
  message
  workOrder {
    ...Job
  }
}
fragment Job on WorkOrder {
  id
  reference
  title
  purpose
  incident
  place {
    lon
    lat
  }
  state
  progress
  version
  flags {
    zone
    code
    message
  }
  stops {
    id
    label
    state
  }
  keptEdits {
    id
    basedOn
    found
    state
    stood
    note
    stop
    stopState
    stopStood
  }
  notes {
    id
    text
    at
  }
}
fragment Missing on NotFoundProblem {
  message
  kind
  id
}
fragment OrderChanged on WorkOrderChanged {
  id
  state
  version
  endedPermits
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
    answer=CompleteStopData,
)


async def complete_stop(by: Speaker, *, input: CompleteStopInput) -> WorkOrderEditResult:
    """Say that a stop of a run is done or was missed; what contradicts an earlier word is kept beside it."""
    return (await by.ask(COMPLETE_STOP, {"input": input})).complete_stop


class CompleteWorkOrderData(Struct, frozen=True, kw_only=True, rename="camel"):
    complete_work_order: WorkOrderEditResult


COMPLETE_WORK_ORDER = Operation(
    name="CompleteWorkOrder",
    text="""
mutation CompleteWorkOrder($input: CompleteWorkOrderInput!) {
  completeWorkOrder(input: $input) {
    __typename
    ...OrderChanged
    ...EditKept
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
fragment EditKept on WorkOrderEditKept {
  id
  expected
  actual
  message
  workOrder {
    ...Job
  }
}
fragment Job on WorkOrder {
  id
  reference
  title
  purpose
  incident
  place {
    lon
    lat
  }
  state
  progress
  version
  flags {
    zone
    code
    message
  }
  stops {
    id
    label
    state
  }
  keptEdits {
    id
    basedOn
    found
    state
    stood
    note
    stop
    stopState
    stopStood
  }
  notes {
    id
    text
    at
  }
}
fragment Missing on NotFoundProblem {
  message
  kind
  id
}
fragment OrderChanged on WorkOrderChanged {
  id
  state
  version
  endedPermits
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
    answer=CompleteWorkOrderData,
)


async def complete_work_order(by: Speaker, *, input: CompleteWorkOrderInput) -> WorkOrderEditResult:
    """Say that the work is done; its permits end."""
    return (await by.ask(COMPLETE_WORK_ORDER, {"input": input})).complete_work_order


class CreateWorkOrderData(Struct, frozen=True, kw_only=True, rename="camel"):
    create_work_order: WorkOrderResult


CREATE_WORK_ORDER = Operation(
    name="CreateWorkOrder",
    text="""
mutation CreateWorkOrder($input: CreateWorkOrderInput!) {
  createWorkOrder(input: $input) {
    __typename
    ...OrderChanged
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
fragment OrderChanged on WorkOrderChanged {
  id
  state
  version
  endedPermits
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
    answer=CreateWorkOrderData,
)


async def create_work_order(by: Speaker, *, input: CreateWorkOrderInput) -> WorkOrderResult:
    """Write a work order; nobody is sent yet."""
    return (await by.ask(CREATE_WORK_ORDER, {"input": input})).create_work_order


class CrewsForData(Struct, frozen=True, kw_only=True, rename="camel"):
    crews_for: tuple[CrewRecommendation, ...]


CREWS_FOR = Operation(
    name="CrewsFor",
    text="""
query CrewsFor($incident: ID, $workOrder: ID) {
  crewsFor(incident: $incident, workOrder: $workOrder) {
    rank
    crew {
      ...CrewNamed
    }
    distanceM
    distanceFrom
    skillFits
    openWorkOrders
    zonesOnTheWay
    needs {
      met
      atOnce
      zones {
        zone
        approval
        missing
      }
    }
    reasons {
      code
      message
    }
    remedy {
      code
      message
    }
  }
}
fragment CrewNamed on Crew {
  id
  name
}
""",
    answer=CrewsForData,
)


async def crews_for(
    by: Speaker, *, incident: str | UnsetType | None = UNSET, work_order: str | UnsetType | None = UNSET
) -> tuple[CrewRecommendation, ...]:
    """The organisation's crews for an incident or a work order, the best first, each with its reasons. First who can be let in at all, then skill, duty, permits (live, issued at once, waiting for a unit), open work orders, metres; ties by name. Empty for what is not there."""
    return (await by.ask(CREWS_FOR, {"incident": incident, "workOrder": work_order})).crews_for


class DispatchWorkOrderData(Struct, frozen=True, kw_only=True, rename="camel"):
    dispatch_work_order: DispatchResult


DISPATCH_WORK_ORDER = Operation(
    name="DispatchWorkOrder",
    text="""
mutation DispatchWorkOrder($input: DispatchWorkOrderInput!) {
  dispatchWorkOrder(input: $input) {
    __typename
    ...Sent
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
fragment Sent on WorkOrderDispatched {
  id
  state
  version
  issuedPermits
  rearmedPermits
  endedPermits
  waitingApplications
  lacking {
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
    answer=DispatchWorkOrderData,
)


async def dispatch_work_order(by: Speaker, *, input: DispatchWorkOrderInput) -> DispatchResult:
    """Send a crew, or another one; the permits it lacks are asked for with it. Refused: nobody was sent."""
    return (await by.ask(DISPATCH_WORK_ORDER, {"input": input})).dispatch_work_order


class EndStopData(Struct, frozen=True, kw_only=True, rename="camel"):
    end_stop: EndStopResult


END_STOP = Operation(
    name="EndStop",
    text="""
mutation EndStop($input: EndStopInput!) {
  endStop(input: $input) {
    __typename
    ...StopStands
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
fragment StopStands on StopChanged {
  stop
  status
}
""",
    answer=EndStopData,
)


async def end_stop(by: Speaker, *, input: EndStopInput) -> EndStopResult:
    """Say how a stop ended: the crew, or who answers it."""
    return (await by.ask(END_STOP, {"input": input})).end_stop


class EnrolCheckpointDeviceData(Struct, frozen=True, kw_only=True, rename="camel"):
    enrol_checkpoint_device: EnrolCheckpointDeviceResult


ENROL_CHECKPOINT_DEVICE = Operation(
    name="EnrolCheckpointDevice",
    text="""
mutation EnrolCheckpointDevice($input: EnrolCheckpointDeviceInput!) {
  enrolCheckpointDevice(input: $input) {
    __typename
    ... on CheckpointDeviceEnrolled {
      device {
        uuid
        confirmed
        confirmationCode
        checkpoint {
          id
          uuid
          bundleAddress
          sheetAddress
        }
      }
      token
      expiresAt
      deployment
      root
      replyKey
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
    answer=EnrolCheckpointDeviceData,
)


async def enrol_checkpoint_device(by: Speaker, *, input: EnrolCheckpointDeviceInput) -> EnrolCheckpointDeviceResult:
    """Enrol the device that asks at the checkpoint of its invitation; it signs its checks from now on."""
    return (await by.ask(ENROL_CHECKPOINT_DEVICE, {"input": input})).enrol_checkpoint_device


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
    """Enrol the phone or browser that asks, by an invitation; its token is shown once. A checkpoint's device has a key of its own: `enrolCheckpointDevice`."""
    return (await by.ask(ENROL_DEVICE, {"input": input})).enrol_device


class EventsData(Struct, frozen=True, kw_only=True, rename="camel"):
    events: EventsResult


EVENTS = Operation(
    name="Events",
    text="""
query Events($first: Int!, $after: String) {
  events(first: $first, after: $after) {
    __typename
    ... on EventConnection {
      edges {
        node {
          ...Happened
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    ...Reset
  }
}
fragment Happened on Event {
  cursor
  id
  kind
  at
  subject
  payload {
    name
    values
  }
}
fragment Reset on ResetRequired {
  reason
  cursor
}
""",
    answer=EventsData,
)


async def events(by: Speaker, *, first: int, after: str | UnsetType | None = UNSET) -> EventsResult:
    """What happened, oldest first, as far as the caller may know; without `after` from the beginning."""
    return (await by.ask(EVENTS, {"first": first, "after": after})).events


class FollowEventsData(Struct, frozen=True, kw_only=True, rename="camel"):
    events: EventOrReset


FOLLOW_EVENTS = Operation(
    name="FollowEvents",
    text="""
subscription FollowEvents($after: String) {
  events(after: $after) {
    __typename
    ...Happened
    ...Reset
  }
}
fragment Happened on Event {
  cursor
  id
  kind
  at
  subject
  payload {
    name
    values
  }
}
fragment Reset on ResetRequired {
  reason
  cursor
}
""",
    answer=FollowEventsData,
)


async def follow_events(by: Speaker, *, after: str | UnsetType | None = UNSET) -> AsyncIterator[EventOrReset]:
    """Every event the caller may know of, behind `after`; without it from now on."""
    async for said in by.follow(FOLLOW_EVENTS, {"after": after}):
        yield said.events


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


class IncidentData(Struct, frozen=True, kw_only=True, rename="camel"):
    incident: Incident | None


INCIDENT = Operation(
    name="Incident",
    text="""
query Incident($id: ID!) {
  incident(id: $id) {
    id
    reference
    status
    severity
    priority
    version
    exposure {
      zone {
        number
      }
      relation
      distanceM
      boundaryM
      quality
      wins
      rule
      approval
    }
  }
}
""",
    answer=IncidentData,
)


async def incident(by: Speaker, *, id: str) -> Incident | None:
    """An incident by its id."""
    return (await by.ask(INCIDENT, {"id": id})).incident


class MoveWorkOrderData(Struct, frozen=True, kw_only=True, rename="camel"):
    move_work_order: WorkOrderResult


MOVE_WORK_ORDER = Operation(
    name="MoveWorkOrder",
    text="""
mutation MoveWorkOrder($input: MoveWorkOrderInput!) {
  moveWorkOrder(input: $input) {
    __typename
    ...OrderChanged
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
fragment OrderChanged on WorkOrderChanged {
  id
  state
  version
  endedPermits
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
    answer=MoveWorkOrderData,
)


async def move_work_order(by: Speaker, *, input: MoveWorkOrderInput) -> WorkOrderResult:
    """Hold a work order up, let it wait, or let it go on."""
    return (await by.ask(MOVE_WORK_ORDER, {"input": input})).move_work_order


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


class MyWorkData(Struct, frozen=True, kw_only=True, rename="camel"):
    work_orders: WorkOrderConnection


MY_WORK = Operation(
    name="MyWork",
    text="""
query MyWork($first: Int!, $after: String) {
  workOrders(first: $first, after: $after, filter: { mine: true }) {
    edges {
      node {
        ...Job
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
fragment Job on WorkOrder {
  id
  reference
  title
  purpose
  incident
  place {
    lon
    lat
  }
  state
  progress
  version
  flags {
    zone
    code
    message
  }
  stops {
    id
    label
    state
  }
  keptEdits {
    id
    basedOn
    found
    state
    stood
    note
    stop
    stopState
    stopStood
  }
  notes {
    id
    text
    at
  }
}
""",
    answer=MyWorkData,
)


async def my_work(by: Speaker, *, first: int, after: str | UnsetType | None = UNSET) -> WorkOrderConnection:
    """Work orders the caller may read, newest first."""
    return (await by.ask(MY_WORK, {"first": first, "after": after})).work_orders


class NewestEventCursorData(Struct, frozen=True, kw_only=True, rename="camel"):
    newest_event_cursor: str


NEWEST_EVENT_CURSOR = Operation(
    name="NewestEventCursor",
    text="""
query NewestEventCursor {
  newestEventCursor
}
""",
    answer=NewestEventCursorData,
)


async def newest_event_cursor(by: Speaker) -> str:
    """Where the log ends now: ask for it, load what you show, then follow behind it, and nothing is missed."""
    return (await by.ask(NEWEST_EVENT_CURSOR, {})).newest_event_cursor


class PaperOfPermitData(Struct, frozen=True, kw_only=True, rename="camel"):
    permit: Paper | None


PAPER_OF_PERMIT = Operation(
    name="PaperOfPermit",
    text="""
query PaperOfPermit($id: ID!) {
  permit(id: $id) {
    ...Paper
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
    answer=PaperOfPermitData,
)


async def paper_of_permit(by: Speaker, *, id: str) -> Paper | None:
    """A permit by its id."""
    return (await by.ask(PAPER_OF_PERMIT, {"id": id})).permit


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


class ReopenWorkOrderData(Struct, frozen=True, kw_only=True, rename="camel"):
    reopen_work_order: DispatchResult


REOPEN_WORK_ORDER = Operation(
    name="ReopenWorkOrder",
    text="""
mutation ReopenWorkOrder($input: ReopenWorkOrderInput!) {
  reopenWorkOrder(input: $input) {
    __typename
    ...Sent
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
fragment Sent on WorkOrderDispatched {
  id
  state
  version
  issuedPermits
  rearmedPermits
  endedPermits
  waitingApplications
  lacking {
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
    answer=ReopenWorkOrderData,
)


async def reopen_work_order(by: Speaker, *, input: ReopenWorkOrderInput) -> DispatchResult:
    """Let work go on; its permits are armed again, or asked for anew."""
    return (await by.ask(REOPEN_WORK_ORDER, {"input": input})).reopen_work_order


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


class ReportIncidentData(Struct, frozen=True, kw_only=True, rename="camel"):
    report_incident: ReportIncidentResult


REPORT_INCIDENT = Operation(
    name="ReportIncident",
    text="""
mutation ReportIncident($input: ReportIncidentInput!) {
  reportIncident(input: $input) {
    __typename
    ... on IncidentReported {
      incident
      reference
      joined
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
    answer=ReportIncidentData,
)


async def report_incident(by: Speaker, *, input: ReportIncidentInput) -> ReportIncidentResult:
    """Report something broken; a report near in place and time to an open incident of its kind is of that one."""
    return (await by.ask(REPORT_INCIDENT, {"input": input})).report_incident


class ReportPositionsData(Struct, frozen=True, kw_only=True, rename="camel"):
    report_positions: ReportPositionsResult


REPORT_POSITIONS = Operation(
    name="ReportPositions",
    text="""
mutation ReportPositions($input: ReportPositionsInput!) {
  reportPositions(input: $input) {
    __typename
    ... on PositionsReported {
      newestAt
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
    answer=ReportPositionsData,
)


async def report_positions(by: Speaker, *, input: ReportPositionsInput) -> ReportPositionsResult:
    """Hand in fixes of the caller's crew; no single one can fail the batch."""
    return (await by.ask(REPORT_POSITIONS, {"input": input})).report_positions


class ReportProgressData(Struct, frozen=True, kw_only=True, rename="camel"):
    report_progress: ProgressResult


REPORT_PROGRESS = Operation(
    name="ReportProgress",
    text="""
mutation ReportProgress($input: ReportProgressInput!) {
  reportProgress(input: $input) {
    __typename
    ... on ProgressReported {
      id
      counted
      progress
      state
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
    answer=ReportProgressData,
)


async def report_progress(by: Speaker, *, input: ReportProgressInput) -> ProgressResult:
    """Say how far the crew has come; a report that comes late is history and overwrites nothing."""
    return (await by.ask(REPORT_PROGRESS, {"input": input})).report_progress


class ReportStopData(Struct, frozen=True, kw_only=True, rename="camel"):
    report_stop: ReportStopResult


REPORT_STOP = Operation(
    name="ReportStop",
    text="""
mutation ReportStop($input: ReportStopInput!) {
  reportStop(input: $input) {
    __typename
    ... on StopReported {
      stop
      checkpointId
      told {
        role
      }
      clause {
        language
        text
      }
      permitIds
      escalatesAt
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
    answer=ReportStopData,
)


async def report_stop(by: Speaker, *, input: ReportStopInput) -> ReportStopResult:
    """Say that a crew is held up: its dispatcher and the unit's focal point are told at once."""
    return (await by.ask(REPORT_STOP, {"input": input})).report_stop


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


class StopsData(Struct, frozen=True, kw_only=True, rename="camel"):
    stops: StopConnection


STOPS = Operation(
    name="Stops",
    text="""
query Stops($first: Int!) {
  stops(first: $first) {
    edges {
      node {
        id
        checkpointId
        words
        status
        step
        answer
        how
      }
    }
  }
}
""",
    answer=StopsData,
)


async def stops(by: Speaker, *, first: int) -> StopConnection:
    """Stops the caller may read, the newest first."""
    return (await by.ask(STOPS, {"first": first})).stops


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


class WebPushPublicKeyData(Struct, frozen=True, kw_only=True, rename="camel"):
    web_push_public_key: str


WEB_PUSH_PUBLIC_KEY = Operation(
    name="WebPushPublicKey",
    text="""
query WebPushPublicKey {
  webPushPublicKey
}
""",
    answer=WebPushPublicKeyData,
)


async def web_push_public_key(by: Speaker) -> str:
    """What a page hands to `pushManager.subscribe` as `applicationServerKey`: base64url, the same for good."""
    return (await by.ask(WEB_PUSH_PUBLIC_KEY, {})).web_push_public_key


class WorkOrderData(Struct, frozen=True, kw_only=True, rename="camel"):
    work_order: Job | None


WORK_ORDER = Operation(
    name="WorkOrder",
    text="""
query WorkOrder($id: ID!) {
  workOrder(id: $id) {
    ...Job
  }
}
fragment Job on WorkOrder {
  id
  reference
  title
  purpose
  incident
  place {
    lon
    lat
  }
  state
  progress
  version
  flags {
    zone
    code
    message
  }
  stops {
    id
    label
    state
  }
  keptEdits {
    id
    basedOn
    found
    state
    stood
    note
    stop
    stopState
    stopStood
  }
  notes {
    id
    text
    at
  }
}
""",
    answer=WorkOrderData,
)


async def work_order(by: Speaker, *, id: str) -> Job | None:
    """A work order by its id."""
    return (await by.ask(WORK_ORDER, {"id": id})).work_order


MUTATIONS: Mapping[str, Operation[Any]] = {
    one.name: one
    for one in (
        ACKNOWLEDGE_NOTIFICATION,
        ACKNOWLEDGE_STOP,
        ADD_NOTE,
        CLOSE_WORK_ORDER,
        COMPLETE_PERMIT,
        COMPLETE_STOP,
        COMPLETE_WORK_ORDER,
        CREATE_WORK_ORDER,
        DISPATCH_WORK_ORDER,
        END_STOP,
        ENROL_CHECKPOINT_DEVICE,
        ENROL_DEVICE,
        GO_ON_DUTY,
        MOVE_WORK_ORDER,
        READ_NOTIFICATIONS,
        RECORD_CHECKS,
        REGISTER_PUSH_ADDRESS,
        REOPEN_WORK_ORDER,
        REPORT_DELIVERED,
        REPORT_INCIDENT,
        REPORT_POSITIONS,
        REPORT_PROGRESS,
        REPORT_STOP,
        SET_DUTY,
    )
}
