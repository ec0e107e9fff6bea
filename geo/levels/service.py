"""Use cases of levels: a new version, its preview, with the zones that become stricter by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from credentials.wire import Purpose
from geo.levels import store
from geo.levels.model import LevelBook, MeasureLevel, PurposeRule, Words
from geo.levels.outcomes import LevelSaved
from geo.zones import store as zones_store
from geo.zones.consequences import Consequences
from geo.zones.events import LevelChanged
from geo.zones.orders import store as orders_store
from geo.zones.orders.checks import text
from geo.zones.orders.model import Plan, Preview
from geo.zones.orders.rules import Cause, Registered, change_of
from geo.zones.orders.service import changed, later
from geo.zones.tightening import Known
from identity.access import Action, Actor, allow
from storage import events
from storage.database import Database, Rx, Tx
from storage.idempotency import Request, once
from storage.outcomes import BadInput, Refusal, Stale

_CODE, _NAME = 32, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveLevel:
    """How a level reads from `valid_from` on; `version` is the one it was based on, 0 for a new level."""

    code: str
    version: int
    name: Words
    valid_from: datetime
    rules: Mapping[Purpose, PurposeRule]
    field: str = "input"  # the path by which the client knows it


class Levels:
    """The measure levels; those that ship are always known."""

    def __init__(self, db: Database, consequences: Sequence[Consequences] = ()) -> None:
        self.db = db
        self.consequences = tuple(consequences)

    async def book(self) -> LevelBook:
        """Every version of every level."""
        async with self.db.reading() as rx:
            return await store.book(rx)

    async def save(self, command: SaveLevel, *, by: Actor, request: Request) -> LevelSaved | Refusal:
        """Record a new version; zones that become stricter get their epochs in the same transaction."""
        allow(by, Action.MANAGE_LEVELS)
        sound = _checked(command)

        async def work(tx: Tx) -> LevelSaved | Refusal:
            return await self._save(tx, sound, by, request.at)

        return await once(self.db, request, LevelSaved, work, long=True)

    async def preview(self, command: SaveLevel, *, by: Actor, now: datetime) -> Preview | Refusal:
        """What saving it now would change and touch; nothing is written."""
        allow(by, Action.MANAGE_LEVELS)
        sound = _checked(command)
        async with self.db.reading(long=True) as rx:
            following = await orders_store.following(rx)
            book = await store.book(rx)
            level = _next(sound, book, now, later(now, following.recorded_at))
            if isinstance(level, Refusal):
                return level
            changes = tuple(one.change for one in await _plans(rx, level, book))
            touched = [one for what in self.consequences for one in await what.preview(rx, changes)]
            return Preview(changes=changes, touched=tuple(touched))

    async def _save(self, tx: Tx, command: SaveLevel, by: Actor, now: datetime) -> LevelSaved | Refusal:
        following = await orders_store.take_register(tx)
        book = await store.book(tx)
        level = _next(command, book, now, later(now, following.recorded_at))
        if isinstance(level, Refusal):
            return level
        await store.insert(tx, level, by.account)
        await zones_store.lock(tx, [head.id for head in await orders_store.at_level(tx, level.code)])
        plans = await _plans(tx, level, book)
        await orders_store.write_epochs(tx, plans)
        await orders_store.give_register(tx, replace(following, recorded_at=level.recorded_at))
        return await self._tell(tx, level, plans, by)

    async def _tell(self, tx: Tx, level: MeasureLevel, plans: tuple[Plan, ...], by: Actor) -> LevelSaved:
        changes = tuple(one.change for one in plans)
        touched = [one for what in self.consequences for one in await what.apply(tx, changes)]
        stricter = tuple(one for one in changes if one.epochs)
        told = LevelChanged(
            subject=level_id(level.code),
            at=level.recorded_at,
            code=level.code,
            version=level.version,
            valid_from=level.valid_from,
            numbers=tuple(one.number for one in changes),
        )
        await events.append(tx, told, *(changed(one) for one in stricter))
        return LevelSaved(
            code=level.code,
            version=level.version,
            valid_from=level.valid_from,
            zones=len(stricter),
            by=by.account,
            touched=tuple(touched),
        )


async def _plans(rx: Rx, level: MeasureLevel, book: LevelBook) -> tuple[Plan, ...]:
    """What the new version means to each zone at the level."""
    heads = await orders_store.at_level(rx, level.code)
    found = await orders_store.registered(rx, heads, level.recorded_at)
    return tuple(_plan(zone, level, book) for zone in found.values())


def _next(command: SaveLevel, book: LevelBook, now: datetime, recorded_at: datetime) -> MeasureLevel | Stale:
    """The version that would follow. Raises BadInput when a known level would have changed in the past."""
    version = len(book.versions.get(command.code, ()))
    if version != command.version:
        return Stale(kind="Level", id=level_id(command.code), expected=command.version, actual=version)
    if version and command.valid_from < now:
        raise BadInput(f"{command.field}.validFrom", "IN_THE_PAST")
    return _level(command, recorded_at)


def level_id(code: str) -> UUID:
    """A level's id for the event log: levels are known by their codes."""
    return uuid5(NAMESPACE_URL, f"fieldpass:level:{code}")


def _checked(command: SaveLevel) -> SaveLevel:
    name = Words(vi=text(command.name.vi, "name.vi", _NAME), en=text(command.name.en, "name.en", _NAME))
    return replace(command, code=text(command.code, "code", _CODE), name=name)


def _level(command: SaveLevel, recorded_at: datetime) -> MeasureLevel:
    return MeasureLevel(
        code=command.code,
        name=command.name,
        version=command.version + 1,
        valid_from=command.valid_from,
        recorded_at=recorded_at,
        rules=command.rules,
    )


def _plan(zone: Registered, level: MeasureLevel, book: LevelBook) -> Plan:
    before = Known(timeline=zone.timeline, levels=book)
    after = Known(timeline=zone.timeline, levels=book.with_version(level))
    cause = Cause(order=level_id(level.code), recorded_at=level.recorded_at, version=zone.version)
    change, withdrawn = change_of(zone, before, after, cause, level.valid_from)
    return Plan(change=change, created=False, superseded=(), recorded=(), withdrawn=withdrawn)
