"""What the command line does with keys; a mistake is one sentence."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import click

from credentials.bundle.model import IssuedSetRef, Scope
from credentials.keys.model import SigningKey
from fieldpass.operator import OPERATOR
from fieldpass.wiring import Deployment
from storage.outcomes import NotFound

DEPARTMENT: Final = "department"
IN_FLIGHT_S: Final = 2.0
"""Longer than a process needs from choosing a key to keeping what it signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A leaked key in allow-list mode: how many credentials of its still pass."""

    named: IssuedSetRef
    ids: int


async def keys_of(house: Deployment) -> tuple[tuple[SigningKey, str], ...]:
    """Every key, oldest first, with its unit's code."""
    keys = await house.services.keys.every()
    units = await house.services.units.by_ids([key.unit for key in keys if key.unit is not None], by=OPERATOR)
    codes = {unit.id: unit.code for unit in units}
    return tuple((key, DEPARTMENT if key.unit is None else codes.get(key.unit, str(key.unit))) for key in keys)


def state_of(key: SigningKey, at: datetime) -> str:
    """Where in its life a key is."""
    if key.withdrawn_at is not None:
        return "WITHDRAWN"
    if key.issued_set is not None:
        return "LISTED"
    if at < key.signs_from:
        return "STANDBY"
    return "SIGNS" if at < key.signs_to else "PAST"


async def withdraw(house: Deployment, kid: str) -> None:
    """Honour nothing that the key signed."""
    if isinstance(await house.services.keys.withdraw(_kid(kid), house.clock()), NotFound):
        raise _unknown(kid)


async def allow_list(house: Deployment, kid: str) -> Listed:
    """Of all that the key signed honour only what is kept here; looks again for what was under way."""
    wanted = _kid(kid)
    listed = await _list(house, wanted)
    await asyncio.sleep(IN_FLIGHT_S)
    if len(await house.services.permits.sealer.signed_by(wanted)) == listed.ids:
        return listed
    return await _list(house, wanted)


async def _list(house: Deployment, kid: bytes) -> Listed:
    ids = await house.services.permits.sealer.signed_by(kid)
    named = await house.services.keys.list_issued(kid, ids, house.clock())
    if isinstance(named, NotFound):
        raise _unknown(kid.hex())
    return Listed(named=named, ids=len(ids))


async def rescope(house: Deployment, unit: str, scope: Scope) -> int:
    """Change what a unit's keys may sign; how many keys."""
    changed = await house.services.keys.rescope(await _unit(house, unit), scope, house.clock())
    if not changed:
        raise click.ClickException(f"{unit} has no issuer key")
    return changed


async def _unit(house: Deployment, code: str) -> UUID | None:
    if code == DEPARTMENT:
        return None
    unit = (await house.services.units.tree()).by_code(code, house.clock())
    if unit is None:
        raise click.ClickException(f"there is no unit with the code {code!r} today")
    return unit.id


def _kid(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as fault:
        raise _unknown(text) from fault


def _unknown(kid: str) -> click.ClickException:
    return click.ClickException(f"there is no key {kid}; `fieldpass keys list` shows them")
