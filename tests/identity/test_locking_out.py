"""Counting failed sign-ins: the rules by themselves, and many tries at one time."""

import asyncio
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from identity.access import Actor
from identity.accounts.limiting import forget_old
from identity.accounts.model import Issued, SignInRefused
from identity.accounts.rules import (
    ADDRESS_FAILURES,
    FIRST_LOCK,
    LOGIN_FAILURES,
    LONGEST_LOCK,
    WINDOW,
    Failures,
    after_failure,
    after_success,
)
from identity.accounts.tables import sign_in_failure
from storage import events
from storage.database import Database
from tests.identity.accounts_house import PASSWORD, House
from tests.identity.conftest import NOON

GAPS = st.lists(st.integers(0, 1_200), max_size=30)


def counted(gaps: list[int]) -> Failures | None:
    """Failures one after another, so many seconds apart."""
    count, now = None, NOON
    for gap in gaps:
        now += timedelta(seconds=gap)
        count = after_failure(count, now, LOGIN_FAILURES)
    return count


def test_the_fifth_failure_locks_for_a_minute_and_each_more_for_twice_as_long() -> None:
    count, locks = None, []
    for _ in range(11):
        count = after_failure(count, NOON, LOGIN_FAILURES)
        locks.append(count.wait_s(NOON))
    assert locks == [0, 0, 0, 0, 60, 120, 240, 480, 900, 900, 900]


@given(GAPS)
def test_a_lock_is_never_longer_than_a_quarter_of_an_hour(gaps: list[int]) -> None:
    count = counted(gaps)
    now = NOON + timedelta(seconds=sum(gaps))
    assert count is None or 0 <= count.wait_s(now) <= LONGEST_LOCK.total_seconds()


@given(GAPS)
def test_who_waits_the_window_out_starts_anew(gaps: list[int]) -> None:
    later = NOON + timedelta(seconds=sum(gaps)) + WINDOW + LONGEST_LOCK
    assert after_failure(counted(gaps), later, LOGIN_FAILURES) == Failures(count=1, since=later)


@given(GAPS)
def test_one_failure_more_never_shortens_the_lock(gaps: list[int]) -> None:
    now = NOON + timedelta(seconds=sum(gaps))
    before = counted(gaps)
    if before is not None and before.wait_s(now) > 0:
        assert after_failure(before, now, LOGIN_FAILURES).wait_s(now) >= min(before.wait_s(now), FIRST_LOCK.seconds)


def test_a_try_that_turned_out_well_is_taken_back_with_the_lock_it_caused() -> None:
    tried = Failures(count=LOGIN_FAILURES, since=NOON, locked_until=NOON + FIRST_LOCK)
    assert after_success(tried, LOGIN_FAILURES) == Failures(count=LOGIN_FAILURES - 1, since=NOON)
    assert after_success(Failures(count=1, since=NOON), LOGIN_FAILURES) is None
    assert after_success(None, LOGIN_FAILURES) is None


async def test_many_tries_at_one_time_are_no_more_than_five(house: House) -> None:
    async def wrong(number: int) -> Issued | SignInRefused:
        return await house.doors.by_password("duyet.laivung", f"falsch{number:04}", address="::1", now=NOON)

    answers = await asyncio.gather(*(wrong(number) for number in range(30)))

    looked_at = [one for one in answers if isinstance(one, SignInRefused) and one.code == "BAD_CREDENTIALS"]
    assert len(looked_at) == LOGIN_FAILURES
    assert len(answers) - len(looked_at) == 25


async def test_an_address_that_tries_many_names_is_locked_and_others_are_not(house: House) -> None:
    for number in range(ADDRESS_FAILURES):
        await house.doors.by_password(f"nobody{number}", "x", address="10.0.0.9", now=NOON)

    locked = await house.doors.by_password("duyet.laivung", PASSWORD, address="10.0.0.9", now=NOON)
    assert isinstance(locked, SignInRefused)
    assert locked.code == "LOCKED"
    assert isinstance(await house.doors.by_password("duyet.laivung", PASSWORD, address="10.0.0.8", now=NOON), Issued)


async def test_an_office_of_many_that_signs_in_well_is_never_locked(house: House) -> None:
    for _ in range(ADDRESS_FAILURES + 5):
        opened = await house.doors.by_password("duyet.laivung", PASSWORD, address="10.0.0.9", now=NOON)
        assert isinstance(opened, Issued)


async def test_a_lock_is_said_once_in_the_log_and_only_of_who_exists(
    house: House,
    db: Database,
    admin: Actor,
) -> None:
    for login in ("nobody", "duyet.laivung"):
        for _ in range(LOGIN_FAILURES + 2):
            await house.doors.by_password(login, "falsch", address="::1", now=NOON)

    async with db.reading() as rx:
        said = [one for one in await events.read_after(rx, events.Cursor()) if one.kind == "LOCKED_OUT"]
    assert [one.subject for one in said] == [house.account]


async def test_failures_that_count_no_more_are_dropped(house: House) -> None:
    await house.doors.by_password("nobody", "x", address="::1", now=NOON)
    async with house.sessions.db.transaction() as tx:
        await forget_old(tx, NOON + WINDOW)
        assert len(await tx.rows(sign_in_failure.select())) == 2
        await forget_old(tx, NOON + 3 * WINDOW)
        assert await tx.rows(sign_in_failure.select()) == []
