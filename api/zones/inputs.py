"""What clients say about zones. `to_domain` raises BadInput naming the field as the client wrote it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import strawberry
from strawberry import ID, UNSET

from api.access import input_type
from api.ids import get_id
from api.inputs import KeyedInput, name_of
from api.scalars import GeoJSON
from api.zones.enums import GeometryQuality, Purpose, Restriction, ZoneKind
from geo import geojson
from geo.levels.model import Words
from geo.local_time import WeeklyWindow
from geo.zones.model import LegalAct, TermsError, ZoneTerms
from geo.zones.orders.model import (
    ChangeZone,
    CloseZone,
    CreateZone,
    Instruction,
    LiftZone,
    Order,
    ReaffirmZones,
)
from geo.zones.store import Wanted
from geo.zones.timeline import Span
from storage.outcomes import BadInput

_MESSAGE = 500


@input_type
class TextInBothInput:
    """A text for people in both languages."""

    vi: str = strawberry.field(description="In Vietnamese.")
    en: str = strawberry.field(description="In English.")

    def to_domain(self, field: str, most: int = _MESSAGE) -> Words:
        """The checked text."""
        return Words(vi=name_of(self.vi, f"{field}.vi", most), en=name_of(self.en, f"{field}.en", most))


@input_type
class LegalActInput:
    """The order it rests on."""

    number: str = strawberry.field(description="Its number, 1 to 100 characters.")
    signed_on: date = strawberry.field(description="The day it was signed.")
    authority: str = strawberry.field(description="Who signed it, 1 to 200 characters.")

    def to_domain(self, field: str) -> LegalAct:
        """The checked act."""
        return LegalAct(
            number=name_of(self.number, f"{field}.number", 100),
            signed_on=self.signed_on,
            authority=name_of(self.authority, f"{field}.authority", 200),
        )


@input_type
class WeeklyHoursInput:
    """Hours of one weekday in Vietnam, half-open; they may run into the next days."""

    weekday: int = strawberry.field(description="0 is Monday, 6 is Sunday.")
    start_min: int = strawberry.field(description="Minutes after the midnight it begins on, 0 to 1439.")
    end_min: int = strawberry.field(
        description="Minutes after the same midnight; beyond 1440 it runs into the next day."
    )

    def to_domain(self, field: str) -> WeeklyWindow:
        """The checked hours."""
        try:
            return WeeklyWindow(weekday=self.weekday, start_min=self.start_min, end_min=self.end_min)
        except ValueError as fault:
            raise BadInput(field, "WEEKLY_WINDOW") from fault


@input_type
class CreateZoneInput:
    """A new zone."""

    code: str = strawberry.field(description="Its code, unique, 1 to 64 characters.")
    name: str = strawberry.field(description="Name, 1 to 200 characters.")
    kind: ZoneKind = strawberry.field(description="What it is.")
    restriction: Restriction = strawberry.field(description="How strict it is by itself.")
    level: str | None = strawberry.field(default=None, description="Code of its measure level.")
    unit: ID | None = strawberry.field(
        default=None, description="Id of its administrative unit; needed without a shape."
    )
    geometry: GeoJSON | None = strawberry.field(default=None, description="Its shape: Polygon or MultiPolygon.")
    geometry_quality: GeometryQuality | None = strawberry.field(
        default=None, description="How far the shape can be trusted; DRAWN by default, NONE without a shape."
    )
    geometry_quality_m: float | None = strawberry.field(
        default=None, description="By how many metres an APPROXIMATE shape may be off."
    )
    schedule: list[WeeklyHoursInput] = strawberry.field(default_factory=list, description="Empty: always on.")
    precedence: int = strawberry.field(default=0, description="Where zones overlap, the highest wins.")
    contact: str | None = strawberry.field(default=None, description="Whom to ask about it.")
    message: TextInBothInput | None = strawberry.field(default=None, description="What people are told about it.")
    valid_from: datetime | None = strawberry.field(default=None, description="The order's by default.")
    valid_to: datetime | None = strawberry.field(default=None, description="The order's by default.")

    def to_domain(self, field: str, span: Span) -> CreateZone:
        """The checked instruction."""
        said = _said(self, field)
        said["quality"] = said["quality"] or (
            GeometryQuality.NONE if said["geometry"] is None else GeometryQuality.DRAWN
        )
        try:
            terms = ZoneTerms(**said)
        except TermsError as fault:
            raise BadInput(f"{field}.{fault.term}", "ZONE_TERMS", reason=fault.code) from fault
        within = _within(self.valid_from, self.valid_to, span, field)
        return CreateZone(code=self.code, terms=terms, span=within, field=field)


@input_type
class ChangeZoneInput:
    """Other terms for some of a zone's time; what is left out stays, null takes away what a zone can be without."""

    number: int = strawberry.field(description="Number of the zone.")
    version: int = strawberry.field(description="Version of the zone this is based on.")
    name: str | None = strawberry.field(default=UNSET, description="Name.")
    kind: ZoneKind | None = strawberry.field(default=UNSET, description="What it is.")
    restriction: Restriction | None = strawberry.field(default=UNSET, description="How strict it is by itself.")
    level: str | None = strawberry.field(default=UNSET, description="Code of its measure level.")
    unit: ID | None = strawberry.field(default=UNSET, description="Id of its administrative unit.")
    geometry: GeoJSON | None = strawberry.field(default=UNSET, description="Its shape; say the quality with it.")
    geometry_quality: GeometryQuality | None = strawberry.field(default=UNSET, description="How far it can be trusted.")
    geometry_quality_m: float | None = strawberry.field(default=UNSET, description="For an APPROXIMATE shape, metres.")
    schedule: list[WeeklyHoursInput] | None = strawberry.field(default=UNSET, description="Empty: always on.")
    precedence: int | None = strawberry.field(default=UNSET, description="Where zones overlap, the highest wins.")
    contact: str | None = strawberry.field(default=UNSET, description="Whom to ask about it.")
    message: TextInBothInput | None = strawberry.field(default=UNSET, description="What people are told about it.")
    valid_from: datetime | None = strawberry.field(default=None, description="The order's by default.")
    valid_to: datetime | None = strawberry.field(default=None, description="The order's by default.")

    def to_domain(self, field: str, span: Span) -> ChangeZone:
        """The checked instruction."""
        within = _within(self.valid_from, self.valid_to, span, field)
        terms = _said(self, field)
        if terms.get("geometry", UNSET) is None:
            terms |= {"quality": GeometryQuality.NONE, "quality_m": None}
        return ChangeZone(number=self.number, version=self.version, terms=terms, span=within, field=field)


