"""The kinds of events: what the subject's id is an id of, and what seeing such an event needs. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from identity.access import Action


class Sight(Enum):
    """Whom an event concerns."""

    SCOPE = auto()
    """Who may read events, and the subject itself, within its organisation and units; a crew member what names them."""
    OPEN = auto()
    """Whoever may read events at all: rules and lists that hold for everybody."""
    PUBLIC = auto()
    """Whoever may read the subject; also without reading other events."""
    COUNTED = auto()
    """Who may read events and the subjects of any organisation in its unit: it counts those of all together."""
    OWN = auto()
    """The one account it names."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Of one kind of event: the type of its subject (None: an id of no type), who sees it, what they must read."""

    of: str | None
    may: Action
    sight: Sight = Sight.SCOPE
    by_unit: bool = False
    """A unit sees only what lies in it; in other kinds it also sees what lies nowhere."""


def _each(kinds: str, kind: Kind) -> dict[str, Kind]:
    return dict.fromkeys(kinds.split(), kind)


KINDS: Mapping[str, Kind] = {
    **_each(
        """PERMIT_ISSUED PERMIT_SUSPENDED PERMIT_OBJECTED PERMIT_LIFTED PERMIT_REVOKED PERMIT_EXTENDED
        PERMIT_SUBSTITUTED PERMIT_COMPLETED PERMIT_REOPENED PERMIT_SUPERSEDED PERMIT_REVIEWED""",
        Kind("Permit", Action.READ_PERMIT),
    ),
    **_each(
        """APPLICATION_DRAFTED APPLICATION_REVISED APPLICATION_SUBMITTED APPLICATION_NEEDS_INFO APPLICATION_ANSWERED
        APPLICATION_DECIDED APPLICATION_APPROVED APPLICATION_REJECTED APPLICATION_WITHDRAWN""",
        Kind("Application", Action.READ_PERMIT, by_unit=True),
    ),
    **_each("PERMITS_TOUCHED", Kind("Zone", Action.READ_PERMIT, Sight.COUNTED)),
    **_each("PERMITS_EXTENDED", Kind("ExtensionRule", Action.READ_PERMIT, Sight.OPEN)),
    **_each("PERMIT_POLICY_CHANGED", Kind("PolicyRule", Action.READ_EVENTS, Sight.OPEN)),
    **_each("ZONE_CHANGED ZONE_REAFFIRMED", Kind("Zone", Action.READ_ZONES, Sight.PUBLIC)),
    **_each("ZONES_PUBLISHED", Kind("ZoneOrder", Action.READ_ZONES, Sight.PUBLIC)),
    **_each("LEVEL_CHANGED", Kind(None, Action.READ_ZONES, Sight.PUBLIC)),
    **_each("UNITS_LOADED", Kind(None, Action.READ_UNITS, Sight.OPEN)),
    **_each("KEY_PUBLISHED KEY_WITHDRAWN KEY_LISTED KEY_RESCOPED", Kind(None, Action.READ_EVENTS, Sight.OPEN)),
    **_each(
        "CHECKPOINT_CREATED CHECKPOINT_RESITED CHECKPOINT_CLOSED BUNDLE_SEALED",
        Kind("Checkpoint", Action.READ_CHECKPOINTS),
    ),
    **_each("CHECKS_RECORDED", Kind("Checkpoint", Action.READ_CHECKS)),
    **_each("CREW_COMPOSED DUTY_CHANGED", Kind("Crew", Action.READ_CREWS)),
    **_each("ROSTER_CHANGED HEALTH_DECLARED ATTACHMENT_KEPT", Kind(None, Action.READ_ROSTER)),
    **_each("ORGANISATION_FOUNDED", Kind("Organisation", Action.READ_ORGANISATIONS)),
    **_each("DEVICE_CONFIRMED DEVICE_ENROLLED DEVICE_INVITED DEVICE_REVOKED", Kind("Device", Action.READ_DEVICES)),
    **_each("OFFICER_ADDED OFFICER_ENDED OFFICER_PIN_SET", Kind("Officer", Action.READ_DEVICES)),
    **_each(
        """ACCOUNT_ADDED ACCOUNT_DISABLED GRANTS_CHANGED PASSWORD_SET LINK_MADE SIGNED_IN SIGNED_OUT LOCKED_OUT
        ACCOUNT_DUTY_CHANGED""",
        Kind("Account", Action.READ_ACCOUNTS),
    ),
    **_each("TOKEN_ISSUED", Kind("Account", Action.READ_ACCOUNTS)),
    **_each("TOKEN_REVOKED", Kind("Token", Action.READ_ACCOUNTS)),
    **_each("INCIDENT_REPORTED INCIDENT_TRIAGED INCIDENT_STATUS_CHANGED", Kind("Incident", Action.READ_INCIDENTS)),
    **_each("INCIDENTS_TOUCHED", Kind("Zone", Action.READ_INCIDENTS, Sight.COUNTED)),
    **_each("SITES_CHANGED", Kind(None, Action.READ_SITES, Sight.OPEN)),
    **_each(
        """WORK_ORDER_CREATED WORK_ORDER_DISPATCHED WORK_ORDER_PROGRESSED WORK_ORDER_STATE_CHANGED
        WORK_ORDER_NOTED WORK_ORDER_EDIT_KEPT""",
        Kind("WorkOrder", Action.READ_WORK_ORDERS, by_unit=True),
    ),
    **_each("WORK_ORDERS_TOUCHED", Kind("Zone", Action.READ_WORK_ORDERS, Sight.COUNTED)),
    **_each("CREW_ENTERED_ZONE CREW_LEFT_ZONE CREW_INSIDE_WITHOUT_PERMIT", Kind("Crew", Action.READ_POSITIONS)),
    **_each("CREWS_TOUCHED", Kind("Zone", Action.READ_POSITIONS, Sight.COUNTED)),
    **_each("CREW_STOPPED STOP_PLACED STOP_ACKNOWLEDGED STOP_ESCALATED STOP_ENDED", Kind("Stop", Action.READ_STOPS)),
    **_each("DESK_CALLED DESK_ANSWERED", Kind("DeskCall", Action.READ_CALLS, by_unit=True)),
    **_each("FINDING_RAISED FINDING_SETTLED", Kind("Finding", Action.READ_FINDINGS)),
    **_each("INBOX_RECEIVED NOTIFICATION_ACKNOWLEDGED", Kind("Notification", Action.READ_INBOX, Sight.OWN)),
}
"""Every kind of docs/events.md (held by a test). One that stands in no row is seen by nobody."""
