"""When a checkpoint gets a new bundle. Pure."""

from datetime import datetime, timedelta

from checkpoints.bundles.model import SealedBundle
from credentials.bundle.model import Policy

KEPT_WITH_CONTENT = timedelta(days=1)
QUIET = frozenset(
    {
        "ACCOUNT_ADDED",
        "ACCOUNT_DISABLED",
        "ATTACHMENT_KEPT",
        "CHECKS_RECORDED",
        "CREW_COMPOSED",
        "DEVICE_ENROLLED",
        "DEVICE_REVOKED",
        "DUTY_CHANGED",
        "GRANTS_CHANGED",
        "HEALTH_DECLARED",
        "LINK_MADE",
        "LOCKED_OUT",
        "ORGANISATION_FOUNDED",
        "PASSWORD_SET",
        "ROSTER_CHANGED",
        "SIGNED_IN",
        "SIGNED_OUT",
        "TOKEN_ISSUED",
        "TOKEN_REVOKED",
        "UNITS_LOADED",
    }
)
"""Kinds of events after which every bundle says the same. A kind that is not here may change any bundle."""


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
