"""Use cases of zones: publish, preview, re-affirm; and the questions everybody asks."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import product
from uuid import UUID

from geo.levels import store as levels_store
from geo.levels.model import LevelBook
from geo.place import Box, Place
from geo.zones import store
from geo.zones.consequences import Consequences
from geo.zones.events import ZoneReaffirmed
from geo.zones.model import Reaffirmation, Timeline, ZoneState, ZoneVersion, ranked
from geo.zones.orders import service as orders
from geo.zones.orders.checks import check_units, checked, text
from geo.zones.orders.model import Order, Preview, Published, Reaffirmed, ReaffirmZones
from geo.zones.orders.store import insert_reaffirmations
from geo.zones.store import Wanted
from identity.access import Action, Actor, allow
from identity.units.service import Units
from storage import events
from storage.database import Database, Rx, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import NotFound, Refusal
from storage.paging import Page, page_of

_REASON = 500


class Zones:
    """The register of zones. `consequences` are applied in the transaction of every change, in this order.

    `units` knows which administrative units there are; without it a zone's unit is taken as given.
    """

    def __init__(self, db: Database, consequences: Sequence[Consequences] = (), units: Units | None = None) -> None:
        self.db = db
        self.consequences = tuple(consequences)
        self._units = units

    async def publish(self, order: Order, *, by: Actor, request: Request) -> Published | Refusal:
        """Put an order into the register; several zones, one legal act, one transaction."""
        allow(by, Action.PUBLISH_ZONE)
        sound = await self._checked(order)

        async def work(tx: Tx) -> Published | Refusal:
            return await orders.publish(tx, sound, self.consequences, by, request.at)

        return await once(self.db, request, Published, work, long=True)

    async def preview(self, order: Order, *, by: Actor, now: datetime) -> Preview | Refusal:
        """What publishing it now would change and touch; nothing is written."""
        allow(by, Action.PUBLISH_ZONE)
        sound = await self._checked(order)
        async with self.db.reading(long=True) as rx:
            return await orders.preview(rx, sound, self.consequences, by, now)

    async def _checked(self, order: Order) -> Order:
        """The order with its texts in NFC; its shapes, texts and units are sound. Before any transaction."""
        sound = checked(order)
        if self._units is not None:
            check_units(sound, frozenset((await self._units.tree()).units))
        return sound

    async def reaffirm(self, command: ReaffirmZones, *, by: Actor, request: Request) -> Reaffirmed | Refusal:
        """Let permits issued until now hold on through what has closed or tightened these zones."""
        allow(by, Action.REAFFIRM_ZONE)
        reason = text(command.reason, "reason", _REASON)

        async def work(tx: Tx) -> Reaffirmed | Refusal:
            states = await self.under_lock(tx, command.numbers, request.at)
            missing = set(command.numbers) - {state.number for state in states}
            if missing or not states:
                return NotFound(kind="Zone", id=str(min(missing, default="")))
            orders.allow_units(by, Action.REAFFIRM_ZONE, (one for state in states for one in state.timeline))
            one = Reaffirmation(at=request.at, purposes=command.purposes, permits=command.permits)
            await insert_reaffirmations(tx, [(new_id(), state.id) for state in states], one, reason, by.account)
            await events.append(tx, *(_reaffirmed(state, one) for state in states))
            for what, state in product(self.consequences, states):
                await what.reaffirmed(tx, state, one)
            return Reaffirmed(at=request.at, numbers=tuple(state.number for state in states))

        return await once(self.db, request, Reaffirmed, work, long=True)

    async def under_lock(self, tx: Tx, numbers: Iterable[int], at: datetime) -> tuple[ZoneState, ...]:  # noqa: ARG002 - see below
        """These zones as the database knows them, held until the transaction ends; unknown numbers are left out.

        An order that closes one of them waits, or has ended and is seen. `at` is the instant the caller judges by: the
        states hold all that is known, so it changes nothing here.
        """
        wanted = sorted(set(numbers))
        found = await store.heads(tx, numbers=wanted)
        await store.lock(tx, [head.id for head in found])
        return await store.states(tx, await store.heads(tx, numbers=wanted))

    async def hold_register(self, tx: Tx) -> datetime | None:
        """Let no order be published until the transaction ends; when the last one became known.

        Held beside others, and before any zone: publishing holds the register first, alone, and then its zones.
        """
        return await store.hold_register(tx)

    async def states(self, numbers: Collection[int] | None = None, *, rx: Rx | None = None) -> tuple[ZoneState, ...]:
        """Everything known now of some zones, or of all, without a lock: what a bundle carries."""
        if rx is not None:
            return await _states(rx, numbers)
        async with self.db.reading() as reading:
            return await _states(reading, numbers)

    async def load(self) -> tuple[Timeline, LevelBook]:
        """Every version known now and every level: what an index is built from."""
        async with self.db.reading() as rx:
            timelines = await store.current(rx)
            return tuple(one for pieces in timelines.values() for one in pieces), await levels_store.book(rx)

    async def zones_at(
        self,
        where: Place | Box | Collection[UUID],
        at: datetime,
        *,
        by: Actor,
        as_known_at: datetime | None = None,
    ) -> Timeline:
        """Zones in force at an instant, as known at another (None: now), the winner first.

        A place: those that cover it, the boundary included. A box: those that meet it. Units: those that name one of
        them, with a shape or without.
        """
        allow(by, Action.READ_ZONES)
        async with self.db.reading() as rx:
            if isinstance(where, Place):
                box = Box(where.lon, where.lat, where.lon, where.lat)
                found = await store.at(rx, at, as_known_at, box=box)
                return _in_force((one for one in found if one.covers(where)), at)
            if isinstance(where, Box):
                found = await store.at(rx, at, as_known_at, box=where)
                return _in_force((one for one in found if one.meets(where)), at)
            return _in_force(await store.at(rx, at, as_known_at, units=where), at)

    async def near(self, box: Box, at: datetime, *, by: Actor) -> tuple[ZoneState, ...]:
        """Zones that meet a box at an instant or later, with all that is known of that time, in number order.

        A zone without a shape may lie anywhere in its unit: it comes with the others of that unit.
        """
        allow(by, Action.READ_ZONES)
        async with self.db.reading() as rx:
            met = await store.near(rx, box, at)
            units = {one.unit for pieces in met.values() for one in pieces if one.unit is not None}
            ids = frozenset(met) | await store.shapeless(rx, units, at)
            found = await store.states(rx, await store.heads(rx, ids=ids))
        ahead = (replace(state, timeline=_not_over(state.timeline, at)) for state in found)
        return tuple(state for state in ahead if any(_meets(one, box) for one in state.timeline))

    async def find(self, zone_id: UUID, *, by: Actor) -> ZoneState | None:
        """One zone with all that is known of it."""
        allow(by, Action.READ_ZONES)
        async with self.db.reading() as rx:
            found = await store.states(rx, await store.heads(rx, ids=[zone_id]))
        return found[0] if found else None

    async def by_codes(self, codes: Collection[str], *, by: Actor) -> tuple[ZoneState, ...]:
        """The zones that have these codes."""
        allow(by, Action.READ_ZONES)
        async with self.db.reading() as rx:
            return await store.states(rx, await store.heads(rx, codes=codes))

    async def levels(self) -> LevelBook:
        """Every version of every level."""
        async with self.db.reading() as rx:
            return await levels_store.book(rx)

    async def history(self, zone_id: UUID, *, by: Actor) -> Timeline:
        """Every version ever recorded of a zone, in the order of recording."""
        allow(by, Action.READ_ZONES)
        async with self.db.reading() as rx:
            return await store.history(rx, zone_id)

    async def publishers(self, orders: Collection[UUID]) -> dict[UUID, UUID]:
        """The account that published each order; whether the asker may know it, the accounts decide."""
        async with self.db.reading() as rx:
            return await store.publishers(rx, orders)

    async def page(
        self, wanted: Wanted, at: datetime, *, by: Actor, after: int | None, first: int
    ) -> Page[ZoneVersion]:
        """Zones that hold at an instant, in number order, after a number."""
        allow(by, Action.READ_ZONES)
        async with self.db.reading() as rx:
            return page_of(await store.page(rx, at, wanted, after=after or 0, limit=first + 1), first)


async def _states(rx: Rx, numbers: Collection[int] | None) -> tuple[ZoneState, ...]:
    return await store.states(rx, await store.heads(rx, numbers=numbers))


def _in_force(versions: Iterable[ZoneVersion], at: datetime) -> Timeline:
    return ranked(version for version in versions if version.in_force(at))


def _not_over(timeline: Timeline, at: datetime) -> Timeline:
    return tuple(one for one in timeline if one.valid_to is None or one.valid_to > at)


def _meets(version: ZoneVersion, box: Box) -> bool:
    return version.geometry is None or version.meets(box)


def _reaffirmed(state: ZoneState, one: Reaffirmation) -> ZoneReaffirmed:
    unit = state.timeline[-1].unit if state.timeline else None
    purposes = tuple(sorted(purpose.value for purpose in one.purposes or ()))
    return ZoneReaffirmed(subject=state.id, at=one.at, unit=unit, number=state.number, purposes=purposes)
