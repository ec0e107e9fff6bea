"""The SQL of applications: one row each, one row a deciding unit beside it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from permits.applications.model import Application, ApplicationStatus, Decision, Message, Part, Ruling
from permits.tables import application, application_part
from permits.wanted import Wanted
from storage.database import Rx, Tx


async def find(rx: Rx, application_id: UUID) -> Application | None:
    """The application, or None."""
    found = await select(rx, sa.select(application).where(application.c.id == application_id))
    return found[0] if found else None


async def find_many(rx: Rx, ids: Iterable[UUID]) -> tuple[Application, ...]:
    """Those that exist, in id order."""
    return await select(rx, sa.select(application).where(application.c.id.in_(sorted(ids))).order_by(application.c.id))


async def select(rx: Rx, statement: sa.Select[Any]) -> tuple[Application, ...]:
    """Whatever a SELECT of whole application rows finds, in its order."""
    rows = await rx.rows(statement)
    parts = await _parts(rx, [row.id for row in rows])
    return tuple(_application(row, parts.get(row.id, ())) for row in rows)


async def locked(tx: Tx, application_id: UUID) -> Application | None:
    """The application, held until the end of the transaction."""
    await tx.lock(application, [application_id])
    return await find(tx, application_id)


async def lock(tx: Tx, ids: Iterable[UUID]) -> None:
    """Hold these applications, in id order, until the end of the transaction."""
    await tx.lock(application, ids)


async def insert(tx: Tx, new: Application) -> None:
    """Write an application."""
    await tx.execute(sa.insert(application), _row(new))
    await _add_parts(tx, new)


async def save(tx: Tx, old: Application, new: Application) -> None:
    """Write what changed between two versions of a locked application."""
    await tx.execute(sa.update(application).where(application.c.id == new.id).values(_row(new)))
    if old.parts != new.parts:
        await tx.execute(sa.delete(application_part).where(application_part.c.application == new.id))
        await _add_parts(tx, new)


async def _parts(rx: Rx, ids: list[UUID]) -> dict[UUID, tuple[Part, ...]]:
    if not ids:
        return {}
    table = application_part.c
    statement = sa.select(application_part).where(table.application.in_(ids))
    rows = await rx.rows(statement.order_by(table.application, table.position))
    return {one: _of(rows, one) for one in {row.application for row in rows}}


def _of(rows: Iterable[sa.Row[Any]], application_id: UUID) -> tuple[Part, ...]:
    return tuple(_part(row) for row in rows if row.application == application_id)


async def _add_parts(tx: Tx, one: Application) -> None:
    rows = [_part_row(one.id, position, part) for position, part in enumerate(one.parts)]
    await tx.execute(sa.insert(application_part), rows)


def _application(row: sa.Row[Any], parts: tuple[Part, ...]) -> Application:
    return Application(
        id=row.id,
        reference=row.reference,
        wanted=msgspec.convert(row.wanted, Wanted),
        requested_by=row.requested_by,
        created_at=row.created_at,
        submitted_at=row.submitted_at,
        status=ApplicationStatus(row.status),
        version=row.version,
        parts=parts,
        messages=msgspec.convert(row.messages, tuple[Message, ...]),
        permit=row.permit,
    )


def _row(one: Application) -> dict[str, Any]:
    return {
        "id": one.id,
        "reference": one.reference,
        "organisation": one.wanted.organisation,
        "purpose": one.wanted.purpose,
        "wanted": msgspec.to_builtins(one.wanted),
        "requested_by": one.requested_by,
        "created_at": one.created_at,
        "submitted_at": one.submitted_at,
        "status": one.status,
        "version": one.version,
        "messages": msgspec.to_builtins(one.messages),
        "permit": one.permit,
    }


def _part(row: sa.Row[Any]) -> Part:
    said = None if row.ruling is None else _decision(row)
    return Part(unit=row.unit, zones=tuple(row.zones), epochs=tuple(row.epochs), decision=said)


def _decision(row: sa.Row[Any]) -> Decision:
    return Decision(ruling=Ruling(row.ruling), by=row.by, at=row.at, reason=row.reason)


def _part_row(application_id: UUID, position: int, part: Part) -> dict[str, Any]:
    said = part.decision
    return {
        "application": application_id,
        "position": position,
        "unit": part.unit,
        "zones": list(part.zones),
        "epochs": list(part.epochs),
        "ruling": said and said.ruling,
        "by": said and said.by,
        "at": said and said.at,
        "reason": said.reason if said else "",
    }
