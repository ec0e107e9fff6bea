"""All SQL of keys."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from credentials.bundle.model import IssuedSetRef, Scope
from credentials.keys.model import SigningKey
from credentials.keys.tables import deployment, issued_set, key_use, signing_key
from credentials.wire import KeyRole, Purpose, instant, seconds
from storage.database import Rx, Tx
from storage.dialect import insert


async def find_deployment(rx: Rx) -> str | None:
    """The deployment's id, once it is founded."""
    name: str | None = await rx.scalar(sa.select(deployment.c.name))
    return name


async def found(tx: Tx, name: str, at: datetime) -> bool:
    """Say which deployment this is; False when somebody said so before."""
    row = {"one": 1, "name": name, "at": at}
    return await tx.execute(insert(tx, deployment).values(row).on_conflict_do_nothing()) == 1


async def hold(tx: Tx) -> None:
    """Let one process at a time change keys."""
    await tx.execute(sa.update(deployment).values(name=deployment.c.name))


async def keys(rx: Rx) -> tuple[SigningKey, ...]:
    """Every key there ever was, oldest first."""
    return await _keys(rx, sa.true())


async def issuers(rx: Rx, unit: UUID | None) -> tuple[SigningKey, ...]:
    """The unit's issuer keys and the department's."""
    mine = sa.or_(signing_key.c.unit.is_(None), signing_key.c.unit == unit)
    return await _keys(rx, sa.and_(signing_key.c.role == KeyRole.ISSUER.value, mine))


async def _keys(rx: Rx, which: sa.ColumnElement[bool]) -> tuple[SigningKey, ...]:
    joined = signing_key.outerjoin(issued_set, signing_key.c.issued_set == issued_set.c.sha256)
    statement = sa.select(signing_key, issued_set.c.as_of).select_from(joined).where(which)
    return tuple(_key(row) for row in await rx.rows(statement.order_by(signing_key.c.signs_from, signing_key.c.id)))


def _key(row: sa.Row[Any]) -> SigningKey:
    listed = row.issued_set and IssuedSetRef(sha256=row.issued_set, as_of=seconds(row.as_of))
    return SigningKey(
        id=row.id,
        kid=row.kid,
        role=KeyRole(row.role),
        unit=row.unit,
        public_key=row.public_key,
        handle=row.handle,
        certificate=row.certificate,
        scope=_scope(row.scope),
        daily_cap=row.daily_cap,
        published_at=row.published_at,
        signs_from=row.signs_from,
        signs_to=row.signs_to,
        withdrawn_at=row.withdrawn_at,
        changed_at=row.changed_at,
        issued_set=listed,
    )


def _scope(raw: dict[str, Any]) -> Scope:
    zones, purposes = raw["zones"], raw["purposes"]
    return Scope(
        zones=None if zones is None else frozenset(zones),
        purposes=None if purposes is None else frozenset(map(Purpose, purposes)),
        longest_s=raw["longest_s"],
    )


def _scope_row(scope: Scope) -> dict[str, Any]:
    sets = {name: None if held is None else sorted(held) for name, held in asdict(scope).items() if name != "longest_s"}
    return sets | {"longest_s": scope.longest_s}


async def add(tx: Tx, key: SigningKey) -> None:
    """Write a new key."""
    names = ("id", "kid", "unit", "public_key", "handle", "certificate", "daily_cap")
    times = ("published_at", "signs_from", "signs_to", "withdrawn_at")
    row = {name: getattr(key, name) for name in (*names, *times)} | {"changed_at": key.published_at}
    await tx.execute(sa.insert(signing_key), row | {"role": key.role.value, "scope": _scope_row(key.scope)})


async def rescope(tx: Tx, unit: UUID | None, scope: Scope, at: datetime) -> None:
    """Give every issuer key of a unit a new scope."""
    mine = signing_key.c.unit.is_(None) if unit is None else signing_key.c.unit == unit
    await _change(tx, sa.and_(signing_key.c.role == KeyRole.ISSUER.value, mine), at, scope=_scope_row(scope))


async def withdraw(tx: Tx, key: UUID, at: datetime) -> None:
    """Honour nothing of it any more."""
    await _change(tx, signing_key.c.id == key, at, withdrawn_at=at)


async def certify(tx: Tx, key: UUID, certificate: bytes) -> None:
    """Keep another certificate of the same key for the same time; to posts nothing changed."""
    await tx.execute(sa.update(signing_key).where(signing_key.c.id == key).values(certificate=certificate))


async def sign_from(tx: Tx, key: UUID, period: tuple[datetime, datetime], at: datetime) -> None:
    """Bring a standby forward."""
    await _change(tx, signing_key.c.id == key, at, signs_from=period[0], signs_to=period[1])


async def _change(tx: Tx, which: sa.ColumnElement[bool], at: datetime, **values: object) -> None:
    await tx.execute(sa.update(signing_key).where(which).values(**values, changed_at=at))


async def list_issued(tx: Tx, key: UUID, named: IssuedSetRef, content: bytes) -> None:
    """Honour only what is in the set."""
    row = {"sha256": named.sha256, "as_of": instant(named.as_of), "content": content}
    await tx.execute(insert(tx, issued_set).values(row).on_conflict_do_nothing())
    await _change(tx, signing_key.c.id == key, instant(named.as_of), issued_set=named.sha256)


async def find_issued(rx: Rx, sha256: bytes) -> bytes | None:
    """The signed set of this hash."""
    content: bytes | None = await rx.scalar(sa.select(issued_set.c.content).where(issued_set.c.sha256 == sha256))
    return content


async def count_use(tx: Tx, key: UUID, day: int) -> int:
    """Count one more permit signed on a day; how many by now."""
    fresh = insert(tx, key_use).values({"key": key, "day": day, "signed": 1})
    more = {"signed": key_use.c.signed + 1}
    await tx.execute(fresh.on_conflict_do_update(index_elements=["key", "day"], set_=more))
    this = sa.and_(key_use.c.key == key, key_use.c.day == day)
    signed: int = await tx.scalar(sa.select(key_use.c.signed).where(this))
    return signed
