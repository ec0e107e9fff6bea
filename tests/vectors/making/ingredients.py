"""For each Gate B reason, small changes that bring it about, made to be combined; and backgrounds to put them on."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from credentials.bundle.model import Bundle, ChangeRecord, Health, LevelRecord, LevelRule, VersionRecord, ZoneRecord
from credentials.claims import Window
from credentials.statuses.model import StatusList, changed
from credentials.verdict import Clock, History, Passage, Passing, Seen
from credentials.wire import (
    ChangeKind,
    CheckpointKind,
    Direction,
    EntryMode,
    Outcome,
    PassageKind,
    Purpose,
    Restriction,
    Rule,
    Status,
)
from credentials.wire import ReasonCode as R
from tests.credentials.scenario import DAY, HOUR, NOW, SA_DEC, a_zone
from tests.vectors.making.given import Change, Given, on_bundle, on_claims, on_seen

ELSEWHERE = UUID("018f0000-0000-7000-8000-000000000002")


def bundle_of(given: Given) -> Bundle:
    if not isinstance(given.bundle, Bundle):
        raise TypeError("no bundle to change")
    return given.bundle


def struck(status: Status) -> Change:
    def change(given: Given) -> Given:
        bundle, ref = bundle_of(given), given.claims.status
        held = bundle.status or StatusList(as_of=NOW - HOUR, blocks={})
        bits = changed(held.blocks.get(ref.block, bytes(4096)), [ref.index], status)
        return on_bundle(status=replace(held, blocks={**held.blocks, ref.block: bits}))(given)

    return change


def without_block(given: Given) -> Given:
    held = bundle_of(given).status
    if held is None:
        return given
    blocks = {block: bits for block, bits in held.blocks.items() if block != given.claims.status.block}
    return on_bundle(status=replace(held, blocks=blocks))(given)


def known_as_of(as_of: int) -> Change:
    def change(given: Given) -> Given:
        held = bundle_of(given).status
        return given if held is None else on_bundle(status=replace(held, as_of=as_of))(given)

    return change


def also_reaching(zone: ZoneRecord, *levels: LevelRecord) -> Change:
    """One more zone on the far side, whichever side that is."""

    def change(given: Given) -> Given:
        bundle, passage = bundle_of(given), given.passage
        post = bundle.checkpoint
        if passage and passage.direction is Direction.OUTWARD:
            post = replace(post, from_zones=(*post.from_zones, zone.number))
        else:
            post = replace(post, to_zones=(*post.to_zones, zone.number))
        known = {level.code: level for level in (*bundle.levels, *levels)}
        return on_bundle(checkpoint=post, zones=(*bundle.zones, zone), levels=tuple(known.values()))(given)

    return change


def through(given: Given) -> Given:
    return replace(given, passage=given.passage and replace(given.passage, through=True))


def a_uniform_level(code: str, rule: LevelRule) -> LevelRecord:
    return LevelRecord(code=code, rules=dict.fromkeys(Purpose, rule))


NO_TRANSIT = a_uniform_level("NO_TRANSIT", LevelRule(rule=Rule.PERMIT, transit=False))
TRANSIT = a_uniform_level("TRANSIT", LevelRule(rule=Rule.PERMIT, transit=True))
SHUT = a_uniform_level("SHUT", LevelRule(rule=Rule.FORBIDDEN))
TESTED = a_uniform_level("TESTED", LevelRule(rule=Rule.FREE, health=Health(test_within_h=72, doses=2)))
NIGHT_ONLY = a_uniform_level("NIGHT", LevelRule(rule=Rule.FREE, windows=(Window(start=1320, end=240),)))
passing_through: Change = lambda given: through(also_reaching(a_zone(200, "TRANSIT"), TRANSIT)(given))  # noqa: E731 - one of a table of such


def became(kind: ChangeKind, recorded: int, effective: int, purposes: frozenset[Purpose] | None = None) -> Change:
    def change(given: Given) -> Given:
        one = ChangeRecord(counter=1, recorded_at=recorded, effective_at=effective, kind=kind, purposes=purposes)
        zones = (
            replace(zone, changes=(*zone.changes, one)) if zone.number == SA_DEC else zone
            for zone in bundle_of(given).zones
        )
        return on_bundle(zones=tuple(zones))(given)

    return change


def hard(given: Given) -> Given:
    return on_bundle(checkpoint=replace(bundle_of(given).checkpoint, hard=True))(given)


def passed(kind: PassageKind, at: int, outcome: Outcome = Outcome.PASSED, post: UUID = ELSEWHERE) -> Change:
    def change(given: Given) -> Given:
        one = Passing(cti=given.claims.cti, at=at, checkpoint=post, kind=kind, outcome=outcome)
        before = given.history.passings if given.history else ()
        return replace(given, history=History(passings=tuple(sorted((*before, one), key=lambda each: each.at))))

    return change


def used(given: Given) -> Given:
    return passed(PassageKind.TRANSIT, NOW - 2 * HOUR)(on_claims(entry_mode=EntryMode.SINGLE)(given))


def looked_up(given: Given) -> Given:
    return on_seen(name_confirmed=False, id_confirmed=False)(replace(given, looked_up=True))


def turns_shut(given: Given) -> Given:
    """The far side closes to everybody in the middle of the clock's interval."""
    clock = given.clock
    at = NOW if clock is None or clock.latest is None else clock.latest
    soon = (VersionRecord(valid_from=at, level="SHUT", restriction=Restriction.CONDITIONAL),)
    return also_reaching(a_zone(204, versions=soon), SHUT)(given)


