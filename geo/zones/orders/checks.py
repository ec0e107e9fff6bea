"""What an order must be before the register is asked: valid shapes within the caps, texts of a fitting length."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from geo import geojson
from geo.zones.model import LegalAct, ZoneTerms
from geo.zones.orders.model import ChangeZone, CreateZone, Instruction, Order
from storage.outcomes import BadInput

MAX_INSTRUCTIONS = 5_000
_LIMITS = {"name": 200, "contact": 200, "code": 64}
_PRECEDENCE = 1_000
_QUALITY_M = 100_000.0


def checked(order: Order) -> Order:
    """The same order with its texts in NFC. Raises BadInput naming the field; touches no database."""
    if not order.instructions:
        raise BadInput(order.field, "EMPTY")
    if len(order.instructions) > MAX_INSTRUCTIONS:
        raise BadInput(order.field, "TOO_MANY", limit=str(MAX_INSTRUCTIONS))
    return replace(order, act=_act(order.act), instructions=tuple(_instruction(one) for one in order.instructions))


def check_units(order: Order, known: frozenset[UUID]) -> None:
    """Raise BadInput for a unit that there never was; units are never deleted, only ended."""
    for one in order.instructions:
        said = one.terms.unit if isinstance(one, CreateZone) else _changed_unit(one)
        if said is not None and said not in known:
            raise BadInput(f"{one.field}.unit", "UNKNOWN_UNIT")


def _changed_unit(one: Instruction) -> UUID | None:
    return one.terms.get("unit") if isinstance(one, ChangeZone) else None


def text(value: str, field: str, limit: int) -> str:
    """The text in NFC without outer spaces, neither empty nor too long, no control characters."""
    clean = unicodedata.normalize("NFC", value).strip()
    if not clean:
        raise BadInput(field, "EMPTY")
    if len(clean) > limit:
        raise BadInput(field, "TOO_LONG", limit=str(limit))
    if any(unicodedata.category(letter) == "Cc" for letter in clean):
        raise BadInput(field, "CONTROL_CHARACTER")
    return clean


def _act(act: LegalAct) -> LegalAct:
    number, authority = text(act.number, "act.number", 100), text(act.authority, "act.authority", 200)
    return replace(act, number=number, authority=authority)


def _instruction(one: Instruction) -> Instruction:
    match one:
        case CreateZone():
            said = {name: getattr(one.terms, name) for name in ZoneTerms.__dataclass_fields__}
            terms = replace(one.terms, **_terms(said, one.field))
            return replace(one, code=text(one.code, f"{one.field}.code", _LIMITS["code"]), terms=terms)
        case ChangeZone():
            return replace(one, terms=_terms(one.terms, one.field))
        case _:
            return one


def _terms(said: Mapping[str, Any], field: str) -> dict[str, Any]:
    checked_terms = dict(said)
    for name in ("name", "contact"):
        if said.get(name) is not None:
            checked_terms[name] = text(said[name], f"{field}.{name}", _LIMITS[name])
    if said.get("geometry") is not None:
        geojson.check(said["geometry"], f"{field}.geometry")
    if abs(said.get("precedence") or 0) > _PRECEDENCE:
        raise BadInput(f"{field}.precedence", "OUT_OF_RANGE", limit=str(_PRECEDENCE))
    if said.get("quality_m") is not None and not 0 < said["quality_m"] <= _QUALITY_M:
        raise BadInput(f"{field}.geometryQualityM", "OUT_OF_RANGE", limit=f"{_QUALITY_M:.0f}")
    return checked_terms