@input_type
class ZoneRefInput:
    """A zone that is closed or lifted, as it was read."""

    number: int = strawberry.field(description="Number of the zone.")
    version: int = strawberry.field(description="Version of the zone this is based on.")
    valid_from: datetime | None = strawberry.field(default=None, description="The order's by default.")
    valid_to: datetime | None = strawberry.field(default=None, description="The order's by default.")


@input_type
class ZoneOrderInput:
    """Several zones under one legal act."""

    act: LegalActInput = strawberry.field(description="The legal act.")
    valid_from: datetime = strawberry.field(description="From when, unless a zone says otherwise; may lie ahead.")
    valid_to: datetime | None = strawberry.field(default=None, description="Until when; null until further notice.")
    create: list[CreateZoneInput] = strawberry.field(default_factory=list, description="New zones.")
    change: list[ChangeZoneInput] = strawberry.field(default_factory=list, description="Zones that get other terms.")
    close: list[ZoneRefInput] = strawberry.field(default_factory=list, description="Zones that become PROHIBITED.")
    lift: list[ZoneRefInput] = strawberry.field(default_factory=list, description="Zones that end, or pause.")

    def to_domain(self, field: str) -> Order:
        """The checked order."""
        span = _span(self.valid_from, self.valid_to, field)
        instructions: tuple[Instruction, ...] = (
            *(one.to_domain(f"{field}.create.{at}", span) for at, one in enumerate(self.create)),
            *(one.to_domain(f"{field}.change.{at}", span) for at, one in enumerate(self.change)),
            *(_ref(CloseZone, one, f"{field}.close.{at}", span) for at, one in enumerate(self.close)),
            *(_ref(LiftZone, one, f"{field}.lift.{at}", span) for at, one in enumerate(self.lift)),
        )
        return Order(act=self.act.to_domain(f"{field}.act"), span=span, instructions=instructions, field=field)


@input_type
class PublishZonesInput(KeyedInput):
    """An order to publish."""

    order: ZoneOrderInput = strawberry.field(description="The order.")


