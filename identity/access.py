"""Who may do what: one function, one table, default deny. Pure.

A grant is a role within a scope. An action is allowed when some grant's role has it and the grant's scope covers the
subject: its organisation when the grant names one, and at least one of its units when the grant names units. A subject
that names neither is open to any grant with the action; one that names units is closed to a grant that covers none.
A device of a checkpoint touches no other one. A new action is nobody's until it is written into a row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache
from uuid import UUID

from storage.outcomes import Forbidden


class _Name(StrEnum):
    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:  # noqa: ARG004 - enum's signature
        return name


class Role(_Name):
    """What somebody is for Fieldpass."""

    ADMIN = auto()
    APPROVER = auto()
    DISPATCHER = auto()
    COORDINATOR = auto()
    CREW = auto()
    CHECKPOINT = auto()
    AUDITOR = auto()


class Action(_Name):
    """One thing done or read; each stands in the table below."""

    READ_SELF = auto()
    READ_UNITS = auto()
    MANAGE_UNITS = auto()
    READ_ORGANISATIONS = auto()
    MANAGE_ORGANISATIONS = auto()
    READ_ACCOUNTS = auto()
    MANAGE_ACCOUNTS = auto()
    READ_DEVICES = auto()
    ENROL_DEVICE = auto()
    READ_ROSTER = auto()
    MANAGE_ROSTER = auto()
    VET_ROSTER = auto()
    DECLARE_HEALTH = auto()
    READ_CREWS = auto()
    COMPOSE_CREW = auto()
    SET_DUTY = auto()
    READ_ZONES = auto()
    PUBLISH_ZONE = auto()
    REAFFIRM_ZONE = auto()
    MANAGE_LEVELS = auto()
    READ_PERMIT = auto()
    APPLY = auto()
    DECIDE = auto()
    OBJECT_PERMIT = auto()
    SUSPEND_PERMIT = auto()
    REVOKE_PERMIT = auto()
    EXTEND_PERMIT = auto()
    EXTEND_MANY = auto()
    SUBSTITUTE = auto()
    COMPLETE_PERMIT = auto()
    BREAK_GLASS = auto()
    REVIEW_PERMIT = auto()
    MANAGE_POLICY = auto()
    READ_CHECKPOINTS = auto()
    MANAGE_CHECKPOINTS = auto()
    READ_BUNDLE = auto()
    VERIFY = auto()
    RECORD_CHECK = auto()
    READ_CHECKS = auto()
    MANAGE_KEYS = auto()
    READ_EVENTS = auto()
    REPORT_INCIDENT = auto()
    READ_INCIDENTS = auto()
    MANAGE_INCIDENTS = auto()
    READ_SITES = auto()
    MANAGE_SITES = auto()
    READ_WORK_ORDERS = auto()
    MANAGE_WORK_ORDERS = auto()
    DO_WORK = auto()
    REPORT_POSITIONS = auto()
    READ_POSITIONS = auto()
    REPORT_STOP = auto()
    READ_STOPS = auto()
    HANDLE_STOP = auto()
    READ_INBOX = auto()
    READ_DELIVERIES = auto()
    MANAGE_OFFICERS = auto()
    READ_SHEET = auto()
    CALL_DESK = auto()
    ANSWER_CALL = auto()
    READ_CALLS = auto()
    TYPE_PAPER_LOG = auto()
    READ_FINDINGS = auto()
    SETTLE_FINDING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role within a scope. `units` holds every descendant too; None is everywhere. `organisation` None is any."""

    role: Role
    organisation: UUID | None = None
    units: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks, with what they were granted; made at sign-in from the account, its grants and its device."""

    account: UUID
    name: str
    language: str = "vi"
    organisation: UUID | None = None
    grants: tuple[Grant, ...] = ()
    person: UUID | None = None
    device: UUID | None = None
    checkpoint: UUID | None = None
    session: UUID | None = None
    """The token that this request came with; None for what no request asked."""
    shut_out: bool = False
    """A revoked device of a checkpoint: it may still hand in the checks it holds, and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is acted on: whose it is and where it lies; people and checkpoints for what is one's own."""

    organisation: UUID | None = None
    units: frozenset[UUID] = frozenset()
    account: UUID | None = None
    persons: frozenset[UUID] = frozenset()
    checkpoint: UUID | None = None


ANYTHING = Subject()
"""A subject of no organisation and no unit: what everybody with the action may touch."""

