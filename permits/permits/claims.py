"""What a holder's credential will say, from the permit. Pure."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from credentials.claims import Claims, StatusRef
from credentials.wire import LIMITS, seconds
from permits.keys import plate_key
from permits.permits.model import Holder, Permit

SLOW_CLOCK: Final = timedelta(minutes=10)
"""A credential is good this long before it was made, so that a post with a slow clock lets its holder in."""


def claims_of(permit: Permit, holder: Holder, cti: UUID, status: StatusRef, at: datetime) -> Claims:
    """Write one holder's claims; the deployment is filled in by whoever signs."""
    return Claims(
        deployment="",
        cti=cti.bytes,
        issued_at=seconds(at),
        not_before=seconds(first_good(permit.valid_from, at)),
        end=seconds(permit.valid_to),
        expires_at=seconds(permit.hard_limit),
        purpose=permit.purpose,
        zones=tuple(sorted(permit.zones)),
        status=status,
        subject_type=permit.subject_type,
        name=shown_name(holder.name),
        control_code=permit.control_code,
        crew=None if permit.crew is None else permit.crew.bytes[-LIMITS["crew_bytes"] :],
        tails=tuple(sorted(set(holder.tails)))[: LIMITS["tails"]],
        plates=tuple(sorted({plate_key(one.plate) for one in permit.vehicles if one.plate})),
        base_zone=permit.base_zone,
        windows=tuple(sorted(permit.hours, key=lambda window: (window.start, window.end))),
        entry_mode=permit.entry_mode,
    )


def first_good(valid_from: datetime, at: datetime) -> datetime:
    """From when the credential is good: the permit's start, or shortly before it was made."""
    return max(valid_from, at - SLOW_CLOCK)


def shown_name(name: str) -> str:
    """Fit a name into the claim: the words in the middle become initials, then the name is cut between letters."""
    words = name.split()
    for position in range(1, len(words) - 1):
        if _fits(" ".join(words)):
            break
        words[position] = words[position][0] + "."
    shown = " ".join(words)
    while not _fits(shown):
        shown = shown[:-1]
    return shown


def _fits(name: str) -> bool:
    return len(name.encode()) <= LIMITS["name_bytes"]
