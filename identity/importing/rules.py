"""From rows to persons and vehicles, and what came of each row. Pure.

Somebody is known by an identity number; a vehicle by its plate, and where there is none by what it is called. What the
department has vetted is changed by no file: another name under the same number is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from identity.importing import cells
from identity.importing.columns import LEADS
from identity.importing.model import CrewPart, FileRow, Place, RowOutcome, RowReport
from identity.names import folded, name_of
from identity.rosters import rules as rosters
from identity.rosters.model import HealthDeclaration, IdentityNumber, Person, Vehicle, VettingState
from storage.ids import new_id
from storage.outcomes import BadInput, Reason

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whose roster it is, what stands on it of what the rows speak of, and what its numbers are hashed with."""

    organisation: UUID
    key: bytes = field(repr=False)
    today: date
    persons: tuple[Person, ...]
    vehicles: tuple[Vehicle, ...]


@dataclass(slots=True)
class Tally:
    """What rows before said: the same person twice in a file is a slip, the same vehicle is the crew's."""

    rows_of: dict[UUID, int] = field(default_factory=dict)
    persons: dict[bytes, Person] = field(default_factory=dict)
    vehicles: dict[str, Vehicle] = field(default_factory=dict)

    def copy(self) -> "Tally":
        """For a transaction that may have to be done again."""
        return Tally(dict(self.rows_of), dict(self.persons), dict(self.vehicles))

    def learn(self, other: "Tally") -> None:
        """What the transaction saw, once it is written."""
        self.rows_of, self.persons, self.vehicles = other.rows_of, other.persons, other.vehicles


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One row: its report, what it asks to be written, and its place in a crew."""

    report: RowReport
    added: Person | None = None
    changed: Person | None = None
    vehicle: Vehicle | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    person: Person
    outcome: RowOutcome


class _RefusedError(Exception):
    def __init__(self, code: str, /, term: str, **params: str) -> None:
        super().__init__(code)
        self.reason = Reason(code=code, params=params)
        self.term = term


def judge(rows: tuple[FileRow, ...], standing: Standing, tally: Tally) -> tuple[Judged, ...]:
    """One judgement a row, in their order; `tally` learns of each."""
    sight = _Sight(standing=standing, tally=tally)
    return tuple(_judged(row, sight) for row in rows)


def vehicle_key(one: Vehicle) -> str:
    """A plate, or where there is none what it is and is called."""
    return one.plate or f"{one.vehicle_kind} {folded(one.label)}"


class _Sight:
    """What a row is judged against: the roster, and the rows before it."""

    def __init__(self, *, standing: Standing, tally: Tally) -> None:
        self.standing = standing
        self.tally = tally
        self.persons = dict(tally.persons)
        for one in standing.persons:
            self.persons |= _by_number(one)
        self.vehicles = tally.vehicles | {vehicle_key(one): one for one in standing.vehicles}

    def remember(self, row: int, person: Person | None, vehicle: Vehicle | None) -> None:
        """What the rows below will find."""
        if person is not None:
            self.tally.rows_of[person.id] = row
            self.tally.persons |= _by_number(person)
            self.persons |= _by_number(person)
        if vehicle is not None:
            self.tally.vehicles[vehicle_key(vehicle)] = self.vehicles[vehicle_key(vehicle)] = vehicle


def _by_number(one: Person) -> dict[bytes, Person]:
    return {number.keyed_hash: one for number in (one.cmnd, one.cccd) if number is not None}


def _judged(row: FileRow, sight: _Sight) -> Judged:
    report = RowReport(
        row=row.row,
        name=row.text("name")[:80],
        outcome=RowOutcome.REFUSED,
        plate=row.text("plate")[:24],
        crew=" ".join(row.text("crew").split())[:80],
    )
    try:
        part = _part(row)
        found, vehicle = _found(row, sight)
    except _RefusedError as refused:
        report = replace(report, reason=refused.reason, term=refused.term)
        return Judged(report=report, place=_refused_place(report))
    return _accepted(report, part, found, vehicle, sight)


def _found(row: FileRow, sight: _Sight) -> tuple[_Found | None, Vehicle | None]:
    found, vehicle = _person(row, sight), _vehicle(row, sight.standing)
    if found is None and vehicle is None:
        raise _RefusedError("ROW_SAYS_NOTHING", term="name")
    return found, vehicle


def _accepted(
    report: RowReport, part: CrewPart | None, found: _Found | None, vehicle: Vehicle | None, sight: _Sight
) -> Judged:
    standing = sight.vehicles.get(vehicle_key(vehicle)) if vehicle else None
    fresh = vehicle if standing is None else None
    person = found.person if found else None
    sight.remember(report.row, person, fresh)
    ridden = None if vehicle is None else (RowOutcome.KNOWN if standing else RowOutcome.ADDED)
    outcome = found.outcome if found else ridden or RowOutcome.KNOWN
    return Judged(
        report=replace(report, outcome=outcome, vehicle=ridden, name=person.name if person else report.name),
        added=person if outcome is RowOutcome.ADDED else None,
        changed=person if outcome is RowOutcome.CHANGED else None,
        vehicle=fresh,
        place=_place(report.row, part, person, standing or vehicle),
    )


def _place(row: int, part: CrewPart | None, person: Person | None, vehicle: Vehicle | None) -> Place | None:
    if part is None:
        return None
    return Place(
        row=row,
        part=part,
        person=person.id if person else None,
        vehicle=vehicle.id if vehicle else None,
        is_refused=False,
    )


def _refused_place(report: RowReport) -> Place | None:
    if not report.crew:
        return None
    part = CrewPart(crew=report.crew, is_lead=False, skills=frozenset(), base_zone=None)
    return Place(row=report.row, part=part, person=None, vehicle=None, is_refused=True)


def _part(row: FileRow) -> CrewPart | None:
    if not row.text("crew"):
        return None
    skills = cells.skills(row)
    if isinstance(skills, str):
        raise _RefusedError("UNKNOWN_WORD", term="skills", column="skills", value=skills[:64])
    zone = row.text("base_zone")
    if zone and not (zone.isascii() and zone.isdecimal() and len(zone) < 7):  # noqa: PLR2004 - a number of a zone
        raise _RefusedError("NOT_A_NUMBER", term="base_zone", column="base_zone", value=zone[:64])
    mark = folded(row.text("lead"))
    return CrewPart(
        crew=_asked("crew", lambda: name_of(row.text("crew"), "crew")),
        is_lead=mark in LEADS or bool(mark and mark == folded(row.text("name"))),
        skills=skills,
        base_zone=int(zone) if zone else None,
    )


def _person(row: FileRow, sight: _Sight) -> _Found | None:
    if not any(row.text(term) for term in ("name", "phone", "cmnd", "cccd", "identity")):
        return None
    said = _said(row, sight.standing)
    known = _known(said, sight.persons)
    if known is None:
        if any((one.phone, one.folded) == (said.phone, said.folded) for one in sight.standing.persons):
            raise _RefusedError("PERSON_NUMBER_DIFFERS", term="cccd")
        return _Found(person=said, outcome=RowOutcome.ADDED)
    if known.id in sight.tally.rows_of:
        raise _RefusedError("ROW_TWICE", term="cccd", row=str(sight.tally.rows_of[known.id]))
    if known.folded != said.folded:
        raise _RefusedError("PERSON_NAME_DIFFERS", term="name", name=known.name)
    now = replace(known, phone=said.phone, health=_newer(known.health, said.health))
    if now == known:
        return _Found(person=known, outcome=RowOutcome.KNOWN)
    return _Found(person=replace(now, version=known.version + 1), outcome=RowOutcome.CHANGED)


def _known(said: Person, by_number: dict[bytes, Person]) -> Person | None:
    found = [by_number.get(number.keyed_hash) for number in (said.cmnd, said.cccd) if number is not None]
    known = {one.id: one for one in found if one is not None}
    if len(known) > 1:
        raise _RefusedError("NUMBERS_OF_TWO", term="cccd")
    return next(iter(known.values()), None)


def _newer(before: HealthDeclaration | None, said: HealthDeclaration | None) -> HealthDeclaration | None:
    return said if said and (before is None or said.declared_on > before.declared_on) else before


def _said(row: FileRow, standing: Standing) -> Person:
    name = _asked("name", lambda: name_of(row.text("name")))
    cmnd, cccd = _numbers(row, standing.key)
    return Person(
        id=new_id(),
        organisation=standing.organisation,
        name=name,
        folded=folded(name),
        phone=_asked("phone", lambda: rosters.phone_of(cells.phone(row))),
        cmnd=cmnd,
        cccd=cccd,
        health=_health(row, standing.today),
        state=VettingState.PENDING,
        version=1,
    )


def _numbers(row: FileRow, key: bytes) -> tuple[IdentityNumber | None, IdentityNumber | None]:
    numbers = cells.identity_numbers(row)
    if not numbers:
        raise _RefusedError("IDENTITY_NUMBER_MISSING", term="cccd")
    cmnd, cccd = (_number(numbers.get(kind), key, kind) for kind in ("cmnd", "cccd"))
    return cmnd, cccd


def _number(text: str | None, key: bytes, kind: str) -> IdentityNumber | None:
    return None if text is None else _asked(kind, lambda: rosters.number_of(text, key, kind))


def _health(row: FileRow, today: date) -> HealthDeclaration | None:
    if not row.text("declared_on"):
        return None
    days = {}
    for term in ("declared_on", "declared_until"):
        days[term] = cells.day(row, term)
        if row.text(term) and days[term] is None:
            raise _RefusedError("NOT_A_DAY", term=term, value=row.text(term)[:64])
    declared = days["declared_on"]
    if declared is None or declared > today:
        raise _RefusedError("DECLARED_AHEAD", term="declared_on")
    health = HealthDeclaration(
        declared_on=declared,
        valid_until=days["declared_until"] or declared + cells.DECLARATION_COUNTS,
        reference=row.text("reference"),
    )
    _asked("declared_until", lambda: rosters.check_health(health))
    return health


def _vehicle(row: FileRow, standing: Standing) -> Vehicle | None:
    said, plate = row.text("vehicle"), row.text("plate")
    if not said and not plate and not row.text("label"):
        return None
    kind = cells.vehicle_kind(said)
    if kind is None:
        code = "UNKNOWN_WORD" if said else "EMPTY"
        raise _RefusedError(code, term="vehicle", column="vehicle", value=said[:64])
    if kind is cells.ON_FOOT and not plate:
        return None
    called = row.text("label") or plate or f"{said} {row.text('crew') or row.text('name')}"
    return Vehicle(
        id=new_id(),
        organisation=standing.organisation,
        vehicle_kind=kind,
        plate=_asked("plate", lambda: rosters.plate_of(kind, plate)),
        shown=_asked("plate", lambda: rosters.shown_plate(plate)),
        label=_asked("label", lambda: name_of(called, "label")),
        state=VettingState.PENDING,
        version=1,
    )


def _asked(term: str, ask: Callable[[], T]) -> T:
    """What a rule of rosters answers; what it raises is the row's refusal."""
    try:
        return ask()
    except BadInput as fault:
        raise _RefusedError(fault.code, term=term, **fault.params) from fault
