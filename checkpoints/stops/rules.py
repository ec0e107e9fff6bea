"""Who is asked when a crew is stopped, and how a stop moves on. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from checkpoints.stops.model import AcknowledgeStop, Audience, EndStop, Stop, StopStatus
from geo.measure import distance_m
from geo.place import Place
from identity.access import Role
from storage.outcomes import Conflict

PATIENCE: Final = timedelta(minutes=15)
"""How long a stopped crew waits for an answer before the next is asked."""
LATEST: Final = timedelta(days=30)
"""How late a stop may be told and still count when it happened: events are kept as long."""
NEAR_M: Final = 500.0
"""How far from its place a stop without a post may be to belong to one."""
LONGEST_WORDS: Final = 1_000
ALLOWED: Final[Mapping[StopStatus, frozenset[StopStatus]]] = {
    StopStatus.OPEN: frozenset({StopStatus.ACKNOWLEDGED, StopStatus.ENDED}),
    StopStatus.ACKNOWLEDGED: frozenset({StopStatus.ENDED}),
    StopStatus.ENDED: frozenset(),
}


def happened_at(said: datetime, received: datetime) -> datetime:
    """When a stop counts as happened: what the device says, never after it was heard.

    A device whose clock is more than 30 days behind knows no time: the stop counts when it was heard.
    """
    return min(said, received) if received - said <= LATEST else received


def nearest(place: Place, posts: Iterable[tuple[UUID, Place]]) -> UUID | None:
    """The post nearest to a place, within 500 m; of two equally near the one with the smaller id."""
    away = [(distance_m(place, there), post) for post, there in posts]
    metres, post = min(away, default=(NEAR_M + 1, None))
    return post if metres <= NEAR_M else None


def told_at_once(organisation: UUID, unit: UUID | None) -> tuple[Audience, ...]:
    """The crew's own dispatcher, and the focal point of the unit; the department where no unit is known."""
    dispatcher = Audience(role=Role.DISPATCHER, organisation=organisation)
    return (dispatcher, asked_at(1, (unit,) if unit is not None else ()))


def asked_at(step: int, units: Sequence[UUID]) -> Audience:
    """Who is asked at a step: the unit's focal point, then that of the unit above, at last the department."""
    if step <= len(units):
        return Audience(role=Role.APPROVER, unit=units[step - 1])
    return Audience(role=Role.ADMIN)


def escalated(stop: Stop, units: Sequence[UUID], now: datetime) -> Stop:
    """One step on: the next is asked, 15 minutes from now; after the department nobody is left."""
    step = stop.step + 1
    return replace(stop, step=step, next_step_at=now + PATIENCE if step <= len(units) else None)


def acknowledged(stop: Stop, command: AcknowledgeStop, by: UUID, now: datetime) -> Stop | Conflict:
    """Somebody takes the call: nobody else is asked."""
    if refused := _refused(stop, StopStatus.ACKNOWLEDGED):
        return refused
    answered = replace(stop, acknowledged_at=now, acknowledged_by=by, answer=command.words)
    return replace(answered, status=StopStatus.ACKNOWLEDGED, next_step_at=None)


def ended(stop: Stop, command: EndStop, by: UUID, now: datetime) -> Stop | Conflict:
    """It is over."""
    if refused := _refused(stop, StopStatus.ENDED):
        return refused
    return replace(stop, status=StopStatus.ENDED, how=command.how, ended_at=now, ended_by=by, next_step_at=None)


def placed(stop: Stop, said: Stop, now: datetime) -> Stop:
    """Where it was became known: whoever answers there is asked from the beginning, unless somebody has answered.

    A post or unit that was known already stays; what is said beside the place stands under what was said before.
    """
    known = replace(stop, place=said.place, words=_both(stop.words, said.words))
    if stop.checkpoint is None:
        known = replace(known, checkpoint=said.checkpoint, proposed=said.proposed, unit=said.unit or stop.unit)
    anew = stop.status is StopStatus.OPEN and known.unit != stop.unit
    return replace(known, step=0, next_step_at=now + PATIENCE) if anew else known


def _both(before: str, after: str) -> str:
    """Both words, as far as there is room for them."""
    both = "\n".join(dict.fromkeys(one for one in (before, after) if one))
    return both if len(both) <= LONGEST_WORDS else before


def _refused(stop: Stop, to: StopStatus) -> Conflict | None:
    if to in ALLOWED[stop.status]:
        return None
    return Conflict(code="STATE", params={"from": stop.status, "to": to})
