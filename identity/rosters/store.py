"""All SQL of rosters."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.rosters.model import (
    Attachment,
    AttachmentKind,
    HealthDeclaration,
    IdentityNumber,
    Person,
    Vehicle,
    VehicleKind,
    VettingState,
)
from identity.rosters.tables import attachment, person, vehicle
from storage import keyset
from storage.database import Rx, Tx
from storage.paging import Page

_State = VettingState | None
_After = tuple[str, UUID] | None


async def add_person(tx: Tx, one: Person) -> None:
    """Write somebody new."""
    row = {name: getattr(one, name) for name in ("id", "organisation", "name", "folded", "phone", "state", "version")}
    for kind, number in (("cmnd", one.cmnd), ("cccd", one.cccd)):
        row[f"{kind}_hash"] = number.keyed_hash if number else None
        row[f"{kind}_last4"] = number.last4 if number else None
    await tx.execute(sa.insert(person), row | _health(one.health))


async def save_health(tx: Tx, id: UUID, health: HealthDeclaration, version: int) -> None:
    """Replace the declaration."""
    values = _health(health) | {"version": version}
    await tx.execute(sa.update(person).where(person.c.id == id).values(values))


async def add_vehicle(tx: Tx, one: Vehicle) -> None:
    """Write a new vehicle."""
    names = ("id", "organisation", "vehicle_kind", "plate", "shown", "label", "state", "version")
    await tx.execute(sa.insert(vehicle), {name: getattr(one, name) for name in names})


async def known_number(rx: Rx, organisation: UUID, numbers: Sequence[IdentityNumber]) -> bool:
    """True when somebody who still stands on this roster bears one of the numbers."""
    hashes = [number.keyed_hash for number in numbers]
    same = sa.or_(person.c.cmnd_hash.in_(hashes), person.c.cccd_hash.in_(hashes))
    standing = sa.and_(person.c.organisation == organisation, person.c.state != VettingState.REMOVED, same)
    return await rx.first(sa.select(person.c.id).where(standing).limit(1)) is not None


async def known_plate(rx: Rx, organisation: UUID, plate: str) -> bool:
    """True when a vehicle that still stands on this roster bears the plate."""
    standing = sa.and_(
        vehicle.c.organisation == organisation, vehicle.c.state != VettingState.REMOVED, vehicle.c.plate == plate
    )
    return await rx.first(sa.select(vehicle.c.id).where(standing).limit(1)) is not None


async def persons_like(
    rx: Rx, organisation: UUID, hashes: Sequence[bytes], phones: Sequence[str]
) -> tuple[Person, ...]:
    """Who still stands on this roster under one of these numbers or phones."""
    same = sa.or_(person.c.cmnd_hash.in_(hashes), person.c.cccd_hash.in_(hashes), person.c.phone.in_(phones))
    standing = sa.and_(person.c.organisation == organisation, person.c.state != VettingState.REMOVED, same)
    return tuple(map(_person, await rx.rows(sa.select(person).where(standing).order_by(person.c.id))))


async def vehicles_standing(rx: Rx, organisation: UUID) -> tuple[Vehicle, ...]:
    """The vehicles that still stand on this roster."""
    standing = sa.and_(vehicle.c.organisation == organisation, vehicle.c.state != VettingState.REMOVED)
    return tuple(map(_vehicle, await rx.rows(sa.select(vehicle).where(standing).order_by(vehicle.c.id))))


async def save_contact(tx: Tx, one: Person) -> None:
    """Another phone or a newer declaration; the name and the numbers are as they were vetted."""
    values = _health(one.health) | {"phone": one.phone, "version": one.version}
    await tx.execute(sa.update(person).where(person.c.id == one.id).values(values))


async def persons(rx: Rx, ids: Sequence[UUID]) -> tuple[Person, ...]:
    """Those that exist, in the order asked for."""
    rows = await rx.rows(sa.select(person).where(person.c.id.in_(ids)))
    found = {row.id: _person(row) for row in rows}
    return tuple(found[id_] for id_ in ids if id_ in found)


async def vehicles(rx: Rx, ids: Sequence[UUID]) -> tuple[Vehicle, ...]:
    """Those that exist, in the order asked for."""
    rows = await rx.rows(sa.select(vehicle).where(vehicle.c.id.in_(ids)))
    found = {row.id: _vehicle(row) for row in rows}
    return tuple(found[id_] for id_ in ids if id_ in found)


async def lock_person(tx: Tx, id: UUID) -> Person | None:
    """Somebody, held until the transaction ends."""
    await tx.lock(person, [id])
    return next(iter(await persons(tx, [id])), None)


async def lock_vehicle(tx: Tx, id: UUID) -> Vehicle | None:
    """A vehicle, held until the transaction ends."""
    await tx.lock(vehicle, [id])
    return next(iter(await vehicles(tx, [id])), None)


async def lock_all(tx: Tx, ids: Sequence[UUID]) -> None:
    """Persons and vehicles, held until the transaction ends."""
    await tx.lock(person, ids)
    await tx.lock(vehicle, ids)


async def set_state(tx: Tx, one: Person | Vehicle, state: VettingState, by: UUID, at: datetime) -> None:
    """The next version stands so."""
    table = person if isinstance(one, Person) else vehicle
    values = {"state": state, "vetted_by": by, "vetted_at": at, "version": one.version + 1}
    await tx.execute(sa.update(table).where(table.c.id == one.id).values(values))


async def person_page(  # noqa: PLR0913 - every argument by name
    rx: Rx, organisation: UUID, *, part: str, state: _State, after: _After, first: int
) -> Page[Person]:
    """A roster by folded name, then id; `part` is any folded part of a name."""
    statement = sa.select(person).where(person.c.organisation == organisation)
    if part:
        statement = statement.where(person.c.folded.contains(part, autoescape=True))
    if state is not None:
        statement = statement.where(person.c.state == state)
    found = await keyset.page(rx, statement, (person.c.folded, person.c.id), after=after, first=first)
    return Page(rows=tuple(map(_person, found.rows)), more=found.more)


async def vehicle_page(rx: Rx, organisation: UUID, *, state: _State, after: _After, first: int) -> Page[Vehicle]:
    """A roster's vehicles by label, then id."""
    statement = sa.select(vehicle).where(vehicle.c.organisation == organisation)
    if state is not None:
        statement = statement.where(vehicle.c.state == state)
    found = await keyset.page(rx, statement, (vehicle.c.label, vehicle.c.id), after=after, first=first)
    return Page(rows=tuple(map(_vehicle, found.rows)), more=found.more)


