"""What time it is at a post: an interval that holds the truth, a mark that never goes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credentials.verdict.clock import Contact, Reading, now, risen
from credentials.verdict.model import Clock
from tests.credentials.scenario import DAY, HOUR, NOW

WRONG = -4000.0


def at(age: float, boot: str = "one", drift_ppm: float = 0, moved: float = 0) -> Reading:
    """The device `age` seconds after the contact: its wall clock is wrong by an hour, and may be moved."""
    ran = age * (1 + drift_ppm / 1e6)
    return Reading(wall=NOW + WRONG + ran + moved, monotonic=ran if boot == "one" else 0.0, boot=boot)


CONTACT = Contact(server_at=NOW, device=at(0))


@given(st.floats(0, 7 * DAY), st.floats(-100, 100))
def test_without_a_reload_the_truth_is_inside_whatever_the_wall_clock_says(age: float, drift: float) -> None:
    clock = now(CONTACT, at(age, drift_ppm=drift, moved=9 * DAY), NOW)

    assert clock.latest is not None
    assert clock.earliest <= NOW + age <= clock.latest


@given(st.floats(0, 3 * DAY - 60), st.floats(-100, 100))
def test_after_a_reload_the_measured_offset_carries_for_72_hours(age: float, drift: float) -> None:
    clock = now(CONTACT, at(age, "two", drift), NOW)

    assert clock.latest is not None
    assert clock.earliest <= NOW + age <= clock.latest
    assert clock.latest - clock.earliest <= 2 * 120 + 60


@pytest.mark.parametrize("moved", [-HOUR, 4 * DAY])
def test_a_wall_clock_moved_back_or_far_ahead_is_not_trusted_and_one_left_alone_is(moved: float) -> None:
    assert now(CONTACT, at(60, "two", moved=moved), NOW) == Clock(earliest=NOW, latest=None)
    assert now(CONTACT, at(60, "two"), NOW).latest is not None


def test_an_interval_wholly_before_the_high_water_mark_is_not_trusted() -> None:
    assert now(CONTACT, at(HOUR, "two"), NOW + 2 * HOUR) == Clock(earliest=NOW + 2 * HOUR, latest=None)
    assert now(CONTACT, at(HOUR, "two"), NOW + HOUR + 100).earliest == NOW + HOUR + 100


def test_a_post_that_never_heard_the_server_trusts_nothing() -> None:
    assert now(None, at(0), 0) == Clock(earliest=0, latest=None)


def test_the_mark_rises_and_never_goes_back() -> None:
    assert risen(NOW, Clock(earliest=NOW + 5, latest=None)) == NOW + 5
    assert risen(NOW, Clock(earliest=NOW - 5, latest=NOW)) == NOW


def test_an_interval_that_ends_before_it_starts_is_none() -> None:
    with pytest.raises(ValueError, match="interval"):
        Clock(earliest=2, latest=1)
