"""How a call to the duty desk stands, and what it may be answered. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from checkpoints.checks.model import Recorded
from checkpoints.desk.model import AnswerCall, Call, CallAnswer, CallDesk, CallState, Ending, PostPhone, Reply
from credentials.codes import UNREAD_CODE, reply_code
from credentials.wire import CONSTANTS
from storage.outcomes import Conflict

PATIENCE: Final = timedelta(seconds=CONSTANTS["reply"]["leader_after_s"])
"""How long a post waits before its shift leader may decide (class 1) or turns the others back."""
CODE_LIFE: Final = timedelta(seconds=CONSTANTS["policy"]["reply_code_s"])
"""So long a challenge lives at the most: answered within it, it is the same question."""
LAPSES_AFTER: Final = timedelta(hours=2)
"""A question that nobody answered has ended at the barrier long before."""

HOME_WITHIN: Final = LAPSES_AFTER + timedelta(days=7)
"""A post without a network hands in the check that ended a call by then, or the list does not show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who answers, and when."""

    account: UUID
    name: str
    at: datetime


def state_at(call: Call, now: datetime) -> CallState:
    """How it stands: one that waited for two hours waits no more."""
    if call.state is CallState.WAITING and now - call.called_at >= LAPSES_AFTER:
        return CallState.LAPSED
    return call.state


def is_overdue(call: Call, now: datetime) -> bool:
    """Whether the post has waited for ten minutes: by now it helps itself."""
    return state_at(call, now) is CallState.WAITING and now - call.called_at >= PATIENCE


def waited(call: Call, now: datetime) -> timedelta:
    """How long the post has waited, or had when it was answered."""
    return max((call.answered_at or now) - call.called_at, timedelta(0))


def same_question(call: Call, command: CallDesk) -> bool:
    """Whether a device tells the same call again."""
    return (call.checkpoint, call.challenge) == (command.checkpoint, command.challenge)


def asked(command: CallDesk, unit: UUID, device: UUID | None, permit: UUID | None, now: datetime) -> Call:
    """The call as the list shows it."""
    return Call(
        id=command.id,
        checkpoint=command.checkpoint,
        unit=unit,
        called_at=now,
        challenge=command.challenge,
        device=device,
        control_code=command.control_code,
        plate=command.plate,
        decision=command.decision,
        reasons=command.reasons,
        purpose=command.purpose,
        direction=command.direction,
        through=command.through,
        seen=command.seen,
        permit=permit,
    )


def answered(call: Call, command: AnswerCall, who: Who) -> Call | Conflict:
    """The answer, once; the first that comes holds. Whose code it is cannot change on the way."""
    if call.state is CallState.ANSWERED:
        return Conflict(code="CALL_ANSWERED", params={"by": call.answered_by_name})
    state = state_at(call, who.at)
    if state is not CallState.WAITING:
        return Conflict(code="STATE", params={"from": state, "to": CallState.ANSWERED})
    if call.checkpoint != command.checkpoint or command.control_code not in {None, call.control_code}:
        return Conflict(code="CALL_DIFFERS")
    return replace(
        call,
        state=CallState.ANSWERED,
        challenge=command.challenge,
        answer=command.answer,
        reason=command.reason,
        answered_at=who.at,
        answered_by=who.account,
        answered_by_name=who.name,
    )


def replies(call: Call, phones: Iterable[PostPhone], deployment: str, device: UUID | None) -> tuple[Reply, ...]:
    """A code for each phone that may be the one asking; none for turning back, which opens nothing."""
    if call.answer is not CallAnswer.PASS:
        return ()
    asking = call.device or device
    return tuple(_reply(call, one, deployment) for one in phones if asking in {None, one.device})


def ending(call: Call, checks: Iterable[Recorded]) -> Ending | None:
    """The check that ended it: one that names a code of it; while nobody has answered, the next of its permit or plate.

    `checks` are of the call's checkpoint, the first to arrive first.
    """
    after = [one for one in checks if call.called_at <= one.received_at and one.check.checkpoint == call.checkpoint]
    named = next((one for one in after if _names(one, call)), None)
    if named is not None:
        return _ending(named, by_code=True)
    if call.state is CallState.ANSWERED:
        return None
    of_it = (one for one in after if _is_of(one, call) and one.received_at < call.called_at + LAPSES_AFTER)
    found = next(of_it, None)
    return None if found is None else _ending(found, by_code=False)


def _is_of(one: Recorded, call: Call) -> bool:
    """Whether it is of the call's permit, or of its plate where no code could be read."""
    if call.permit is not None:
        return one.known.permit == call.permit
    return call.plate is not None and one.check.plate == call.plate


def _names(one: Recorded, call: Call) -> bool:
    """Whether it was let pass by a code that was handed out for this call."""
    override = one.check.override
    return override is not None and override.reply_code in {reply.code for reply in call.replies}


def _ending(one: Recorded, *, by_code: bool) -> Ending:
    return Ending(check=one.check.id, outcome=one.check.outcome, at=one.check.decided.latest, by_code=by_code)


def opens_nothing(call: Call) -> bool:
    """Whether a phone that asked by the network would be let pass without a code: nobody could answer it again."""
    return call.answer is CallAnswer.PASS and call.device is not None and not call.replies


def with_replies(call: Call, handed_out: tuple[Reply, ...]) -> Call:
    """The call as it is kept: with the codes that were read aloud."""
    return replace(call, replies=handed_out)


def _reply(call: Call, phone: PostPhone, deployment: str) -> Reply:
    code = reply_code(
        phone.reply_key,
        deployment=deployment,
        checkpoint=call.checkpoint,
        code=call.control_code or UNREAD_CODE,
        challenge=call.challenge,
    )
    return Reply(device=phone.device, label=phone.label, code=code)