async def add_attachment(tx: Tx, one: Attachment) -> None:
    """Write where the letter lies."""
    names = ("id", "organisation", "subject", "attachment_kind", "filename", "media", "size", "at")
    await tx.execute(sa.insert(attachment), {name: getattr(one, name) for name in names})


async def attachments(rx: Rx, subjects: Sequence[UUID]) -> tuple[Attachment, ...]:
    """What is kept for persons and vehicles, oldest first."""
    rows = await rx.rows(sa.select(attachment).where(attachment.c.subject.in_(subjects)).order_by(attachment.c.id))
    names = ("id", "organisation", "subject", "filename", "media", "size", "at")
    return tuple(
        Attachment(attachment_kind=AttachmentKind(row.attachment_kind), **{name: getattr(row, name) for name in names})
        for row in rows
    )


async def attachment_of_media(rx: Rx, media: str) -> tuple[UUID, ...]:
    """The organisations whose attachments lie under this name."""
    rows = await rx.rows(sa.select(attachment.c.organisation).where(attachment.c.media == media))
    return tuple(row.organisation for row in rows)


def _health(health: HealthDeclaration | None) -> dict[str, Any]:
    return {
        "declared_on": health.declared_on if health else None,
        "declaration_until": health.valid_until if health else None,
        "declaration_reference": health.reference if health else None,
    }


def _number(hashed: bytes | None, last4: str | None) -> IdentityNumber | None:
    return None if hashed is None or last4 is None else IdentityNumber(keyed_hash=hashed, last4=last4)


def _person(row: sa.Row[Any]) -> Person:
    declared = row.declared_on is not None
    return Person(
        id=row.id,
        organisation=row.organisation,
        name=row.name,
        folded=row.folded,
        phone=row.phone,
        cmnd=_number(row.cmnd_hash, row.cmnd_last4),
        cccd=_number(row.cccd_hash, row.cccd_last4),
        health=HealthDeclaration(
            declared_on=row.declared_on, valid_until=row.declaration_until, reference=row.declaration_reference
        )
        if declared
        else None,
        state=VettingState(row.state),
        version=row.version,
    )


def _vehicle(row: sa.Row[Any]) -> Vehicle:
    return Vehicle(
        id=row.id,
        organisation=row.organisation,
        vehicle_kind=VehicleKind(row.vehicle_kind),
        plate=row.plate,
        shown=row.shown,
        label=row.label,
        state=VettingState(row.state),
        version=row.version,
    )
