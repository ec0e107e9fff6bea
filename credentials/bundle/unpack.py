"""A snapshot from what deterministic CBOR carried, by exact types; anything strange raises ValueError. Pure."""

import zlib
from collections.abc import Callable
from typing import Any, Final, TypeVar
from uuid import UUID

from credentials import canonical
from credentials.bundle.model import (
    Bundle,
    ChangeRecord,
    CheckpointRecord,
    DeskNumber,
    Extension,
    Health,
    IssuedSetRef,
    LevelRecord,
    LevelRule,
    Policy,
    Reaffirmation,
    Scope,
    TrustRecord,
    VersionRecord,
    ZoneRecord,
)
from credentials.claims import StatusRef, Window
from credentials.fields import ascending, instant, octets, status, whole, window, word, zone
from credentials.signature import kid_of
from credentials.statuses.model import BLOCK_BYTES, StatusList
from credentials.wire import LIMITS, ChangeKind, CheckpointKind, KeyRole, Purpose, Restriction, Rule, ZoneKind

T = TypeVar("T")
Reader = Callable[[Any], T]
_MANY: Final = 100_000
_LONG: Final = 2**32 - 1
_SHA256: Final = 32
_PURPOSES: Final = word(Purpose)


def unpack(payload: bytes) -> Bundle:
    """Read a verified payload; raises ValueError for any shape but the one written down."""
    parts = _table(canonical.read(payload), range(1, 15))
    return Bundle(
        deployment=_text(parts[1]),
        sequence=instant(parts[2]),
        issued_at=instant(parts[3]),
        expires_at=instant(parts[4]),
        previous_hash=b"" if parts[5] == b"" else octets(parts[5], _SHA256),
        trust=_each(_trust)(parts[6]),
        status=_maybe(_status)(parts[7]),
        checkpoint=_checkpoint(parts[8]),
        zones=_each(_zone)(parts[9]),
        levels=_each(_level)(parts[10]),
        policy=_policy(parts[11]),
        extensions=_each(_extension)(parts[12]),
        desk=_each(_desk)(parts[13]),
        texts=_texts(parts[14]),
    )


def _table(value: object, always: range, sometimes: range = range(0)) -> dict[Any, Any]:
    if type(value) is not dict or not set(always) <= value.keys() <= {*always, *sometimes}:
        raise ValueError("not a map with its keys")
    if any(key in value and value[key] is None for key in sometimes):
        raise ValueError("a key that should have been left out")
    return value


def _row(value: object, size: int) -> list[Any]:
    if type(value) is not list or len(value) != size:
        raise ValueError("not a list of its length")
    return value


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError("not text")
    return value


def _flag(value: object) -> bool:
    if type(value) is not bool:
        raise ValueError("not true or false")
    return value


def _span(value: object) -> int:
    return whole(value, 0, _LONG)


def _maybe(read: Reader[T]) -> Reader[T | None]:
    return lambda value: None if value is None else read(value)


def _each(read: Reader[T]) -> Reader[tuple[T, ...]]:
    def several(value: object) -> tuple[T, ...]:
        if type(value) is not list or len(value) > _MANY:
            raise ValueError("not a list")
        return tuple(map(read, value))

    return several


