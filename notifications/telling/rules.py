"""The one table: kind of event → what is told to whom. Pure.

Within a kind the first rule that names somebody tells them, and no other does. A kind that tells nobody stands in
SILENT, so that a new one is not forgotten.
"""

from collections.abc import Mapping
from datetime import timedelta

from notifications.inbox.model import Urgency
from notifications.telling.model import Circle, Payload, Rule

HOLDERS, APPLICANT, CREW = Circle.HOLDERS, Circle.APPLICANT, Circle.CREW
DISPATCHERS, COORDINATORS, APPROVERS = Circle.DISPATCHERS, Circle.COORDINATORS, Circle.APPROVERS
IN_CHARGE, DEPARTMENT = Circle.DEPARTMENT_IN_CHARGE, Circle.DEPARTMENT
URGENT, QUIET = Urgency.URGENT, Urgency.QUIET
_ANSWERING = (DISPATCHERS, APPROVERS, IN_CHARGE)

HAND_ON = timedelta(minutes=3)
"""A phone in a pocket, a walk to the desk: whoever can take care has said so by then."""
GRAVE = frozenset({"CRITICAL", "MAJOR"})
STOPPING = frozenset({"HELD", "CANCELLED", "FAILED"})


def _standing(payload: Payload) -> bool:
    return bool(payload.get("standing")) and not payload.get("break_glass")


def _break_glass(payload: Payload) -> bool:
    return bool(payload.get("break_glass"))


def _active(payload: Payload) -> bool:
    return bool(payload.get("active", True))


def _by_employer(payload: Payload) -> bool:
    return bool(payload.get("by_employer"))


def _stricter(payload: Payload) -> bool:
    return bool(payload.get("tightened")) or bool(payload.get("closed"))


def _grave(payload: Payload) -> bool:
    return payload.get("severity") in GRAVE and not payload.get("joined")


def _grave_finding(payload: Payload) -> bool:
    return bool(payload.get("grave"))


def _again(payload: Payload) -> bool:
    return bool(payload.get("joined"))


def _plain(payload: Payload) -> bool:
    return not _grave(payload) and not _again(payload)


def _ended(payload: Payload) -> bool:
    return payload.get("after") in {"RESOLVED", "CLOSED"}


def _stopping(payload: Payload) -> bool:
    return payload.get("after") in STOPPING


def _somewhere(payload: Payload) -> bool:
    return not payload.get("placed", True)


def _waiting(payload: Payload) -> bool:
    return bool(payload.get("waiting"))


