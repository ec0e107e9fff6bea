"""All SQL of what is handed on. A step is a conditional update: it is taken once, whoever looks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from notifications.tables import escalation
from notifications.telling.model import Topic
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.event import Cursor, Recorded
from storage.tables import event


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A code about an event that somebody has to take care of; `step` is how often it was handed on."""

    event: UUID
    code: str
    step: int
    due_at: datetime


async def begin(tx: Tx, chain: Chain, topic: Topic) -> None:
    """It is handed on from its due_at; begun before, it goes on as it was."""
    row = {"event": chain.event, "code": chain.code, "step": chain.step, "due_at": chain.due_at}
    row |= {"about": topic.about, "zone": topic.zone}
    await tx.execute(insert(tx, escalation).on_conflict_do_nothing(), row)


async def due(rx: Rx, now: datetime, most: int = 100) -> tuple[Chain, ...]:
    """Chains whose next step is due, oldest first."""
    open_ = sa.and_(escalation.c.ended_at.is_(None), escalation.c.due_at <= now)
    rows = await rx.rows(sa.select(escalation).where(open_).order_by(escalation.c.due_at).limit(most))
    return tuple(Chain(event=row.event, code=row.code, step=row.step, due_at=row.due_at) for row in rows)


async def next_due(rx: Rx) -> datetime | None:
    """When the next step of any chain is due."""
    found: datetime | None = await rx.scalar(
        sa.select(sa.func.min(escalation.c.due_at)).where(escalation.c.ended_at.is_(None))
    )
    return found


async def take_step(tx: Tx, chain: Chain, due_at: datetime) -> bool:
    """The step after the chain's is ours; False when somebody took it, or took care, meanwhile."""
    values = {"step": chain.step + 1, "due_at": due_at}
    return await tx.execute(sa.update(escalation).where(_unmoved(chain)).values(values)) == 1


async def end(tx: Tx, chain: Chain, because: str, at: datetime) -> None:
    """Nobody is left to be told."""
    values = {"ended_at": at, "ended_because": because}
    await tx.execute(sa.update(escalation).where(_unmoved(chain)).values(values))


async def end_about(tx: Tx, topic: Topic, at: datetime) -> None:
    """Whatever was handed on about this thing, in this zone where it names one, is over."""
    open_ = sa.and_(escalation.c.about == topic.about, escalation.c.ended_at.is_(None))
    if topic.zone is not None:
        open_ &= escalation.c.zone == topic.zone
    await tx.execute(sa.update(escalation).where(open_).values(ended_at=at, ended_because="OVER"))


async def recorded(rx: Rx, event_id: UUID) -> Recorded | None:
    """The event a chain began with."""
    row = await rx.first(sa.select(event).where(event.c.id == event_id))
    if row is None:
        return None
    return Recorded(
        cursor=Cursor(row.xid, row.seq),
        id=row.id,
        at=row.at,
        kind=row.kind,
        subject=row.subject,
        organisation=row.organisation,
        unit=row.unit,
        payload=row.payload,
    )


def _unmoved(chain: Chain) -> sa.ColumnElement[bool]:
    return sa.and_(
        escalation.c.event == chain.event,
        escalation.c.code == chain.code,
        escalation.c.step == chain.step,
        escalation.c.ended_at.is_(None),
    )
