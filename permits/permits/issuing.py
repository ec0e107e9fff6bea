"""Making a permit out of what is wanted, in the caller's transaction, with the zones already under lock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from permits.events import PermitIssued, PermitSuperseded
from permits.ground.model import Ground
from permits.ground.rules import units_of
from permits.permits import references, rules, store
from permits.permits.claims import first_good
from permits.permits.minting import mint
from permits.permits.model import Permit, Standing, StandingCause
from permits.ports import Members, Ports
from permits.wanted import Wanted
from storage import events
from storage.database import Tx
from storage.ids import new_id
from storage.outcomes import Conflict, NotFound, Reason, Refused

REVIEW: Final = "BREAK_GLASS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What was said yes to, by whom, on which ground. `by`: the approver, or the applicant under standing approval."""

    wanted: Wanted
    grounds: Sequence[Ground]
    members: Members
    requested_by: UUID
    by: UUID
    at: datetime
    application: UUID | None = None
    break_glass: str | None = None
    """Why an approver let this one through at a checkpoint; always reviewed."""


async def issue(tx: Tx, ports: Ports, grant: Grant) -> tuple[Permit, tuple[UUID, ...]] | NotFound | Conflict | Refused:
    """Write the permit, its credentials and the event; a permit it replaces is superseded."""
    permit = await _permit(tx, grant)
    if grant.wanted.replaces is not None:
        fault = await _supersede(tx, grant.wanted.replaces, permit, decided=_is_decided(grant))
        if fault is not None:
            return fault
    await store.insert(tx, permit)
    ctis = await mint(tx, ports.statuses, permit, permit.holders, grant.at)
    await events.append(tx, _issued(permit, grant))
    return permit, ctis


async def members(tx: Tx, ports: Ports, wanted: Wanted, at: datetime) -> Members | Refused:
    """Read holders and vehicles from the roster; only the vetted may be on a permit."""
    found = await ports.rosters.members(tx, wanted.organisation, wanted.holders, wanted.vehicles, at)
    return refused_members(found) or found


def refused_members(found: Members) -> Refused | None:
    """Refuse whoever is not on the roster, or not vetted."""
    reasons = (
        *(Reason(code="NOT_ON_ROSTER", params={"id": str(one)}) for one in found.unknown),
        *(Reason(code="NOT_VETTED", params={"id": str(one)}) for one in found.unvetted),
    )
    return Refused(reasons=reasons) if reasons else None


async def _permit(tx: Tx, grant: Grant) -> Permit:
    wanted, units = grant.wanted, units_of(grant.grounds)
    valid_from, valid_to = (at.replace(microsecond=0) for at in (wanted.valid_from, wanted.valid_to))
    return Permit(
        id=new_id(),
        reference=references.reference(references.PERMIT, grant.at),
        control_code=await references.free_control_code(tx),
        organisation=wanted.organisation,
        purpose=wanted.purpose,
        subject_type=wanted.subject_type,
        holders=grant.members.holders,
        vehicles=grant.members.vehicles,
        crew=wanted.crew,
        base_zone=wanted.base_zone,
        entry_mode=wanted.entry_mode,
        zones=wanted.zones,
        units=units,
        places=wanted.places,
        route=wanted.route,
        valid_from=valid_from,
        valid_to=valid_to,
        hard_limit=rules.hard_limit(first_good(valid_from, grant.at)),
        hours=wanted.hours,
        conditions=wanted.conditions,
        premises=wanted.premises,
        work_order=wanted.work_order,
        application=grant.application,
        replaces=wanted.replaces,
        requested_by=grant.requested_by,
        issued_by=grant.by,
        issuing_unit=next(iter(units)) if len(units) == 1 else None,
        issued_at=grant.at,
        approved_at=grant.at,
        break_glass=grant.break_glass is not None,
        reasons=_reasons(grant),
    )


def _is_decided(grant: Grant) -> bool:
    return any(ground.asks_a_person for ground in grant.grounds)


def _reasons(grant: Grant) -> tuple[Standing, ...]:
    if grant.break_glass is None:
        return ()
    why = Standing(
        cause=StandingCause.REVIEW, code=REVIEW, at=grant.at, holds=False, by=grant.by, note=grant.break_glass
    )
    return (why,)


async def _supersede(tx: Tx, old_id: UUID, successor: Permit, *, decided: bool) -> NotFound | Conflict | Refused | None:
    """What somebody holds is not replaced behind their back; its credentials stay as they are."""
    old = await store.locked(tx, old_id)
    if old is None or old.organisation != successor.organisation:
        return NotFound(kind="Permit", id=old_id)
    if not decided and any(one.holds for one in old.reasons):
        return Refused(reasons=(Reason(code="HELD_BY_OTHERS"),))
    new = rules.superseded(old)
    if isinstance(new, Conflict):
        return new
    await store.save(tx, old, new)
    at, organisation = successor.issued_at, old.organisation
    await events.append(tx, PermitSuperseded(subject=old.id, at=at, organisation=organisation, successor=successor.id))
    return None


def _issued(permit: Permit, grant: Grant) -> PermitIssued:
    return PermitIssued(
        subject=permit.id,
        at=grant.at,
        organisation=permit.organisation,
        unit=permit.issuing_unit,
        units=tuple(sorted(permit.units)),
        zones=permit.zones,
        standing=not _is_decided(grant),
        break_glass=permit.break_glass,
    )