RULES: Mapping[str, tuple[Rule, ...]] = {
    # Applications: the units that decide, then whoever asked.
    "APPLICATION_SUBMITTED": (Rule(code="APPLICATION_TO_DECIDE", to=(APPROVERS, IN_CHARGE)),),
    "APPLICATION_ANSWERED": (Rule(code="APPLICATION_ANSWERED", to=(APPROVERS, IN_CHARGE)),),
    "APPLICATION_NEEDS_INFO": (Rule(code="APPLICATION_NEEDS_INFO", to=(APPLICANT, COORDINATORS)),),
    "APPLICATION_DECIDED": (Rule(code="APPLICATION_DECIDED", to=(APPLICANT,), urgency=QUIET),),
    "APPLICATION_APPROVED": (Rule(code="APPLICATION_APPROVED", to=(APPLICANT,)),),
    "APPLICATION_REJECTED": (Rule(code="APPLICATION_REJECTED", to=(APPLICANT, COORDINATORS)),),
    "APPLICATION_WITHDRAWN": (Rule(code="APPLICATION_WITHDRAWN", to=(APPROVERS, IN_CHARGE), urgency=QUIET),),
    # Permits: who holds them, who sends them, whose ground it is.
    "PERMIT_ISSUED": (
        Rule(code="PERMIT_BREAK_GLASS", to=(DEPARTMENT, APPROVERS), when=_break_glass),
        Rule(code="PERMIT_MAY_OBJECT", to=(APPROVERS,), when=_standing),
        Rule(code="PERMIT_ISSUED", to=(HOLDERS, APPLICANT)),
        Rule(code="PERMIT_ISSUED", to=(APPROVERS,), urgency=QUIET),
    ),
    "PERMIT_SUSPENDED": (
        Rule(code="PERMIT_SUSPENDED", to=(HOLDERS, DISPATCHERS, COORDINATORS), urgency=URGENT),
        Rule(code="PERMIT_SUSPENDED", to=(APPROVERS,), urgency=QUIET),
    ),
    "PERMIT_OBJECTED": (
        Rule(code="PERMIT_OBJECTED", to=(HOLDERS, DISPATCHERS, COORDINATORS), urgency=URGENT),
        Rule(code="PERMIT_OBJECTED", to=(APPROVERS,), urgency=QUIET),
    ),
    "PERMIT_LIFTED": (
        Rule(code="PERMIT_LIFTED", to=(HOLDERS, DISPATCHERS, COORDINATORS), when=_active),
        Rule(code="PERMIT_STILL_HELD", to=(COORDINATORS,), urgency=QUIET),
    ),
    "PERMIT_REVOKED": (
        Rule(code="PERMIT_REVOKED", to=(HOLDERS, DISPATCHERS, COORDINATORS), urgency=URGENT),
        Rule(code="PERMIT_TAKEN_BACK", to=(APPROVERS,), urgency=QUIET, when=_by_employer),
    ),
    "PERMIT_EXTENDED": (
        Rule(code="PERMIT_EXTENDED", to=(HOLDERS, COORDINATORS)),
        Rule(code="PERMIT_EXTENDED", to=(APPROVERS,), urgency=QUIET),
    ),
    "PERMITS_EXTENDED": (Rule(code="PERMITS_EXTENDED", to=(HOLDERS, COORDINATORS), urgency=QUIET),),
    "PERMIT_SUBSTITUTED": (
        Rule(code="PERMIT_SUBSTITUTED", to=(HOLDERS, COORDINATORS)),
        Rule(code="PERMIT_SUBSTITUTED_HERE", to=(APPROVERS,)),
    ),
    "PERMIT_COMPLETED": (Rule(code="PERMIT_COMPLETED", to=(HOLDERS, COORDINATORS), urgency=QUIET),),
    "PERMIT_REOPENED": (
        Rule(code="PERMIT_REOPENED", to=(HOLDERS, COORDINATORS)),
        Rule(code="PERMIT_MAY_OBJECT", to=(APPROVERS,)),
    ),
    # A zone moves: its permits, incidents, work orders and crews, each found as the change left them.
    "PERMITS_TOUCHED": (
        Rule(code="PERMITS_HELD", to=(HOLDERS, DISPATCHERS, COORDINATORS), urgency=URGENT, part="held"),
        Rule(code="PERMITS_FLAGGED", to=(HOLDERS, DISPATCHERS, COORDINATORS), urgency=URGENT, part="flagged"),
        Rule(code="PERMITS_FREED", to=(HOLDERS, DISPATCHERS, COORDINATORS), part="lifted"),
    ),
    "ZONE_CHANGED": (
        Rule(code="ZONE_STRICTER", to=(CREW, DISPATCHERS), when=_stricter),
        Rule(code="ZONE_CHANGED", to=(CREW, DISPATCHERS, APPROVERS), urgency=QUIET),
    ),
    "ZONE_REAFFIRMED": (Rule(code="ZONE_REAFFIRMED", to=(APPROVERS, DISPATCHERS), urgency=QUIET),),
    "INCIDENTS_TOUCHED": (Rule(code="INCIDENTS_TOUCHED", to=(DISPATCHERS,)),),
    "WORK_ORDERS_TOUCHED": (Rule(code="WORK_ORDERS_TOUCHED", to=(CREW, DISPATCHERS), urgency=URGENT),),
    "CREWS_TOUCHED": (Rule(code="CREWS_TOUCHED", to=(CREW, DISPATCHERS), urgency=URGENT),),
    # Incidents and work orders.
    "INCIDENT_REPORTED": (
        Rule(code="INCIDENT_GRAVE", to=(DISPATCHERS,), urgency=URGENT, when=_grave, hand_on=HAND_ON),
        Rule(code="INCIDENT_REPORTED", to=(DISPATCHERS,), when=_plain),
        Rule(code="INCIDENT_REPORTED_AGAIN", to=(DISPATCHERS,), urgency=QUIET, when=_again),
    ),
    "INCIDENT_TRIAGED": (Rule(code="INCIDENT_TRIAGED", to=(DISPATCHERS,), urgency=QUIET),),
    "INCIDENT_STATUS_CHANGED": (
        Rule(code="INCIDENT_ENDED", to=(DISPATCHERS, APPROVERS), urgency=QUIET, when=_ended),
        Rule(code="INCIDENT_STATUS_CHANGED", to=(DISPATCHERS,), urgency=QUIET),
    ),
    "WORK_ORDER_DISPATCHED": (
        Rule(code="WORK_ORDER_DISPATCHED", to=(CREW,), urgency=URGENT),
        Rule(code="WORK_ORDER_TAKEN_FROM_YOU", to=(CREW,), urgency=URGENT, part="relieved"),
        Rule(code="WORK_ORDER_SENT", to=(DISPATCHERS,), urgency=QUIET),
    ),
    "WORK_ORDER_STATE_CHANGED": (
        Rule(code="WORK_ORDER_STOPPED", to=(CREW, DISPATCHERS), urgency=URGENT, when=_stopping),
        Rule(code="WORK_ORDER_STATE_CHANGED", to=(CREW, DISPATCHERS)),
    ),
    "WORK_ORDER_EDIT_KEPT": (Rule(code="WORK_ORDER_EDIT_KEPT", to=(DISPATCHERS,)),),
    # Crews on the way.
    "CREW_INSIDE_WITHOUT_PERMIT": (
        Rule(code="CREW_INSIDE_YOU", to=(CREW,), urgency=URGENT),
        Rule(code="CREW_INSIDE", to=(DISPATCHERS,), urgency=URGENT, hand_on=HAND_ON),
    ),
    "CREW_STOPPED": (
        Rule(code="CREW_STOPPED_SOMEWHERE", to=_ANSWERING, urgency=URGENT, when=_somewhere, hand_on=HAND_ON),
        Rule(code="CREW_STOPPED", to=_ANSWERING, urgency=URGENT, hand_on=HAND_ON),
        Rule(code="CREW_STOPPED_NOTED", to=(CREW,), urgency=QUIET),
    ),
    "STOP_PLACED": (
        Rule(code="STOP_PLACED", to=_ANSWERING, urgency=URGENT, when=_waiting, hand_on=HAND_ON),
        Rule(code="STOP_PLACED", to=(DISPATCHERS, APPROVERS), urgency=QUIET),
    ),
    "STOP_ACKNOWLEDGED": (
        Rule(code="STOP_TAKEN_FOR_YOU", to=(CREW,)),
        Rule(code="STOP_TAKEN", to=(DISPATCHERS, APPROVERS), urgency=QUIET),
    ),
    "STOP_ESCALATED": (
        Rule(code="STOP_STILL_SOMEWHERE", to=_ANSWERING, urgency=URGENT, whole=True, when=_somewhere),
        Rule(code="STOP_STILL", to=_ANSWERING, urgency=URGENT, whole=True),
    ),
    "FINDING_RAISED": (
        Rule(code="FINDING_RAISED", to=(APPROVERS,), when=_grave_finding),
        Rule(code="FINDING_NOTED", to=(APPROVERS,), urgency=QUIET),
    ),
    "STOP_ENDED": (Rule(code="STOP_ENDED", to=(DISPATCHERS, APPROVERS), urgency=QUIET),),
    # A checkpoint asks its duty desk: after ten minutes it helps itself, so that nothing is handed on.
    "DESK_CALLED": (Rule(code="DESK_CALLED", to=(APPROVERS, IN_CHARGE), urgency=URGENT),),
}

