"""When a permit was good for nothing, from what happened to it. Pure.

The log is kept for a month and a zone's hold leaves no event of its own: what still holds a permit up says since when
by itself; what has been let go again long ago is not known any more, and then nothing is said.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from checkpoints.findings.model import Stopped
from credentials.wire import Status
from permits.permits.model import Credential, Permit, PermitStatus, StandingCause
from storage.event import Recorded

_BEGINS: Final = {
    "PERMIT_SUSPENDED": Status.SUSPENDED,
    "PERMIT_OBJECTED": Status.SUSPENDED,
    "PERMIT_REVOKED": Status.REVOKED,
    "PERMIT_COMPLETED": Status.ENDED,
}
_ENDS: Final = frozenset({"PERMIT_LIFTED", "PERMIT_REOPENED"})
_NOW: Final = {
    PermitStatus.SUSPENDED: Status.SUSPENDED,
    PermitStatus.REVOKED: Status.REVOKED,
    PermitStatus.COMPLETED: Status.ENDED,
}
KINDS: Final = (*_BEGINS, *sorted(_ENDS))
"""The kinds of events to read, in the order of the log."""


def stopped(permit: Permit, events: Iterable[Recorded]) -> tuple[Stopped, ...]:
    """Every time it was held or ended, oldest first; one that began before the log does is known while it lasts."""
    found: list[Stopped] = []
    since: tuple[datetime, Status] | None = None
    for event in events:
        begins = _BEGINS.get(event.kind)
        if begins is not None and since is None:
            since = event.at, begins
        elif begins is not None and since is not None and begins is not since[1]:
            found.append(Stopped(start=since[0], end=event.at, status=since[1]))
            since = event.at, begins
        elif event.kind in _ENDS and event.payload.get("active", True) and since is not None:
            found.append(Stopped(start=since[0], end=event.at, status=since[1]))
            since = None
    return (*(one for one in found if one.end != one.start), *_still(permit, since))


def of_credential(one: Credential, permit: Sequence[Stopped]) -> tuple[Stopped, ...]:
    """The permit's, and the time since this one alone was revoked by a substitution."""
    if one.revoked_at is None:
        return tuple(permit)
    return (*permit, Stopped(start=one.revoked_at, status=Status.REVOKED))


def _still(permit: Permit, since: tuple[datetime, Status] | None) -> tuple[Stopped, ...]:
    now = _NOW.get(permit.status)
    if now is None:
        return ()
    if since is not None:
        return (Stopped(start=since[0], status=since[1]),)
    held = [one.at for one in permit.reasons if one.holds or one.cause is StandingCause.ENDED]
    return (Stopped(start=min(held), status=now),) if held else ()
