"""All SQL of positions."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from geo.fix import CrewFix
from geo.place import Place
from identity.crews.tables import crew, crew_member
from storage import keyset
from storage.database import Database, Rx, Tx
from storage.dialect import insert
from storage.paging import Page
from tracking.positions.model import Fix, Kept, Position, Seen, Standing, Visible, Wanted
from tracking.positions.tables import crew_position, position_fix

BATCH = 5_000
_fix = position_fix.c
_FOLLOWED = _fix.standing.in_([Standing.USED.value, Standing.TOO_FAST.value])
_OF_DEVICE = sa.select(position_fix).where(
    _fix.crew == sa.bindparam("of_crew"),
    _fix.source == sa.bindparam("of_source"),
    _fix.fix_at < sa.bindparam("before"),
)
_NEWEST_FIRST = _OF_DEVICE.order_by(_fix.fix_at.desc()).limit(1)
_BELIEVED = _NEWEST_FIRST.where(_fix.standing == Standing.USED.value)
_LAST = _NEWEST_FIRST.where(_FOLLOWED)
_FROM = (
    sa.select(position_fix)
    .where(_fix.crew == sa.bindparam("of_crew"), _FOLLOWED)
    .order_by(_fix.fix_at, _fix.source)
    .limit(sa.bindparam("most"))
)
_NEXT = _FROM.where(
    sa.tuple_(_fix.fix_at, _fix.source)
    > sa.tuple_(sa.bindparam("at", type_=_fix.fix_at.type), sa.bindparam("source", type_=_fix.source.type))
)
_FIRST = _FROM.where(_fix.fix_at >= sa.bindparam("at"))
_SOURCES = (
    sa.select(_fix.source)
    .where(_fix.crew == sa.bindparam("of_crew"), _fix.fix_at >= sa.bindparam("since"))
    .where(_fix.fix_at < sa.bindparam("until"))
    .distinct()
)
_USED_BEFORE = sa.select(sa.func.max(_fix.fix_at)).where(
    _fix.crew == sa.bindparam("of_crew"),
    _fix.fix_at < sa.bindparam("before"),
    _fix.standing == Standing.USED.value,
)
_NEWEST = (
    sa.select(position_fix)
    .where(_fix.crew == sa.bindparam("of_crew"), _fix.standing == Standing.USED.value)
    .order_by(_fix.fix_at.desc(), _fix.source.desc())
    .limit(1)
)
_UPDATE = (
    sa.update(position_fix)
    .where(_fix.crew == sa.bindparam("of_crew"))
    .where(_fix.fix_at == sa.bindparam("of_at"), _fix.source == sa.bindparam("of_source"))
    .values(standing=sa.bindparam("now_standing"), held=sa.bindparam("now_held"))
)


async def newest(rx: Rx, crews: Collection[UUID] | None) -> Mapping[UUID, CrewFix]:
    """The newest used fix of each of these crews that has one, or of all (None)."""
    query = sa.select(crew_position)
    if crews is not None:
        query = query.where(crew_position.c.crew.in_(crews))
    return {row.crew: _crew_fix(row) for row in await rx.rows(query)}


async def page(
    rx: Rx,
    wanted: Wanted,
    visible: Visible,
    *,
    after: UUID | None,
    first: int,
) -> Page[Position]:
    """Positions by crew: of these organisations (None is all), or of crews the person belongs to."""
    query = sa.select(crew_position)
    if visible.organisations is not None:
        named = sa.select(crew_member.c.crew).where(crew_member.c.person == visible.person)
        within = crew_position.c.organisation.in_(visible.organisations)
        query = query.where(sa.or_(within, crew_position.c.crew.in_(named)))
    if wanted.box is not None:
        west, south, east, north = wanted.box
        query = query.where(crew_position.c.lon.between(west, east), crew_position.c.lat.between(south, north))
    key = None if after is None else (after,)
    found = await keyset.page(rx, query, (crew_position.c.crew,), after=key, first=first)
    return Page(rows=tuple(_position(row) for row in found.rows), more=found.more)


async def seen_at(
    rx: Rx, visible: Visible, at: datetime | None, crews: Collection[UUID] | None = None
) -> tuple[CrewFix, ...]:
    """The newest used fix of each visible crew (None: of all) at or before an instant (None: of all time)."""
    among: list[sa.ColumnElement[bool]] = [] if crews is None else [crew.c.id.in_(sorted(crews))]
    if visible.organisations is not None:
        named = sa.select(crew_member.c.crew).where(crew_member.c.person == visible.person)
        among.append(sa.or_(crew.c.organisation.in_(visible.organisations), crew.c.id.in_(named)))
    if at is None:
        wanted = crew_position.c.crew.in_(sa.select(crew.c.id).where(*among))
        return tuple(_crew_fix(row) for row in await rx.rows(sa.select(crew_position).where(wanted)))
    # For each crew one look into the key of its fixes, not a pass over a week of them.
    last = (
        sa.select(_fix.fix_at)
        .where(_fix.crew == crew.c.id, _fix.fix_at <= at, _fix.standing == Standing.USED.value)
        .order_by(_fix.fix_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    newest_at = sa.select(crew.c.id, last.label("last_at")).where(*among).subquery("newest")
    same = sa.and_(_fix.crew == newest_at.c.id, _fix.fix_at == newest_at.c.last_at)
    query = sa.select(position_fix).join(newest_at, same).where(_fix.standing == Standing.USED.value)
    return tuple({row.crew: _crew_fix(row) for row in await rx.rows(query.order_by(_fix.crew, _fix.source))}.values())


async def known(rx: Rx, crew: UUID, source: UUID, fixes: Sequence[Fix]) -> dict[datetime, Fix]:
    """What this device has already said of these instants."""
    since, until = min(one.at for one in fixes), max(one.at for one in fixes)
    mine = sa.and_(_fix.crew == crew, _fix.source == source, _fix.fix_at.between(since, until))
    return {row.fix_at: _said(row) for row in await rx.rows(sa.select(position_fix).where(mine))}


async def sources(rx: Rx, crew: UUID, since: datetime, until: datetime) -> frozenset[UUID]:
    """The devices that spoke for a crew in [since, until)."""
    rows = await rx.rows(_SOURCES, {"of_crew": crew, "since": since, "until": until})
    return frozenset(row.source for row in rows)


async def last_of(rx: Rx, crew: UUID, source: UUID, before: datetime) -> tuple[Kept | None, Kept | None]:
    """The last believed fix of a device before an instant, and the last one at all."""
    asked = {"of_crew": crew, "of_source": source, "before": before}
    last = await rx.first(_LAST, asked)
    if last is None or last.standing == Standing.USED:
        return (_kept(last), None) if last is not None else (None, None)
    believed = await rx.first(_BELIEVED, asked)
    return (None if believed is None else _kept(believed)), _kept(last)


async def last_used_at(rx: Rx, crew: UUID, before: datetime) -> datetime | None:
    """The instant of a crew's last used fix before another."""
    return await rx.scalar(_USED_BEFORE, {"of_crew": crew, "before": before})  # type: ignore[no-any-return]  # the column's


