"""The SQL of credentials."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from credentials.claims import Claims, StatusRef
from permits.permits.model import Credential
from permits.tables import credential, permit
from storage.database import Rx, Tx


async def insert(tx: Tx, new: Sequence[tuple[Credential, Claims]]) -> None:
    """Write credentials with the claims that will be sealed."""
    await tx.execute(sa.insert(credential), [_row(one, claims) for one, claims in new])


async def of_permit(rx: Rx, permit_id: UUID) -> tuple[Credential, ...]:
    """All that were ever issued, oldest first."""
    mine = sa.select(credential).where(credential.c.permit == permit_id)
    return await _read(rx, mine.order_by(credential.c.issued_at, credential.c.cti))


async def current(rx: Rx, permits: Iterable[UUID]) -> tuple[Credential, ...]:
    """Those that nothing has replaced or revoked, by permit."""
    table = credential.c
    good = sa.and_(table.permit.in_(sorted(permits)), table.replaced_at.is_(None), table.revoked_at.is_(None))
    return await _read(rx, sa.select(credential).where(good).order_by(table.permit, table.cti))


async def find(rx: Rx, cti: UUID) -> Credential | None:
    """One credential, or None."""
    found = await _read(rx, sa.select(credential).where(credential.c.cti == cti))
    return found[0] if found else None


async def refs(rx: Rx, permits: Iterable[UUID]) -> tuple[StatusRef, ...]:
    """Where the status list keeps the permits' credentials, those already revoked by themselves left out."""
    table = credential.c
    wanted = sa.select(table.status_block, table.status_index)
    rows = await rx.rows(wanted.where(table.permit.in_(sorted(permits)), table.revoked_at.is_(None)))
    return tuple(StatusRef(block=row.status_block, index=row.status_index) for row in rows)


async def replace(tx: Tx, ctis: Iterable[UUID], at: datetime) -> None:
    """Newer ones were issued; these stay good until their end."""
    table = credential.c
    old = sa.and_(table.cti.in_(sorted(ctis)), table.replaced_at.is_(None))
    await tx.execute(sa.update(credential).where(old).values(replaced_at=at))


async def revoke(tx: Tx, ctis: Iterable[UUID], at: datetime) -> None:
    """These alone are revoked, for good."""
    table = credential.c
    old = sa.and_(table.cti.in_(sorted(ctis)), table.revoked_at.is_(None))
    await tx.execute(sa.update(credential).where(old).values(revoked_at=at))


async def unsealed(rx: Rx, limit: int) -> tuple[UUID, ...]:
    """Credentials without a text, oldest first."""
    waiting = sa.select(credential.c.cti).where(credential.c.text.is_(None))
    return tuple(row.cti for row in await rx.rows(waiting.order_by(credential.c.cti).limit(limit)))


async def to_seal(rx: Rx, ctis: Iterable[UUID]) -> tuple[tuple[UUID, Claims, UUID | None], ...]:
    """Claims to be sealed and the unit whose key signs."""
    wanted = sa.select(credential.c.cti, credential.c.claims, permit.c.issuing_unit).join(permit)
    rows = await rx.rows(wanted.where(credential.c.cti.in_(sorted(ctis)), credential.c.text.is_(None)))
    return tuple((row.cti, msgspec.convert(row.claims, Claims), row.issuing_unit) for row in rows)


async def store_text(tx: Tx, cti: UUID, text: str) -> None:
    """Keep the first text that arrives; whoever sealed it a second time reads this one."""
    mine = sa.and_(credential.c.cti == cti, credential.c.text.is_(None))
    await tx.execute(sa.update(credential).where(mine).values(text=text))


async def texts(rx: Rx, ctis: Iterable[UUID]) -> dict[UUID, str]:
    """The texts of those that are sealed."""
    wanted = sa.select(credential.c.cti, credential.c.text)
    rows = await rx.rows(wanted.where(credential.c.cti.in_(sorted(ctis)), credential.c.text.is_not(None)))
    return {row.cti: row.text for row in rows}


async def signed_by(rx: Rx, beginning: str) -> tuple[str, ...]:
    """The texts that begin so: a key's name stands there."""
    begins = sa.func.substr(credential.c.text, 1, len(beginning)) == beginning
    return tuple(row.text for row in await rx.rows(sa.select(credential.c.text).where(begins)))


async def _read(rx: Rx, statement: sa.Select[Any]) -> tuple[Credential, ...]:
    return tuple(_credential(row) for row in await rx.rows(statement))


def _credential(row: sa.Row[Any]) -> Credential:
    return Credential(
        cti=row.cti,
        permit=row.permit,
        holder=row.holder,
        block=row.status_block,
        index=row.status_index,
        issued_at=row.issued_at,
        text=row.text,
        replaced_at=row.replaced_at,
        revoked_at=row.revoked_at,
    )


def _row(one: Credential, claims: Claims) -> dict[str, Any]:
    return {
        "cti": one.cti,
        "permit": one.permit,
        "holder": one.holder,
        "status_block": one.block,
        "status_index": one.index,
        "issued_at": one.issued_at,
        "claims": msgspec.to_builtins(claims),
        "text": None,
        "replaced_at": None,
        "revoked_at": None,
    }