_EVERYBODY = frozenset(
    {
        Action.READ_SELF,
        Action.READ_UNITS,
        Action.READ_ZONES,
        Action.READ_BUNDLE,
        Action.READ_SITES,
        Action.READ_INBOX,
    }
)
_READING = frozenset(
    {
        Action.READ_ORGANISATIONS,
        Action.READ_ACCOUNTS,
        Action.READ_DEVICES,
        Action.READ_ROSTER,
        Action.READ_CREWS,
        Action.READ_PERMIT,
        Action.READ_CHECKPOINTS,
        Action.READ_CHECKS,
        Action.READ_EVENTS,
        Action.READ_INCIDENTS,
        Action.READ_WORK_ORDERS,
        Action.READ_POSITIONS,
        Action.READ_STOPS,
        Action.READ_DELIVERIES,
        Action.READ_CALLS,
        Action.READ_FINDINGS,
    }
)
TABLE: Mapping[Role, frozenset[Action]] = {
    Role.ADMIN: _EVERYBODY
    | _READING
    | {
        Action.MANAGE_UNITS,
        Action.MANAGE_ORGANISATIONS,
        Action.MANAGE_ACCOUNTS,
        Action.ENROL_DEVICE,
        Action.MANAGE_ROSTER,
        Action.VET_ROSTER,
        Action.DECLARE_HEALTH,
        Action.SET_DUTY,
        Action.PUBLISH_ZONE,
        Action.REAFFIRM_ZONE,
        Action.MANAGE_LEVELS,
        Action.DECIDE,
        Action.OBJECT_PERMIT,
        Action.SUSPEND_PERMIT,
        Action.REVOKE_PERMIT,
        Action.EXTEND_PERMIT,
        Action.EXTEND_MANY,
        Action.COMPLETE_PERMIT,
        Action.BREAK_GLASS,
        Action.REVIEW_PERMIT,
        Action.MANAGE_POLICY,
        Action.MANAGE_CHECKPOINTS,
        Action.VERIFY,
        Action.MANAGE_KEYS,
        Action.REPORT_INCIDENT,
        Action.MANAGE_INCIDENTS,
        Action.MANAGE_SITES,
        Action.HANDLE_STOP,
        Action.MANAGE_OFFICERS,
        Action.READ_SHEET,
        Action.ANSWER_CALL,
        Action.TYPE_PAPER_LOG,
        Action.SETTLE_FINDING,
    },
    Role.APPROVER: _EVERYBODY
    | {
        Action.READ_ORGANISATIONS,
        Action.READ_ROSTER,
        Action.READ_CREWS,
        Action.READ_PERMIT,
        Action.DECIDE,
        Action.OBJECT_PERMIT,
        Action.SUSPEND_PERMIT,
        Action.REVOKE_PERMIT,
        Action.EXTEND_PERMIT,
        Action.EXTEND_MANY,
        Action.BREAK_GLASS,
        Action.REAFFIRM_ZONE,
        Action.READ_CHECKPOINTS,
        Action.MANAGE_CHECKPOINTS,
        Action.ENROL_DEVICE,
        Action.READ_DEVICES,
        Action.VERIFY,
        Action.READ_CHECKS,
        Action.READ_EVENTS,
        Action.REPORT_INCIDENT,
        Action.READ_INCIDENTS,
        Action.READ_WORK_ORDERS,
        Action.READ_STOPS,
        Action.HANDLE_STOP,
        Action.MANAGE_OFFICERS,
        Action.READ_SHEET,
        Action.ANSWER_CALL,
        Action.READ_CALLS,
        Action.TYPE_PAPER_LOG,
        Action.READ_FINDINGS,
        Action.SETTLE_FINDING,
    },
    Role.DISPATCHER: _EVERYBODY
    | {
        Action.READ_ORGANISATIONS,
        Action.READ_CREWS,
        Action.READ_PERMIT,
        Action.APPLY,
        Action.SET_DUTY,
        Action.COMPLETE_PERMIT,
        Action.READ_CHECKPOINTS,
        Action.READ_EVENTS,
        Action.REPORT_INCIDENT,
        Action.READ_INCIDENTS,
        Action.MANAGE_INCIDENTS,
        Action.MANAGE_SITES,
        Action.READ_WORK_ORDERS,
        Action.MANAGE_WORK_ORDERS,
        Action.DO_WORK,
        Action.READ_POSITIONS,
        Action.REPORT_STOP,
        Action.READ_STOPS,
        Action.HANDLE_STOP,
    },
    Role.COORDINATOR: _EVERYBODY
    | {
        Action.READ_ORGANISATIONS,
        Action.READ_ROSTER,
        Action.MANAGE_ROSTER,
        Action.DECLARE_HEALTH,
        Action.READ_CREWS,
        Action.COMPOSE_CREW,
        Action.SET_DUTY,
        Action.READ_PERMIT,
        Action.APPLY,
        Action.REVOKE_PERMIT,
        Action.SUBSTITUTE,
        Action.COMPLETE_PERMIT,
        Action.READ_CHECKPOINTS,
        Action.READ_EVENTS,
        Action.REPORT_INCIDENT,
        Action.READ_INCIDENTS,
        Action.READ_WORK_ORDERS,
        Action.READ_POSITIONS,
        Action.READ_STOPS,
    },
    Role.CREW: _EVERYBODY | {Action.READ_CHECKPOINTS, Action.REPORT_INCIDENT},
    Role.CHECKPOINT: _EVERYBODY
    | {
        Action.READ_CHECKPOINTS,
        Action.VERIFY,
        Action.RECORD_CHECK,
        Action.READ_SHEET,
        Action.CALL_DESK,
    },
    Role.AUDITOR: _EVERYBODY | _READING,
}
# A crew member reads what names them and nothing else of their organisation.
_OF_ONESELF: Mapping[Role, frozenset[Action]] = {
    Role.CREW: frozenset(
        {
            Action.READ_PERMIT,
            Action.READ_CREWS,
            Action.READ_ROSTER,
            Action.DECLARE_HEALTH,
            Action.SET_DUTY,
            Action.COMPLETE_PERMIT,
            Action.READ_EVENTS,
            Action.READ_INCIDENTS,
            Action.READ_WORK_ORDERS,
            Action.DO_WORK,
            Action.REPORT_POSITIONS,
            Action.READ_POSITIONS,
            Action.REPORT_STOP,
            Action.READ_STOPS,
        }
    ),
}
_SHUT_OUT = frozenset({Action.RECORD_CHECK})