async def following(rx: Rx, crew: UUID, at: datetime, after: UUID | None, most: int) -> tuple[Kept, ...]:
    """A crew's fixes in time order that take part: from an instant on, or after one device's fix of that instant."""
    asked = {"of_crew": crew, "at": at, "most": most}
    rows = await (rx.rows(_FIRST, asked) if after is None else rx.rows(_NEXT, asked | {"source": after}))
    return tuple(_kept(row) for row in rows)


async def keep(tx: Tx, crew: UUID, fixes: Sequence[tuple[Fix, Kept]], received_at: datetime) -> None:
    """Write fixes with what the rules made of them; one that says better of the same instant replaces the other."""
    if fixes:
        fresh = insert(tx, position_fix)
        rows = [_row(crew, fix, kept) | {"received_at": received_at} for fix, kept in fixes]
        changed = {name: fresh.excluded[name] for name in rows[0] if name not in {"crew", "fix_at", "source"}}
        again = fresh.on_conflict_do_update(index_elements=["crew", "fix_at", "source"], set_=changed)
        await tx.execute(again, rows)


async def judge_again(tx: Tx, crew: UUID, changed: Iterable[Kept]) -> None:
    """Write what the rules make of fixes now that an earlier one has come."""
    rows = [
        {
            "of_crew": crew,
            "of_at": one.seen.at,
            "of_source": one.seen.source,
            "now_standing": one.standing,
            "now_held": sorted(one.held),
        }
        for one in changed
    ]
    await tx.execute(_UPDATE, rows)


