"""Any bundle: zones in time, levels, changes, statuses, keys in every state, extensions. Seeded."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from credentials.bundle.model import (
    Bundle,
    ChangeRecord,
    CheckpointRecord,
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
from credentials.statuses.model import EMPTY, StatusList, changed
from credentials.wire import ChangeKind, CheckpointKind, KeyRole, Purpose, Restriction, Rule, Status, ZoneKind
from tests.credentials.scenario import (
    CAO_LANH,
    DAY,
    HAMLET,
    HOUR,
    NOW,
    POST,
    SA_DEC,
    a_bundle,
    a_level,
    a_trust_record,
    a_zone,
)

T = TypeVar("T")
ZONES = (CAO_LANH, SA_DEC, HAMLET)
ISSUERS = ("issuer", "standby", "third")
SET = b"\x07" * 32
_EDGES = (-121, -120, -60, -1, 0, 1, 59, 60, 61, 120)
_STEPS = (0, HOUR, 12 * HOUR, DAY, 2 * DAY)
_DAY, _NIGHT = Window(start=300, end=1140), Window(start=1320, end=480)


def moment(rng: random.Random) -> int:
    """A moment near now, often just at an edge of something."""
    edge = rng.choice(_EDGES) if rng.random() < 0.5 else rng.randrange(HOUR)
    return NOW + rng.randrange(-3, 4) * rng.choice(_STEPS) + edge


def some(rng: random.Random, several: Sequence[T]) -> frozenset[T]:
    return frozenset(one for one in several if rng.random() < 0.5)


def some_purposes(rng: random.Random) -> frozenset[Purpose] | None:
    return None if rng.random() < 0.6 else some(rng, list(Purpose))


def a_random_bundle(rng: random.Random) -> Bundle:
    """Half of them are of a quiet day, so that there is something to allow."""
    return _quiet(rng) if rng.random() < 0.5 else _busy(rng)


def _quiet(rng: random.Random) -> Bundle:
    return a_bundle(
        trust=tuple(_trust(rng, name) for name in ISSUERS),
        status=replace(_statuses(rng), as_of=NOW - HOUR),
        checkpoint=replace(_checkpoint(rng), hard=False, valid_from=0),
        zones=tuple(a_zone(number, rng.choice("AB"), changes=_sometimes(rng)) for number in ZONES),
        levels=(a_level("A"), _level(rng, "B")),
        extensions=() if rng.random() < 0.5 else (_extension(rng),),
    )


def _sometimes(rng: random.Random) -> tuple[ChangeRecord, ...]:
    return () if rng.random() < 0.7 else (_change(rng, 1),)


def _busy(rng: random.Random) -> Bundle:
    issued_at = moment(rng)
    return a_bundle(
        issued_at=issued_at,
        expires_at=issued_at + rng.choice([HOUR, DAY, 7 * DAY]),
        trust=tuple(_trust(rng, name) for name in ISSUERS),
        status=None if rng.random() < 0.05 else _statuses(rng),
        checkpoint=_checkpoint(rng),
        zones=tuple(_zone(rng, number) for number in ZONES),
        levels=tuple(_level(rng, code) for code in "ABC"),
        policy=Policy() if rng.random() < 0.5 else _policy(rng),
        extensions=() if rng.random() < 0.5 else (_extension(rng), _extension(rng)),
    )


def _trust(rng: random.Random, name: str) -> TrustRecord:
    if name == "issuer" or rng.random() < 0.4:
        return a_trust_record(name, signs_from=0, signs_to=NOW + 90 * DAY)
    scope = Scope(
        zones=None if rng.random() < 0.5 else some(rng, ZONES),
        purposes=some_purposes(rng),
        longest_s=rng.choice([DAY, 45 * DAY]),
    )
    return a_trust_record(
        name,
        role=rng.choices(list(KeyRole), weights=[1, 1, 8])[0],
        scope=scope,
        withdrawn_at=NOW if rng.random() < 0.1 else None,
        issued_set=IssuedSetRef(sha256=SET, as_of=moment(rng)) if rng.random() < 0.3 else None,
        signs_from=rng.choice([0, NOW - DAY, NOW]),
    )


def _statuses(rng: random.Random) -> StatusList:
    blocks = dict.fromkeys(range(3), EMPTY)
    for block in blocks:
        for status in Status:
            blocks[block] = changed(blocks[block], rng.sample(range(120), 8), status)
    return StatusList(as_of=moment(rng), blocks=blocks)


def _checkpoint(rng: random.Random) -> CheckpointRecord:
    return CheckpointRecord(
        id=POST,
        kind=rng.choice(list(CheckpointKind)),
        name="Cầu Nhật",
        from_zones=rng.choice([(CAO_LANH,), (CAO_LANH, HAMLET), ()]),
        to_zones=rng.choice([(SA_DEC,), (SA_DEC, HAMLET), (SA_DEC, CAO_LANH)]),
        hard=rng.random() < 0.15,
        valid_from=rng.choice([0, NOW - DAY, NOW]),
        valid_to=None if rng.random() < 0.8 else NOW + HOUR,
    )


def _zone(rng: random.Random, number: int) -> ZoneRecord:
    turn = moment(rng)
    first, second = _version(rng), _version(rng)
    return replace(
        a_zone(number),
        kind=rng.choice(list(ZoneKind)),
        versions=(replace(first, valid_to=turn), replace(second, valid_from=turn)),
        changes=() if rng.random() < 0.5 else (_change(rng, 1), _change(rng, 2)),
        reaffirmations=() if rng.random() < 0.6 else (_reaffirmation(rng),),
    )


def _version(rng: random.Random) -> VersionRecord:
    return VersionRecord(
        valid_from=rng.choice([0, 1, NOW - DAY]),
        level=rng.choice([None, "A", "B", "C"]),
        restriction=rng.choice(list(Restriction)),
    )


def _change(rng: random.Random, counter: int) -> ChangeRecord:
    return ChangeRecord(
        counter=counter,
        recorded_at=moment(rng),
        effective_at=moment(rng),
        kind=rng.choice(list(ChangeKind)),
        purposes=some_purposes(rng),
    )


def _reaffirmation(rng: random.Random) -> Reaffirmation:
    permits = frozenset(StatusRef(block=rng.randrange(3), index=rng.randrange(40)) for _ in range(20))
    return Reaffirmation(at=moment(rng), purposes=some_purposes(rng), permits=None if rng.random() < 0.6 else permits)


def _level(rng: random.Random, code: str) -> LevelRecord:
    return LevelRecord(code=code, rules={purpose: _rule(rng) for purpose in Purpose if rng.random() < 0.95})


def _rule(rng: random.Random) -> LevelRule:
    return LevelRule(
        rule=rng.choice([Rule.FREE, Rule.PERMIT, Rule.PERMIT, Rule.FORBIDDEN]),
        windows=rng.choice([(), (), (_DAY,), (_NIGHT,)]),
        health=rng.choice([None, Health(test_within_h=72, doses=2), Health(doses=1)]),
        transit=rng.choice([None, None, True, False]),
    )


def _policy(rng: random.Random) -> Policy:
    return Policy(
        stale_after_s={1: rng.choice([0, DAY]), 2: HOUR, 3: 12 * HOUR},
        leeway_start_s=rng.choice([0, 120]),
        leeway_end_s=rng.choice([0, 60, HOUR]),
        return_s=rng.choice([0, HOUR]),
        transit_classes=some(rng, (1, 2, 3)),
        utc_offset_min=rng.choice([-480, 0, 345, 420]),
    )


def _extension(rng: random.Random) -> Extension:
    start = moment(rng)
    return Extension(
        at=moment(rng),
        purposes=some_purposes(rng),
        zones=frozenset(rng.choice([ZONES, (SA_DEC,)])),
        ending_from=start,
        ending_to=start + rng.choice([HOUR, 2 * DAY]),
        new_end=moment(rng),
    )
