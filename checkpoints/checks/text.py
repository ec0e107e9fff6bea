"""The text of one check: JSON as the device wrote and hashed it; see docs/check.md.

A text is read strictly and kept exactly: the SHA-256 of its bytes is the `previousHash` of the device's next check.
"""

import hashlib
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from checkpoints.checks.model import Check, CheckKept, CheckSource, Fix, Interval, Override, Raw, Read, Unread
from credentials.wire import LIMITS, Decision, Direction, Outcome, PassageKind

TEXT_BYTES_MAX = 8_192
KEPT_BYTES_MAX = 65_536
_PLAIN = r"\A[^\x00]*\Z"  # PostgreSQL keeps no NUL in a text
_Short = Annotated[str, msgspec.Meta(max_length=120)]
_Code = Annotated[str, msgspec.Meta(max_length=64)]
_Instant = Annotated[datetime, msgspec.Meta(tz=True)]
_Hash = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class _Decided(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    earliest: _Instant
    latest: _Instant


class _Override(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    by: _Short
    why: Annotated[str, msgspec.Meta(max_length=500)]


class _Location(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)]
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)]
    accuracy_m: Annotated[float, msgspec.Meta(ge=0)] | None = None


class Text(msgspec.Struct, frozen=True, rename="camel"):
    """Unknown fields of a newer device are passed over; the kept text has them."""

    id: UUID
    checkpoint: UUID
    source: CheckSource
    passage: PassageKind
    decided_at: _Decided
    decision: Decision
    reasons: Annotated[tuple[_Code, ...], msgspec.Meta(max_length=64)]
    outcome: Outcome
    direction: Direction = Direction.INWARD
    payload: Annotated[str, msgspec.Meta(max_length=4_096)] | None = None
    control_code: Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{12}\Z")] | None = None
    plate: Annotated[str, msgspec.Meta(max_length=LIMITS["plate_characters"], pattern=_PLAIN)] | None = None
    device: UUID | None = None
    officer: _Short | None = None
    override: _Override | None = None
    bundle_sequence: Annotated[int, msgspec.Meta(ge=0, le=2**53)] | None = None
    location: _Location | None = None
    previous_hash: _Hash | None = None


_DECODER = msgspec.json.Decoder(Text)


def read(text: str, checkpoint: UUID) -> Read | Unread:
    """The check in a text that was handed in for this checkpoint, or why there is none."""
    raw = _raw(text)
    if raw.size > TEXT_BYTES_MAX:
        return Unread(raw=raw, kept=CheckKept.OVERSIZE, problem=f"{raw.size} > {TEXT_BYTES_MAX}")
    try:
        check = _check(_DECODER.decode(raw.text))
    except (msgspec.DecodeError, ValueError, OverflowError) as error:
        return Unread(raw=raw, kept=CheckKept.MALFORMED, problem=str(error).replace("\x00", "")[:200])
    if check.checkpoint != checkpoint:
        return Unread(raw=raw, kept=CheckKept.MALFORMED, problem="another checkpoint - at `$.checkpoint`")
    return Read(raw=raw, check=check)


def _raw(text: str) -> Raw:
    whole = text.encode(errors="surrogatepass")
    return Raw(text=whole[:KEPT_BYTES_MAX], hash=hashlib.sha256(whole).digest(), size=len(whole))


def _check(text: Text) -> Check:
    return Check(
        id=text.id,
        checkpoint=text.checkpoint,
        source=text.source,
        passage=text.passage,
        direction=text.direction,
        decided=_interval(text.decided_at),
        decision=text.decision,
        reasons=text.reasons,
        outcome=text.outcome,
        payload=text.payload,
        control_code=text.control_code,
        plate=text.plate,
        device=text.device,
        officer=text.officer,
        override=None if text.override is None else Override(by=text.override.by, why=text.override.why),
        bundle_sequence=text.bundle_sequence,
        location=_fix(text.location),
        previous_hash=None if text.previous_hash is None else bytes.fromhex(text.previous_hash),
    )


def _interval(decided: _Decided) -> Interval:
    return Interval(earliest=decided.earliest.astimezone(UTC), latest=decided.latest.astimezone(UTC))


def _fix(location: _Location | None) -> Fix | None:
    return None if location is None else Fix(lon=location.lon, lat=location.lat, accuracy_m=location.accuracy_m)
