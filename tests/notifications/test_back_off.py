"""When a push is tried again: properties of the wait."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from notifications.deliveries.model import DeliveryState
from notifications.inbox.model import Urgency
from notifications.outbox.model import Claimed
from notifications.outbox.rules import FIRST_S, LONGEST_S, back_off_s, result, wait_s
from notifications.sender import Address, AddressKind, Again
from storage.ids import new_id
from tests.permits.values import NOON

ATTEMPTS = st.integers(min_value=1, max_value=10_000)
CHANCE = st.floats(min_value=0, max_value=1, exclude_max=True)


def a_try(attempt: int, lasts: timedelta) -> Claimed:
    return Claimed(
        id=new_id(),
        notification=new_id(),
        address=Address(id=new_id(), kind=AddressKind.TOKEN, value="t"),
        attempt=attempt,
        code="PERMIT_ISSUED",
        language="vi",
        params={},
        urgency=Urgency.NORMAL,
        expires_at=NOON + lasts,
    )


@given(attempt=ATTEMPTS, chance=CHANCE)
def test_a_wait_is_never_nothing_and_never_longer_than_it_may(attempt: int, chance: float) -> None:
    assert FIRST_S / 2 <= back_off_s(attempt, chance) <= LONGEST_S * 1.5


@given(attempt=ATTEMPTS, chance=CHANCE)
def test_a_wait_grows_with_every_try_until_it_is_longest(attempt: int, chance: float) -> None:
    before, after = back_off_s(attempt, chance), back_off_s(attempt + 1, chance)
    assert after == before * 2 or after == back_off_s(10_000, chance)


@given(attempt=ATTEMPTS, chance=CHANCE, other=CHANCE)
def test_what_failed_together_is_spread(attempt: int, chance: float, other: float) -> None:
    assert (back_off_s(attempt, chance) < back_off_s(attempt, other)) or chance >= other or other - chance < 1e-9


@given(after_s=st.floats(min_value=0, max_value=10**9), attempt=ATTEMPTS, chance=CHANCE)
def test_a_service_is_never_asked_before_it_allows_it(after_s: float, attempt: int, chance: float) -> None:
    assert wait_s(Again(reason="QUOTA", after_s=after_s), attempt, chance) >= after_s


@given(
    after_s=st.one_of(st.none(), st.floats(min_value=0, max_value=10**12)),
    attempt=ATTEMPTS,
    chance=CHANCE,
    lasts_s=st.integers(min_value=0, max_value=172_800),
)
def test_a_push_is_tried_again_while_it_is_of_use_or_given_up(
    after_s: float | None, attempt: int, chance: float, lasts_s: int
) -> None:
    """Never both, never neither, and never after its end."""
    one = a_try(attempt, timedelta(seconds=lasts_s))

    done = result(one, Again(reason="QUOTA", after_s=after_s), NOON, chance)

    if done.state is DeliveryState.QUEUED:
        assert done.due_at is not None
        assert NOON < done.due_at < one.expires_at
    else:
        assert (done.state, done.due_at, done.gone) == (DeliveryState.FAILED, None, False)
