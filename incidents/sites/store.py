"""All SQL of sites."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from geo.local_time import WeeklyWindow
from geo.place import Box, lon_lat
from incidents.sites.model import Site, SiteFilter, SiteKind
from incidents.sites.tables import site
from storage import keyset
from storage.database import Rx, Tx
from storage.paging import Page

_PLAIN = ("id", "code", "kind", "name", "unit", "organisation", "people", "version", "closed_at")
_AT_ONCE = 500


async def find(rx: Rx, id: UUID) -> Site | None:
    """The site, or None."""
    row = await rx.first(sa.select(site).where(site.c.id == id))
    return None if row is None else _site(row)


async def locked(tx: Tx, id: UUID) -> Site | None:
    """The site, held until the end of the transaction."""
    await tx.lock(site, [id])
    return await find(tx, id)


async def by_ids(rx: Rx, ids: Collection[UUID]) -> tuple[Site, ...]:
    """Those that exist, in id order."""
    wanted = sorted(ids)
    chunks = [wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)]
    return tuple(
        [
            _site(row)
            for chunk in chunks
            for row in await rx.rows(sa.select(site).where(site.c.id.in_(chunk)).order_by(site.c.id))
        ]
    )


async def by_codes(rx: Rx, codes: Collection[str]) -> tuple[Site, ...]:
    """Those that have one of the codes, closed ones too, in code order."""
    wanted = sorted(codes)
    chunks = [wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)]
    return tuple(
        [
            _site(row)
            for chunk in chunks
            for row in await rx.rows(sa.select(site).where(site.c.code.in_(chunk)).order_by(site.c.code))
        ]
    )


async def open_in(rx: Rx, box: Box) -> tuple[Site, ...]:
    """The sites that stand in a box, its edges included; the caller makes the exact test."""
    rows = await rx.rows(sa.select(site).where(_in(box), site.c.closed_at.is_(None)).order_by(site.c.id))
    return tuple(_site(row) for row in rows)


async def standing(rx: Rx, at: datetime, ids: Collection[UUID] | None = None) -> tuple[Site, ...]:
    """Every site, or those of some ids, that was not closed at an instant, by code."""
    query = sa.select(site).where(sa.or_(site.c.closed_at.is_(None), site.c.closed_at > at))
    if ids is not None:
        query = query.where(site.c.id.in_(sorted(ids)))
    return tuple(_site(row) for row in await rx.rows(query.order_by(site.c.code)))


async def page(rx: Rx, wanted: SiteFilter, after: tuple[str, UUID] | None, first: int) -> Page[Site]:
    """Sites by code, then id."""
    statement = sa.select(site)
    if wanted.kinds:
        statement = statement.where(site.c.kind.in_(sorted(wanted.kinds)))
    if wanted.units:
        statement = statement.where(site.c.unit.in_(sorted(wanted.units)))
    if wanted.box is not None:
        statement = statement.where(_in(wanted.box))
    if not wanted.closed:
        statement = statement.where(site.c.closed_at.is_(None))
    found = await keyset.page(rx, statement, (site.c.code, site.c.id), after=after, first=first)
    return Page(rows=tuple(_site(row) for row in found.rows), more=found.more)


async def insert(tx: Tx, new: Iterable[Site]) -> None:
    """Write sites that are not there yet."""
    await tx.execute(sa.insert(site), [_row(one) for one in new])


async def save(tx: Tx, changed: Iterable[Site]) -> None:
    """Write the next versions of locked sites."""
    rows = [{"of_site": one.id} | _row(one) for one in changed]
    names = [column.name for column in site.columns if column.name != "id"]
    values: dict[str, Any] = {name: sa.bindparam(name) for name in names}
    statement = sa.update(site).where(site.c.id == sa.bindparam("of_site")).values(values)
    await tx.execute(statement, [{name: value for name, value in row.items() if name != "id"} for row in rows])


async def lock(tx: Tx, ids: Iterable[UUID]) -> None:
    """Hold sites until the end of the transaction."""
    await tx.lock(site, ids)


def _in(box: Box) -> sa.ColumnElement[bool]:
    return sa.and_(site.c.lat.between(box.south, box.north), site.c.lon.between(box.west, box.east))


def _site(row: sa.Row[Any]) -> Site:
    stored = row._asdict()
    return Site(
        **{name: stored[name] for name in _PLAIN} | {"kind": SiteKind(row.kind)},
        place=lon_lat(row.lon, row.lat),
        hours=msgspec.convert(row.hours, tuple[WeeklyWindow, ...]),
    )


def _row(one: Site) -> dict[str, Any]:
    plain = {name: getattr(one, name) for name in _PLAIN}
    return plain | {"lon": one.place.lon, "lat": one.place.lat, "hours": msgspec.to_builtins(one.hours)}