@input_type
class CloseZoneInput(KeyedInput):
    """One zone that is shut."""

    act: LegalActInput = strawberry.field(description="The legal act.")
    number: int = strawberry.field(description="Number of the zone.")
    version: int = strawberry.field(description="Version of the zone this is based on.")
    valid_from: datetime | None = strawberry.field(default=None, description="From when; at once by default.")
    valid_to: datetime | None = strawberry.field(default=None, description="Until when; null until further notice.")

    def to_domain(self, now: datetime) -> Order:
        """The checked order."""
        span = _span(self.valid_from or now, self.valid_to, "input")
        closing = CloseZone(number=self.number, version=self.version, field="input")
        return Order(act=self.act.to_domain("input.act"), span=span, instructions=(closing,))


@input_type
class ReaffirmZonesInput(KeyedInput):
    """Zones in which older permits hold on."""

    numbers: list[int] = strawberry.field(description="Numbers of the zones.")
    purposes: list[Purpose] | None = strawberry.field(default=None, description="For which purposes; null means all.")
    reason: str = strawberry.field(description="Why, 1 to 500 characters.")

    def to_domain(self) -> ReaffirmZones:
        """The checked command."""
        if not self.numbers:
            raise BadInput("input.numbers", "EMPTY")
        purposes = None if self.purposes is None else frozenset(self.purposes)
        return ReaffirmZones(
            numbers=tuple(self.numbers), purposes=purposes, reason=name_of(self.reason, "input.reason", 500)
        )


@input_type
class ZoneFilterInput:
    """Which zones a list shows."""

    kinds: list[ZoneKind] = strawberry.field(default_factory=list, description="Empty: all.")
    units: list[ID] = strawberry.field(default_factory=list, description="Zones that name one of these; empty: all.")

    def to_domain(self) -> Wanted:
        """The checked filter."""
        units = frozenset(get_id("AdminUnit", unit, f"filter.units.{at}") for at, unit in enumerate(self.units))
        return Wanted(kinds=frozenset(self.kinds), units=units)


_NAMES = {"geometry_quality": "quality", "geometry_quality_m": "quality_m"}
_NEEDED = ("name", "kind", "restriction", "precedence", "schedule")
_PLAIN = ("name", "kind", "restriction", "level", "geometry_quality", "geometry_quality_m", "precedence", "contact")


def _said(given: CreateZoneInput | ChangeZoneInput, field: str) -> dict[str, Any]:
    """The terms an input names, by the names of ZoneTerms; what it leaves out is not in it."""
    plain = {_NAMES.get(name, name): getattr(given, name) for name in _PLAIN}
    read = {
        "unit": _unless_unset(given.unit, lambda unit: _unit(unit, field)),
        "geometry": _unless_unset(given.geometry, lambda shape: geojson.read(shape, f"{field}.geometry")),
        "message": _unless_unset(given.message, lambda text: text.to_domain(f"{field}.message")),
        "schedule": _unless_unset(
            given.schedule,
            lambda hours: tuple(one.to_domain(f"{field}.schedule.{at}") for at, one in enumerate(hours)),
        ),
    }
    said = {name: value for name, value in (plain | read).items() if value is not UNSET}
    for name in _NEEDED:
        if said.get(name, UNSET) is None:
            raise BadInput(f"{field}.{name}", "EMPTY")
    return said


def _unless_unset(value: Any, read: Any) -> Any:  # noqa: ANN401 - UNSET has no type of its own
    return value if value is UNSET or value is None else read(value)


def _unit(unit: ID, field: str) -> UUID:
    return get_id("AdminUnit", unit, f"{field}.unit")


def _ref(kind: type[CloseZone | LiftZone], given: ZoneRefInput, field: str, span: Span) -> CloseZone | LiftZone:
    within = _within(given.valid_from, given.valid_to, span, field)
    return kind(number=given.number, version=given.version, span=within, field=field)


def _within(start: datetime | None, end: datetime | None, span: Span, field: str) -> Span | None:
    if start is None and end is None:
        return None
    return _span(start or span.start, end or span.end, field)


def _span(start: datetime, end: datetime | None, field: str) -> Span:
    if end is not None and end <= start:
        raise BadInput(f"{field}.validTo", "ENDS_BEFORE_START")
    return Span(start=start, end=end)
