"""Claims to CBOR and back: decode, walk with exact types, encode again, compare. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from credentials import canonical, fields, wellformed
from credentials.claims import Claims
from credentials.wellformed import Shape
from credentials.wire import CLAIM, CONSTANTS, LIMITS, PERMIT, EntryMode, Purpose, ReasonCode, SubjectType

_TOP: Final = (CLAIM["iss"], CLAIM["exp"], CLAIM["nbf"], CLAIM["iat"], CLAIM["cti"], CLAIM["fieldpass"])
_DEPLOYMENT: Final = re.compile(r"[a-z0-9-]{3,16}", re.ASCII)
_CRITICAL_BELOW: Final = CONSTANTS["permit_critical_below"]
_IGNORED_BELOW: Final = CONSTANTS["permit_ignored_below"]
_PROFILE: Final = CONSTANTS["profile"]
_Reader = Callable[[object], Any]
_Plan = tuple[tuple[str, ...], tuple[_Reader, ...], tuple[int, ...]]

_READERS: Final[Mapping[int, tuple[str, _Reader]]] = {
    PERMIT[name]: (name, reader)
    for name, reader in {
        "profile": lambda value: fields.whole(value, 1, 255),
        "purpose": fields.word(Purpose),
        "end": fields.instant,
        "zones": fields.ascending(fields.zone, LIMITS["zones"]),
        "status": fields.status,
        "subject_type": fields.word(SubjectType),
        "crew": lambda value: fields.octets(value, LIMITS["crew_bytes"]),
        "name": fields.name,
        "tails": fields.ascending(fields.tail, LIMITS["tails"]),
        "plates": fields.ascending(fields.plate, LIMITS["plates"]),
        "base_zone": fields.zone,
        "windows": fields.windows,
        "entry_mode": fields.word(EntryMode),
        "control_code": fields.code,
    }.items()
}
_REQUIRED: Final = frozenset(
    PERMIT[name] for name in ("profile", "purpose", "end", "zones", "status", "subject_type", "name", "control_code")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A payload that cannot be used, and what of its identity could still be read."""

    reason: ReasonCode
    cti: bytes | None = None
    issued_at: int | None = None


def parse(payload: bytes) -> Claims | Fault:
    """Read what a verified signature vouches for; never raises."""
    raw: object = None
    try:
        raw = canonical.decode(payload)
        return _claims(raw)
    except fields.Newer:
        return _fault(ReasonCode.UNKNOWN_CRITICAL, payload, raw)
    except (ValueError, UnicodeError):
        return _fault(ReasonCode.BAD_CLAIMS, payload, raw)


def understood(raw: object) -> Claims | Fault:
    """Read claims that were decoded already, as a sheet's rows are; never raises."""
    if type(raw) is not dict:
        return Fault(reason=ReasonCode.BAD_PAYLOAD)
    try:
        return _claims(raw)
    except fields.Newer:
        return _named(ReasonCode.UNKNOWN_CRITICAL, raw)
    except (ValueError, UnicodeError):
        return _named(ReasonCode.BAD_CLAIMS, raw)


def _fault(reason: ReasonCode, payload: bytes, raw: object) -> Fault:
    """The reason that every runtime gives: first what is no CBOR of ours, then what is not of this wire at all."""
    found = wellformed.shape(payload)
    if found is Shape.BROKEN or not wellformed.is_map(payload):
        return Fault(reason=ReasonCode.BAD_PAYLOAD)
    if found is Shape.FOREIGN or type(raw) is not dict:
        return Fault(reason=ReasonCode.BAD_CLAIMS)
    return _named(reason, raw)


def _named(reason: ReasonCode, raw: Mapping[Any, object]) -> Fault:
    cti, issued_at = raw.get(CLAIM["cti"]), raw.get(CLAIM["iat"])
    if type(cti) is bytes and type(issued_at) is int:
        return Fault(reason=reason, cti=cti, issued_at=issued_at)
    return Fault(reason=reason)


