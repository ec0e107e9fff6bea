"""Who may do what with a work order. Pure."""

from collections.abc import Iterable
from uuid import UUID

from identity.access import Action, Actor, Subject, allow, may, reach


def allow_managing(by: Actor, organisation: UUID) -> None:
    """Raise Forbidden unless the actor manages work orders of this organisation."""
    allow(by, Action.MANAGE_WORK_ORDERS, Subject(organisation=organisation))


def allow_work(by: Actor, organisation: UUID, members: Iterable[UUID]) -> None:
    """Raise Forbidden unless the actor works for this organisation's desk, or belongs to the assigned crew."""
    allow(by, Action.DO_WORK, Subject(organisation=organisation, persons=frozenset(members)))


def may_work(by: Actor, organisation: UUID, members: Iterable[UUID]) -> bool:
    """Say the same of somebody without raising."""
    return may(by, Action.DO_WORK, Subject(organisation=organisation, persons=frozenset(members)))


def may_read(by: Actor, organisation: UUID, units: frozenset[UUID], members: Iterable[UUID]) -> bool:
    """The organisation reads its own, a unit what lies in its zones, a crew member what the crew is sent to do."""
    own = Subject(persons=frozenset(members))
    return any(
        grant.organisation in {None, organisation} and (grant.units is None or bool(grant.units & units))
        for grant in reach(by, Action.READ_WORK_ORDERS)
    ) or (by.person in own.persons and may(by, Action.READ_WORK_ORDERS, own))
