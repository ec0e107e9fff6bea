"""The steps of a permit with the rights they need: each gives the next permit, a refusal, or raises Forbidden. Pure."""

from datetime import datetime
from typing import Final
from uuid import UUID

from identity.access import Action, Actor, Subject, allow
from permits import rights
from permits.permits import rules
from permits.permits.commands import Lift, Object, Review, Revoke, Suspend
from permits.permits.model import Permit, Standing, StandingCause
from storage.outcomes import BadInput, Forbidden, Refusal

OBJECTION: Final = "OBJECTION"


def suspend(permit: Permit, command: Suspend, by: Actor, at: datetime) -> Permit | Refusal:
    """Hold it up in the name of a unit, or of the department."""
    unit = _speaks_for(permit, by, Action.SUSPEND_PERMIT)
    cause = StandingCause.AUTHORITY if unit is None else StandingCause.UNIT
    why = Standing(cause=cause, code="SUSPENDED", at=at, holds=True, unit=unit, by=by.account, note=command.reason)
    return rules.suspended(permit, why)


def object_to(permit: Permit, command: Object, by: Actor, at: datetime) -> Permit | Refusal:
    """Say no in the name of one unit that was told."""
    mine = rights.require_authority(by, Action.OBJECT_PERMIT, permit.units)
    unit = _one_of(mine, command.unit)
    why = Standing(
        cause=StandingCause.UNIT, code=OBJECTION, at=at, holds=True, unit=unit, by=by.account, note=command.reason
    )
    return rules.objected(permit, why)


def lift(permit: Permit, _command: Lift, by: Actor) -> Permit | Refusal:
    """Take back what the actor's own units hold; the department takes back anything."""
    units = {one.unit for one in permit.reasons if one.holds and one.unit is not None}
    mine = rights.require_authority(by, Action.SUSPEND_PERMIT, units | permit.units)
    everywhere = rights.answers_everywhere(by, Action.SUSPEND_PERMIT)
    return rules.lifted(permit, frozenset(one.key for one in permit.reasons if everywhere or one.unit in mine))


def revoke(permit: Permit, command: Revoke, by: Actor, at: datetime) -> Permit | Refusal:
    """End it, as the employer or as an authority of one of its units."""
    employer = rights.is_employer(by, Action.REVOKE_PERMIT, permit.organisation)
    unit = None if employer else _speaks_for(permit, by, Action.REVOKE_PERMIT)
    code = "REVOKED_BY_EMPLOYER" if employer else "REVOKED"
    why = Standing(
        cause=StandingCause.ENDED, code=code, at=at, holds=False, unit=unit, by=by.account, note=command.reason
    )
    return rules.revoked(permit, why)


def complete(permit: Permit, by: Actor) -> Permit | Refusal:
    """Say that the work is done: the organisation, or a member of the crew."""
    _allow_work(permit, by)
    return rules.completed(permit)


def reopen(permit: Permit, by: Actor, at: datetime) -> Permit | Refusal:
    """Say that the work goes on."""
    _allow_work(permit, by)
    return rules.reopened(permit, at)


def review(permit: Permit, command: Review, by: Actor, at: datetime) -> Permit | Refusal:
    """Look at what was granted in a hurry."""
    rights.require_authority(by, Action.REVIEW_PERMIT, permit.units)
    why = Standing(cause=StandingCause.REVIEW, code="REVIEWED", at=at, holds=False, by=by.account, note=command.note)
    return rules.reviewed(permit, why)


def _allow_work(permit: Permit, by: Actor) -> None:
    persons = frozenset(holder.id for holder in permit.holders)
    allow(by, Action.COMPLETE_PERMIT, Subject(organisation=permit.organisation, persons=persons))


def _speaks_for(permit: Permit, by: Actor, action: Action) -> UUID | None:
    """The unit in whose name the actor acts; None is the department. Raises Forbidden when it is neither."""
    mine = rights.require_authority(by, action, permit.units)
    return None if rights.answers_everywhere(by, action) else min(mine)


def _one_of(mine: frozenset[UUID], named: UUID | None) -> UUID:
    if named is not None and named not in mine:
        raise Forbidden(Action.OBJECT_PERMIT)
    if named is None and len(mine) != 1:
        raise BadInput("input.unit", "REQUIRED")
    return named or next(iter(mine))
