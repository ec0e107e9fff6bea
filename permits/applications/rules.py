"""How an application moves from state to state. Pure: each rule gives the next application or why not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from identity.access import Actor
from permits.applications.model import Application, ApplicationStatus, Decision, Message, Part, Ruling
from permits.ground.model import Ground
from permits.ground.rules import parts_of
from permits.wanted import Wanted
from storage.outcomes import Conflict, Reason, Refused

_S = ApplicationStatus
ALLOWED: Final[Mapping[ApplicationStatus, frozenset[ApplicationStatus]]] = {
    _S.DRAFT: frozenset({_S.SUBMITTED, _S.WITHDRAWN}),
    _S.SUBMITTED: frozenset({_S.NEEDS_INFO, _S.APPROVED, _S.REJECTED, _S.WITHDRAWN}),
    _S.NEEDS_INFO: frozenset({_S.SUBMITTED, _S.WITHDRAWN}),
    _S.APPROVED: frozenset(),
    _S.REJECTED: frozenset(),
    _S.WITHDRAWN: frozenset(),
}


def moved(application: Application, to: ApplicationStatus) -> Application | Conflict:
    """Take one step of the table; any other is a conflict that names both states."""
    if to not in ALLOWED[application.status]:
        return state_conflict(application.status, to)
    return replace(application, status=to, version=application.version + 1)


def state_conflict(now: str, to: str) -> Conflict:
    """Name the two states of a step that the table does not have."""
    return Conflict(code="STATE", params={"from": str(now), "to": str(to)})


def state_fault(application: Application, to: ApplicationStatus) -> Conflict | None:
    """Say that the table has no such step; None: it has."""
    return None if to in ALLOWED[application.status] else state_conflict(application.status, to)


def revised(application: Application, wanted: Wanted) -> Application | Conflict:
    """Change a draft, or what was asked about."""
    if application.status not in (_S.DRAFT, _S.NEEDS_INFO):
        return state_conflict(application.status, _S.DRAFT)
    return replace(application, wanted=wanted, version=application.version + 1)


def submitted(application: Application, parts: tuple[Part, ...], at: datetime) -> Application | Conflict:
    """Hand it in; `parts` are what persons have to decide, none of them where standing approval reaches."""
    if application.status is not _S.DRAFT:
        return state_conflict(application.status, _S.SUBMITTED)
    return _handed_in(application, parts, at)


def asked(application: Application, question: Message) -> Application | Conflict:
    """Ask the applicant; deciding waits."""
    return _with_message(moved(application, _S.NEEDS_INFO), question)


def answered(application: Application, answer: Message, parts: tuple[Part, ...]) -> Application | Conflict:
    """Answer; what is wanted may have changed, so every part is decided anew unless it is as it was."""
    if application.status is not _S.NEEDS_INFO:
        return state_conflict(application.status, _S.SUBMITTED)
    return _with_message(_handed_in(application, parts, answer.at), answer)


def withdrawn(application: Application) -> Application | Conflict:
    """Take it back before it is decided."""
    return moved(application, _S.WITHDRAWN)


def may_decide(
    application: Application, units: frozenset[UUID | None], by: Actor, ruling: Ruling
) -> Conflict | Refused | None:
    """Say why these units cannot rule by this person now; None: they can. Nobody decides what they asked for."""
    if application.status is not _S.SUBMITTED:
        return state_conflict(application.status, ruling)
    if by.account == application.requested_by:
        return Refused(reasons=(Reason(code="REQUESTER_IS_APPROVER"),))
    if by.person is not None and by.person in application.wanted.holders:
        return Refused(reasons=(Reason(code="HOLDER_IS_APPROVER"),))
    if not any(part.unit in units for part in application.pending):
        return Conflict(code="NOTHING_TO_DECIDE")
    return None


def ruled(application: Application, units: frozenset[UUID | None], decision: Decision) -> Application:
    """Write the decision on the pending parts of these units; one refusal refuses the whole."""
    parts = tuple(_decided(part, units, decision) for part in application.parts)
    status = _S.REJECTED if decision.ruling is Ruling.REJECTED else application.status
    return replace(application, parts=parts, status=status, version=application.version + 1)


def parts_from(grounds: Iterable[Ground], earlier: tuple[Part, ...] = ()) -> tuple[Part, ...]:
    """One part a deciding unit; what was decided of exactly the same zones at the same epochs stays decided."""
    every = tuple(grounds)
    epochs = {ground.number: ground.epoch for ground in every}
    fresh = [
        Part(unit=unit, zones=zones, epochs=tuple(epochs[zone] for zone in zones))
        for unit, zones in parts_of(every).items()
    ]
    said = {(part.unit, part.zones, part.epochs): part for part in earlier}
    return tuple(said.get((part.unit, part.zones, part.epochs), part) for part in fresh)


def changed_since(application: Application, units: frozenset[UUID | None], grounds: Iterable[Ground]) -> Refused | None:
    """Refuse a decision on zones that became stricter after the application was handed in; None: nothing changed."""
    seen = {
        zone: epoch
        for part in application.parts
        if part.unit in units
        for zone, epoch in zip(part.zones, part.epochs, strict=True)
    }
    stricter = [ground.number for ground in grounds if seen.get(ground.number, ground.epoch) != ground.epoch]
    if not stricter:
        return None
    return Refused(reasons=tuple(Reason(code="ZONE_TIGHTENED", params={"zone": str(zone)}) for zone in stricter))


def zones_without(application: Application) -> tuple[int, ...]:
    """List the zones left when those that were refused are left out: what may be applied for again."""
    refused = {
        zone
        for part in application.parts
        if part.decision is not None and part.decision.ruling is Ruling.REJECTED
        for zone in part.zones
    }
    return tuple(zone for zone in application.wanted.zones if zone not in refused)


def _handed_in(application: Application, parts: tuple[Part, ...], at: datetime) -> Application:
    return replace(application, status=_S.SUBMITTED, version=application.version + 1, parts=parts, submitted_at=at)


def _with_message(step: Application | Conflict, message: Message) -> Application | Conflict:
    return replace(step, messages=(*step.messages, message)) if isinstance(step, Application) else step


def _decided(part: Part, units: frozenset[UUID | None], decision: Decision) -> Part:
    return replace(part, decision=decision) if part.unit in units and part.decision is None else part
