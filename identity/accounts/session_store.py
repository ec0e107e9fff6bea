"""Who a secret stands for: one query, on every request that is not remembered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.access import Role
from identity.accounts.model import Account, AccountGrant, Token, TokenKind
from identity.accounts.tables import account, account_grant, account_grant_unit, token
from identity.devices.tables import device
from storage.database import Rx
from storage.types import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A living token with its account, the grants that hold, and the device that carries it."""

    token: Token
    account: Account
    grants: tuple[AccountGrant, ...]
    device: UUID | None
    checkpoint: UUID | None


async def shut_out_of(rx: Rx, hashed: bytes, now: datetime) -> tuple[Bearer, datetime] | None:
    """Which checkpoint's device bore the secret, and since when it is shut out; None for any other secret.

    A device is shut out by itself, or with the account of its checkpoint.
    """
    rows = await rx.rows(_SHUT_OUT, {"given_hash": hashed, "given_now": now})
    return (_bearer(rows), rows[0].d_shut_out_at) if rows else None


async def bearer_of(rx: Rx, hashed: bytes, now: datetime) -> Bearer | None:
    """Who bears the secret of this hash; None when it is unknown, ended or revoked, or its account closed."""
    rows = await rx.rows(_BEARER, {"given_hash": hashed, "given_now": now})
    return _bearer(rows) if rows else None


_OF_ACCOUNT = ("id", "login", "name", "language", "organisation", "person", "checkpoint", "disabled_at", "version")
_OF_TOKEN = ("id", "account", "kind", "label", "created_at", "expires_at", "revoked_at")
_OF_GRANT = ("id", "role", "organisation", "everywhere", "granted_at")
_HOLDER = sa.join(token, account, account.c.id == token.c.account)
_CARRIED = _HOLDER.outerjoin(device, sa.and_(device.c.token == token.c.id, device.c.revoked_at.is_(None)))
_LEFT_BEHIND = _HOLDER.join(device, sa.and_(device.c.token == token.c.id, device.c.checkpoint.is_not(None)))
_SHUT_OUT_AT = sa.func.coalesce(device.c.revoked_at, account.c.disabled_at)


def _bearers(source: sa.Join) -> sa.Select[Any]:
    held = sa.and_(account_grant.c.account == account.c.id, account_grant.c.revoked_at.is_(None))
    return (
        sa.select(
            *(account.c[name].label(f"a_{name}") for name in _OF_ACCOUNT),
            *(token.c[name].label(f"t_{name}") for name in _OF_TOKEN),
            *(account_grant.c[name].label(f"g_{name}") for name in _OF_GRANT),
            account_grant_unit.c.unit.label("g_unit"),
            device.c.id.label("d_id"),
            device.c.checkpoint.label("d_checkpoint"),
            _SHUT_OUT_AT.label("d_shut_out_at"),
        )
        .select_from(
            source.outerjoin(account_grant, held).outerjoin(
                account_grant_unit, account_grant_unit.c.account_grant == account_grant.c.id
            )
        )
        .where(
            token.c.hash == sa.bindparam("given_hash", type_=sa.LargeBinary),
            token.c.expires_at > sa.bindparam("given_now", type_=Instant),
        )
        .order_by(account_grant.c.id)
    )


_BEARER = _bearers(_CARRIED).where(token.c.revoked_at.is_(None), account.c.disabled_at.is_(None))
_SHUT_OUT = _bearers(_LEFT_BEHIND).where(_SHUT_OUT_AT.is_not(None))


def _bearer(rows: Sequence[sa.Row[Any]]) -> Bearer:
    one = rows[0]
    said = {name: getattr(one, f"t_{name}") for name in _OF_TOKEN} | {"kind": TokenKind(one.t_kind)}
    holder = Account(**{name: getattr(one, f"a_{name}") for name in _OF_ACCOUNT})
    return Bearer(
        token=Token(**said),
        account=holder,
        grants=tuple(_grant(row, rows, holder.id) for row in _first_of_each(rows)),
        device=one.d_id,
        checkpoint=one.d_checkpoint or holder.checkpoint,
    )


def _first_of_each(rows: Sequence[sa.Row[Any]]) -> list[sa.Row[Any]]:
    return list({row.g_id: row for row in rows if row.g_id is not None}.values())


def _grant(row: sa.Row[Any], rows: Sequence[sa.Row[Any]], holder: UUID) -> AccountGrant:
    units = frozenset(other.g_unit for other in rows if other.g_id == row.g_id and other.g_unit is not None)
    return AccountGrant(
        id=row.g_id,
        account=holder,
        role=Role(row.g_role),
        organisation=row.g_organisation,
        units=None if row.g_everywhere else units,
        granted_at=row.g_granted_at,
    )
