"""An incident follows the work on it: what a work order does, told in the work order's own transaction."""

from datetime import datetime
from enum import auto
from functools import partial
from typing import Final
from uuid import UUID

from identity.access import Actor
from incidents.incidents import rules, store
from incidents.incidents.change import Step, take
from incidents.incidents.model import Incident, IncidentStatus
from incidents.words import Word
from storage.database import Tx


class WorkStep(Word):
    """What became of a work order of the incident."""

    STARTED = auto()
    DONE = auto()
    REOPENED = auto()


REASONS: Final = {
    WorkStep.STARTED: "WORK_STARTED",
    WorkStep.DONE: "WORK_DONE",
    WorkStep.REOPENED: "WORK_REOPENED",
}


async def follow_work(  # noqa: PLR0913 - what happened, to what, by whom, when
    tx: Tx, incident_id: UUID, step: WorkStep, *, by: Actor, at: datetime, others_open: bool = False
) -> None:
    """Move the incident as the work moves; where it already stands so, or was cancelled, nothing happens.

    STARTED brings an open incident IN_PROGRESS. DONE resolves it when no other work order of it is open. REOPENED
    brings back what was resolved or closed. The caller has decided that `by` may do the work.
    """
    old = await store.locked(tx, incident_id)
    rule = None if old is None else _rule(old, step, at, others_open=others_open)
    if old is not None and rule is not None:
        await take(tx, old, rule, by=by, at=at, reason=REASONS[step])


def _rule(incident: Incident, step: WorkStep, at: datetime, *, others_open: bool) -> Step | None:
    """The rule to take, or None where nothing follows."""
    match step:
        case WorkStep.STARTED:
            waits = incident.is_open and incident.status is not IncidentStatus.IN_PROGRESS
            return partial(rules.moved, to=IncidentStatus.IN_PROGRESS, at=at) if waits else None
        case WorkStep.DONE:
            ends = incident.is_open and not others_open
            return partial(rules.moved, to=IncidentStatus.RESOLVED, at=at, fixed=True) if ends else None
        case WorkStep.REOPENED:
            back = incident.status in {IncidentStatus.RESOLVED, IncidentStatus.CLOSED}
            return partial(rules.reopened, at=at) if back else None
