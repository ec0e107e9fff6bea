"""How a permit moves from state to state. Pure: each rule gives the next permit or why not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from credentials.wire import CONSTANTS, Status
from permits.permits.claims import first_good
from permits.permits.model import Carrier, Holder, Permit, PermitStatus, Standing, StandingCause
from storage.outcomes import Conflict, Reason, Refused

_S = PermitStatus
_ENDS: Final = frozenset({_S.REVOKED, _S.COMPLETED, _S.SUPERSEDED})
ALLOWED: Final[Mapping[PermitStatus, frozenset[PermitStatus]]] = {
    _S.ACTIVE: frozenset({_S.SUSPENDED}) | _ENDS,
    _S.SUSPENDED: frozenset({_S.ACTIVE}) | _ENDS,
    _S.COMPLETED: frozenset({_S.ACTIVE}),
    _S.REVOKED: frozenset(),
    _S.SUPERSEDED: frozenset(),
}
CREDENTIAL_LIFE: Final = timedelta(seconds=CONSTANTS["policy"]["credential_life_s"])
STATUS_OF: Final[Mapping[PermitStatus, Status]] = {
    _S.ACTIVE: Status.VALID,
    _S.SUSPENDED: Status.SUSPENDED,
    _S.REVOKED: Status.REVOKED,
    _S.COMPLETED: Status.ENDED,
    _S.SUPERSEDED: Status.VALID,
}
"""What the status list says of a permit's credentials; a superseded one's stay VALID until their end."""


def moved(permit: Permit, to: PermitStatus) -> Permit | Conflict:
    """Take one step of the table; any other is a conflict that names both states."""
    if to not in ALLOWED[permit.status]:
        return Conflict(code="STATE", params={"from": permit.status, "to": to})
    return replace(permit, status=to, version=permit.version + 1)


def suspended(permit: Permit, why: Standing) -> Permit | Conflict:
    """Hold an active permit up."""
    return _because(moved(permit, _S.SUSPENDED), why)


def objected(permit: Permit, why: Standing) -> Permit | Conflict | Refused:
    """Record a unit's objection; it suspends, and stands beside whatever holds the permit already."""
    if why.unit not in permit.units:
        return Refused(reasons=(Reason(code="NOT_ITS_UNIT"),))
    if any(one.key == why.key for one in permit.reasons):
        return Conflict(code="ALREADY_OBJECTED")
    if permit.status is _S.SUSPENDED:
        return replace(permit, version=permit.version + 1, reasons=(*permit.reasons, why))
    return suspended(permit, why)


def lifted(permit: Permit, keys: frozenset[str]) -> Permit | Conflict | Refused:
    """Take away the holds that the lifter answers for; what others hold stays, and the permit with it."""
    if permit.status is not _S.SUSPENDED:
        return Conflict(code="STATE", params={"from": permit.status, "to": _S.ACTIVE})
    if not any(one.holds and one.key in keys for one in permit.reasons):
        return Refused(reasons=(Reason(code="HELD_BY_OTHERS"),))
    left = tuple(one for one in permit.reasons if not (one.holds and one.key in keys))
    rest = replace(permit, reasons=left)
    if any(one.holds for one in left):
        return replace(rest, version=permit.version + 1)
    return moved(rest, _S.ACTIVE)


def revoked(permit: Permit, why: Standing) -> Permit | Conflict:
    """End it for good."""
    return _because(moved(permit, _S.REVOKED), why)


def completed(permit: Permit) -> Permit | Conflict:
    """The work is done."""
    return moved(permit, _S.COMPLETED)


def superseded(permit: Permit) -> Permit | Conflict:
    """Another permit takes its place; its credentials stay good until their end."""
    return moved(permit, _S.SUPERSEDED)


def reopened(permit: Permit, at: datetime) -> Permit | Conflict | Refused:
    """The work goes on, before the hard limit and when nobody holds the permit."""
    if permit.status is not _S.COMPLETED:
        return Conflict(code="STATE", params={"from": permit.status, "to": _S.ACTIVE})
    if at >= permit.hard_limit:
        return _refused("PAST_HARD_LIMIT", limit=permit.hard_limit.isoformat())
    if any(one.holds for one in permit.reasons):
        return _refused("HELD_BY_OTHERS")
    return moved(permit, _S.ACTIVE)


def extended(permit: Permit, to: datetime, at: datetime) -> Permit | Conflict | Refused:
    """Move the end of a live permit; a new credential is issued now and has its own hard limit."""
    if not permit.is_open:
        return Conflict(code="STATE", params={"from": permit.status, "to": permit.status})
    if at >= permit.valid_to:
        return _refused("EXPIRED", ended=permit.valid_to.isoformat())
    if to <= permit.valid_to:
        return _refused("NOT_LATER", ends=permit.valid_to.isoformat())
    limit = hard_limit(first_good(permit.valid_from, at))
    return replace(permit, valid_to=to, hard_limit=limit, approved_at=at, version=permit.version + 1)


def hard_limit(first_good: datetime) -> datetime:
    """Count a credential's life from when it is first good; a whole second, as on the wire."""
    return first_good.replace(microsecond=0) + CREDENTIAL_LIFE


def with_holder(permit: Permit, out: Holder, joining: Holder, at: datetime) -> Permit | Conflict | Refused:
    """Swap one member; the place in the list stays."""
    if fault := _not_live(permit, at):
        return fault
    if any(one.id == joining.id for one in permit.holders):
        return Conflict(code="ALREADY_A_HOLDER")
    holders = tuple(joining if one.id == out.id else one for one in permit.holders)
    return replace(permit, holders=holders, version=permit.version + 1)


def with_vehicle(
    permit: Permit, out: Carrier | None, joining: Carrier | None, at: datetime
) -> Permit | Conflict | Refused:
    """Swap one vehicle, add one, or take one away."""
    if fault := _not_live(permit, at):
        return fault
    if joining is not None and any(one.id == joining.id for one in permit.vehicles):
        return Conflict(code="ALREADY_A_VEHICLE")
    left = tuple(one for one in permit.vehicles if out is None or one.id != out.id)
    return replace(permit, vehicles=left if joining is None else (*left, joining), version=permit.version + 1)


def reviewed(permit: Permit, by: Standing) -> Permit | Conflict | Refused:
    """Look at a break-glass permit; not by who granted it."""
    if not permit.break_glass or permit.reviewed_by is not None:
        return Conflict(code="NOTHING_TO_REVIEW")
    if by.by == permit.issued_by:
        return _refused("REVIEWER_IS_GRANTER")
    left = tuple(one for one in permit.reasons if one.cause is not StandingCause.REVIEW)
    return replace(permit, reviewed_by=by.by, reasons=(*left, by), version=permit.version + 1)


def _because(step: Permit | Conflict, why: Standing) -> Permit | Conflict:
    if isinstance(step, Conflict):
        return step
    return replace(step, reasons=(*(one for one in step.reasons if one.key != why.key), why))


def _not_live(permit: Permit, at: datetime) -> Conflict | Refused | None:
    if not permit.is_open:
        return Conflict(code="STATE", params={"from": permit.status, "to": permit.status})
    return None if at < permit.valid_to else _refused("EXPIRED", ended=permit.valid_to.isoformat())


def _refused(code: str, **params: str) -> Refused:
    return Refused(reasons=(Reason(code=code, params=params),))
