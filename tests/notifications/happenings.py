"""One event of every kind that tells somebody, and who is told what by it: everybody else is told nothing."""

from datetime import timedelta
from uuid import UUID

from checkpoints.desk.model import DeskCalled
from checkpoints.findings.model import FindingKind, FindingRaised
from geo.zones.events import ZoneChanged, ZoneReaffirmed
from incidents.incidents.events import IncidentReported, IncidentStatusChanged, IncidentsTouched, IncidentTriaged
from incidents.work_orders.events import (
    WorkOrderDispatched,
    WorkOrderEditKept,
    WorkOrderStateChanged,
    WorkOrdersTouched,
)
from permits import events as of
from storage.event import Event
from storage.ids import new_id
from tests.notifications.happening import all_of, it
from tests.notifications.stage import ZONE, ZONE_ID, Stage
from tests.notifications.stop_happenings import CREW, NOBODY, STOPPED
from tests.permits.values import DAY, LAP_VO, NOON, SA_DEC
from tracking.geofences.events import CrewInsideWithoutPermit, CrewsTouched
from tracking.geofences.model import Cause

LATER = NOON + timedelta(minutes=1)


def let_go(freed: tuple[UUID, ...], lifted: int | None = None) -> Event:
    """A zone that takes back what it said."""
    return of.PermitsTouched(
        subject=ZONE_ID,
        at=LATER,
        zone=ZONE,
        flagged=0,
        suspended=0,
        lifted=len(freed) if lifted is None else lifted,
        freed=freed,
    )


def found(stage: Stage, what: FindingKind, *others: UUID, grave: bool = False) -> Event:
    """At a checkpoint of Sa Đéc, and at one of the others' where it takes two."""
    return FindingRaised(
        subject=stage.finding,
        at=NOON,
        unit=SA_DEC,
        what=what,
        checkpoint=NOBODY,
        findings=(stage.finding,),
        count=1,
        grave=grave,
        units=others,
    )


HOLD = ("holder", "dispatcher", "coordinator")
SENT = (*CREW, "dispatcher")

