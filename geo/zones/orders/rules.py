"""How an order changes each of its zones: pure, on what the register knows under its lock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, assert_never
from uuid import UUID

from credentials.wire import LIMITS
from geo.levels.model import LevelBook
from geo.zones.change import ZoneChange
from geo.zones.model import Epoch, Restriction, TermsError, Timeline, ZoneTerms, ZoneVersion
from geo.zones.orders.model import ChangeZone, CloseZone, CreateZone, Instruction, LiftZone, Order, Plan
from geo.zones.tightening import Known, numbered, still, stricter
from geo.zones.timeline import Edit, Span, Splice, Stamp, insert, splice
from storage.outcomes import BadInput, Conflict, NotFound, Reason, Refusal, Refused, Stale

_TERMS = tuple(ZoneTerms.__dataclass_fields__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A zone as the register knows it. `baselines` is what was known before each epoch that is yet to come."""

    id: UUID
    number: int
    code: str
    version: int
    timeline: Timeline = ()
    counter: int = 0
    felt: tuple[Epoch, ...] = ()
    coming: tuple[Epoch, ...] = ()
    baselines: Mapping[datetime, Timeline] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What an order is judged by: the zones it names, the codes that are taken, the levels, the next number."""

    zones: Mapping[int, Registered]
    taken: frozenset[str]
    levels: LevelBook
    following_number: int
    order: UUID
    recorded_at: datetime
    new_id: Callable[[], UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What changed a zone, an order or a level; when it became known; the zone's version after it."""

    order: UUID
    recorded_at: datetime
    version: int


def plan(order: Order, register: Register) -> tuple[Plan, ...] | Refusal:
    """A plan for each zone, in the order of the instructions; or why not. Raises BadInput for what cannot be meant."""
    _check_once(order)
    plans: list[Plan] = []
    number = register.following_number
    for instruction in order.instructions:
        planned = _planned(instruction, order, register, number)
        if isinstance(planned, Refusal):
            return planned
        number += planned.created
        plans.append(planned)
    return tuple(plans)


def change_of(
    zone: Registered, before: Known, after: Known, cause: Cause, effective_at: datetime
) -> tuple[ZoneChange, tuple[int, ...]]:
    """What a zone's new state means: its change with the new epochs, and the counters of epochs that will not come."""
    revised = [(epoch, _still(epoch, zone, after, cause.recorded_at)) for epoch in zone.coming]
    gone = tuple(epoch.counter for epoch, now in revised if now != {epoch.effective_at: epoch.purposes})
    epochs = numbered(stricter(before, after, cause.recorded_at), recorded_at=cause.recorded_at, counter=zone.counter)
    for epoch, now in revised:
        if epoch.counter in gone:
            epochs += numbered(now, recorded_at=epoch.recorded_at, counter=zone.counter + len(epochs))
    change = ZoneChange(
        zone=zone.id,
        number=zone.number,
        code=zone.code,
        version=cause.version,
        unit=_unit(after.timeline) or _unit(before.timeline),
        order=cause.order,
        at=cause.recorded_at,
        effective_at=max(effective_at, cause.recorded_at),
        before=before.timeline,
        after=after.timeline,
        levels=after.levels,
        epochs=epochs,
        standing=(*zone.felt, *(epoch for epoch in zone.coming if epoch.counter not in gone)),
    )
    return change, gone


def _check_once(order: Order) -> None:
    numbers: set[int | str] = set()
    for one in order.instructions:
        name = one.code if isinstance(one, CreateZone) else one.number
        if name in numbers:
            raise BadInput(one.field, "ZONE_TWICE", zone=str(name))
        numbers.add(name)


def _planned(instruction: Instruction, order: Order, register: Register, number: int) -> Plan | Refusal:
    span = instruction.span or order.span
    if isinstance(instruction, CreateZone):
        return _created(instruction, span, order, register, number)
    zone = register.zones.get(instruction.number)
    if zone is None:
        return NotFound(kind="Zone", id=str(instruction.number))
    if zone.version != instruction.version:
        return Stale(kind="Zone", id=zone.id, expected=instruction.version, actual=zone.version)
    stamp = Stamp(order=register.order, act=order.act, recorded_at=register.recorded_at, version=zone.version + 1)
    found = splice(zone.timeline, span, _edit(instruction, register.levels), stamp)
    if not found.superseded:
        return Refused(reasons=(Reason(code="ZONE_NOT_IN_FORCE", params={"zone": zone.code}),))
    return _plan(zone, found, stamp, register.levels, span.start)


def _created(one: CreateZone, span: Span, order: Order, register: Register, number: int) -> Plan | Refusal:
    if one.code in register.taken:
        return Conflict(code="ZONE_CODE_TAKEN", params={"code": one.code})
    if number > LIMITS["zone_number"]:
        return Refused(reasons=(Reason(code="ZONE_NUMBERS_USED_UP"),))
    _check_level(one.terms.level, register.levels, one.field)
    zone = Registered(id=register.new_id(), number=number, code=one.code, version=0)
    stamp = Stamp(order=register.order, act=order.act, recorded_at=register.recorded_at, version=1)
    version = ZoneVersion(
        **{name: getattr(one.terms, name) for name in _TERMS},
        id=zone.id,
        number=number,
        code=one.code,
        version=1,
        act=order.act,
        order=register.order,
        valid_from=span.start,
        valid_to=span.end,
        recorded_at=register.recorded_at,
    )
    return _plan(zone, insert((), version), stamp, register.levels, span.start)


def _plan(zone: Registered, found: Splice, stamp: Stamp, levels: LevelBook, start: datetime) -> Plan:
    before = Known(timeline=zone.timeline, levels=levels)
    after = Known(timeline=found.after, levels=levels)
    cause = Cause(order=stamp.order, recorded_at=stamp.recorded_at, version=stamp.version)
    change, withdrawn = change_of(zone, before, after, cause, start)
    return Plan(
        change=change,
        created=stamp.version == 1,
        superseded=found.superseded,
        recorded=found.recorded,
        withdrawn=withdrawn,
    )


def _edit(instruction: ChangeZone | CloseZone | LiftZone, levels: LevelBook) -> Edit:
    match instruction:
        case ChangeZone():
            _check_level(instruction.terms.get("level"), levels, instruction.field)
            return lambda piece: _changed(piece, instruction)
        case CloseZone():
            return lambda piece: replace(piece, restriction=Restriction.PROHIBITED)
        case LiftZone():
            return lambda _: None
    assert_never(instruction)


def _changed(piece: ZoneVersion, instruction: ChangeZone) -> ZoneVersion:
    try:
        return replace(piece, **instruction.terms)
    except TermsError as fault:
        raise BadInput(f"{instruction.field}.{fault.term}", "ZONE_TERMS", reason=fault.code) from fault


def _check_level(code: str | None, levels: LevelBook, where: str) -> None:
    if code is not None and code not in levels.versions:
        raise BadInput(f"{where}.level", "UNKNOWN_LEVEL", level=code)


def _still(epoch: Epoch, zone: Registered, after: Known, now: datetime) -> dict[datetime, Any]:
    levels = after.levels.as_known_before(epoch.recorded_at)
    return still(epoch, Known(timeline=zone.baselines[epoch.recorded_at], levels=levels), after, now)


def _unit(timeline: Timeline) -> UUID | None:
    return timeline[-1].unit if timeline else None
