"""The text of one check: JSON as the device wrote and hashed it; see docs/check.md.

A text is read strictly and kept exactly: the SHA-256 of its bytes is the `previousHash` of the device's next check.
"""

import hashlib
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from checkpoints.checks.model import Check, CheckKept, CheckSource, Fix, Override, OverrideKind, Raw, Read, Unread
from checkpoints.checks.shift_model import ReadShift
from checkpoints.checks.text_parts import Decided, Hash, Position, ShiftText, Short
from credentials.wire import LIMITS, Decision, Direction, Outcome, PassageKind, instant

TEXT_BYTES_MAX = 8_192
KEPT_BYTES_MAX = 65_536
_PLAIN = r"\A[^\x00]*\Z"  # PostgreSQL keeps no NUL in a text
_Code = Annotated[str, msgspec.Meta(max_length=64)]
_Digits4 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{4}\Z")]
_Digits6 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{6}\Z")]


class _Override(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    by: Short
    why: Annotated[str, msgspec.Meta(max_length=500)]
    kind: OverrideKind | None = None
    challenge: _Digits4 | None = None
    reply_code: _Digits6 | None = None


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
    decided_at: Decided
    decision: Decision
    reasons: Annotated[tuple[_Code, ...], msgspec.Meta(max_length=64)]
    outcome: Outcome
    direction: Direction = Direction.INWARD
    payload: Annotated[str, msgspec.Meta(max_length=4_096)] | None = None
    control_code: Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{12}\Z")] | None = None
    plate: Annotated[str, msgspec.Meta(max_length=LIMITS["plate_characters"], pattern=_PLAIN)] | None = None
    device: UUID | None = None
    officer: Short | None = None
    override: _Override | None = None
    bundle_sequence: Annotated[int, msgspec.Meta(ge=0, le=2**53)] | None = None
    location: _Location | None = None
    previous_hash: Hash | None = None
    cti: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")] | None = None
    bundle_as_of: Annotated[int, msgspec.Meta(ge=0, le=2**32 - 1)] | None = None
    position: Position | None = None
    officer_id: UUID | None = None
    alert: bool = False
    kind: Literal["CHECK"] = "CHECK"


class _Kind(msgspec.Struct, frozen=True):
    kind: str = "CHECK"


_DECODER = msgspec.json.Decoder(Text)
_SHIFT = msgspec.json.Decoder(ShiftText)
_KIND = msgspec.json.Decoder(_Kind)


def read(text: str, checkpoint: UUID) -> Read | ReadShift | Unread:
    """The check or shift in a text that was handed in for this checkpoint, or why there is none."""
    raw = _raw(text)
    if raw.size > TEXT_BYTES_MAX:
        return Unread(raw=raw, kept=CheckKept.OVERSIZE, problem=f"{raw.size} > {TEXT_BYTES_MAX}")
    try:
        found = _found(raw)
    except (msgspec.DecodeError, ValueError, OverflowError) as error:
        return Unread(raw=raw, kept=CheckKept.MALFORMED, problem=str(error).replace("\x00", "")[:200])
    if found.link.checkpoint != checkpoint:
        return Unread(raw=raw, kept=CheckKept.MALFORMED, problem="another checkpoint - at `$.checkpoint`")
    return found


def _found(raw: Raw) -> Read | ReadShift:
    """Nearly every text is a check: whether it is a shift is only asked where the word stands in it."""
    if b'"SHIFT"' in raw.text and _KIND.decode(raw.text).kind == "SHIFT":
        return ReadShift(raw=raw, link=_SHIFT.decode(raw.text).to_domain())
    return Read(raw=raw, check=_check(_DECODER.decode(raw.text)))


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
        decided=text.decided_at.interval(),
        decision=text.decision,
        reasons=text.reasons,
        outcome=text.outcome,
        payload=text.payload,
        control_code=text.control_code,
        plate=text.plate,
        device=text.device,
        officer=text.officer,
        override=None if text.override is None else _override(text.override),
        bundle_sequence=text.bundle_sequence,
        location=_fix(text.location),
        previous_hash=None if text.previous_hash is None else bytes.fromhex(text.previous_hash),
        cti=None if text.cti is None else UUID(hex=text.cti),
        bundle_as_of=None if text.bundle_as_of is None else instant(text.bundle_as_of),
        position=text.position,
        officer_id=text.officer_id,
        alert=text.alert,
    )


def _override(said: _Override) -> Override:
    return Override(by=said.by, why=said.why, kind=said.kind, challenge=said.challenge, reply_code=said.reply_code)


def _fix(location: _Location | None) -> Fix | None:
    return None if location is None else Fix(lon=location.lon, lat=location.lat, accuracy_m=location.accuracy_m)
