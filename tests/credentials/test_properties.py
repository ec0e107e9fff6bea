"""What must hold of every verdict, whatever the case."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as holds_for
from hypothesis import strategies as st

from credentials import base45, canonical
from credentials.bundle.certificate import message
from credentials.bundle.model import Bundle, ChangeRecord, LevelRecord, LevelRule, Scope, VersionRecord, ZoneRecord
from credentials.bundle.pack import pack
from credentials.bundle.seal import open_bundle
from credentials.bundle.seal import sealed as joined
from credentials.claims import Window
from credentials.verdict import Clock, Lookup, Passage, Seen, Verdict, gate_a, gate_b, verdict
from credentials.wire import (
    PREFIX,
    ChangeKind,
    Decision,
    Direction,
    EntryMode,
    Outcome,
    PassageKind,
    Purpose,
    ReasonCode,
    Restriction,
    Rule,
    Status,
    ZoneKind,
)
from tests.credentials.scenario import (
    ANCHOR,
    CAO_LANH,
    DAY,
    HAMLET,
    HOUR,
    INWARD,
    NOW,
    POST,
    SA_DEC,
    a_bundle,
    a_certificate,
    a_checkpoint,
    a_claims,
    a_clock,
    key,
    sealed,
    statuses,
)
from tests.vectors.making.given import Given
from tests.vectors.making.ingredients import ELSEWHERE, passed, struck

SEVERITY = {Decision.ALLOW: 0, Decision.REFER: 1, Decision.DENY: 2, Decision.NOT_OURS: 3}
Change = Callable[[Given], Given]
ZONES = (CAO_LANH, SA_DEC, HAMLET)
times = st.sampled_from([NOW + n * step + edge for n in range(-3, 4) for step in (HOUR, DAY) for edge in (-1, 0, 1)])
levels = st.sampled_from(["A", "B", "C"])
rules = st.builds(
    LevelRule,
    rule=st.sampled_from(Rule),
    windows=st.sampled_from([(), (Window(start=300, end=1140),)]),
    transit=st.sampled_from([None, True, False]),
)


@st.composite
def zone_records(draw: st.DrawFn, number: int) -> ZoneRecord:
    turn = draw(times)
    make = st.builds(
        VersionRecord, valid_from=st.just(1), level=levels | st.none(), restriction=st.sampled_from(Restriction)
    )
    first, second = replace(draw(make), valid_to=turn), replace(draw(make), valid_from=turn)
    kinds = st.builds(
        ChangeRecord,
        counter=st.just(1),
        recorded_at=times,
        effective_at=times,
        kind=st.sampled_from(ChangeKind),
    )
    changes = tuple(draw(st.lists(kinds, max_size=2)))
    return ZoneRecord(
        number=number,
        code="Z",
        name="Z",
        kind=ZoneKind.UNIT,
        versions=(first, second),
        changes=changes,
    )


@st.composite
def cases(draw: st.DrawFn) -> Given:
    """Any case whose card is a true one: looked up or sealed makes no difference to Gate B, so nothing is signed."""
    book = tuple(LevelRecord(code=code, rules={p: draw(rules) for p in Purpose}) for code in ("A", "B", "C"))
    post = a_checkpoint(
        from_zones=draw(st.sampled_from([(CAO_LANH,), (CAO_LANH, HAMLET)])),
        to_zones=draw(st.sampled_from([(SA_DEC,), (SA_DEC, HAMLET), (SA_DEC, CAO_LANH)])),
    )
    bundle = a_bundle(
        zones=tuple(draw(zone_records(number)) for number in ZONES),
        levels=book,
        checkpoint=post,
        issued_at=draw(times),
        expires_at=NOW + 9 * DAY,
        status=statuses(as_of=draw(times)),
    )
    end = draw(times)
    claims = a_claims(
        purpose=draw(st.sampled_from([Purpose.KT1_MAIL, Purpose.QOS_MEASUREMENT, Purpose.PRESS_REPORTING])),
        zones=draw(st.sampled_from([(SA_DEC,), (HAMLET,), (SA_DEC, HAMLET)])),
        base_zone=draw(st.sampled_from([None, CAO_LANH, SA_DEC])),
        issued_at=min(draw(times), end - 1),
        not_before=end - draw(st.sampled_from([1, HOUR, 3 * DAY])),
        end=end,
        entry_mode=draw(st.sampled_from(EntryMode)),
    )
    start, width = draw(times), draw(st.sampled_from([0, 2, HOUR, 2 * DAY, None]))
    given = Given(
        claims=claims,
        looked_up=True,
        bundle=bundle,
        clock=Clock(earliest=start, latest=None if width is None else start + width),
        passage=Passage(direction=draw(st.sampled_from(Direction)), through=draw(st.booleans())),
        seen=Seen(name_confirmed=True, id_confirmed=True, plate=draw(st.sampled_from([None, "66C12345", "51A00000"]))),
    )
    if draw(st.booleans()):
        kind, outcome = draw(st.sampled_from(PassageKind)), draw(st.sampled_from(Outcome))
        given = passed(kind, NOW - HOUR, outcome, draw(st.sampled_from([POST, ELSEWHERE])))(given)
    return given


def judged(given: Given) -> Verdict:
    inputs: Any = (Lookup(claims=given.claims), given.bundle, given.clock, given.passage, given.history, given.seen)
    return verdict(*inputs)


def bundle_of(given: Given) -> Bundle:
    assert isinstance(given.bundle, Bundle)
    return given.bundle


thoroughly = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thoroughly
@holds_for(cases(), st.sampled_from([Status.REVOKED, Status.SUSPENDED]))
def test_a_revocation_never_improves_a_decision(given: Given, status: Status) -> None:
    worse = judged(struck(status)(given))

    assert SEVERITY[worse.decision] >= SEVERITY[judged(given).decision]
    assert worse.decision is not Decision.ALLOW


@thoroughly
@holds_for(cases(), st.sampled_from(ZONES), st.sampled_from(ChangeKind), times, times)
def test_a_closure_or_a_tightening_never_improves_a_decision(
    given: Given, number: int, kind: ChangeKind, recorded: int, effective: int
) -> None:
    change = ChangeRecord(counter=2, recorded_at=recorded, effective_at=effective, kind=kind)
    zones = tuple(
        replace(zone, changes=(*zone.changes, change)) if zone.number == number else zone
        for zone in bundle_of(given).zones
    )

    worse = judged(replace(given, bundle=replace(bundle_of(given), zones=zones)))

    assert SEVERITY[worse.decision] >= SEVERITY[judged(given).decision]


@thoroughly
@holds_for(cases(), st.sampled_from(["A", "B", "C"]))
def test_a_stricter_level_never_improves_a_decision(given: Given, code: str) -> None:
    freed = Rule.FORBIDDEN if _is_prohibited(given, code) else Rule.PERMIT
    stricter = {Rule.FREE: freed, Rule.PERMIT: Rule.FORBIDDEN, Rule.FORBIDDEN: Rule.FORBIDDEN}

    def hardened(level: LevelRecord) -> LevelRecord:
        mine = level.rules[given.claims.purpose]
        harder = {given.claims.purpose: replace(mine, rule=stricter[mine.rule])}
        return replace(level, rules={**level.rules, **harder}) if level.code == code else level

    book = tuple(hardened(level) for level in bundle_of(given).levels)
    worse = judged(replace(given, bundle=replace(bundle_of(given), levels=book)))

    assert SEVERITY[worse.decision] >= SEVERITY[judged(given).decision]


def _is_prohibited(given: Given, code: str) -> bool:
    """PROHIBITED opens for what its level lists as PERMIT: there, and only there, PERMIT is milder than FREE."""
    versions = (version for zone in bundle_of(given).zones for version in zone.versions)
    return any(version.level == code and version.restriction is Restriction.PROHIBITED for version in versions)


@thoroughly
@holds_for(cases())
def test_on_the_way_out_and_home_no_answer_is_worse_than_refer(given: Given) -> None:
    answer = judged(given)

    if answer.kind in {PassageKind.LEAVE, PassageKind.RETURN}:
        assert answer.decision in {Decision.ALLOW, Decision.REFER}


@thoroughly
@holds_for(cases(), times, st.sampled_from([0, -120, 60, 12 * HOUR, 2 * DAY]), st.integers(0, 3), st.integers(0, 3))
def test_an_interval_is_green_or_red_only_when_each_of_its_seconds_is(
    given: Given, about: int, edge: int, before: int, after: int
) -> None:
    """But for the seconds before the bundle in hand was made."""
    earliest, latest = about + edge - before, about + edge + after
    floor = bundle_of(given).issued_at - bundle_of(given).policy.leeway_start_s
    seconds = [at for at in range(earliest, latest + 1) if at >= floor or latest < floor]
    answers = [judged(replace(given, clock=Clock(earliest=at, latest=at))) for at in seconds]

    whole = judged(replace(given, clock=Clock(earliest=earliest, latest=latest))).decision

    each = {answer.decision for answer in answers}
    assert whole is (each.pop() if len(each) == 1 else Decision.REFER)
    if {PassageKind.LEAVE, PassageKind.RETURN} & {answer.kind for answer in answers}:
        assert whole is not Decision.DENY


@thoroughly
@holds_for(cases())
def test_the_decision_is_the_worst_weight_and_the_answer_is_always_the_same(given: Given) -> None:
    answer = judged(given)

    weights = [finding.weight.value for finding in answer.findings]
    expected = "DENY" if "DENY" in weights else "REFER" if "REFER" in weights else "ALLOW"
    assert answer.decision.value == expected
    assert ReasonCode.INTERNAL not in answer.reasons
    assert judged(given) == answer


@thoroughly
@holds_for(cases(), st.sampled_from(["status", "trust", "bundle"]))
def test_a_post_that_lost_something_never_allows_what_history_does_not(given: Given, lost: str) -> None:
    text, bundle = sealed(a_claims()), bundle_of(given)
    poorer = {
        "status": replace(bundle, status=None),
        "trust": replace(bundle, trust=()),
        "bundle": None,
    }[lost]
    given = replace(given, history=Given().history)

    inputs: Any = (text, poorer, given.clock, given.passage)
    answer = verdict(*inputs)

    assert answer.decision is not Decision.ALLOW


@pytest.mark.parametrize("part", range(1, 15))
def test_a_bundle_that_lost_any_part_is_no_bundle(part: int) -> None:
    for lost in ("absent", "null", "empty"):
        raw = canonical.read(pack(a_bundle()))
        assert isinstance(raw, dict)
        empty = {list: [], dict: {}, bytes: b"", str: "", int: 0}.get(type(raw[part]))
        raw = {k: v for k, v in raw.items() if k != part or lost != "absent"}
        raw |= {part: None if lost == "null" else empty} if lost != "absent" else {}
        payload = canonical.write(dict(sorted(raw.items())))
        signed = key("bundle").sign(message("bundle", ANCHOR.deployment, key("bundle").kid, payload))

        opened = open_bundle(joined(key("bundle").kid, payload, signed, a_certificate()), ANCHOR)

        answer = verdict(sealed(a_claims()), opened, a_clock(), INWARD)
        harmless = (part in {12, 13, 14} and lost == "empty") or (part == 5 and lost == "empty")
        assert (answer.decision is Decision.ALLOW) is harmless, (part, lost, answer)


def test_any_exception_anywhere_is_refer_internal(monkeypatch: pytest.MonkeyPatch) -> None:
    text, bundle = sealed(a_claims()), a_bundle()

    for module, name in ((gate_a, "codec"), (gate_a, "claims_codec"), (gate_b, "rows"), (gate_b, "relief")):
        with monkeypatch.context() as broken:
            broken.setattr(module, name, None)
            answer = verdict(text, bundle, a_clock(), INWARD)
        assert (answer.decision, answer.reasons) == (Decision.REFER, (ReasonCode.INTERNAL,))
    assert verdict(text, bundle, a_clock(), INWARD).decision is Decision.ALLOW


def test_before_the_signature_only_prefix_length_template_and_kid_matter() -> None:
    """Any payload and any signature of one length, true or not, is stopped for the same reason."""
    rng, bundle = random.Random(1), a_bundle()
    raw = base45.decode(sealed(a_claims()).removeprefix(PREFIX))
    start = raw.index(b"\xa0") + 3

    for _ in range(300):
        noise = rng.randbytes(len(raw) - start - 66)
        forged = raw[:start] + noise + b"\x58\x40" + rng.randbytes(64)
        answer = verdict(PREFIX + base45.encode(forged), bundle, a_clock(), INWARD)
        assert answer.reasons == (ReasonCode.BAD_SIGNATURE,)
        assert answer.claims is None


def test_a_scope_with_nothing_in_it_signs_nothing() -> None:
    assert not Scope(zones=frozenset()).covers(a_claims())
    assert Scope().covers(a_claims())
