"""One step of one permit: read under lock, ask the rule, write, make the status list follow, tell."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from permits.doing import Doing
from permits.permits import store
from permits.permits.commands import Touch
from permits.permits.minting import follow
from permits.permits.model import Permit
from permits.permits.outcomes import PermitChanged
from permits.permits.rules import STATUS_OF
from permits.ports import Statuses
from storage import events
from storage.database import Tx
from storage.event import Event
from storage.outcomes import NotFound, Refusal, Stale

KIND: Final = "Permit"
Step = Callable[[Permit], Permit | Refusal]
Tell = Callable[[Permit], Event]


async def change(tx: Tx, doing: Doing, command: Touch, step: Step, tell: Tell) -> PermitChanged | Refusal:
    """Take one step; `step` raises Forbidden before anything is said about versions or states."""
    old = await store.locked(tx, command.permit)
    if old is None:
        return NotFound(kind=KIND, id=command.permit)
    new = step(old)
    if fault := stale(old, command):
        return fault
    if isinstance(new, Refusal):
        return new
    await write(tx, doing.ports.statuses, old, new, doing.at)
    await events.append(tx, tell(new))
    return changed(new, doing.at)


async def write(tx: Tx, statuses: Statuses, old: Permit, new: Permit, at: datetime) -> None:
    """Save the next version; the status list changes in the same transaction."""
    await store.save(tx, old, new)
    if STATUS_OF[old.status] is not STATUS_OF[new.status]:
        await follow(tx, statuses, new, at)


def stale(permit: Permit, command: Touch) -> Stale | None:
    """Say when the change was based on another version."""
    if permit.version == command.version:
        return None
    return Stale(kind=KIND, id=permit.id, expected=command.version, actual=permit.version)


def changed(permit: Permit, at: datetime) -> PermitChanged:
    """What the client is told."""
    return PermitChanged(id=permit.id, reference=permit.reference, status=permit.status, version=permit.version, at=at)
