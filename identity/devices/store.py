"""All SQL of devices."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.accounts.model import Kept
from identity.devices.model import Contact, Device, DeviceKind, Invite
from identity.devices.tables import device, device_invitation
from storage.database import Rx, Tx

_NAMES = (
    "id", "label", "account", "checkpoint", "unit", "enrolled_at",
    "revoked_at", "last_seen_at", "bundle_sequence", "clock_offset_ms",
    "public_key", "confirmed_at", "wrong_codes",
)  # fmt: skip
_AMONG = sa.select(device).where(device.c.id.in_(sa.bindparam("among", expanding=True)))


async def add_invitation(tx: Tx, invite: Invite, made: Kept, hashed: bytes, at: datetime) -> None:
    """Write an invitation; its secret comes in hashed."""
    names = ("account", "device_kind", "label", "checkpoint", "unit", "in_person")
    row = {name: getattr(invite, name) for name in names}
    told = {"id": made.id, "hash": hashed, "created_at": at, "expires_at": made.expires_at}
    await tx.execute(sa.insert(device_invitation), row | told)


async def invitation_lives(rx: Rx, hashed: bytes, at: datetime) -> bool:
    """Whether an invitation is unused and still good at an instant."""
    column = device_invitation.c
    alive = sa.and_(column.hash == hashed, column.used_at.is_(None), column.expires_at > at)
    return await rx.first(sa.select(column.id).where(alive)) is not None


async def use_invitation(tx: Tx, hashed: bytes, now: datetime) -> Invite | None:
    """Take an invitation's one use; None when it is unknown, used or too old."""
    column = device_invitation.c
    alive = sa.and_(column.hash == hashed, column.used_at.is_(None), column.expires_at > now)
    row = await tx.first(sa.select(device_invitation).where(alive))
    taken = await tx.execute(sa.update(device_invitation).where(alive).values(used_at=now))
    if row is None or taken != 1:
        return None
    return Invite(
        account=row.account,
        device_kind=DeviceKind(row.device_kind),
        label=row.label,
        checkpoint=row.checkpoint,
        unit=row.unit,
        in_person=row.in_person,
    )


async def add(tx: Tx, one: Device, token: UUID) -> None:
    """Write a new device with the token it signs in by."""
    row = {name: getattr(one, name) for name in _NAMES}
    await tx.execute(sa.insert(device), row | {"device_kind": one.device_kind, "token": token})


async def find(rx: Rx, id: UUID) -> Device | None:
    """One device, or None."""
    row = await rx.first(sa.select(device).where(device.c.id == id))
    return None if row is None else _device(row)


async def lock(tx: Tx, id: UUID) -> Device | None:
    """One device, held until the transaction ends."""
    await tx.lock(device, [id])
    return await find(tx, id)


async def by_ids(rx: Rx, ids: Collection[UUID]) -> dict[UUID, Device]:
    """Those of these devices that exist."""
    rows = await rx.rows(_AMONG, {"among": list(ids)}) if ids else ()
    return {row.id: _device(row) for row in rows}


async def token_of(rx: Rx, id: UUID) -> UUID | None:
    """The token a device signs in by."""
    found: UUID | None = await rx.scalar(sa.select(device.c.token).where(device.c.id == id))
    return found


async def of_account(rx: Rx, account: UUID) -> Sequence[Device]:
    """An account's devices, newest first."""
    statement = sa.select(device).where(device.c.account == account).order_by(device.c.id.desc())
    return [_device(row) for row in await rx.rows(statement)]


async def of_checkpoint(rx: Rx, checkpoint: UUID) -> Sequence[Device]:
    """A checkpoint's devices, newest first."""
    statement = sa.select(device).where(device.c.checkpoint == checkpoint).order_by(device.c.id.desc())
    return [_device(row) for row in await rx.rows(statement)]


async def revoke(tx: Tx, id: UUID, at: datetime) -> None:
    """Shut it out."""
    await tx.execute(sa.update(device).where(device.c.id == id, device.c.revoked_at.is_(None)).values(revoked_at=at))


async def confirm(tx: Tx, id: UUID, at: datetime) -> None:
    """It read its code aloud."""
    await tx.execute(sa.update(device).where(device.c.id == id).values(confirmed_at=at))


async def count_wrong_code(tx: Tx, id: UUID, wrong_codes: int) -> None:
    """It did not."""
    await tx.execute(sa.update(device).where(device.c.id == id).values(wrong_codes=wrong_codes))


async def save_contact(tx: Tx, id: UUID, contact: Contact) -> None:
    """When it last called, and with what."""
    said = {"bundle_sequence": contact.bundle_sequence, "clock_offset_ms": contact.clock_offset_ms}
    values = {name: value for name, value in said.items() if value is not None} | {"last_seen_at": contact.at}
    await tx.execute(sa.update(device).where(device.c.id == id).values(values))


def _device(row: sa.Row[Any]) -> Device:
    return Device(device_kind=DeviceKind(row.device_kind), **{name: getattr(row, name) for name in _NAMES})
