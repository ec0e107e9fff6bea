"""A snapshot from what deterministic CBOR carried, by exact types; anything strange raises ValueError. Pure."""

from typing import Final
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
from credentials.bundle.shapes import MANY, each, flag, inflated, maybe, members, row, some, span, table, text
from credentials.claims import StatusRef, Window
from credentials.fields import ascending, instant, octets, status, whole, window, word, zone
from credentials.signature import kid_of
from credentials.statuses.model import BLOCK_BYTES, StatusList
from credentials.wire import LIMITS, ChangeKind, CheckpointKind, KeyRole, Purpose, Restriction, Rule, ZoneKind

SHA256_BYTES: Final = 32
_PURPOSES: Final = word(Purpose)


def unpack(payload: bytes) -> Bundle:
    """Read a verified payload; raises ValueError for any shape but the one written down."""
    parts = table(canonical.read(payload), range(1, 15))
    return Bundle(
        deployment=text(parts[1]),
        sequence=instant(parts[2]),
        issued_at=instant(parts[3]),
        expires_at=instant(parts[4]),
        previous_hash=b"" if parts[5] == b"" else octets(parts[5], SHA256_BYTES),
        trust=each(read_trust)(parts[6]),
        status=maybe(_status)(parts[7]),
        checkpoint=read_checkpoint(parts[8]),
        zones=each(read_zone)(parts[9]),
        levels=each(read_level)(parts[10]),
        policy=read_policy(parts[11]),
        extensions=each(read_extension)(parts[12]),
        desk=each(read_desk)(parts[13]),
        texts=read_texts(parts[14]),
    )


def read_trust(value: object) -> TrustRecord:
    parts = table(value, range(1, 9), range(9, 11))
    public_key = octets(parts[2], LIMITS["public_key_bytes"])
    if parts[1] != kid_of(public_key):
        raise ValueError("a key under another's name")
    return TrustRecord(
        kid=kid_of(public_key),
        public_key=public_key,
        role=word(KeyRole)(parts[3]),
        scope=Scope(
            zones=maybe(members(zone))(parts[4]), purposes=maybe(members(_PURPOSES))(parts[5]), longest_s=span(parts[6])
        ),
        signs_from=span(parts[7]),
        signs_to=instant(parts[8]),
        withdrawn_at=maybe(instant)(parts.get(9)),
        issued_set=maybe(_issued)(parts.get(10)),
    )


def _issued(value: object) -> IssuedSetRef:
    sha256, as_of = row(value, 2)
    return IssuedSetRef(sha256=octets(sha256, SHA256_BYTES), as_of=instant(as_of))


def _status(value: object) -> StatusList:
    parts = table(value, range(1, 3))
    if type(parts[2]) is not dict:
        raise ValueError("not blocks")
    blocks = {span(block): read_bits(bits) for block, bits in parts[2].items()}
    return StatusList(as_of=instant(parts[1]), blocks=blocks)


def read_bits(value: object) -> bytes:
    """Never more than one block, whatever the compressed bytes claim."""
    if type(value) is not bytes:
        raise ValueError("not a block")
    bits = inflated(value, BLOCK_BYTES)
    if len(bits) != BLOCK_BYTES:
        raise ValueError("not a whole block")
    return bits


def read_checkpoint(value: object) -> CheckpointRecord:
    parts = table(value, range(1, 8), range(8, 9))
    return CheckpointRecord(
        id=UUID(bytes=octets(parts[1], 16)),
        kind=word(CheckpointKind)(parts[2]),
        name=text(parts[3]),
        from_zones=each(zone)(parts[4]),
        to_zones=each(zone)(parts[5]),
        hard=flag(parts[6]),
        valid_from=span(parts[7]),
        valid_to=maybe(instant)(parts.get(8)),
    )