INGREDIENTS: dict[R, tuple[Change, ...]] = {
    R.REVOKED: (struck(Status.REVOKED),),
    R.SUSPENDED: (struck(Status.SUSPENDED),),
    R.ENDED: (struck(Status.ENDED),),
    R.NOT_YET_VALID: (on_claims(not_before=NOW + HOUR),),
    R.EXPIRED: (on_claims(not_before=NOW - 4 * DAY, end=NOW - 3 * DAY),),
    R.OUTSIDE_HOURS: (
        on_claims(windows=(Window(start=600, end=660),)),
        also_reaching(a_zone(205, "NIGHT"), NIGHT_ONLY),
    ),
    R.WRONG_ZONE: (also_reaching(a_zone(201, "NO_TRANSIT"), NO_TRANSIT),),
    R.PURPOSE_FORBIDDEN: (also_reaching(a_zone(202, "SHUT"), SHUT),),
    R.ZONE_CLOSED: (became(ChangeKind.CLOSED, NOW - 14 * HOUR, NOW - 13 * HOUR),),
    R.ZONE_TIGHTENED: (became(ChangeKind.TIGHTENED, NOW - 3 * HOUR, NOW - 2 * HOUR),),
    R.CLOCK_UNTRUSTED: (
        lambda given: replace(given, clock=Clock(earliest=NOW, latest=None)),
        on_bundle(issued_at=NOW + HOUR),
        turns_shut,
    ),
    R.STATUS_MISSING: (without_block, on_bundle(status=None)),
    R.STATUS_STALE: (known_as_of(NOW - 4 * DAY),),
    R.ID_MISMATCH: (on_seen(id_tail="0000"),),
    R.PLATE_NOT_LISTED: (on_seen(plate="51A-999.99"),),
    R.HEALTH_NOT_SHOWN: (
        lambda given: on_seen(health_shown=False)(also_reaching(a_zone(203, "TESTED"), TESTED)(given)),
    ),
    R.USED: (used,),
    R.CODE_ONLY: (looked_up,),
    R.BUNDLE_EXPIRED: (on_bundle(issued_at=NOW - 8 * DAY, expires_at=NOW - DAY),),
    R.INTERNAL: (lambda given: replace(given, seen=None),),
    R.BARRIER_HARD: (hard,),
    R.ALREADY_INSIDE: (passed(PassageKind.ENTER, NOW - HOUR),),
    R.PASSING_THROUGH: (passing_through,),
    R.RETURNING: (on_claims(base_zone=SA_DEC, end=NOW - HOUR),),
}

_MAIL_HOURS = (Window(start=300, end=1140),)
BACKGROUNDS: dict[str, Callable[[], Given]] = {
    "an incident repaired by road": Given,
    "a measurement by boat": lambda: _post(
        CheckpointKind.WATER, on_claims(purpose=Purpose.QOS_MEASUREMENT, plates=(), tails=("0042",))(Given())
    ),
    "goods within their hours": lambda: on_claims(purpose=Purpose.ESSENTIAL_GOODS, windows=_MAIL_HOURS)(Given()),
    "mail passing through": lambda: through(on_claims(purpose=Purpose.KT1_MAIL, crew=None)(Given())),
    "broadband, from the other side": lambda: _turned(on_claims(purpose=Purpose.ONLINE_LEARNING_BROADBAND)(Given())),
    "a plate looked up and confirmed": lambda: Given(looked_up=True, seen=Seen(name_confirmed=True, id_confirmed=True)),
}


def _post(kind: CheckpointKind, given: Given) -> Given:
    return on_bundle(checkpoint=replace(bundle_of(given).checkpoint, kind=kind))(given)


def _turned(given: Given) -> Given:
    post = bundle_of(given).checkpoint
    turned = replace(post, from_zones=post.to_zones, to_zones=post.from_zones)
    return replace(on_bundle(checkpoint=turned)(given), passage=Passage(direction=Direction.OUTWARD))
