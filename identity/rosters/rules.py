"""Numbers and plates as people write them in Việt Nam, and who may become what. Pure."""

import hmac
import re
import unicodedata
from collections.abc import Mapping

from identity.rosters.model import HealthDeclaration, IdentityNumber, VehicleKind, VettingState
from storage.outcomes import BadInput, Conflict

_CMND = re.compile(r"[0-9]{9}")
_CCCD = re.compile(r"[0-9]{12}")
_PHONE = re.compile(r"\+84[0-9]{9,10}")
_PLATE = re.compile(r"[0-9A-Z]{4,12}")
_BETWEEN = re.compile(r"[\s.\-\u2013\u00b7]")
LONGEST_SHOWN = 24
LONGEST_REFERENCE = 64

ALLOWED: Mapping[VettingState, frozenset[VettingState]] = {
    VettingState.PENDING: frozenset({VettingState.VETTED, VettingState.REJECTED, VettingState.REMOVED}),
    VettingState.VETTED: frozenset({VettingState.REJECTED, VettingState.REMOVED}),
    VettingState.REJECTED: frozenset({VettingState.VETTED, VettingState.REMOVED}),
    VettingState.REMOVED: frozenset(),
}


def step(before: VettingState, after: VettingState) -> Conflict | None:
    """None when the step is allowed; otherwise a conflict that names both states."""
    if after in ALLOWED[before]:
        return None
    return Conflict(code="STATE", params={"from": before, "to": after})


def phone_of(text: str) -> str:
    """A Vietnamese number in international form; a leading 0 is read as +84; raises BadInput."""
    digits = re.sub(r"[\s.\-()]", "", text)
    phone = "+84" + digits[1:] if digits.startswith("0") else digits
    if not _PHONE.fullmatch(phone):
        raise BadInput("phone", "PHONE_FORM", example="0912 345 678")
    return phone


def number_of(text: str, key: bytes, field: str) -> IdentityNumber:
    """A CMND (9 digits) or CCCD (12 digits) as it is kept; `field` says which; raises BadInput."""
    digits = re.sub(r"[\s.]", "", text)
    if not (_CMND if field == "cmnd" else _CCCD).fullmatch(digits):
        raise BadInput(field, "IDENTITY_NUMBER_FORM", digits="9" if field == "cmnd" else "12")
    return IdentityNumber(keyed_hash=hmac.digest(key, f"{field}:{digits}".encode(), "sha256"), last4=digits[-4:])


def plate_of(kind: VehicleKind, text: str | None) -> str | None:
    """A plate as compared: capitals and digits only, Đ as D. None where there is none, as on many boats."""
    plain = unicodedata.normalize("NFC", text or "").upper().replace("Đ", "D")
    plate = _BETWEEN.sub("", plain)
    if plate and kind is VehicleKind.NONE:
        raise BadInput("plate", "PLATE_UNEXPECTED")
    if plate and not _PLATE.fullmatch(plate):
        raise BadInput("plate", "PLATE_FORM", example="66C-123.45")
    return plate or None


def shown_plate(text: str | None) -> str:
    """A plate as it was written, with single spaces."""
    shown = " ".join(unicodedata.normalize("NFC", text or "").split())
    if len(shown) > LONGEST_SHOWN:
        raise BadInput("plate", "PLATE_FORM", example="66C-123.45")
    return shown


def check_health(health: HealthDeclaration | None) -> None:
    """Raise BadInput for a declaration that no calendar and no column holds."""
    if health is None:
        return
    if health.valid_until < health.declared_on:
        raise BadInput("health.validUntil", "DECLARATION_ENDS_BEFORE_IT_BEGINS")
    if len(health.reference) > LONGEST_REFERENCE:
        raise BadInput("health.reference", "TOO_LONG", most=str(LONGEST_REFERENCE))
