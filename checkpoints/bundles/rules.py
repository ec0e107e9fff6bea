"""When a checkpoint gets a new bundle. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from checkpoints.bundles.model import SealedBundle
from credentials.bundle.model import Policy
from storage.event import Recorded

KEPT_WITH_CONTENT = timedelta(days=1)
QUIET = frozenset(
    {
        "ACCOUNT_ADDED",
        "ACCOUNT_DISABLED",
        "ACCOUNT_DUTY_CHANGED",
        "APPLICATION_ANSWERED",
        "APPLICATION_DECIDED",
        "APPLICATION_DRAFTED",
        "APPLICATION_NEEDS_INFO",
        "APPLICATION_REJECTED",
        "APPLICATION_REVISED",
        "APPLICATION_SUBMITTED",
        "APPLICATION_WITHDRAWN",
        "ATTACHMENT_KEPT",
        "BUNDLE_SEALED",
        "CHECKS_RECORDED",
        "CREWS_TOUCHED",
        "CREW_COMPOSED",
        "CREW_ENTERED_ZONE",
        "CREW_INSIDE_WITHOUT_PERMIT",
        "CREW_LEFT_ZONE",
        "CREW_STOPPED",
        "DEVICE_CONFIRMED",
        "DESK_ANSWERED",
        "DESK_CALLED",
        "DEVICE_ENROLLED",
        "DEVICE_INVITED",
        "DEVICE_REVOKED",
        "DUTY_CHANGED",
        "FINDING_RAISED",
        "FINDING_SETTLED",
        "GRANTS_CHANGED",
        "HEALTH_DECLARED",
        "INBOX_RECEIVED",
        "INCIDENTS_TOUCHED",
        "INCIDENT_REPORTED",
        "INCIDENT_STATUS_CHANGED",
        "INCIDENT_TRIAGED",
        "LINK_MADE",
        "LOCKED_OUT",
        "NOTIFICATION_ACKNOWLEDGED",
        "OFFICER_ADDED",
        "OFFICER_ENDED",
        "OFFICER_PIN_SET",
        "ORGANISATION_FOUNDED",
        "PASSWORD_SET",
        "ROSTER_CHANGED",
        "SIGNED_IN",
        "SIGNED_OUT",
        "SITES_CHANGED",
        "STOP_ENDED",
        "STOP_ESCALATED",
        "STOP_PLACED",
        "TOKEN_ISSUED",
        "TOKEN_REVOKED",
        "UNITS_LOADED",
        "WORK_ORDERS_TOUCHED",
        "WORK_ORDER_CREATED",
        "WORK_ORDER_DISPATCHED",
        "WORK_ORDER_NOTED",
        "WORK_ORDER_PROGRESSED",
        "WORK_ORDER_STATE_CHANGED",
    }
)
"""Kinds of events after which every bundle says the same. A kind that is not here may change any bundle."""

SPEAKING = frozenset(
    {
        *("ZONES_PUBLISHED", "ZONE_CHANGED", "ZONE_REAFFIRMED", "LEVEL_CHANGED"),
        *("PERMITS_TOUCHED", "PERMITS_EXTENDED", "PERMIT_EXTENDED", "PERMIT_SUBSTITUTED"),
        *("PERMIT_SUSPENDED", "PERMIT_OBJECTED", "PERMIT_LIFTED", "PERMIT_REVOKED", "PERMIT_COMPLETED"),
        *("PERMIT_REOPENED", "CHECKPOINT_CREATED", "CHECKPOINT_RESITED", "CHECKPOINT_CLOSED"),
    }
)
"""Kinds of events after which bundles are sealed ahead of the request, and every kind about keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """Whose bundle should say something else: checkpoints at these zones, of these permits' zones, these themselves."""

    zones: frozenset[int] = frozenset()
    permits: frozenset[UUID] = frozenset()
    checkpoints: frozenset[UUID] = frozenset()
    everybody: bool = False


def concerned(events: Iterable[Recorded]) -> Concerned:
    """Whom some events concern; everybody as soon as one of them speaks, for status list and zones are in all bundles.

    A checkpoint's own record is in its own bundle alone.
    """
    said = tuple(one for one in events if one.kind in SPEAKING or one.kind.startswith("KEY_"))
    posts = frozenset(one.subject for one in said if one.kind.startswith("CHECKPOINT_"))
    return Concerned(
        zones=frozenset(number for one in said for number in _numbers(one)),
        permits=frozenset(one.subject for one in said if one.kind.startswith("PERMIT_")),
        checkpoints=posts,
        everybody=any(one.subject not in posts for one in said),
    )


def _numbers(one: Recorded) -> Iterator[int]:
    """The zones an event is about, whatever it calls them."""
    for name in ("number", "zone"):
        if isinstance(one.payload.get(name), int):
            yield one.payload[name]
    for name in ("numbers", "zones"):
        yield from one.payload.get(name) or ()


def still_good(newest: SealedBundle | None, fingerprint: bytes, at: datetime, policy: Policy) -> bool:
    """Whether the newest bundle may be served again: it says the same, and nothing in it nears its end.

    What ages first is the status list: the strictest purpose takes it for stale after `stale_after_s`. A post that has
    just fetched must have nearly all of that time before it, so a bundle is served for a twelfth of it.
    """
    if newest is None or newest.content is None or newest.fingerprint != fingerprint:
        return False
    return newest.issued_at <= at < newest.issued_at + served_for(policy)


def served_for(policy: Policy) -> timedelta:
    """How long after its issue a bundle that says the same is handed out: one hour by the shipped policy."""
    return timedelta(seconds=min(policy.stale_after_s.values())) / 12
