"""What is known of zones: all SQL that reads. Boxes only narrow; the exact test is made in Python."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from credentials.wire import ChangeKind, Purpose
from geo.levels import store as levels_store
from geo.levels.model import Words
from geo.levels.tables import measure_level
from geo.local_time import WeeklyWindow
from geo.place import Box
from geo.zones.model import (
    Epoch,
    GeometryQuality,
    LegalAct,
    PermitRef,
    Reaffirmation,
    Restriction,
    Timeline,
    ZoneKind,
    ZoneState,
    ZoneVersion,
)
from geo.zones.tables import zone, zone_epoch, zone_order, zone_reaffirmation, zone_register, zone_version
from storage.database import Rx, Tx
from storage.types import Json

_BOX = sa.table("zone_version_box", *(sa.column(name) for name in ("row", "west", "south", "east", "north")))
_VERSIONS = (
    sa.select(
        zone_version,
        zone.c.number,
        zone.c.code,
        zone_order.c.act_number,
        zone_order.c.act_signed_on,
        zone_order.c.act_authority,
    )
    .join(zone, zone.c.id == zone_version.c.zone)
    .join(zone_order, zone_order.c.id == zone_version.c.zone_order)
    .order_by(zone.c.number, zone_version.c.valid_from, zone_version.c.recorded_at)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A zone apart from its terms: who it is and how many orders have touched it."""

    id: UUID
    number: int
    code: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which zones a list is about; empty means all."""

    kinds: frozenset[ZoneKind] = frozenset()
    units: frozenset[UUID] = frozenset()


async def heads(
    rx: Rx, *, numbers: Collection[int] | None = (), codes: Collection[str] = (), ids: Collection[UUID] = ()
) -> tuple[Head, ...]:
    """The zones with these numbers (None: all), codes or ids, in number order."""
    query = sa.select(zone).order_by(zone.c.number)
    if numbers is not None:
        query = query.where(sa.or_(zone.c.number.in_(numbers), zone.c.code.in_(codes), zone.c.id.in_(ids)))
    rows = await rx.rows(query)
    return tuple(Head(id=row.id, number=row.number, code=row.code, version=row.version) for row in rows)


async def known_numbers(rx: Rx, numbers: Collection[int]) -> frozenset[int]:
    """Which of these numbers a zone has or ever had."""
    rows = await rx.rows(sa.select(zone.c.number).where(zone.c.number.in_(numbers)))
    return frozenset(row.number for row in rows)


async def lock(tx: Tx, ids: Iterable[UUID]) -> None:
    """Hold the zones until the transaction ends; orders and permit decisions take turns here."""
    await tx.lock(zone, ids)


async def known_at(rx: Rx) -> datetime | None:
    """When anything last became known; None: nothing ever did. Whoever knows the zones of then knows them all."""
    return await rx.scalar(sa.select(zone_register.c.recorded_at))  # type: ignore[no-any-return]  # the column's own


async def hold_register(tx: Tx) -> datetime | None:
    """Let no order be published until the transaction ends, beside others who do so; when the last one was known."""
    await tx.hold(zone_register, alone=False)
    return await known_at(tx)


async def changed_since(rx: Rx, instant: datetime | None) -> tuple[Head, ...]:
    """The zones of which something became known after an instant (None: every zone), in number order."""
    if instant is None:
        return await heads(rx, numbers=None)
    begun, ended = (
        sa.select(zone_version.c.zone).where(column > instant)
        for column in (zone_version.c.recorded_at, zone_version.c.superseded_at)
    )
    rows = await rx.rows(sa.select(zone).where(zone.c.id.in_(sa.union(begun, ended))).order_by(zone.c.number))
    return tuple(Head(id=row.id, number=row.number, code=row.code, version=row.version) for row in rows)


async def turned_since(rx: Rx, since: datetime) -> dict[UUID, datetime]:
    """The zones of which a bundle may say something else since an instant, and when each last turned.

    Their own terms, changes and re-affirmations, and the levels at which they stand or will stand.
    """
    levels = zone_version.join(measure_level, measure_level.c.code == zone_version.c.level)
    turns = [
        *(_turn(zone_version, column) for column in (zone_version.c.recorded_at, zone_version.c.superseded_at)),
        *(_turn(zone_epoch, column) for column in (zone_epoch.c.recorded_at, zone_epoch.c.withdrawn_at)),
        _turn(zone_reaffirmation, zone_reaffirmation.c.at),
        _turn(zone_version, measure_level.c.recorded_at)
        .select_from(levels)
        .where(zone_version.c.superseded_at.is_(None)),
    ]
    every = sa.union_all(*(turn.where(turn.selected_columns.at >= since) for turn in turns)).subquery()
    rows = await rx.rows(sa.select(every.c.zone, sa.func.max(every.c.at).label("at")).group_by(every.c.zone))
    return {row.zone: row.at for row in rows}


def _turn(table: sa.Table, column: sa.Column[Any]) -> sa.Select[Any]:
    return sa.select(table.c.zone, column.label("at"))


async def follows_the_week(rx: Rx) -> bool:
    """Whether any zone, as known now, is in force at weekly hours only."""
    weekly = sa.and_(zone_version.c.superseded_at.is_(None), zone_version.c.schedule != sa.literal([], Json))
    return bool(await rx.scalar(sa.select(sa.exists().where(weekly))))


async def current(rx: Rx, ids: Collection[UUID] | None = None) -> dict[UUID, Timeline]:
    """What is known now of some zones, or of all."""
    query = _VERSIONS.where(zone_version.c.superseded_at.is_(None))
    if ids is not None:
        query = query.where(zone_version.c.zone.in_(ids))
    return _timelines(await rx.rows(query))


async def near(rx: Rx, box: Box, at: datetime) -> dict[UUID, Timeline]:
    """What is known now of every zone one of whose shapes meets a box at an instant or later."""
    current, ends = zone_version.c.superseded_at.is_(None), zone_version.c.valid_to
    meets = sa.select(zone_version.c.zone).where(current, sa.or_(ends.is_(None), ends > at), _near(rx.dialect, box))
    return _timelines(await rx.rows(_VERSIONS.where(current, zone_version.c.zone.in_(meets))))


async def shapeless(rx: Rx, units: Collection[UUID], at: datetime) -> frozenset[UUID]:
    """The zones that are known by one of these units alone, at an instant or later."""
    current, ends = zone_version.c.superseded_at.is_(None), zone_version.c.valid_to
    named = sa.and_(zone_version.c.geometry.is_(None), zone_version.c.unit.in_(units))
    query = sa.select(zone_version.c.zone).where(current, sa.or_(ends.is_(None), ends > at), named)
    return frozenset(row.zone for row in await rx.rows(query.distinct()))


async def known_before(rx: Rx, zone_id: UUID, instant: datetime) -> Timeline:
    """What was known of one zone just before something was recorded."""
    known = sa.and_(
        zone_version.c.zone == zone_id,
        zone_version.c.recorded_at < instant,
        sa.or_(zone_version.c.superseded_at.is_(None), zone_version.c.superseded_at >= instant),
    )
    return tuple(_version(row) for row in await rx.rows(_VERSIONS.where(known)))


async def history(rx: Rx, zone_id: UUID) -> Timeline:
    """Every version ever recorded of one zone, in the order of recording."""
    query = _VERSIONS.where(zone_version.c.zone == zone_id).order_by(None)
    ordered = query.order_by(zone_version.c.recorded_at, zone_version.c.valid_from)
    return tuple(_version(row) for row in await rx.rows(ordered))


async def publishers(rx: Rx, orders: Collection[UUID]) -> dict[UUID, UUID]:
    """The account of each order."""
    rows = await rx.rows(sa.select(zone_order.c.id, zone_order.c.account).where(zone_order.c.id.in_(orders)))
    return {row.id: row.account for row in rows}


async def at(
    rx: Rx,
    when: datetime,
    known_at: datetime | None,
    *,
    box: Box | None = None,
    units: Collection[UUID] | None = None,
) -> Timeline:
    """Versions that hold at an instant as known at another (None: now), by box or unit; weekly hours aside."""
    query = _VERSIONS.where(_holds(when), _known(known_at))
    if box is not None:
        query = query.where(_near(rx.dialect, box))
    if units is not None:
        query = query.where(zone_version.c.unit.in_(units))
    return tuple(_version(row) for row in await rx.rows(query))


async def around(rx: Rx, start: datetime, until: datetime, known_at: datetime) -> Timeline:
    """Versions that hold somewhere in [start, until], as known at an instant, in number order, each in time order."""
    ends = zone_version.c.valid_to
    meets = sa.and_(zone_version.c.valid_from <= until, sa.or_(ends.is_(None), ends > start))
    return tuple(_version(row) for row in await rx.rows(_VERSIONS.where(meets, _known(known_at))))


async def page(rx: Rx, when: datetime, wanted: Wanted, *, after: int, limit: int) -> Timeline:
    """Versions that hold at an instant as known now, in number order, after a number; weekly hours aside."""
    query = _VERSIONS.where(_holds(when), zone_version.c.superseded_at.is_(None), zone.c.number > after).limit(limit)
    if wanted.kinds:
        query = query.where(zone_version.c.kind.in_([kind.value for kind in wanted.kinds]))
    if wanted.units:
        query = query.where(zone_version.c.unit.in_(wanted.units))
    return tuple(_version(row) for row in await rx.rows(query))


async def states(rx: Rx, found: Collection[Head]) -> tuple[ZoneState, ...]:
    """Everything that is known now of these zones, in number order."""
    ids = [head.id for head in found]
    timelines, epochs, reaffirmed = await current(rx, ids), await epochs_of(rx, ids), await reaffirmations_of(rx, ids)
    book = await levels_store.book(rx)
    return tuple(
        ZoneState(
            id=head.id,
            number=head.number,
            code=head.code,
            version=head.version,
            timeline=timelines.get(head.id, ()),
            levels=book,
            epochs=epochs.get(head.id, ()),
            reaffirmations=reaffirmed.get(head.id, ()),
        )
        for head in sorted(found, key=lambda head: head.number)
    )


async def epochs_of(rx: Rx, ids: Collection[UUID]) -> dict[UUID, tuple[Epoch, ...]]:
    """The epochs that were not withdrawn, by zone, in counter order."""
    query = sa.select(zone_epoch).where(zone_epoch.c.zone.in_(ids), zone_epoch.c.withdrawn_at.is_(None))
    found: dict[UUID, list[Epoch]] = defaultdict(list)
    for row in await rx.rows(query.order_by(zone_epoch.c.zone, zone_epoch.c.counter)):
        found[row.zone].append(_epoch(row))
    return {zone_id: tuple(epochs) for zone_id, epochs in found.items()}


async def reaffirmations_of(rx: Rx, ids: Collection[UUID]) -> dict[UUID, tuple[Reaffirmation, ...]]:
    """The re-affirmations by zone, oldest first."""
    query = sa.select(zone_reaffirmation).where(zone_reaffirmation.c.zone.in_(ids))
    found: dict[UUID, list[Reaffirmation]] = defaultdict(list)
    for row in await rx.rows(query.order_by(zone_reaffirmation.c.at, zone_reaffirmation.c.id)):
        found[row.zone].append(
            Reaffirmation(at=row.at, purposes=_purposes(row.purposes), permits=_permits(row.permits))
        )
    return {zone_id: tuple(ones) for zone_id, ones in found.items()}


def _holds(when: datetime) -> sa.ColumnElement[bool]:
    ends = zone_version.c.valid_to
    return sa.and_(zone_version.c.valid_from <= when, sa.or_(ends.is_(None), ends > when))


def _known(known_at: datetime | None) -> sa.ColumnElement[bool]:
    ends = zone_version.c.superseded_at
    if known_at is None:
        return ends.is_(None)
    return sa.and_(zone_version.c.recorded_at <= known_at, sa.or_(ends.is_(None), ends > known_at))


def _near(dialect: str, box: Box) -> sa.ColumnElement[bool]:
    """Shapes whose boxes meet a box: GiST on PostGIS, R*Tree on SQLite (which rounds outwards, so it loses none)."""
    if dialect == "postgresql":
        return zone_version.c.geometry.op("&&", is_comparison=True)(sa.func.ST_MakeEnvelope(*box, 4326))
    meets = sa.and_(
        _BOX.c.west <= box.east, _BOX.c.east >= box.west, _BOX.c.south <= box.north, _BOX.c.north >= box.south
    )
    return zone_version.c.row.in_(sa.select(_BOX.c.row).where(meets))


def _timelines(rows: Iterable[sa.Row[Any]]) -> dict[UUID, Timeline]:
    found: dict[UUID, list[ZoneVersion]] = defaultdict(list)
    for row in rows:
        found[row.zone].append(_version(row))
    return {zone_id: tuple(pieces) for zone_id, pieces in found.items()}


def _version(row: sa.Row[Any]) -> ZoneVersion:
    return ZoneVersion(
        id=row.zone,
        number=row.number,
        code=row.code,
        version=row.version,
        act=LegalAct(number=row.act_number, signed_on=row.act_signed_on, authority=row.act_authority),
        order=row.zone_order,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        recorded_at=row.recorded_at,
        superseded_at=row.superseded_at,
        name=row.name,
        kind=ZoneKind(row.kind),
        restriction=Restriction(row.restriction),
        level=row.level,
        unit=row.unit,
        geometry=row.geometry,
        quality=GeometryQuality(row.quality),
        quality_m=row.quality_m,
        schedule=msgspec.convert(row.schedule, tuple[WeeklyWindow, ...]),
        precedence=row.precedence,
        contact=row.contact,
        message=None if row.message is None else msgspec.convert(row.message, Words),
    )


def _epoch(row: sa.Row[Any]) -> Epoch:
    return Epoch(
        counter=row.counter,
        recorded_at=row.recorded_at,
        effective_at=row.effective_at,
        kind=ChangeKind(row.kind),
        purposes=_purposes(row.purposes),
    )


def _purposes(stored: list[str] | None) -> frozenset[Purpose] | None:
    return None if stored is None else frozenset(Purpose(one) for one in stored)


def _permits(stored: list[tuple[int, int]] | None) -> frozenset[PermitRef] | None:
    return None if stored is None else frozenset(PermitRef(block, index) for block, index in stored)