def _some(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """A list that is left out when it is empty."""

    def several(value: object) -> tuple[T, ...]:
        if value == []:
            raise ValueError("an empty list")
        return _each(read)(value)

    return several


def _set(read: Reader[T]) -> Reader[frozenset[T]]:
    return lambda value: frozenset(_each(read)(value))


def _trust(value: object) -> TrustRecord:
    parts = _table(value, range(1, 9), range(9, 11))
    public_key = octets(parts[2], LIMITS["public_key_bytes"])
    if parts[1] != kid_of(public_key):
        raise ValueError("a key under another's name")
    return TrustRecord(
        kid=kid_of(public_key),
        public_key=public_key,
        role=word(KeyRole)(parts[3]),
        scope=Scope(
            zones=_maybe(_set(zone))(parts[4]), purposes=_maybe(_set(_PURPOSES))(parts[5]), longest_s=_span(parts[6])
        ),
        signs_from=_span(parts[7]),
        signs_to=instant(parts[8]),
        withdrawn_at=_maybe(instant)(parts.get(9)),
        issued_set=_maybe(_issued)(parts.get(10)),
    )


def _issued(value: object) -> IssuedSetRef:
    sha256, as_of = _row(value, 2)
    return IssuedSetRef(sha256=octets(sha256, _SHA256), as_of=instant(as_of))


def _status(value: object) -> StatusList:
    parts = _table(value, range(1, 3))
    if type(parts[2]) is not dict:
        raise ValueError("not blocks")
    blocks = {_span(block): _bits(bits) for block, bits in parts[2].items()}
    return StatusList(as_of=instant(parts[1]), blocks=blocks)


def _bits(value: object) -> bytes:
    """Never more than one block, whatever the compressed bytes claim."""
    if type(value) is not bytes:
        raise ValueError("not a block")
    reader = zlib.decompressobj()
    try:
        bits = reader.decompress(value, BLOCK_BYTES + 1)
    except zlib.error as fault:
        raise ValueError("not a block") from fault
    if len(bits) != BLOCK_BYTES or not reader.eof or reader.unused_data:
        raise ValueError("not a whole block")
    return bits


def _checkpoint(value: object) -> CheckpointRecord:
    parts = _table(value, range(1, 8), range(8, 9))
    return CheckpointRecord(
        id=UUID(bytes=octets(parts[1], 16)),
        kind=word(CheckpointKind)(parts[2]),
        name=_text(parts[3]),
        from_zones=_each(zone)(parts[4]),
        to_zones=_each(zone)(parts[5]),
        hard=_flag(parts[6]),
        valid_from=_span(parts[7]),
        valid_to=_maybe(instant)(parts.get(8)),
    )


def _zone(value: object) -> ZoneRecord:
    parts = _table(value, range(1, 6), range(6, 8))
    return ZoneRecord(
        number=zone(parts[1]),
        code=_text(parts[2]),
        name=_text(parts[3]),
        kind=word(ZoneKind)(parts[4]),
        versions=_some(_version)(parts[5]),
        changes=_maybe(_some(_change))(parts.get(6)) or (),
        reaffirmations=_maybe(_some(_reaffirmation))(parts.get(7)) or (),
    )


def _version(value: object) -> VersionRecord:
    start, end, level, restriction = _row(value, 4)
    return VersionRecord(
        valid_from=_span(start),
        valid_to=_maybe(instant)(end),
        level=_maybe(_text)(level),
        restriction=word(Restriction)(restriction),
    )


def _change(value: object) -> ChangeRecord:
    counter, recorded, effective, kind, purposes = _row(value, 5)
    return ChangeRecord(
        counter=_span(counter),
        recorded_at=instant(recorded),
        effective_at=instant(effective),
        kind=word(ChangeKind)(kind),
        purposes=_maybe(_set(_PURPOSES))(purposes),
    )


def _reaffirmation(value: object) -> Reaffirmation:
    at, purposes, permits = _row(value, 3)
    return Reaffirmation(
        at=instant(at), purposes=_maybe(_set(_PURPOSES))(purposes), permits=_maybe(_set(_ref))(permits)
    )


def _ref(value: object) -> StatusRef:
    return status(value)


def _level(value: object) -> LevelRecord:
    parts = _table(value, range(1, 3))
    if type(parts[2]) is not dict:
        raise ValueError("not rules")
    return LevelRecord(
        code=_text(parts[1]), rules={_PURPOSES(purpose): _rule(rule) for purpose, rule in parts[2].items()}
    )


def _rule(value: object) -> LevelRule:
    parts = _table(value, range(1, 2), range(2, 5))
    return LevelRule(
        rule=word(Rule)(parts[1]),
        windows=_maybe(_some(_window))(parts.get(2)) or (),
        health=_maybe(_health)(parts.get(3)),
        transit=_maybe(_flag)(parts.get(4)),
    )


def _window(value: object) -> Window:
    return window(value)


def _health(value: object) -> Health:
    test_within_h, doses = _row(value, 2)
    return Health(test_within_h=_maybe(_span)(test_within_h), doses=_maybe(_span)(doses))


def _policy(value: object) -> Policy:
    parts = _table(value, range(1, 11))
    if type(parts[1]) is not dict:
        raise ValueError("not spans by class")
    return Policy(
        stale_after_s={whole(number, 1, 3): _span(span) for number, span in parts[1].items()},
        leeway_start_s=_span(parts[2]),
        leeway_end_s=_span(parts[3]),
        expired_grace_s=_span(parts[4]),
        closure_grace_s=_span(parts[5]),
        return_s=_span(parts[6]),
        same_passage_s=_span(parts[7]),
        transit_classes=frozenset(_each(lambda number: whole(number, 1, 3))(parts[8])),
        utc_offset_min=whole(parts[9], -1440, 1440),
        reply_code_s=_span(parts[10]),
    )


def _extension(value: object) -> Extension:
    at, purposes, zones, ending_from, ending_to, new_end = _row(value, 6)
    return Extension(
        at=instant(at),
        purposes=_maybe(_set(_PURPOSES))(purposes),
        zones=frozenset(ascending(zone, _MANY)(zones)),
        ending_from=_span(ending_from),
        ending_to=instant(ending_to),
        new_end=instant(new_end),
    )


def _desk(value: object) -> DeskNumber:
    name, phone = _row(value, 2)
    return DeskNumber(name=_text(name), phone=_text(phone))


def _texts(value: object) -> dict[str, dict[str, str]]:
    if type(value) is not dict:
        raise ValueError("not texts")
    return {_text(language): _words(words) for language, words in value.items()}


def _words(value: object) -> dict[str, str]:
    if type(value) is not dict:
        raise ValueError("not words")
    return {_text(key): _text(words) for key, words in value.items()}
