"""Later ends: for one permit by new credentials, for many by a rule that the bundles carry."""

from dataclasses import replace
from datetime import UTC, datetime

from identity.access import Action, Actor
from permits import rights
from permits.doing import Doing
from permits.events import PermitExtended, PermitsExtended
from permits.ground.knowing import knowing
from permits.ground.model import Ground
from permits.ground.rules import parts_of
from permits.ground.survey import survey
from permits.permits import credential_store, extension_store, rules, store
from permits.permits.change import KIND, changed, stale, write
from permits.permits.commands import Extend, ExtendMany
from permits.permits.extension_store import ExtensionRule
from permits.permits.ground_again import as_wanted, look
from permits.permits.minting import mint
from permits.permits.model import Permit
from permits.permits.outcomes import ManyExtended, PermitChanged
from storage import events
from storage.database import Database, Tx
from storage.idempotency import once
from storage.ids import new_id
from storage.outcomes import BadInput, NotFound, Refusal, Refused


async def extend(db: Database, doing: Doing, command: Extend) -> PermitChanged | Refusal:
    """Say yes once more: every unit that decides a zone of it must be the actor's."""
    end = whole_second(command.valid_to, "input.validTo")
    return await knowing(doing.ports.zones_now, lambda: _extend(db, doing, command, end))


async def _extend(db: Database, doing: Doing, command: Extend, end: datetime) -> PermitChanged | Refusal:
    seen = await look(db, doing.ports, command.permit, doing.at, end)
    if seen is None:
        return NotFound(kind=KIND, id=command.permit)
    permit, won = seen

    async def work(tx: Tx) -> PermitChanged | Refusal:
        found = await survey(tx, doing.ports.zones, as_wanted(permit, end), won, doing.at)
        old = await store.get(tx, command.permit)
        _allow_extension(doing.by, old, found.grounds)
        if fault := stale(old, command):
            return fault
        new = rules.extended(old, end, doing.at)
        if isinstance(new, Refusal):
            return new
        if found.reasons:
            return Refused(reasons=found.reasons)
        return await _extended(tx, doing, old, new)

    return await once(db, doing.request, PermitChanged, work)


async def extend_many(db: Database, doing: Doing, command: ExtendMany) -> ManyExtended | Refusal:
    """Move the ends of all that fit, in a few statements; credentials that are out follow by the bundle."""
    rule = rule_of(command, doing.by, doing.at)

    async def work(tx: Tx) -> ManyExtended | Refusal:
        states = await doing.ports.zones.under_lock(tx, rule.zones, doing.at)
        if fault := _missing(rule.zones, [state.number for state in states]):
            return fault
        units = {one.unit for state in states for one in state.timeline if one.unit is not None}
        rights.require_authority(doing.by, Action.EXTEND_MANY, units, every=True)
        count = await extension_store.apply(tx, rule)
        await extension_store.insert(tx, rule, count)
        await events.append(tx, _told(rule, count))
        return ManyExtended(rule=rule.id, permits=count, new_end=rule.new_end, at=rule.at)

    return await once(db, doing.request, ManyExtended, work)


def rule_of(command: ExtendMany, by: Actor, at: datetime, field: str = "input.rule") -> ExtensionRule:
    """Check the command; raises BadInput naming the field, as the client wrote it below `field`."""
    start, before, end = (
        whole_second(when, f"{field}.{name}")
        for when, name in (
            (command.ending_from, "endingFrom"),
            (command.ending_to, "endingTo"),
            (command.new_end, "newEnd"),
        )
    )
    if not command.zones:
        raise BadInput(f"{field}.zones", "REQUIRED")
    start = max(start, whole_second(at, field))
    if before <= start:
        raise BadInput(f"{field}.endingTo", "ENDS_BEFORE_START")
    if end < before:
        raise BadInput(f"{field}.newEnd", "NOT_LATER")
    return ExtensionRule(
        id=new_id(),
        at=at,
        by=by.account,
        purposes=command.purposes,
        zones=frozenset(command.zones),
        ending_from=start,
        ending_to=before,
        new_end=end,
    )


def whole_second(at: datetime, field: str) -> datetime:
    """The wire counts whole seconds; raises BadInput for a naive time."""
    if at.tzinfo is None:
        raise BadInput(field, "NAIVE_TIME")
    return at.astimezone(UTC).replace(microsecond=0)


def _allow_extension(by: Actor, permit: Permit, grounds: tuple[Ground, ...]) -> None:
    rights.require_authority(by, Action.EXTEND_PERMIT, permit.units)
    deciding = {unit for unit in parts_of(grounds) if unit is not None}
    if deciding:
        rights.require_authority(by, Action.EXTEND_PERMIT, deciding, every=True)


async def _extended(tx: Tx, doing: Doing, old: Permit, new: Permit) -> PermitChanged:
    replaced = await credential_store.current(tx, [old.id])
    await credential_store.replace(tx, [one.cti for one in replaced], doing.at)
    await write(tx, doing.ports.statuses, old, new, doing.at)
    ctis = await mint(tx, doing.ports.statuses, new, new.holders, doing.at)
    told = PermitExtended(
        subject=new.id,
        at=doing.at,
        organisation=new.organisation,
        by=doing.by.account,
        valid_to=new.valid_to,
        units=tuple(sorted(new.units)),
    )
    await events.append(tx, told)
    return replace(changed(new, doing.at), credentials=ctis)


def _missing(wanted: frozenset[int], found: list[int]) -> NotFound | None:
    missing = wanted - set(found)
    return NotFound(kind="Zone", id=str(min(missing))) if missing else None


def _told(rule: ExtensionRule, count: int) -> PermitsExtended:
    return PermitsExtended(
        subject=rule.id,
        at=rule.at,
        by=rule.by,
        zones=tuple(sorted(rule.zones)),
        new_end=rule.new_end,
        permits=count,
    )