SILENT = frozenset(
    {
        # accounts, devices, keys and lists: who does it sees it, and what a device may do follows by itself
        "ACCOUNT_ADDED", "ACCOUNT_DISABLED", "ACCOUNT_DUTY_CHANGED", "DEVICE_ENROLLED", "DEVICE_INVITED",
        "DEVICE_CONFIRMED", "DEVICE_REVOKED", "OFFICER_ADDED", "OFFICER_ENDED", "OFFICER_PIN_SET",
        "GRANTS_CHANGED", "LINK_MADE", "LOCKED_OUT", "PASSWORD_SET", "SIGNED_IN", "SIGNED_OUT",
        "TOKEN_ISSUED", "TOKEN_REVOKED", "KEY_LISTED", "KEY_PUBLISHED", "KEY_RESCOPED", "KEY_WITHDRAWN",
        "ORGANISATION_FOUNDED", "UNITS_LOADED", "ROSTER_CHANGED", "ATTACHMENT_KEPT", "HEALTH_DECLARED", "CREW_COMPOSED",
        "DUTY_CHANGED", "SITES_CHANGED", "PERMIT_POLICY_CHANGED", "BUNDLE_SEALED",
        # each of its zones is told of by itself
        "ZONES_PUBLISHED", "LEVEL_CHANGED",
        # still the writer's own, or replaced by what is told
        "APPLICATION_DRAFTED", "APPLICATION_REVISED", "PERMIT_SUPERSEDED", "PERMIT_REVIEWED",
        # seen on maps and lists that follow the log, many a minute
        "CHECKPOINT_CLOSED", "CHECKPOINT_CREATED", "CHECKPOINT_RESITED", "CHECKS_RECORDED", "CREW_ENTERED_ZONE",
        "CREW_LEFT_ZONE", "FINDING_SETTLED", "WORK_ORDER_CREATED", "WORK_ORDER_NOTED", "WORK_ORDER_PROGRESSED",
        # seen on the desk's own list
        "DESK_ANSWERED",
        # our own
        "INBOX_RECEIVED", "NOTIFICATION_ACKNOWLEDGED",
    }
)  # fmt: skip

ENDS = frozenset({"STOP_ACKNOWLEDGED", "STOP_ENDED", "INCIDENT_TRIAGED", "INCIDENT_STATUS_CHANGED", "CREW_LEFT_ZONE"})
"""After these nobody has to be asked any more to take care of the same thing."""

SIGNS_OUT = frozenset({"SIGNED_OUT", "TOKEN_REVOKED", "DEVICE_REVOKED", "ACCOUNT_DISABLED", "PASSWORD_SET"})
"""After these somebody may be signed in no more where they were reached."""