def read_zone(value: object) -> ZoneRecord:
    parts = table(value, range(1, 6), range(6, 8))
    return ZoneRecord(
        number=zone(parts[1]),
        code=text(parts[2]),
        name=text(parts[3]),
        kind=word(ZoneKind)(parts[4]),
        versions=some(_version)(parts[5]),
        changes=maybe(some(_change))(parts.get(6)) or (),
        reaffirmations=maybe(some(_reaffirmation))(parts.get(7)) or (),
    )


def _version(value: object) -> VersionRecord:
    start, end, level, restriction = row(value, 4)
    return VersionRecord(
        valid_from=span(start),
        valid_to=maybe(instant)(end),
        level=maybe(text)(level),
        restriction=word(Restriction)(restriction),
    )


def _change(value: object) -> ChangeRecord:
    counter, recorded, effective, kind, purposes = row(value, 5)
    return ChangeRecord(
        counter=span(counter),
        recorded_at=instant(recorded),
        effective_at=instant(effective),
        kind=word(ChangeKind)(kind),
        purposes=maybe(members(_PURPOSES))(purposes),
    )


def _reaffirmation(value: object) -> Reaffirmation:
    at, purposes, permits = row(value, 3)
    return Reaffirmation(
        at=instant(at), purposes=maybe(members(_PURPOSES))(purposes), permits=maybe(members(_ref))(permits)
    )


def _ref(value: object) -> StatusRef:
    return status(value)


def read_level(value: object) -> LevelRecord:
    parts = table(value, range(1, 3))
    if type(parts[2]) is not dict:
        raise ValueError("not rules")
    return LevelRecord(
        code=text(parts[1]), rules={_PURPOSES(purpose): _rule(rule) for purpose, rule in parts[2].items()}
    )


def _rule(value: object) -> LevelRule:
    parts = table(value, range(1, 2), range(2, 5))
    return LevelRule(
        rule=word(Rule)(parts[1]),
        windows=maybe(some(_window))(parts.get(2)) or (),
        health=maybe(_health)(parts.get(3)),
        transit=maybe(flag)(parts.get(4)),
    )


def _window(value: object) -> Window:
    return window(value)


def _health(value: object) -> Health:
    test_within_h, doses = row(value, 2)
    return Health(test_within_h=maybe(span)(test_within_h), doses=maybe(span)(doses))


def read_policy(value: object) -> Policy:
    parts = table(value, range(1, 11))
    if type(parts[1]) is not dict:
        raise ValueError("not spans by class")
    return Policy(
        stale_after_s={whole(number, 1, 3): span(after) for number, after in parts[1].items()},
        leeway_start_s=span(parts[2]),
        leeway_end_s=span(parts[3]),
        expired_grace_s=span(parts[4]),
        closure_grace_s=span(parts[5]),
        return_s=span(parts[6]),
        same_passage_s=span(parts[7]),
        transit_classes=frozenset(each(lambda number: whole(number, 1, 3))(parts[8])),
        utc_offset_min=whole(parts[9], -1440, 1440),
        reply_code_s=span(parts[10]),
    )


def read_extension(value: object) -> Extension:
    at, purposes, zones, ending_from, ending_to, new_end = row(value, 6)
    return Extension(
        at=instant(at),
        purposes=maybe(members(_PURPOSES))(purposes),
        zones=frozenset(ascending(zone, MANY)(zones)),
        ending_from=span(ending_from),
        ending_to=instant(ending_to),
        new_end=instant(new_end),
    )


def read_desk(value: object) -> DeskNumber:
    name, phone = row(value, 2)
    return DeskNumber(name=text(name), phone=text(phone))


def read_texts(value: object) -> dict[str, dict[str, str]]:
    if type(value) is not dict:
        raise ValueError("not texts")
    return {text(language): _words(words) for language, words in value.items()}


def _words(value: object) -> dict[str, str]:
    if type(value) is not dict:
        raise ValueError("not words")
    return {text(key): text(words) for key, words in value.items()}
