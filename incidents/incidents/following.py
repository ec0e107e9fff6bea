"""An incident follows the work on it: what a work order does, told in the work order's own transaction."""

from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from incidents.incidents import rules, store
from incidents.incidents.change import KIND, Step, take
from incidents.incidents.model import Incident, IncidentStatus
from incidents.work_orders.ports import WorkStep
from storage.database import Tx
from storage.outcomes import NotFound, Refusal

REASONS: Final = {
    WorkStep.STARTED: "WORK_STARTED",
    WorkStep.COMPLETED: "WORK_DONE",
    WorkStep.NOT_COMPLETED: "WORK_NOT_DONE",
    WorkStep.REOPENED: "WORK_REOPENED",
}


async def follow_work(  # noqa: PLR0913 - one fact and its circumstances
    tx: Tx, incident_id: UUID, step: WorkStep, *, by: UUID, at: datetime, others_open: bool = False
) -> Refusal | None:
    """Move the incident as the work moves; where it already stands so, or was cancelled, nothing happens.

    STARTED brings an open incident IN_PROGRESS. COMPLETED resolves it, NOT_COMPLETED lets it wait again, both only when
    no other work order of it is open. REOPENED brings back what was resolved or closed. Work that is only planned or
    dispatched moves nothing. The caller has decided that the account `by` may do the work.
    """
    old = await store.locked(tx, incident_id)
    if old is None:
        return NotFound(kind=KIND, id=incident_id)
    rule = _rule(old, step, at, others_open=others_open)
    done = None if rule is None else await take(tx, old, rule, by=by, at=at, reason=REASONS[step])
    return done if isinstance(done, Refusal) else None


def _rule(incident: Incident, step: WorkStep, at: datetime, *, others_open: bool) -> Step | None:
    """The rule to take, or None where nothing follows."""
    working = incident.status is IncidentStatus.IN_PROGRESS
    match step:
        case WorkStep.STARTED if incident.is_open and not working:
            return partial(rules.moved, to=IncidentStatus.IN_PROGRESS, at=at)
        case WorkStep.COMPLETED if incident.is_open and not others_open:
            return partial(rules.moved, to=IncidentStatus.RESOLVED, at=at, fixed=True)
        case WorkStep.NOT_COMPLETED if working and not others_open:
            return partial(rules.moved, to=IncidentStatus.PENDING, at=at)
        case WorkStep.REOPENED if incident.status in {IncidentStatus.RESOLVED, IncidentStatus.CLOSED}:
            return partial(rules.reopened, at=at)
        case _:
            return None