def _claims(raw: object) -> Claims:
    if type(raw) is not dict or tuple(raw) != _TOP or set(map(type, raw)) != {int}:
        raise ValueError("not the six claims")
    deployment, exp, nbf, iat, cti, permit = raw.values()
    if type(deployment) is not str or type(permit) is not dict or not _names_a_deployment(deployment):
        raise ValueError("no deployment, or no permit")
    claims = Claims(
        deployment=deployment,
        cti=fields.octets(cti, LIMITS["cti_bytes"]),
        issued_at=fields.instant(iat),
        not_before=fields.instant(nbf),
        expires_at=fields.instant(exp),
        **_permit(permit),
    )
    if not claims.not_before < claims.end <= claims.expires_at:
        raise ValueError("a permit ends after it begins, and by its hard limit")
    return claims


@lru_cache(maxsize=64)
def _names_a_deployment(text: str) -> bool:
    return bool(_DEPLOYMENT.fullmatch(text))


def _permit(permit: dict[Any, object]) -> dict[str, Any]:
    if set(map(type, permit)) != {int}:
        raise ValueError("a field has no number")
    names, readers, unknown = _plan(tuple(permit))
    values = {name: read(value) for name, read, value in zip(names, readers, permit.values(), strict=True)}
    if values.pop("profile") != _PROFILE:
        raise fields.Newer("profile")
    if values.get("entry_mode") is EntryMode.MULTIPLE:
        raise ValueError("a default is not written")
    if "unknown" in values:
        values["unknown"] = unknown
    return values


@lru_cache(maxsize=1024)
def _plan(keys: tuple[int, ...]) -> _Plan:
    """How to read a permit with these fields; credentials come in few shapes, so this is nearly always a look-up."""
    if not _REQUIRED.issubset(keys) or list(keys) != sorted(keys):
        raise ValueError("a required field is absent, or out of order")
    unknown = [fields.whole(key, 1, _IGNORED_BELOW - 1) for key in keys if key not in _READERS]
    names, readers = zip(*(_READERS.get(key, ("unknown", canonical.walk)) for key in keys), strict=True)
    return names, readers, tuple(key for key in unknown if key < _CRITICAL_BELOW)


def pack(claims: Claims) -> bytes:
    """Write claims; raises ValueError for claims that `parse` would not read back as they are."""
    payload = canonical.write(written(claims))
    if parse(payload) != claims:
        raise ValueError("claims that the wire cannot carry")
    return payload


def written(claims: Claims) -> dict[int, object]:
    """The claims as values that deterministic CBOR can carry."""
    return {
        CLAIM["iss"]: claims.deployment,
        CLAIM["exp"]: claims.expires_at,
        CLAIM["nbf"]: claims.not_before,
        CLAIM["iat"]: claims.issued_at,
        CLAIM["cti"]: claims.cti,
        CLAIM["fieldpass"]: {key: value for key, value in _written(claims).items() if value is not None},
    }


def _written(claims: Claims) -> dict[int, object]:
    return _in_order(
        profile=_PROFILE,
        purpose=claims.purpose.code,
        end=claims.end,
        zones=list(claims.zones),
        status=[claims.status.block, claims.status.index],
        subject_type=claims.subject_type.code,
        crew=claims.crew,
        name=claims.name,
        tails=[int(tail) for tail in claims.tails] or None,
        plates=list(claims.plates) or None,
        base_zone=claims.base_zone,
        windows=[[window.start, window.end] for window in claims.windows] or None,
        entry_mode=claims.entry_mode.code if claims.entry_mode is EntryMode.SINGLE else None,
        control_code=fields.code_octets(claims.control_code),
    )


def _in_order(**values: object) -> dict[int, object]:
    return {key: values[name] for name, key in sorted(PERMIT.items(), key=lambda entry: entry[1])}


if any(left >= right for left, right in pairwise(PERMIT.values())):
    raise ValueError("wire.json lists the fields of a permit in the order of their numbers")
