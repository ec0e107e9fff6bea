"""Weekly hours and daily windows in Vietnam's time."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.local_time import DailyWindow, WeeklyWindow, in_schedule, occurrences

MONDAY = datetime(2021, 9, 12, 17, tzinfo=UTC)  # Monday the 13th, 00:00 in Vietnam
weekly = st.builds(
    lambda weekday, start, length: WeeklyWindow(weekday=weekday, start_min=start, end_min=start + length),
    st.integers(0, 6),
    st.integers(0, 1439),
    st.integers(1, 7 * 1440),
)


def test_a_daily_window_is_half_open_and_may_cross_midnight() -> None:
    night = DailyWindow(start_min=20 * 60, end_min=5 * 60)

    found = [night.covers(MONDAY + timedelta(hours=hour)) for hour in (0, 4, 5, 19, 20, 23)]

    assert found == [True, True, False, False, True, True]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 5), (0, 1440)])
def test_a_daily_window_that_is_none_does_not_construct(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="daily window"):
        DailyWindow(start_min=start, end_min=end)


def test_a_sunday_night_runs_into_monday() -> None:
    night = WeeklyWindow(weekday=6, start_min=20 * 60, end_min=29 * 60)

    found = [night.covers(MONDAY + timedelta(hours=hour)) for hour in (0, 4, 5, 164 - 1, 164)]

    assert found == [True, True, False, False, True]


@given(schedule=st.lists(weekly, max_size=4).map(tuple), minute=st.integers(0, 14 * 1440 - 1))
def test_what_a_schedule_says_of_a_minute_its_occurrences_say_too(
    schedule: tuple[WeeklyWindow, ...], minute: int
) -> None:
    at, end = MONDAY + timedelta(minutes=minute), MONDAY + timedelta(days=14)

    pieces = occurrences(schedule, MONDAY, end)

    assert in_schedule(schedule, at) == any(start <= at < stop for start, stop in pieces)
    assert all(before[1] < after[0] for before, after in pairwise(pieces))
