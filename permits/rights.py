"""On whose behalf an actor touches a permit: as the authority of some of its units, or as its employer. Pure."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from identity.access import Action, Actor, Grant, Role, Subject, allow, may, reach
from storage.outcomes import Forbidden

AUTHORITIES: Final = frozenset({Role.ADMIN, Role.APPROVER})


def units_answered_for(by: Actor, action: Action, units: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the units for which the actor is the authority, each asked by itself."""
    grants = authority_grants(by, action)
    return frozenset(unit for unit in units if any(one.units is None or unit in one.units for one in grants))


def answers_everywhere(by: Actor, action: Action) -> bool:
    """The department: an authority that no unit limits."""
    return any(grant.units is None for grant in authority_grants(by, action))


def is_employer(by: Actor, action: Action, organisation: UUID) -> bool:
    """The actor has the action in this organisation, and not as an authority."""
    grants = [grant for grant in reach(by, action) if grant.role not in AUTHORITIES]
    return any(grant.organisation in {None, organisation} for grant in grants)


def authority_grants(by: Actor, action: Action) -> tuple[Grant, ...]:
    """The grants under which the actor decides for units."""
    return tuple(grant for grant in reach(by, action) if grant.role in AUTHORITIES)


def require_authority(by: Actor, action: Action, units: Iterable[UUID], *, every: bool = False) -> frozenset[UUID]:
    """Give the units answered for; raises Forbidden when there is none, or with `every` when one is missing."""
    wanted = frozenset(units)
    mine = units_answered_for(by, action, wanted)
    if not answers_everywhere(by, action) and (not mine or (every and mine != wanted)):
        raise Forbidden(action)
    return mine


def allow_for(by: Actor, action: Action, organisation: UUID) -> None:
    """Raise Forbidden unless the actor may, for this organisation."""
    allow(by, action, Subject(organisation=organisation))


def may_read(by: Actor, organisation: UUID, units: frozenset[UUID], persons: Iterable[UUID]) -> bool:
    """The organisation reads its own, units what enters their zones, a crew member what names them."""
    subject = Subject(organisation=organisation, units=units, persons=frozenset(persons))
    return may(by, Action.READ_PERMIT, subject)
