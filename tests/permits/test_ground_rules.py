"""What a zone asks over a validity, and what stands in the way. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credentials.wire import ChangeKind, Purpose, Restriction, ZoneKind
from geo.levels.model import Approval
from geo.local_time import WeeklyWindow
from geo.zones.model import Epoch, Reaffirmation
from permits.ground.model import Ground
from permits.ground.rules import (
    free,
    ground_of,
    objected_to,
    outgrown,
    over_quota,
    parts_of,
    strictest,
    tightened_at,
    too_long,
    units_of,
    unnamed_winners,
)
from permits.keys import name_key, plate_key
from permits.permits.claims import claims_of, first_good, shown_name
from permits.permits.model import Carrier, Holder
from permits.policy.model import OnClosure, Policy
from storage.outcomes import Reason
from tests.permits.values import DAY, HOUR, LAP_VO, NOON, SA_DEC, a_permit, a_state, a_version, a_wanted, an_id

REPAIR, SHOP = Purpose.INCIDENT_REPAIR, Purpose.ICT_SHOP_OPERATION
END = NOON + 3 * DAY
POLICY = Policy(approval=Approval.STANDING, longest=timedelta(days=30), quota=None, on_closure=OnClosure.FLAG)
GROUND = Ground(number=1, unit=SA_DEC, epoch=0, policy=POLICY)


def test_a_level_that_changes_within_the_validity_is_seen_whatever_it_is_now() -> None:
    normal = a_version(level="NEW_NORMAL", valid_to=NOON + DAY)
    strict = a_version(level="D16", valid_from=NOON + DAY)
    state = a_state(normal, strict)

    assert ground_of(state, SHOP, NOON, END).forbidden_from == NOON + DAY
    assert ground_of(state, SHOP, NOON, NOON + DAY).is_free
    assert ground_of(state, REPAIR, NOON, END).policy is not None
    assert ground_of(state, REPAIR, NOON, NOON + DAY).is_free


def test_after_a_zone_has_gone_it_asks_nothing() -> None:
    assert ground_of(a_state(a_version(valid_to=NOON)), SHOP, NOON, END).is_free
    assert ground_of(a_state(a_version(valid_from=END)), SHOP, NOON, END).is_free


def test_a_zone_with_weekly_hours_asks_from_when_they_are_on_and_nothing_before() -> None:
    nights = tuple(WeeklyWindow(weekday=day, start_min=18 * 60, end_min=30 * 60) for day in range(7))
    state = a_state(a_version(schedule=nights))
    dusk = NOON + 6 * HOUR

    assert ground_of(state, SHOP, NOON, END).forbidden_from == dusk
    assert ground_of(state, SHOP, NOON, dusk).is_free
    assert ground_of(state, SHOP, dusk, dusk + HOUR).forbidden_from == dusk
    assert ground_of(state, REPAIR, NOON, END).policy is not None


def test_a_person_decides_where_a_unit_objects_and_nowhere_else() -> None:
    other, free_ground = replace(GROUND, number=2), replace(GROUND, number=3, policy=None)
    said = {(1, SA_DEC), (2, LAP_VO), (3, SA_DEC)}

    grounds = objected_to([GROUND, other, free_ground], said)

    assert [one.asks_a_person for one in grounds] == [True, False, False]
    assert grounds[1:] == (other, free_ground)


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({}, False),
        ({"kind": ZoneKind.QUARANTINE_SITE}, True),
        ({"restriction": Restriction.PROHIBITED}, True),
        ({"restriction": Restriction.REQ_AUTHORISATION, "level": None}, False),
    ],
)
def test_a_person_is_asked_where_the_zone_is_shut_or_a_quarantine_site(changes: dict[str, str], asks: bool) -> None:  # noqa: FBT001 - a table
    assert ground_of(a_state(a_version(**changes)), REPAIR, NOON, END).asks_a_person is asks


@given(
    st.lists(
        st.builds(
            Policy,
            approval=st.sampled_from(Approval),
            longest=st.timedeltas(min_value=timedelta(hours=1), max_value=timedelta(days=40)),
            quota=st.none() | st.integers(0, 9),
            on_closure=st.sampled_from(OnClosure),
        ),
        min_size=1,
    )
)
def test_the_strictest_of_several_policies_satisfies_each(policies: list[Policy]) -> None:
    strict = strictest(policies)

    for one in policies:
        assert strict.longest <= one.longest
        assert one.quota is None or (strict.quota is not None and strict.quota <= one.quota)
        assert one.approval is not Approval.PER_PERMIT or strict.approval is Approval.PER_PERMIT
        assert one.on_closure is not OnClosure.SUSPEND or strict.on_closure is OnClosure.SUSPEND


def an_epoch(at: datetime, purposes: frozenset[Purpose] | None = None) -> Epoch:
    return Epoch(counter=1, recorded_at=at, effective_at=at, kind=ChangeKind.TIGHTENED, purposes=purposes)


def test_a_tightening_counts_for_its_purposes_until_it_is_reaffirmed_for_all() -> None:
    state = a_state(epochs=(an_epoch(NOON), an_epoch(NOON + HOUR, frozenset({SHOP}))))

    def after(one: Reaffirmation) -> datetime | None:
        return tightened_at(replace(state, reaffirmations=(one,)), REPAIR)

    assert (tightened_at(state, REPAIR), tightened_at(state, SHOP)) == (NOON, NOON + HOUR)
    assert after(Reaffirmation(at=NOON)) is None
    assert after(Reaffirmation(at=NOON - HOUR)) == NOON
    assert after(Reaffirmation(at=NOON, purposes=frozenset({SHOP}))) == NOON
    assert after(Reaffirmation(at=NOON, permits=frozenset())) == NOON


def test_only_what_a_person_approved_is_outgrown() -> None:
    asked = replace(GROUND, policy=replace(POLICY, approval=Approval.PER_PERMIT), tightened_at=NOON)

    assert outgrown([asked], NOON) == (Reason(code="ZONE_TIGHTENED", params={"zone": "1"}),)
    assert outgrown([asked], NOON + HOUR) == ()
    assert outgrown([replace(asked, policy=POLICY)], NOON) == ()


def test_no_permit_is_needed_only_where_every_zone_is_free() -> None:
    open_ground = replace(GROUND, number=2, policy=None)

    assert [reason.code for reason in free([open_ground])] == ["NO_PERMIT_NEEDED"]
    assert free([open_ground, GROUND]) == free([]) == ()


@given(quota=st.integers(0, 5), live=st.integers(0, 8))
def test_one_more_fits_below_the_quota(quota: int, live: int) -> None:
    limited = replace(GROUND, policy=replace(POLICY, quota=quota))

    assert bool(over_quota([limited], {1: live})) == (live >= quota)
    assert over_quota([GROUND], {1: live}) == ()


def test_the_length_counts_from_now_when_it_has_begun() -> None:
    wanted = a_wanted(valid_from=NOON - 29 * DAY, valid_to=NOON + 30 * DAY)

    assert too_long(wanted, [GROUND], NOON) == ()
    assert too_long(wanted, [GROUND], NOON - HOUR) != ()


def test_units_parts_and_winners_are_sorted_out() -> None:
    asking = replace(GROUND, number=3, policy=replace(POLICY, approval=Approval.PER_PERMIT))
    nowhere = replace(asking, number=4, unit=None)

    assert parts_of([GROUND, asking, nowhere]) == {SA_DEC: (3,), None: (4,)}
    assert units_of([GROUND, nowhere]) == {SA_DEC}
    assert [reason.params["zone"] for reason in unnamed_winners(a_wanted(zones=(1,)), [9, 1, 2])] == ["2", "9"]


@given(st.text(max_size=30))
def test_keys_are_made_once_and_for_all(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert plate_key(plate_key(text)) == plate_key(text)
    assert plate_key(text).isascii()


@given(st.lists(st.text("aăâbcdđeêAĂĐ", min_size=1, max_size=14), min_size=1, max_size=8))
def test_a_name_fits_the_claim_and_keeps_the_given_name_where_it_can(words: list[str]) -> None:
    shown = shown_name(" ".join(words))

    assert 1 <= len(shown.encode()) <= 40
    assert len(" ".join(words).encode()) > 40 or shown == " ".join(words)


def test_the_claims_are_in_the_order_the_wire_wants() -> None:
    plates = (
        Carrier(id=an_id("b"), kind="CAR", plate="66-C1 2"),
        Carrier(id=an_id("a"), kind="CAR", plate="66A-12345"),
    )
    holder = Holder(id=an_id("h"), name="Đỗ An", tails=("9", "1234"))
    permit = a_permit(zones=(3, 1), vehicles=(*plates, Carrier(id=an_id("c"), kind="BOAT")), holders=(holder,))

    from credentials.claims import StatusRef

    claims = claims_of(permit, holder, an_id("cti"), StatusRef(block=0, index=1), NOON)

    assert (claims.zones, claims.plates, claims.tails) == ((1, 3), ("66A12345", "66C12"), ("1234", "9"))
    assert claims.not_before == int(first_good(NOON, NOON).timestamp()) < claims.end <= claims.expires_at
