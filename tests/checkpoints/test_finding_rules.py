"""What checks say together: by tables, and whatever the order and the batches they come in."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkpoints.checks.model import CheckNote, Fix, Override, Recorded
from checkpoints.checks.posts import Posts
from checkpoints.findings import pairs, rules, timeline
from checkpoints.findings.model import (
    FindingKind,
    FindingState,
    Found,
    Known,
    Named,
    Paper,
    Stopped,
    Then,
)
from credentials.wire import Decision, EntryMode, Outcome, PassageKind, Status, seconds
from permits.permits.model import PermitStatus, Standing, StandingCause
from storage.event import Cursor
from storage.event import Recorded as Happened
from storage.ids import new_id
from tests.checkpoints.findings_factory import MINUTE, POSTS, A, B, C, a_post, a_recorded
from tests.checkpoints.records_factory import EVENING
from tests.credentials.scenario import a_claims
from tests.permits.values import a_permit

MULTIPLE, SINGLE = Paper(), Paper(entry_mode=EntryMode.SINGLE)
LEAVE, TRANSIT, RETURN = PassageKind.LEAVE, PassageKind.TRANSIT, PassageKind.RETURN
TRAVEL, TWICE = FindingKind.IMPOSSIBLE_TRAVEL, FindingKind.DOUBLE_USE


def kinds(checks: Iterable[Recorded], paper: Paper = MULTIPLE) -> list[str]:
    found = rules.of_credential(checks, POSTS, paper)
    return sorted(f"{one.kind}{'-' + one.facts['how'] if 'how' in one.facts else ''}" for one in found)


# 22 km at 120 km/h take 11 minutes, 66 km take 33.
@pytest.mark.parametrize(
    ("post", "minute", "within_s", "found"),
    [
        (B, 10, 2, ["IMPOSSIBLE_TRAVEL"]),
        (B, 12, 2, []),
        (B, 10, 120, []),  # the clock may be two minutes off: then there was time
        (A, 0.5, 2, []),  # the same post
        (C, 30, 2, ["DOUBLE_USE-INWARD_TWICE", "IMPOSSIBLE_TRAVEL"]),
        (C, 40, 2, ["DOUBLE_USE-INWARD_TWICE"]),
        (C, 13 * 60, 2, []),  # half a day later nobody knows what was between
        (B, 0.5, 2, ["DOUBLE_USE-SAME_TIME", "IMPOSSIBLE_TRAVEL"]),
    ],
)
def test_two_entries(post: UUID, minute: float, within_s: float, found: list[str]) -> None:
    assert kinds([a_recorded(A), a_recorded(post, minute, within_s=within_s)]) == found


@pytest.mark.parametrize(("lon", "found"), [(105.001, []), (105.02, ["DOUBLE_USE-SAME_TIME"])])
def test_two_posts_across_the_street_are_one_place(lon: float, found: list[str]) -> None:
    posts = Posts(versions={A: a_post(A, 105.0, 1, 2), B: a_post(B, lon, 2, 3)})
    said = rules.of_credential([a_recorded(A), a_recorded(B, 0.75)], posts, MULTIPLE)
    assert [f"{one.kind}-{one.facts['how']}" for one in said if one.kind is TWICE] == found


UNTRUSTED = ("CLOCK_UNTRUSTED",)


def come(one: Recorded, minute: float, *notes: CheckNote) -> Recorded:
    """Received so many minutes after the evening began."""
    return replace(one, received_at=EVENING + minute * MINUTE, notes=notes)


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (come(a_recorded(B, 1, within_s=0), 300), ["DOUBLE_USE-SAME_TIME", "IMPOSSIBLE_TRAVEL"]),
        (come(a_recorded(B, 1, within_s=0, reasons=UNTRUSTED), 300), []),
        (come(a_recorded(B, 1, within_s=0, reasons=("NO_BUNDLE",)), 300), []),  # it stopped before it looked at a clock
        (come(a_recorded(B, 1, within_s=0, reasons=UNTRUSTED), 5), ["IMPOSSIBLE_TRAVEL"]),  # it was over by then
        (come(a_recorded(B, 300), 2, CheckNote.AHEAD), []),
    ],
)
def test_a_clock_that_nobody_trusts_accuses_nobody(second: Recorded, found: list[str]) -> None:
    assert kinds([a_recorded(A), second]) == found


def test_of_a_clock_that_is_ahead_only_when_it_was_received_is_known() -> None:
    ahead = come(a_recorded(C, 180), 2, CheckNote.AHEAD)
    assert kinds([ahead, a_recorded(B, 185)]) == []
    assert kinds([a_recorded(C, 180), a_recorded(B, 185)]) == ["IMPOSSIBLE_TRAVEL"]


def test_an_untrusted_clock_is_no_order_in_which_entries_and_ways_out_came() -> None:
    perhaps_before = come(a_recorded(A, 1, within_s=0, reasons=UNTRUSTED), 300)
    out, entry = a_recorded(A, 50, passage=LEAVE), a_recorded(C, 100)
    assert kinds([perhaps_before, out, entry]) == []
    assert kinds([come(a_recorded(A, 1), 300), entry]) == ["DOUBLE_USE-INWARD_TWICE"]
    assert kinds([come(a_recorded(A, 1, reasons=UNTRUSTED), 13 * 60), a_recorded(C, 12.5 * 60)]) == []


def test_the_same_passage_under_an_untrusted_clock_uses_a_single_entry_once() -> None:
    assert kinds([a_recorded(A), come(a_recorded(A, -60, within_s=0, reasons=UNTRUSTED), 40)], SINGLE) == []
    assert kinds([a_recorded(A), come(a_recorded(A, 20, within_s=0, reasons=UNTRUSTED), 40)], SINGLE) == [
        "DOUBLE_USE-SINGLE_TWICE"
    ]


def test_a_way_out_between_two_entries_explains_them() -> None:
    checks, unexplained = [a_recorded(A), a_recorded(C, 90)], ["DOUBLE_USE-INWARD_TWICE"]
    assert kinds(checks) == unexplained
    assert kinds([*checks, a_recorded(A, 40, passage=LEAVE)]) == []
    assert kinds([*checks, a_recorded(A, 40, passage=RETURN)]) == []
    assert kinds([*checks, a_recorded(A, 40, passage=LEAVE, outcome=Outcome.TURNED_BACK)]) == [
        "DOUBLE_USE-INWARD_TWICE"
    ]


def test_from_a_district_into_a_zone_inside_it_is_no_double_use() -> None:
    assert kinds([a_recorded(A), a_recorded(B, 60)]) == []


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (a_recorded(A, 10), []),  # the same passage, scanned again
        (a_recorded(A, 16), ["DOUBLE_USE-SINGLE_TWICE"]),
        (a_recorded(C, 60), ["DOUBLE_USE-SINGLE_TWICE"]),
        (a_recorded(C, 60, passage=TRANSIT), ["DOUBLE_USE-SINGLE_TWICE"]),
        (a_recorded(C, 60 * 24 * 9), ["DOUBLE_USE-SINGLE_TWICE"]),
        (a_recorded(B, 60), []),  # on into the zone inside: one trip
        (a_recorded(B, 60, outcome=Outcome.HELD), []),
        (a_recorded(B, 60, passage=RETURN), []),
    ],
)
def test_a_single_entry_is_used_once(second: Recorded, found: list[str]) -> None:
    assert kinds([a_recorded(A), second], SINGLE) == found
    assert "DOUBLE_USE-SINGLE_TWICE" not in kinds([a_recorded(A), second], MULTIPLE)


def test_a_single_entry_used_again_is_found_over_an_entry_further_in() -> None:
    trip = [a_recorded(A), a_recorded(B, 20)]
    assert kinds([*trip, a_recorded(A, 60)], SINGLE) == ["DOUBLE_USE-SINGLE_TWICE"]
    assert kinds([*trip, a_recorded(B, 60)], SINGLE) == ["DOUBLE_USE-SINGLE_TWICE"]


def test_of_impossible_legs_within_one_another_only_the_shortest_is_told() -> None:
    first, middle, last = a_recorded(A), a_recorded(B, 15), a_recorded(C, 20)
    [found] = rules.of_credential([last, first, middle], POSTS, MULTIPLE)[:1]
    assert {found.check, found.other} == {middle.check.id, last.check.id}


def test_the_devices_own_positions_excuse_and_never_accuse() -> None:
    def at(one: Recorded, lon: float) -> Recorded:
        return replace(one, check=replace(one.check, location=Fix(lon=lon, lat=10.3, accuracy_m=50)))

    far, near = a_recorded(B, 5), a_recorded(A)
    assert kinds([near, far]) == ["IMPOSSIBLE_TRAVEL"]
    assert kinds([at(near, 105.0), at(far, 105.01)]) == []
    assert kinds([at(near, 105.0), at(a_recorded(B, 20), 106.0)]) == []


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_the_same_checks_make_the_same_findings_in_any_order_and_in_any_batches(data: st.DataObject) -> None:
    one = st.builds(
        a_recorded,
        st.sampled_from([A, B, C]),
        st.integers(0, 90),
        within_s=st.sampled_from([0, 2, 240]),
        passage=st.sampled_from(PassageKind),
        outcome=st.sampled_from(Outcome),
        id=st.uuids(version=4),
    )
    checks = data.draw(st.lists(one, max_size=9, unique_by=lambda each: each.check.id))
    paper = data.draw(st.sampled_from([MULTIPLE, SINGLE]))
    whole = {each.key: each for each in rules.of_credential(checks, POSTS, paper)}

    come: list[Recorded] = []
    stored: dict[str, Known] = {}
    waiting = data.draw(st.permutations(checks))
    while waiting:
        size = data.draw(st.integers(1, len(waiting)))
        come, waiting = [*come, *waiting[:size]], waiting[size:]
        stored = applied(stored, rules.of_credential(come, POSTS, paper))

    held = {key for key, known in stored.items() if known.state is FindingState.OPEN}
    assert held == whole.keys()
    assert all(stored[key].facts == whole[key].facts for key in held)


@given(st.lists(st.tuples(st.sampled_from([A, B, C]), st.integers(0, 60)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_shortest_impossible_legs_are_those_that_hold_no_other(seen: list[tuple[UUID, int]]) -> None:
    checks = pairs.in_order(a_recorded(post, minute) for post, minute in seen)
    spans = {
        (start, end) for start, end in combinations(range(len(checks)), 2) if not is_a_way(checks[start], checks[end])
    }
    shortest = {
        (start, end)
        for start, end in spans
        if not any(start <= a and b <= end and (a, b) != (start, end) for a, b in spans)
    }
    found = pairs.impossible(checks, POSTS, rules.LIMITS)
    assert {one.key for one in found} == {pair_key(checks[start], checks[end]) for start, end in shortest}


def is_a_way(one: Recorded, two: Recorded) -> bool:
    """Whether the two alone could have been one way."""
    return pairs.impossible((one, two), POSTS, rules.LIMITS) == ()


def pair_key(one: Recorded, two: Recorded) -> str:
    first, second = sorted((one.check.id, two.check.id))
    return f"IMPOSSIBLE_TRAVEL:{first}:{second}"


def applied(stored: dict[str, Known], found: Iterable[Found]) -> dict[str, Known]:
    """As the store would have it."""
    done = rules.changes(stored, found)
    written = {
        one.key: Known(key=one.key, state=FindingState.OPEN, at=one.at, facts=one.facts)
        for one in (*done.fresh, *done.again)
    }
    return stored | written | {key: replace(stored[key], state=FindingState.GONE) for key in done.gone}


def test_what_somebody_settled_stays_settled() -> None:
    [found] = rules.of_credential([a_recorded(A), a_recorded(B, 10)], POSTS, MULTIPLE)
    settled = {found.key: Known(key=found.key, state=FindingState.SETTLED, at=found.at, facts={})}
    assert rules.changes(settled, [found]) == rules.changes(settled, []) == rules.changes({}, [])


REVOKED = Stopped(start=EVENING, status=Status.REVOKED)


def accepted(one: Recorded, *stopped: Stopped, named: Named | None = None) -> str | None:
    then = Then(paper=Paper(stopped=stopped), named=named)
    found = [each for each in rules.of_check(one, then, POSTS) if each.kind is FindingKind.ACCEPTED_AFTER_REVOCATION]
    return found[0].facts["because"] if found else None


def test_let_in_after_a_revocation_is_explained_by_the_bundle_in_hand_or_not_at_all() -> None:
    before, after = (Named(sequence=3, issued_at=EVENING + n * MINUTE) for n in (-5, 1))
    late = a_recorded(A, 10)
    overridden = a_recorded(A, 10, decision=Decision.DENY, override=Override(by="A", why="cấp cứu"))

    assert accepted(late, REVOKED, named=before) == "STALE_BUNDLE"
    assert accepted(late, REVOKED, named=after) == "UNEXPLAINED"
    assert accepted(late, REVOKED) == "NO_BUNDLE"
    assert accepted(overridden, REVOKED, named=after) == "OVERRIDDEN"
    assert accepted(late, named=after) is None


def test_nobody_is_accused_who_leaves_who_was_stopped_or_whom_the_clock_may_excuse() -> None:
    assert accepted(a_recorded(A, 10, passage=LEAVE), REVOKED) is None
    assert accepted(a_recorded(A, 10, outcome=Outcome.TURNED_BACK), REVOKED) is None
    assert accepted(a_recorded(A, -1, within_s=90), REVOKED) is None
    assert accepted(a_recorded(A, 10), replace(REVOKED, end=EVENING + 5 * MINUTE)) is None


def test_who_passed_under_an_untrusted_clock_may_have_passed_before_the_revocation_or_after_its_end() -> None:
    lifted = replace(REVOKED, status=Status.SUSPENDED, end=EVENING + 60 * MINUTE)
    known = come(a_recorded(A, 10, within_s=0), 90)
    vague = come(a_recorded(A, 10, within_s=0, reasons=UNTRUSTED), 90)
    ahead = come(a_recorded(A, 10), 2, CheckNote.AHEAD)

    assert (accepted(known, lifted), accepted(vague, lifted)) == ("NO_BUNDLE", None)
    assert accepted(vague, REVOKED) == "NO_BUNDLE"
    assert accepted(ahead, REVOKED) is None
    knowing = replace(ahead, check=replace(ahead.check, bundle_as_of=EVENING + MINUTE))
    assert accepted(knowing, REVOKED, named=Named(sequence=3, issued_at=EVENING + MINUTE)) == "UNEXPLAINED"


def test_a_refusal_under_an_untrusted_clock_is_wrong_only_if_it_was_at_every_moment() -> None:
    vague = come(turned(Decision.REFER, *UNTRUSTED), 60)
    later = replace(REVOKED, start=EVENING + 30 * MINUTE)
    assert refused(vague) == "PERMIT"
    assert refused(vague, end=seconds(EVENING + 30 * MINUTE)) is None
    assert refused(vague, stopped=(later,)) is None
    assert refused(turned(Decision.REFER, "STATUS_STALE"), stopped=(later,)) == "PERMIT"


def refused(one: Recorded, *, stopped: tuple[Stopped, ...] = (), **changes: object) -> str | None:
    now = seconds(EVENING)
    times = {"not_before": now - 60, "end": now + 86_400, "expires_at": now + 86_400, "windows": ()}
    claims = a_claims(**(times | {"zones": (2, 3)} | changes))
    found = [
        each
        for each in rules.of_check(one, Then(paper=Paper(claims=claims, stopped=stopped)), POSTS)
        if each.kind is FindingKind.REFUSED_THOUGH_VALID
    ]
    return found[0].facts["basis"] if found else None


def turned(decision: Decision = Decision.REFER, *reasons: str) -> Recorded:
    return a_recorded(A, 10, outcome=Outcome.TURNED_BACK, decision=decision, reasons=reasons)


def test_turned_back_in_the_dark_although_the_permit_says_it_all() -> None:
    assert refused(turned(Decision.REFER, "STATUS_STALE")) == "PERMIT"
    assert refused(turned(Decision.ALLOW)) == "VERDICT"
    assert refused(turned(Decision.REFER, "STATUS_STALE"), zones=(7,)) is None
    assert refused(turned(Decision.REFER, "STATUS_STALE"), end=seconds(EVENING)) is None
    assert refused(turned(Decision.REFER, "STATUS_STALE"), stopped=(REVOKED,)) is None
    assert refused(turned(Decision.REFER, "STATUS_STALE", "ID_MISMATCH")) is None
    assert refused(turned(Decision.DENY, "WRONG_ZONE")) is None
    assert refused(a_recorded(A, 10, decision=Decision.REFER, reasons=("STATUS_STALE",))) is None


def test_a_gap_waits_for_the_hash_that_is_missing() -> None:
    one = a_recorded(A, previous_hash=b"x" * 32)
    [found] = list(rules.of_check(one, Then(follows=False), POSTS))
    assert (found.kind, found.awaits) == (FindingKind.CHAIN_GAP, b"x" * 32)
    assert list(rules.of_check(one, Then(), POSTS)) == []


def happened(kind: str, minute: int, **payload: object) -> Happened:
    return Happened(
        cursor=Cursor(),
        id=new_id(),
        at=EVENING + minute * MINUTE,
        kind=kind,
        subject=new_id(),
        organisation=None,
        unit=None,
        payload=payload,
    )


def test_the_log_says_when_a_permit_was_good_for_nothing() -> None:
    objected, still = happened("PERMIT_OBJECTED", 0), happened("PERMIT_LIFTED", 3, active=False)
    lifted, revoked = happened("PERMIT_LIFTED", 5, active=True), happened("PERMIT_REVOKED", 9)
    gone = a_permit(status=PermitStatus.REVOKED)

    found = timeline.stopped(gone, [objected, still, lifted, revoked])

    assert [(one.start, one.end, one.status) for one in found] == [
        (EVENING, EVENING + 5 * MINUTE, Status.SUSPENDED),
        (EVENING + 9 * MINUTE, None, Status.REVOKED),
    ]
    assert timeline.stopped(a_permit(), [happened("PERMIT_COMPLETED", 0), happened("PERMIT_REOPENED", 9)])[0].end


def test_what_a_zone_holds_up_has_no_event_and_is_known_while_it_lasts() -> None:
    hold = Standing(cause=StandingCause.ZONE, code="ZONE_CLOSED", at=EVENING, holds=True, zone=2)
    held = a_permit(status=PermitStatus.SUSPENDED, reasons=(hold,))
    assert timeline.stopped(held, []) == (Stopped(start=EVENING, status=Status.SUSPENDED),)
    assert timeline.stopped(a_permit(), []) == ()


def test_only_what_nothing_harmless_explains_is_grave() -> None:
    twice = rules.of_credential([a_recorded(A), a_recorded(C, 90)], POSTS, MULTIPLE)
    travel = rules.of_credential([a_recorded(A), a_recorded(B, 10)], POSTS, MULTIPLE)
    stale = replace(travel[0], kind=FindingKind.ACCEPTED_AFTER_REVOCATION, facts={"because": "STALE_BUNDLE"})
    unexplained = replace(stale, facts={"because": "UNEXPLAINED"})
    missing = replace(stale, kind=FindingKind.CHAIN_GAP)

    graves = [rules.is_grave(one) for one in (*twice, *travel, stale, unexplained, missing)]
    assert graves == [False, True, False, True, False]
