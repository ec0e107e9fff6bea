"""The SQL of permits: one row each, and narrow rows beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from permits.keys import name_key, plate_key
from permits.permits.model import Permit, PermitStatus, Standing, StandingCause
from permits.tables import permit, permit_key, permit_reason, permit_unit, permit_zone
from permits.wanted import Position
from storage.database import Rx, Tx

_COLUMNS = tuple(field.name for field in fields(Permit) if field.name != "reasons")
# The permit of an address is the commonest question: its statements are made once, so that storage runs them by plan.
_ONE = sa.select(permit).where(permit.c.id == sa.bindparam("permit"))
_STANDING = (
    sa.select(permit.c.version, permit_reason)
    .select_from(permit.outerjoin(permit_reason, permit_reason.c.permit == permit.c.id))
    .where(permit.c.id == sa.bindparam("permit"))
    .order_by(permit_reason.c.at, permit_reason.c.key)
)
_REASONS_OF_ONE = (
    sa.select(permit_reason)
    .where(permit_reason.c.permit == sa.bindparam("permit"))
    .order_by(permit_reason.c.at, permit_reason.c.key)
)


async def find(rx: Rx, permit_id: UUID) -> Permit | None:
    """The permit, or None."""
    row = await rx.first(_ONE, {"permit": permit_id})
    if row is None:
        return None
    said = await rx.rows(_REASONS_OF_ONE, {"permit": permit_id})
    return _permit(row, tuple(_standing(one) for one in said))


async def standing(rx: Rx, permit_id: UUID) -> tuple[int, tuple[Standing, ...]] | None:
    """Version and reasons of a permit: together they say whether one read before is still what is stored.

    Every change of a permit's row raises its version; reasons are rows of their own and may change without.
    """
    rows = await rx.rows(_STANDING, {"permit": permit_id})
    if not rows:
        return None
    return rows[0].version, tuple(_standing(one) for one in rows if one.key is not None)


async def find_many(rx: Rx, ids: Iterable[UUID]) -> tuple[Permit, ...]:
    """Those that exist, in id order."""
    return await _read(rx, sa.select(permit).where(permit.c.id.in_(sorted(ids))).order_by(permit.c.id))


async def of_work_order(rx: Rx, work_order: UUID, organisation: UUID) -> tuple[Permit, ...]:
    """The permits of a work order, of its own organisation only, in id order."""
    mine = sa.and_(permit.c.work_order == work_order, permit.c.organisation == organisation)
    return await _read(rx, sa.select(permit).where(mine).order_by(permit.c.id))


async def of_work_orders(rx: Rx, work_orders: Iterable[UUID]) -> tuple[Permit, ...]:
    """The permits that name one of these work orders, in id order."""
    return await _read(rx, sa.select(permit).where(permit.c.work_order.in_(sorted(work_orders))).order_by(permit.c.id))


async def live_of(
    rx: Rx, organisation: UUID, persons: Iterable[UUID], purpose: str, at: datetime
) -> tuple[Permit, ...]:
    """Active permits of an organisation and purpose, not over at `at`, that name one of these persons."""
    keys = sorted(map(str, persons))
    named = sa.select(permit_key.c.permit).where(permit_key.c.kind == "PERSON", permit_key.c.key.in_(keys))
    live = sa.and_(
        permit.c.organisation == organisation,
        permit.c.purpose == purpose,
        permit.c.status == PermitStatus.ACTIVE,
        permit.c.valid_to > at,
        permit.c.id.in_(named),
    )
    return await _read(rx, sa.select(permit).where(live).order_by(permit.c.id))


async def select(rx: Rx, statement: sa.Select[Any]) -> tuple[Permit, ...]:
    """Whatever a SELECT of whole permit rows finds, in its order."""
    return await _read(rx, statement)


async def locked(tx: Tx, permit_id: UUID) -> Permit | None:
    """The permit, held until the end of the transaction."""
    await tx.lock(permit, [permit_id])
    return await find(tx, permit_id)


async def get(tx: Tx, permit_id: UUID) -> Permit:
    """A permit that was seen before the transaction, held until its end; permits are never deleted."""
    found = await locked(tx, permit_id)
    if found is None:
        raise LookupError(permit_id)
    return found


async def insert(tx: Tx, new: Permit) -> None:
    """Write a permit and what it is found by."""
    west, south, east, north = _box((*new.places, *new.route))
    await tx.execute(sa.insert(permit), _row(new) | {"west": west, "south": south, "east": east, "north": north})
    await tx.execute(sa.insert(permit_zone), [{"permit": new.id, "zone": zone} for zone in new.zones])
    await tx.execute(sa.insert(permit_unit), [{"permit": new.id, "unit": unit} for unit in sorted(new.units)])
    await tx.execute(sa.insert(permit_key), _keys(new))
    await _add_reasons(tx, new.id, new.reasons)


async def save(tx: Tx, old: Permit, new: Permit) -> None:
    """Write what changed between two versions of a locked permit."""
    await tx.execute(sa.update(permit).where(permit.c.id == new.id).values(_row(new)))
    if (old.holders, old.vehicles) != (new.holders, new.vehicles):
        await tx.execute(sa.delete(permit_key).where(permit_key.c.permit == new.id))
        await tx.execute(sa.insert(permit_key), _keys(new))
    if old.reasons != new.reasons:
        await tx.execute(sa.delete(permit_reason).where(permit_reason.c.permit == new.id))
        await _add_reasons(tx, new.id, new.reasons)


async def taken_codes(rx: Rx, codes: Sequence[str]) -> frozenset[str]:
    """Which of these control codes are in use."""
    rows = await rx.rows(sa.select(permit.c.control_code).where(permit.c.control_code.in_(codes)))
    return frozenset(row.control_code for row in rows)


async def zones_of(rx: Rx, ids: Iterable[UUID]) -> frozenset[int]:
    """The zones that any of these permits name."""
    rows = await rx.rows(sa.select(permit_zone.c.zone).where(permit_zone.c.permit.in_(sorted(ids))).distinct())
    return frozenset(row.zone for row in rows)


async def _read(rx: Rx, statement: sa.Select[Any]) -> tuple[Permit, ...]:
    rows = await rx.rows(statement)
    said = await _reasons(rx, [row.id for row in rows])
    return tuple(_permit(row, said.get(row.id, ())) for row in rows)


async def _reasons(rx: Rx, ids: list[UUID]) -> dict[UUID, tuple[Standing, ...]]:
    if not ids:
        return {}
    table = permit_reason.c
    rows = await rx.rows(sa.select(permit_reason).where(table.permit.in_(ids)).order_by(table.at, table.key))
    said: dict[UUID, tuple[Standing, ...]] = {}
    for row in rows:
        said[row.permit] = (*said.get(row.permit, ()), _standing(row))
    return said


def _standing(row: sa.Row[Any]) -> Standing:
    return Standing(
        cause=StandingCause(row.cause),
        code=row.code,
        at=row.at,
        holds=row.holds,
        unit=row.unit,
        zone=row.zone,
        by=row.by,
        note=row.note,
        params=row.params,
    )


async def _add_reasons(tx: Tx, permit_id: UUID, reasons: Iterable[Standing]) -> None:
    rows = [{"permit": permit_id, "key": one.key, **_fields(one)} for one in reasons]
    await tx.execute(sa.insert(permit_reason), rows)


def _permit(row: sa.Row[Any], reasons: tuple[Standing, ...]) -> Permit:
    stored = row._asdict()
    values = {name: stored[name] for name in _COLUMNS}
    return msgspec.convert({**values, "reasons": reasons}, Permit)


def _row(one: Permit) -> dict[str, Any]:
    plain = {"holders", "vehicles", "zones", "units", "places", "route", "hours"}
    values = {name: getattr(one, name) for name in _COLUMNS}
    return {name: msgspec.to_builtins(value) if name in plain else value for name, value in values.items()}


def _fields(one: Standing) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _keys(one: Permit) -> list[dict[str, Any]]:
    keys = {("NAME", name_key(holder.name)) for holder in one.holders}
    keys |= {("PERSON", str(holder.id)) for holder in one.holders}
    keys |= {("VEHICLE", str(vehicle.id)) for vehicle in one.vehicles}
    keys |= {("PLATE", plate_key(vehicle.plate)) for vehicle in one.vehicles if vehicle.plate}
    return [{"permit": one.id, "kind": kind, "key": key} for kind, key in sorted(keys)]


def _box(positions: Sequence[Position]) -> tuple[float | None, float | None, float | None, float | None]:
    """West, south, east, north of all places, or four times nothing."""
    if not positions:
        return (None, None, None, None)
    lons, lats = zip(*positions, strict=True)
    return (min(lons), min(lats), max(lons), max(lats))
