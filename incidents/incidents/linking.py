"""How one incident stands to another."""

from datetime import datetime
from typing import Final
from uuid import UUID

from identity.access import Action, Actor, may
from incidents.incidents import rules, store
from incidents.incidents.change import KIND, changed, subject_of, take
from incidents.incidents.commands import Link
from incidents.incidents.model import Incident, RelationKind
from incidents.incidents.outcomes import IncidentChanged
from storage.database import Rx, Tx
from storage.outcomes import Conflict, NotFound, Refusal

DEEPEST: Final = 10
"""So many incidents may stand above each other."""


async def link(tx: Tx, old: Incident, command: Link, by: Actor, at: datetime) -> IncidentChanged | Refusal:
    """Link a held incident to another that the actor may read."""
    other = await store.find(tx, command.other)
    if other is None or not may(by, Action.READ_INCIDENTS, subject_of(other)):
        return NotFound(kind=KIND, id=command.other)
    if command.kind is RelationKind.PARENT and await _is_above(tx, old.id, other):
        return Conflict(code="RELATION_IN_A_CIRCLE", params={"reference": other.reference})
    new = await take(
        tx,
        old,
        lambda incident: rules.linked(incident, command.kind, other, at),
        by=by.account,
        at=at,
        reason=command.kind.value,
    )
    return new if isinstance(new, Refusal) else changed(new, at)


async def _is_above(rx: Rx, id: UUID, other: Incident) -> bool:
    """Whether the other stands, however deep, below the incident of this id."""
    step: Incident | None = other
    for _ in range(DEEPEST):
        if step is None or step.parent is None:
            return False
        if step.parent == id:
            return True
        step = await store.find(rx, step.parent)
    return True