async def show_newest(tx: Tx, crew: UUID, organisation: UUID) -> datetime | None:
    """Let the crew's position be its newest used fix; the instant of it, None when it has none."""
    row = await tx.first(_NEWEST, {"of_crew": crew})
    if row is None:
        await tx.execute(sa.delete(crew_position).where(crew_position.c.crew == crew))
        return None
    said = {name: getattr(row, name) for name in _SHOWN}
    fresh = insert(tx, crew_position)
    again = fresh.on_conflict_do_update(
        index_elements=["crew"], set_={name: fresh.excluded[name] for name in (*_SHOWN, "organisation")}
    )
    await tx.execute(again, said | {"crew": crew, "organisation": organisation})
    at: datetime = row.fix_at
    return at


async def forget(db: Database, before: datetime, batch: int = BATCH) -> int:
    """Drop fixes and positions older than an instant, in batches, so that nobody waits; how many fixes."""
    key = sa.tuple_(_fix.crew, _fix.fix_at, _fix.source)
    old = sa.select(_fix.crew, _fix.fix_at, _fix.source).where(_fix.fix_at < before).limit(batch)
    forgotten = 0
    while True:
        async with db.transaction() as tx:
            dropped = await tx.execute(sa.delete(position_fix).where(key.in_(old)))
            await tx.execute(sa.delete(crew_position).where(crew_position.c.fix_at < before))
        forgotten += dropped
        if dropped < batch:
            return forgotten


_SHOWN = ("source", "fix_at", "lon", "lat", "accuracy_m", "speed_mps", "course_deg", "battery_pct")


def _row(crew: UUID, fix: Fix, kept: Kept) -> dict[str, Any]:
    seen = kept.seen
    return {
        "crew": crew,
        "fix_at": fix.at,
        "source": seen.source,
        "lon": fix.lon,
        "lat": fix.lat,
        "accuracy_m": fix.accuracy_m,
        "speed_mps": _given(fix.speed_mps),
        "course_deg": _given(fix.course_deg),
        "battery_pct": _given(fix.battery_pct),
        "mock": fix.mock,
        "standing": kept.standing,
        "sides": [sorted(seen.inside), sorted(seen.near), sorted(seen.winning)],
        "held": sorted(kept.held),
    }


def _given(value: float) -> float | None:
    return None if value < 0 else value


def _said(row: sa.Row[Any]) -> Fix:
    return Fix(
        at=row.fix_at,
        accuracy_m=row.accuracy_m,
        lon=row.lon,
        lat=row.lat,
        mock=row.mock,
        speed_mps=-1.0 if row.speed_mps is None else row.speed_mps,
        course_deg=-1.0 if row.course_deg is None else row.course_deg,
        battery_pct=-1 if row.battery_pct is None else row.battery_pct,
    )


def _kept(row: sa.Row[Any]) -> Kept:
    within, near, winning = (frozenset(numbers) for numbers in row.sides)
    seen = Seen(
        at=row.fix_at,
        source=row.source,
        place=Place(row.lon, row.lat),
        accuracy_m=row.accuracy_m,
        inside=within,
        near=near,
        winning=winning,
    )
    return Kept(seen=seen, standing=Standing(row.standing), held=frozenset(row.held))


def _crew_fix(row: sa.Row[Any]) -> CrewFix:
    return CrewFix(crew=row.crew, place=Place(row.lon, row.lat), accuracy_m=row.accuracy_m, at=row.fix_at)


def _position(row: sa.Row[Any]) -> Position:
    return Position(
        fix=_crew_fix(row),
        organisation=row.organisation,
        speed_mps=row.speed_mps,
        course_deg=row.course_deg,
        battery_pct=row.battery_pct,
    )
