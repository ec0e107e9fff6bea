"""Writing plans down: inbox rows, deliveries for living addresses, events and what is handed on; in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from notifications.escalation import store as escalation
from notifications.escalation.store import Chain
from notifications.inbox import store as inbox
from notifications.inbox.model import InboxReceived, Notification
from notifications.outbox import store as outbox
from notifications.outbox.model import Queued
from notifications.telling.model import Plan, Told
from storage import events
from storage.database import Tx
from storage.ids import new_id


async def write(tx: Tx, plans: Sequence[Plan], now: datetime) -> int:
    """Tell everybody of the plans; how many were told. Who was told of an event before is not told again."""
    known = await inbox.already_told(tx, [one.event for one in plans])
    made = [
        (_notification(plan, one, now), one)
        for plan in plans
        for one in plan.told
        if (plan.event, one.account) not in known
    ]
    await tell(tx, made, now)
    for plan in plans:
        await _hand_on(tx, plan, now)
        if plan.ends:
            await escalation.end_about(tx, plan.topic, now)
    return len(made)


async def tell(tx: Tx, made: Sequence[tuple[Notification, Told]], now: datetime) -> None:
    """Inbox, pushes and events of what is new. A push that comes too late to be of use is not queued at all."""
    await inbox.add(tx, [one for one, _ in made])
    pushed = [one for one, told in made if told.pushed and now < one.expires_at]
    await outbox.queue(tx, [_queued(one) for one in pushed], now)
    await events.append(tx, *(_said(one, now) for one, _ in made))


def _queued(one: Notification) -> Queued:
    return Queued(notification=one.id, account=one.account, urgency=one.urgency)


def _said(one: Notification, now: datetime) -> InboxReceived:
    return InboxReceived(subject=one.id, at=now, account=one.account)


async def _hand_on(tx: Tx, plan: Plan, now: datetime) -> None:
    for rule in plan.handed_on:
        if now < plan.at + rule.lasts:
            waits = any(one.rule is rule for one in plan.told)
            due = now + rule.hand_on if waits and rule.hand_on else now
            chain = Chain(event=plan.event, code=rule.code, step=0, due_at=due)
            await escalation.begin(tx, chain, plan.topic)


def _notification(plan: Plan, one: Told, now: datetime) -> Notification:
    return notification(one, event=plan.event, at=plan.at, now=now)


def notification(one: Told, *, event: UUID, at: datetime, now: datetime, step: int = 0) -> Notification:
    """The row of one person's inbox."""
    return Notification(
        id=new_id(),
        account=one.account,
        event=event,
        code=one.rule.code,
        urgency=one.rule.urgency,
        needs_ack=one.rule.needs_ack,
        told_as=one.told_as,
        step=step,
        about_kind=one.matter.about_kind,
        about=one.matter.about,
        params=one.params,
        at=at,
        created_at=now,
        expires_at=at + one.rule.lasts,
    )
