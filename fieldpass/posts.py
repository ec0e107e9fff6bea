"""A checkpoint's phones and officers from the operator's own command line; a mistake is one sentence."""

from collections.abc import AsyncIterator
from datetime import datetime
from uuid import UUID

import click

from checkpoints.enrolment.model import Confirm
from checkpoints.officers.model import AddOfficer, OfficerEnded, PinGiven, ResetPin
from checkpoints.records import store as records
from fieldpass.bundle_files import checkpoint_id
from fieldpass.operator import OPERATOR, request
from fieldpass.verifying.say import LOCAL
from fieldpass.wiring import Deployment
from identity.devices.model import Confirmed, Device, Revoked
from storage.outcomes import Conflict, NotFound, Refusal


async def phones(house: Deployment, checkpoint: str) -> AsyncIterator[str]:
    """One line a phone, newest first: id, state, bundle, clock, last call, label."""
    id_, unit = await _post(house, checkpoint)
    for one in await house.services.devices.of_checkpoint(id_, frozenset({unit}), by=OPERATOR):
        yield f"{one.id}  {_state(one):13} {_said(one):40} {one.label}"


async def confirm(house: Deployment, device: str, code: str) -> None:
    """The code was heard; raises ClickException for another one."""
    command = Confirm(device=_uuid(device), code=code)
    done = await house.services.enrolment.confirm(command, by=OPERATOR, request=request(house.clock()))
    if not isinstance(done, Confirmed):
        raise click.ClickException(_why(done))


async def revoke(house: Deployment, device: str) -> None:
    """Shut it out."""
    done = await house.services.devices.revoke(_uuid(device), by=OPERATOR, request=request(house.clock()))
    if not isinstance(done, Revoked):
        raise click.ClickException(_why(done))


async def officers(house: Deployment, checkpoint: str) -> AsyncIterator[str]:
    """One line an officer, oldest first: id, whether they lead, name."""
    id_, _ = await _post(house, checkpoint)
    for one in await house.services.officers.of_checkpoint(id_, by=OPERATOR) or ():
        yield f"{one.id}  {'LEADER' if one.leader else 'OFFICER':8} {one.name}"


async def add_officer(house: Deployment, checkpoint: str, name: str, *, leader: bool) -> str:
    """Their PIN, shown once."""
    id_, _ = await _post(house, checkpoint)
    command = AddOfficer(checkpoint=id_, name=name, leader=leader)
    return _pin(await house.services.officers.add(command, by=OPERATOR, request=request(house.clock())))


async def reset_pin(house: Deployment, officer: str) -> str:
    """Another PIN, shown once."""
    command = ResetPin(officer=_uuid(officer))
    return _pin(await house.services.officers.reset_pin(command, by=OPERATOR, request=request(house.clock())))


async def end_officer(house: Deployment, officer: str) -> None:
    """They sign on no more."""
    done = await house.services.officers.end(_uuid(officer), by=OPERATOR, request=request(house.clock()))
    if not isinstance(done, OfficerEnded):
        raise click.ClickException(_why(done))


async def _post(house: Deployment, named: str) -> tuple[UUID, UUID]:
    """A checkpoint and the unit that runs it, whether it stands now or not."""
    id_ = await checkpoint_id(house, named)
    async with house.db.reading() as rx:
        head = await records.find_head(rx, id_)
    if head is None:
        raise click.ClickException(f"there is no checkpoint {named}")
    return head.id, head.unit


def _state(one: Device) -> str:
    if one.revoked_at is not None:
        return "REVOKED"
    return "CONFIRMED" if one.confirmed_at is not None else "NOT CONFIRMED"


def _said(one: Device) -> str:
    bundle = "no bundle" if one.bundle_sequence is None else f"bundle {one.bundle_sequence}"
    clock = "" if one.clock_offset_ms is None else f", clock {one.clock_offset_ms / 1000:+.0f} s"
    return f"{bundle}{clock}, {_at(one.last_seen_at)}"


def _at(at: datetime | None) -> str:
    return "never seen" if at is None else f"{at.astimezone(LOCAL):%Y-%m-%d %H:%M}"


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as fault:
        raise click.ClickException(f"{text} is no UUID; the list shows them") from fault


def _pin(done: PinGiven | Refusal) -> str:
    if not isinstance(done, PinGiven):
        raise click.ClickException(_why(done))
    return done.pin


def _why(refusal: Refusal) -> str:
    from api.words import say

    match refusal:
        case Conflict(code=code, params=params):
            return say(f"problem-{code}", "en", params)
        case NotFound(kind=kind, id=id_):
            return f"there is no {kind.lower()} {id_}"
    return str(refusal)
