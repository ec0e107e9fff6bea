"""Publishing: one order, one transaction, with its epochs, its events and its consequences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from credentials.wire import ChangeKind
from geo.levels import store as levels_store
from geo.zones import store as zones_store
from geo.zones.change import Touched, ZoneChange
from geo.zones.consequences import Consequences
from geo.zones.events import ZoneChanged, ZonesPublished
from geo.zones.model import ZoneVersion
from geo.zones.orders import store
from geo.zones.orders.model import CreateZone, Order, Plan, Preview, Published, PublishedZone
from geo.zones.orders.rules import Register, plan
from geo.zones.orders.store import Following
from geo.zones.store import Head
from identity.access import Action, Actor, Subject, allow
from storage import events
from storage.database import Rx, Tx
from storage.ids import new_id
from storage.outcomes import Refusal

_TICK = timedelta(microseconds=1)
EVERYWHERE = UUID(int=0)  # the unit of what lies in none: no grant that is limited to units covers it


async def publish(
    tx: Tx, order: Order, consequences: Sequence[Consequences], by: Actor, now: datetime
) -> Published | Refusal:
    """Write the order; what it touches is marked in the same transaction. Knowledge times only ever grow."""
    following = await store.take_register(tx)
    await zones_store.lock(tx, [head.id for head in await _heads(tx, order)])
    plans = await _planned(tx, order, following, now)
    if isinstance(plans, Refusal):
        return plans
    _allow(by, plans)
    await _write(tx, order, plans, following, by)
    changes = tuple(one.change for one in plans)
    touched = [one for what in consequences for one in await what.apply(tx, changes)]
    await events.append(tx, *_events(changes))
    return _published(changes, tuple(touched))


async def preview(
    rx: Rx, order: Order, consequences: Sequence[Consequences], by: Actor, now: datetime
) -> Preview | Refusal:
    """What publishing would do now; nothing is written."""
    plans = await _planned(rx, order, await store.following(rx), now)
    if isinstance(plans, Refusal):
        return plans
    _allow(by, plans)
    changes = tuple(one.change for one in plans)
    touched = [one for what in consequences for one in await what.preview(rx, changes)]
    return Preview(changes=changes, touched=tuple(touched))


def later(now: datetime, last: datetime | None) -> datetime:
    """Now, or just after the last thing that became known if the clock has gone back."""
    return now if last is None or now > last else last + _TICK


def allow_units(by: Actor, action: Action, versions: Iterable[ZoneVersion]) -> None:
    """Every unit these versions name must be within the actor's rights; a zone of no unit needs rights everywhere."""
    for unit in {version.unit or EVERYWHERE for version in versions}:
        allow(by, action, Subject(units=frozenset({unit})))


def changed(change: ZoneChange) -> ZoneChanged:
    """One event for one zone."""
    stricter = {purpose.value for epoch in change.epochs for purpose in epoch.purposes or ()}
    return ZoneChanged(
        subject=change.zone,
        at=change.at,
        unit=change.unit,
        order=change.order,
        number=change.number,
        version=change.version,
        effective_at=change.effective_at,
        closed=any(epoch.kind is ChangeKind.CLOSED for epoch in change.epochs),
        tightened=tuple(sorted(stricter)),
    )


async def _heads(rx: Rx, order: Order) -> tuple[Head, ...]:
    numbers = [one.number for one in order.instructions if not isinstance(one, CreateZone)]
    codes = [one.code for one in order.instructions if isinstance(one, CreateZone)]
    return await zones_store.heads(rx, numbers=numbers, codes=codes)


async def _planned(rx: Rx, order: Order, following: Following, now: datetime) -> tuple[Plan, ...] | Refusal:
    recorded_at = later(now, following.recorded_at)
    heads = await _heads(rx, order)
    register = Register(
        zones=await store.registered(rx, heads, recorded_at),
        taken=frozenset(head.code for head in heads),
        levels=await levels_store.book(rx),
        following_number=following.number,
        order=new_id(),
        recorded_at=recorded_at,
        new_id=new_id,
    )
    return plan(order, register)


def _allow(by: Actor, plans: tuple[Plan, ...]) -> None:
    allow_units(by, Action.PUBLISH_ZONE, (one for plan in plans for one in (*plan.change.before, *plan.change.after)))


async def _write(tx: Tx, order: Order, plans: tuple[Plan, ...], following: Following, by: Actor) -> None:
    first = plans[0].change
    await store.insert_order(tx, first.order, order.act, first.at, by.account)
    row = await store.write(tx, plans, following.row)
    number = following.number + sum(one.created for one in plans)
    await store.give_register(tx, replace(following, number=number, row=row, recorded_at=first.at))


def _events(changes: tuple[ZoneChange, ...]) -> tuple[ZonesPublished | ZoneChanged, ...]:
    first = changes[0]
    numbers = tuple(one.number for one in changes)
    whole = ZonesPublished(subject=first.order, at=first.at, numbers=numbers)
    return (whole, *(changed(one) for one in changes))


def _published(changes: tuple[ZoneChange, ...], touched: tuple[Touched, ...]) -> Published:
    zones = tuple(PublishedZone(id=one.zone, number=one.number, code=one.code, version=one.version) for one in changes)
    return Published(order=changes[0].order, recorded_at=changes[0].at, zones=zones, touched=touched)
