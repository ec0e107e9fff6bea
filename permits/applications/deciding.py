"""One unit's word on an application; the last yes issues the permit under the zones' lock."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from identity.access import Action, Actor
from permits import rights
from permits.applications import rules
from permits.applications.commands import Decide
from permits.applications.handing_in import Ready, changed, ready, save, settle
from permits.applications.model import Application, Decision, Ruling
from permits.applications.outcomes import ApplicationChanged
from permits.doing import Doing
from permits.events import ApplicationDecided, ApplicationRejected, ApplicationSubmitted
from permits.ground.knowing import Winners
from storage import events
from storage.database import Tx
from storage.outcomes import Forbidden, Refusal, Refused

Units = frozenset[UUID | None]


async def decide(tx: Tx, doing: Doing, old: Application, command: Decide, won: Winners) -> ApplicationChanged | Refusal:
    """Rule on the pending parts the actor answers for. A refusal ends it; a yes may still wait for other units."""
    units = answering(doing.by, old, command.unit)
    if fault := rules.may_decide(old, units, doing.by, command.ruling):
        return fault
    if command.ruling is Ruling.REJECTED:
        return await _rejected(tx, doing, old, command, units)
    at_hand = await ready(tx, doing, old, won)
    if isinstance(at_hand, Refused):
        return at_hand
    if not command.despite_changes and (fault := rules.changed_since(old, units, at_hand.survey.grounds)):
        return fault
    return await _approved(tx, doing, old, _said(command, doing), (units, at_hand))


def answering(by: Actor, application: Application, named: UUID | None) -> Units:
    """The units of its parts that the actor decides for; raises Forbidden when there is none."""
    units = {part.unit for part in application.parts}
    mine: Units = rights.require_authority(by, Action.DECIDE, [unit for unit in units if unit is not None])
    if rights.answers_everywhere(by, Action.DECIDE):
        mine = frozenset(units)
    if named is not None and named not in mine:
        raise Forbidden(Action.DECIDE)
    return mine if named is None else frozenset({named})


async def _approved(
    tx: Tx, doing: Doing, old: Application, said: Decision, word: tuple[Units, Ready]
) -> ApplicationChanged | Refusal:
    """What became stricter elsewhere since another unit's yes is asked there again."""
    units, at_hand = word
    fresh = replace(old, parts=rules.parts_from(at_hand.survey.grounds, old.parts))
    new = rules.ruled(fresh, units, said)
    waiting = {part.unit for part in new.pending} - {part.unit for part in old.pending}
    await events.append(tx, *_told(old, units, doing, said), *_asked_again(new, waiting, doing))
    return await settle(tx, doing, old, new, at_hand)


async def _rejected(tx: Tx, doing: Doing, old: Application, command: Decide, units: Units) -> ApplicationChanged:
    said = _said(command, doing)
    new = rules.ruled(old, units, said)
    await save(tx, old, new)
    organisation, left = new.wanted.organisation, rules.zones_without(new)
    whole = ApplicationRejected(subject=new.id, at=doing.at, organisation=organisation, zones_left=left)
    await events.append(tx, *_told(old, units, doing, said), whole)
    return changed(new, doing)


def _said(command: Decide, doing: Doing) -> Decision:
    return Decision(ruling=command.ruling, by=doing.by.account, at=doing.at, reason=command.reason)


def _told(old: Application, units: Units, doing: Doing, said: Decision) -> Iterable[ApplicationDecided]:
    return [
        ApplicationDecided(
            subject=old.id,
            at=doing.at,
            organisation=old.wanted.organisation,
            unit=part.unit,
            ruling=said.ruling,
            by=said.by,
        )
        for part in old.pending
        if part.unit in units
    ]


def _asked_again(new: Application, waiting: set[UUID | None], doing: Doing) -> Iterable[ApplicationSubmitted]:
    if not waiting:
        return []
    units = tuple(sorted(unit for unit in waiting if unit is not None))
    organisation = new.wanted.organisation
    return [ApplicationSubmitted(subject=new.id, at=doing.at, organisation=organisation, units=units)]