def may(actor: Actor, action: Action, subject: Subject = ANYTHING) -> bool:
    """True when some grant of the actor covers the action on the subject; anything not granted is refused."""
    if actor.shut_out and action not in _SHUT_OUT:
        return False
    return any(
        _covers(actor, grant, action, subject) or _of_oneself(actor, grant, action, subject) for grant in actor.grants
    )


def allow(actor: Actor, action: Action, subject: Subject = ANYTHING) -> None:
    """Raise Forbidden unless the actor may."""
    if not may(actor, action, subject):
        raise Forbidden(action)


def ever(actor: Actor) -> frozenset[Action]:
    """Every action the actor has for some subject: asked at the door, before the subject is known."""
    actions = _ever(tuple(one.role for one in actor.grants))
    return actions & _SHUT_OUT if actor.shut_out else actions


@lru_cache(maxsize=256)
def _ever(roles: tuple[Role, ...]) -> frozenset[Action]:
    return frozenset[Action]().union(*(TABLE[one] | _OF_ONESELF.get(one, frozenset()) for one in roles))


def reach(actor: Actor, action: Action) -> tuple[Grant, ...]:
    """The grants under which the actor has the action: what a list is narrowed to. Empty means nothing at all."""
    if actor.shut_out and action not in _SHUT_OUT:
        return ()
    return tuple(grant for grant in actor.grants if action in TABLE[grant.role])


def may_give(actor: Actor, grant: Grant) -> bool:
    """True when the actor manages accounts wherever the grant reaches: nobody gives, or takes over, more than that."""
    return any(_contains(own, grant) for own in reach(actor, Action.MANAGE_ACCOUNTS))


def _contains(own: Grant, given: Grant) -> bool:
    everywhere = own.units is None or (given.units is not None and given.units <= own.units)
    return everywhere and own.organisation in {None, given.organisation}


def _covers(actor: Actor, grant: Grant, action: Action, subject: Subject) -> bool:
    if action not in TABLE[grant.role]:
        return False
    if actor.checkpoint is not None and subject.checkpoint not in {None, actor.checkpoint}:
        return False
    if subject.organisation is not None and grant.organisation not in {None, subject.organisation}:
        return False
    return not subject.units or grant.units is None or bool(grant.units & subject.units)


def _of_oneself(actor: Actor, grant: Grant, action: Action, subject: Subject) -> bool:
    own = actor.person is not None and actor.person in subject.persons
    return own and action in _OF_ONESELF.get(grant.role, frozenset())
