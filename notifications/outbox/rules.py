"""When a push is tried again, and when it is given up. Pure."""

from datetime import datetime, timedelta

from notifications.deliveries.model import DeliveryState
from notifications.outbox.model import Claimed, Result
from notifications.sender import Accepted, Again, Answer, Gone, Impossible

FIRST_S = 2.0
LONGEST_S = 300.0
LONGEST_REASON = 80
LONGEST_RECEIPT = 200


def back_off_s(attempt: int, spread: float) -> float:
    """Seconds before the next try after the `attempt`-th: doubled each time up to 5 minutes, spread by ± a half.

    `spread` is drawn from [0, 1), so that what failed together does not come again together.
    """
    whole = min(FIRST_S * 2.0 ** min(attempt - 1, 30), LONGEST_S)
    return whole * (0.5 + spread)


def wait_s(answer: Again, attempt: int, spread: float) -> float:
    """Not before the service allows it (its own seconds, and up to a tenth more), and not before our back-off."""
    return max((answer.after_s or 0.0) * (1 + spread / 10), back_off_s(attempt, spread))


def result(one: Claimed, answer: Answer, now: datetime, spread: float) -> Result:
    """What a service's answer makes of a delivery."""
    match answer:
        case Accepted(receipt=receipt):
            return _result(one, DeliveryState.SENT, receipt=receipt[:LONGEST_RECEIPT])
        case Gone(reason=reason):
            return _result(one, DeliveryState.FAILED, reason, gone=True)
        case Impossible(reason=reason):
            return _result(one, DeliveryState.FAILED, reason)
        case Again(reason=reason):
            due = now + timedelta(seconds=min(wait_s(answer, one.attempt, spread), _DAY_S))
            if due >= one.expires_at:
                return _result(one, DeliveryState.FAILED, f"EXPIRED after {reason}")
            return _result(one, DeliveryState.QUEUED, reason, due_at=due)


_DAY_S = 86_400.0


def _result(  # noqa: PLR0913 - the parts of a result
    one: Claimed,
    state: DeliveryState,
    reason: str = "",
    *,
    receipt: str = "",
    due_at: datetime | None = None,
    gone: bool = False,
) -> Result:
    return Result(
        delivery=one.id,
        address=one.address.id,
        state=state,
        reason=reason[:LONGEST_REASON],
        receipt=receipt,
        due_at=due_at,
        gone=gone,
    )