HAPPENINGS = (
    # applications
    it(
        "submitted",
        lambda s: of.ApplicationSubmitted(subject=s.application, at=NOON, organisation=s.company, units=(SA_DEC,)),
        sa_dec="APPLICATION_TO_DECIDE",
    ),
    it(
        "submitted where nobody has to decide",
        lambda s: of.ApplicationSubmitted(subject=s.application, at=NOON, organisation=s.company, units=()),
    ),
    it(
        "submitted to the department",
        lambda s: of.ApplicationSubmitted(subject=s.departments_application, at=NOON, units=()),
        admin="APPLICATION_TO_DECIDE",
    ),
    it(
        "answered",
        lambda s: of.ApplicationAnswered(subject=s.application, at=NOON, units=(LAP_VO,)),
        lap_vo="APPLICATION_ANSWERED",
    ),
    it(
        "needs info",
        lambda s: of.ApplicationNeedsInfo(subject=s.application, at=NOON, by=NOBODY),
        coordinator="APPLICATION_NEEDS_INFO",
    ),
    it(
        "decided",
        lambda s: of.ApplicationDecided(subject=s.application, at=NOON, ruling="APPROVED", by=NOBODY),
        coordinator="APPLICATION_DECIDED",
    ),
    it(
        "approved",
        lambda s: of.ApplicationApproved(subject=s.application, at=NOON, permit=new_id()),
        coordinator="APPLICATION_APPROVED",
    ),
    it(
        "rejected",
        lambda s: of.ApplicationRejected(subject=s.application, at=NOON, zones_left=()),
        coordinator="APPLICATION_REJECTED",
    ),
    it(
        "withdrawn",
        lambda s: of.ApplicationWithdrawn(subject=s.application, at=NOON),
        sa_dec="APPLICATION_WITHDRAWN",
    ),
    # permits
    it(
        "issued on standing approval",
        lambda s: of.PermitIssued(subject=s.permit.id, at=NOON, units=(SA_DEC,), zones=(ZONE,), standing=True),
        **all_of("PERMIT_ISSUED", "holder", "coordinator"),
        sa_dec="PERMIT_MAY_OBJECT",
    ),
    it(
        "issued by decision",
        lambda s: of.PermitIssued(subject=s.permit.id, at=NOON, units=(SA_DEC,), zones=(ZONE,), standing=False),
        **all_of("PERMIT_ISSUED", "holder", "coordinator", "sa_dec"),
    ),
    it(
        "issued in an emergency",
        lambda s: of.PermitIssued(
            subject=s.permit.id, at=NOON, units=(SA_DEC,), zones=(ZONE,), standing=False, break_glass=True
        ),
        **all_of("PERMIT_BREAK_GLASS", "admin", "sa_dec"),
        **all_of("PERMIT_ISSUED", "holder", "coordinator"),
    ),
    it(
        "suspended",
        lambda s: of.PermitSuspended(subject=s.permit.id, at=NOON, by=NOBODY, reason="x"),
        **all_of("PERMIT_SUSPENDED", *HOLD, "sa_dec"),
    ),
    it(
        "objected",
        lambda s: of.PermitObjected(subject=s.permit.id, at=NOON, unit=SA_DEC, by=NOBODY, reason="x"),
        **all_of("PERMIT_OBJECTED", *HOLD, "sa_dec"),
    ),
    it(
        "lifted",
        lambda s: of.PermitLifted(subject=s.permit.id, at=NOON, by=NOBODY, active=True),
        **all_of("PERMIT_LIFTED", *HOLD),
    ),
    it(
        "lifted and still held",
        lambda s: of.PermitLifted(subject=s.permit.id, at=NOON, by=NOBODY, active=False),
        coordinator="PERMIT_STILL_HELD",
    ),
    it(
        "revoked",
        lambda s: of.PermitRevoked(subject=s.permit.id, at=NOON, by=NOBODY, reason="x", by_employer=False),
        **all_of("PERMIT_REVOKED", *HOLD),
    ),
    it(
        "taken back",
        lambda s: of.PermitRevoked(subject=s.permit.id, at=NOON, by=NOBODY, reason="x", by_employer=True),
        **all_of("PERMIT_REVOKED", *HOLD),
        sa_dec="PERMIT_TAKEN_BACK",
    ),
    it(
        "extended",
        lambda s: of.PermitExtended(subject=s.permit.id, at=NOON, by=NOBODY, valid_to=NOON + DAY, units=(SA_DEC,)),
        **all_of("PERMIT_EXTENDED", "holder", "coordinator", "sa_dec"),
    ),
    it(
        "many extended",
        lambda _: of.PermitsExtended(
            subject=new_id(), at=NOON, by=NOBODY, zones=(ZONE,), new_end=NOON + DAY, permits=2
        ),
        **all_of("PERMITS_EXTENDED", *CREW, "coordinator"),
    ),
    it(
        "substituted",
        lambda s: of.PermitSubstituted(
            subject=s.permit.id, at=NOON, by=NOBODY, units=(SA_DEC,), out=s.persons[1], joined=None
        ),
        **all_of("PERMIT_SUBSTITUTED", *CREW, "coordinator"),
        sa_dec="PERMIT_SUBSTITUTED_HERE",
    ),
    it(
        "completed",
        lambda s: of.PermitCompleted(subject=s.permit.id, at=NOON, by=NOBODY),
        **all_of("PERMIT_COMPLETED", "holder", "coordinator"),
    ),
    it(
        "reopened",
        lambda s: of.PermitReopened(subject=s.permit.id, at=NOON, by=NOBODY, units=(SA_DEC,)),
        **all_of("PERMIT_REOPENED", "holder", "coordinator"),
        sa_dec="PERMIT_MAY_OBJECT",
    ),
    # a zone moves
    it(
        "permits held and flagged",
        lambda _: of.PermitsTouched(subject=ZONE_ID, at=NOON, zone=ZONE, flagged=1, suspended=1, lifted=0),
        **all_of("PERMITS_HELD", *HOLD),
        mate="PERMITS_FLAGGED",
    ),
    it(
        "permits let go",
        lambda s: let_go(freed=(s.free_permit.id,)),
        **all_of("PERMITS_FREED", *HOLD),
    ),
    it("permits let go that are marked again or still held", lambda s: let_go(freed=(s.mates_permit.id, s.permit.id))),
    it(
        "permits let go, too many to be named",
        lambda _: let_go(lifted=2, freed=()),
        **all_of("PERMITS_FREED", *HOLD, "mate"),
    ),
    it(
        "a zone gets stricter",
        lambda _: ZoneChanged(
            subject=ZONE_ID,
            at=NOON,
            unit=SA_DEC,
            order=new_id(),
            number=ZONE,
            version=2,
            effective_at=NOON,
            closed=False,
            tightened=("INCIDENT_REPAIR",),
        ),
        **all_of("ZONE_STRICTER", *SENT),
        sa_dec="ZONE_CHANGED",
    ),
    it(
        "a zone eases",
        lambda _: ZoneChanged(
            subject=ZONE_ID,
            at=NOON,
            unit=SA_DEC,
            order=new_id(),
            number=ZONE,
            version=2,
            effective_at=NOON,
            closed=False,
            tightened=(),
        ),
        **all_of("ZONE_CHANGED", *SENT, "sa_dec"),
    ),
    it(
        "a zone is re-affirmed",
        lambda _: ZoneReaffirmed(subject=ZONE_ID, at=NOON, unit=SA_DEC, number=ZONE, purposes=()),
        **all_of("ZONE_REAFFIRMED", "sa_dec", "dispatcher"),
    ),
    it(
        "incidents touched",
        lambda _: IncidentsTouched(subject=ZONE_ID, at=NOON, zone=ZONE, order=new_id(), incidents=1),
        dispatcher="INCIDENTS_TOUCHED",
    ),
    it(
        "work orders touched",
        lambda _: WorkOrdersTouched(subject=ZONE_ID, at=NOON, zone=ZONE, order=new_id(), work_orders=1),
        **all_of("WORK_ORDERS_TOUCHED", *SENT),
    ),
    it(
        "crews touched",
        lambda _: CrewsTouched(subject=ZONE_ID, at=NOON, zone=ZONE, order=new_id(), crews=1),
        **all_of("CREWS_TOUCHED", *SENT),
    ),
    # incidents and work orders
    it(
        "a grave incident",
        lambda s: IncidentReported(
            subject=s.incident, at=NOON, report=s.report, incident_kind="FIBRE_CUT", severity="CRITICAL", joined=False
        ),
        dispatcher="INCIDENT_GRAVE",
    ),
    it(
        "an incident",
        lambda s: IncidentReported(
            subject=s.incident, at=NOON, report=s.report, incident_kind="FIBRE_CUT", severity="MINOR", joined=False
        ),
        dispatcher="INCIDENT_REPORTED",
    ),
    it(
        "an incident once more",
        lambda s: IncidentReported(
            subject=s.incident, at=NOON, report=s.report, incident_kind="FIBRE_CUT", severity="CRITICAL", joined=True
        ),
        dispatcher="INCIDENT_REPORTED_AGAIN",
    ),
    it(
        "triaged",
        lambda s: IncidentTriaged(subject=s.incident, at=NOON, severity="MAJOR", priority=3),
        dispatcher="INCIDENT_TRIAGED",
    ),
    it(
        "resolved",
        lambda s: IncidentStatusChanged(
            subject=s.incident, at=NOON, before="IN_PROGRESS", after="RESOLVED", reason="", fixed=True
        ),
        **all_of("INCIDENT_ENDED", "dispatcher", "sa_dec"),
    ),
    it(
        "held",
        lambda s: IncidentStatusChanged(
            subject=s.incident, at=NOON, before="IN_PROGRESS", after="HELD", reason="", fixed=None
        ),
        dispatcher="INCIDENT_STATUS_CHANGED",
    ),
    it(
        "dispatched",
        lambda s: WorkOrderDispatched(subject=s.work_order, at=NOON, crew=s.crew.id, permits=(), applications=()),
        **all_of("WORK_ORDER_DISPATCHED", *CREW),
        dispatcher="WORK_ORDER_SENT",
    ),
    it(
        "another crew is sent instead",
        lambda s: WorkOrderDispatched(
            subject=s.work_order, at=NOON, crew=NOBODY, relieved=s.crew.id, permits=(), applications=()
        ),
        **all_of("WORK_ORDER_TAKEN_FROM_YOU", *CREW),
        dispatcher="WORK_ORDER_SENT",
    ),
    it(
        "the same people are sent as another crew",
        lambda s: WorkOrderDispatched(
            subject=s.work_order, at=NOON, crew=s.crew.id, relieved=s.crew.id, permits=(), applications=()
        ),
        **all_of("WORK_ORDER_DISPATCHED", *CREW),
        dispatcher="WORK_ORDER_SENT",
    ),
    it(
        "work cancelled",
        lambda s: WorkOrderStateChanged(
            subject=s.work_order, at=NOON, before="IN_PROGRESS", after="CANCELLED", reason=""
        ),
        **all_of("WORK_ORDER_STOPPED", *SENT),
    ),
    it(
        "work goes on",
        lambda s: WorkOrderStateChanged(
            subject=s.work_order, at=NOON, before="PENDING", after="IN_PROGRESS", reason=""
        ),
        **all_of("WORK_ORDER_STATE_CHANGED", *SENT),
    ),
    it(
        "an edit kept",
        lambda s: WorkOrderEditKept(subject=s.work_order, at=NOON, edit=new_id()),
        dispatcher="WORK_ORDER_EDIT_KEPT",
    ),
    # crews on the way
    it(
        "inside without a permit",
        lambda s: CrewInsideWithoutPermit(
            subject=s.crew.id, at=NOON, organisation=s.company, zone=ZONE, fix_at=NOON, cause=Cause.FIX
        ),
        **all_of("CREW_INSIDE_YOU", *CREW),
        dispatcher="CREW_INSIDE",
    ),
    *STOPPED,
    it(
        "a checkpoint asks its duty desk",
        lambda _: DeskCalled(subject=NOBODY, at=NOON, unit=SA_DEC, checkpoint=NOBODY),
        **all_of("DESK_CALLED", "sa_dec"),
    ),
    it(
        "two checks that do not fit together",
        lambda s: found(s, FindingKind.DOUBLE_USE, LAP_VO, grave=True),
        **all_of("FINDING_RAISED", "sa_dec", "lap_vo"),
    ),
    it(
        "a check that is missing",
        lambda s: found(s, FindingKind.CHAIN_GAP),
        **all_of("FINDING_NOTED", "sa_dec"),
    ),
)
