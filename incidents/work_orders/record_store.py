"""The SQL of what is recorded of a work order: reports, notes, steps, kept edits, flags. Rows are only added."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from geo.place import Place
from incidents.work_orders.model import Change, CrewProgress, Flag, KeptEdit, Note, Report, Said, Stood, WorkOrderState
from incidents.work_orders.tables import (
    work_order_change,
    work_order_edit,
    work_order_flag,
    work_order_note,
    work_order_progress,
)
from storage.database import Rx, Tx


async def add_report(tx: Tx, one: Report) -> None:
    """Write a report; its id must be new."""
    lon, lat = one.place or (None, None)
    names = ("id", "work_order", "crew", "progress", "at", "received_at", "by", "counted")
    row = {name: getattr(one, name) for name in names} | {"lon": lon, "lat": lat}
    await tx.execute(sa.insert(work_order_progress), row)


async def find_report(rx: Rx, id: UUID) -> Report | None:
    """A report by the id its device gave it."""
    row = await rx.first(sa.select(work_order_progress).where(work_order_progress.c.id == id))
    return None if row is None else _report(row)


async def reports(rx: Rx, work_orders: Iterable[UUID]) -> tuple[Report, ...]:
    """Every report of these, by the time the device said."""
    table = work_order_progress.c
    mine = sa.select(work_order_progress).where(table.work_order.in_(sorted(work_orders)))
    return tuple(_report(row) for row in await rx.rows(mine.order_by(table.at, table.id)))


async def add_note(tx: Tx, one: Note) -> None:
    """Write a note; its id must be new."""
    names = ("id", "work_order", "by", "at", "received_at", "text")
    row = {name: getattr(one, name) for name in names} | {"photos": [str(photo) for photo in one.photos]}
    await tx.execute(sa.insert(work_order_note), row)


async def find_note(rx: Rx, id: UUID) -> Note | None:
    """A note by the id its device gave it."""
    row = await rx.first(sa.select(work_order_note).where(work_order_note.c.id == id))
    return None if row is None else _note(row)


async def notes(rx: Rx, work_orders: Iterable[UUID]) -> tuple[Note, ...]:
    """Every note of these, by the time the device said."""
    table = work_order_note.c
    mine = sa.select(work_order_note).where(table.work_order.in_(sorted(work_orders)))
    return tuple(_note(row) for row in await rx.rows(mine.order_by(table.at, table.id)))


async def add_change(tx: Tx, one: Change) -> None:
    """Write a step; the work order is locked, so that the next position is free."""
    table = work_order_change.c
    last = await tx.scalar(sa.select(sa.func.max(table.position)).where(table.work_order == one.work_order))
    names = ("work_order", "version", "before", "after", "code", "note", "by", "at")
    row = {name: getattr(one, name) for name in names} | {"position": 0 if last is None else int(last) + 1}
    await tx.execute(sa.insert(work_order_change), row)


async def changes(rx: Rx, work_orders: Iterable[UUID]) -> tuple[Change, ...]:
    """Every step of these, in the order they were taken."""
    table = work_order_change.c
    mine = sa.select(work_order_change).where(table.work_order.in_(sorted(work_orders)))
    return tuple(_change(row) for row in await rx.rows(mine.order_by(table.work_order, table.position)))


async def add_edit(tx: Tx, one: KeptEdit) -> None:
    """Keep an edit; its id must be new."""
    names = ("id", "work_order", "based_on", "found", "by", "at", "received_at")
    both = {"said": msgspec.to_builtins(one.said), "stood": msgspec.to_builtins(one.stood)}
    await tx.execute(sa.insert(work_order_edit), {name: getattr(one, name) for name in names} | both)


async def find_edit(rx: Rx, id: UUID) -> KeptEdit | None:
    """A kept edit by the id its device gave it."""
    row = await rx.first(sa.select(work_order_edit).where(work_order_edit.c.id == id))
    return None if row is None else _edit(row)


async def edits(rx: Rx, work_orders: Iterable[UUID]) -> tuple[KeptEdit, ...]:
    """Every kept edit of these, in the order they arrived."""
    table = work_order_edit.c
    mine = sa.select(work_order_edit).where(table.work_order.in_(sorted(work_orders)))
    return tuple(_edit(row) for row in await rx.rows(mine.order_by(table.received_at, table.id)))


async def flags(rx: Rx, work_orders: Iterable[UUID]) -> tuple[Flag, ...]:
    """What zones last did to these, newest first."""
    table = work_order_flag.c
    mine = sa.select(work_order_flag).where(table.work_order.in_(sorted(work_orders)))
    return tuple(_flag(row) for row in await rx.rows(mine.order_by(table.at.desc(), table.zone)))


def _report(row: sa.Row[Any]) -> Report:
    return Report(
        id=row.id,
        work_order=row.work_order,
        crew=row.crew,
        progress=CrewProgress(row.progress),
        at=row.at,
        received_at=row.received_at,
        by=row.by,
        place=None if row.lon is None else Place(row.lon, row.lat),
        counted=row.counted,
    )


def _note(row: sa.Row[Any]) -> Note:
    return Note(
        id=row.id,
        work_order=row.work_order,
        by=row.by,
        at=row.at,
        received_at=row.received_at,
        text=row.text,
        photos=tuple(UUID(photo) for photo in row.photos),
    )


def _change(row: sa.Row[Any]) -> Change:
    return Change(
        work_order=row.work_order,
        version=row.version,
        before=row.before and WorkOrderState(row.before),
        after=WorkOrderState(row.after),
        code=row.code,
        note=row.note,
        by=row.by,
        at=row.at,
    )


def _edit(row: sa.Row[Any]) -> KeptEdit:
    return KeptEdit(
        id=row.id,
        work_order=row.work_order,
        based_on=row.based_on,
        found=row.found,
        by=row.by,
        at=row.at,
        received_at=row.received_at,
        said=msgspec.convert(row.said, Said),
        stood=msgspec.convert(row.stood, Stood),
    )


def _flag(row: sa.Row[Any]) -> Flag:
    return Flag(work_order=row.work_order, zone=row.zone, at=row.at, code=row.code, since=row.since)
