"""One step of one incident: read under lock, ask the rule, write with its history, tell."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from identity.access import Action, Actor, Subject, allow
from incidents.incidents import store
from incidents.incidents.commands import Touch
from incidents.incidents.events import IncidentStatusChanged
from incidents.incidents.model import Incident, StatusChange
from incidents.incidents.outcomes import IncidentChanged
from storage import events
from storage.database import Tx
from storage.outcomes import Conflict, NotFound, Refusal, Stale

KIND: Final = "Incident"
Step = Callable[[Incident], Incident | Conflict]


def subject_of(incident: Incident, persons: frozenset[UUID] = frozenset()) -> Subject:
    """Whose it is and where it lies; `persons` are those who reported it or work on it."""
    units = frozenset() if incident.unit is None else frozenset({incident.unit})
    return Subject(organisation=incident.organisation, units=units, persons=persons)


async def held(tx: Tx, command: Touch, by: Actor) -> Incident | Refusal:
    """The incident, held until the end, if the actor manages it and has seen this version."""
    found = await store.locked(tx, command.incident)
    if found is None:
        return NotFound(kind=KIND, id=command.incident)
    allow(by, Action.MANAGE_INCIDENTS, subject_of(found))
    if found.version != command.version:
        return Stale(kind=KIND, id=found.id, expected=command.version, actual=found.version)
    return found


async def take(  # noqa: PLR0913 - the parts of one step
    tx: Tx, old: Incident, step: Step, *, by: UUID, at: datetime, reason: str = "", note: str = ""
) -> Incident | Conflict:
    """Take a step of a held incident, by an account; a step to another state is written into its history and told."""
    new = step(old)
    if isinstance(new, Conflict):
        return new
    await store.save(tx, old, new)
    if new.status is not old.status:
        change = StatusChange(at=at, before=old.status, after=new.status, by=by, reason=reason, note=note)
        await store.add_status(tx, new, change)
        await events.append(tx, _told(new, change))
    return new


def changed(incident: Incident, at: datetime) -> IncidentChanged:
    """What the client is told."""
    return IncidentChanged(
        id=incident.id,
        reference=incident.reference,
        status=incident.status,
        version=incident.version,
        priority=incident.priority,
        at=at,
    )


def _told(incident: Incident, change: StatusChange) -> IncidentStatusChanged:
    return IncidentStatusChanged(
        subject=incident.id,
        at=change.at,
        organisation=incident.organisation,
        unit=incident.unit,
        before=change.before.value if change.before else "",
        after=change.after.value,
        reason=change.reason,
        fixed=incident.fixed,
    )
