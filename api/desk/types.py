"""Calls to the duty desk, as the schema shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import part, readable
from api.desk.enums import CallAnswer, CallState, Decision, Direction, Outcome, Purpose
from api.ids import encode_id
from checkpoints.desk import model, rules
from identity.access import Action


@part
class DeskReplyCode:
    """Six digits that one phone of the checkpoint accepts for one passage, while it shows the challenge."""

    device: ID = strawberry.field(description="Id of the phone.")
    label: str = strawberry.field(description="What the phone is called.")
    code: str = strawberry.field(description="The six digits, to read aloud.")

    @classmethod
    def of(cls, one: model.Reply) -> Self:
        """The code as the schema shows it."""
        return cls(device=encode_id("Device", one.device), label=one.label, code=one.code)


@readable(may=Action.CALL_DESK)
class CallWaiting:
    """The call is on the desk's list, or was answered meanwhile: ask `deskCall`."""

    call: ID = strawberry.field(description="Id of the call.")
    uuid: UUID = strawberry.field(description="The same id as the device made it.")
    state: CallState = strawberry.field(description="How it stands.")

    @classmethod
    def of(cls, done: model.CallWaiting) -> Self:
        """What was done, as the schema shows it."""
        return cls(call=encode_id("DeskCall", done.call), uuid=done.call, state=done.state)


@readable(may=Action.ANSWER_CALL)
class CallAnswered:
    """The answer is recorded."""

    call: ID = strawberry.field(description="Id of the call.")
    answer: CallAnswer = strawberry.field(description="What was said.")
    reply_codes: list[DeskReplyCode] = strawberry.field(
        description="What is read aloud: one for each phone that may be asking; none for TURN_BACK."
    )

    @classmethod
    def of(cls, done: model.CallAnswered) -> Self:
        """What was done, as the schema shows it."""
        codes = [DeskReplyCode.of(one) for one in done.replies]
        return cls(call=encode_id("DeskCall", done.call), answer=done.answer, reply_codes=codes)


@readable(may=Action.CALL_DESK)
class DeskReply:
    """What the desk has said to a checkpoint's device."""

    uuid: UUID = strawberry.field(description="Id of the call, as the device made it.")
    state: CallState = strawberry.field(description="How it stands.")
    answer: CallAnswer | None = strawberry.field(description="What the desk says; null while nobody has answered.")
    reason: str = strawberry.field(description="Why.")
    answered_at: datetime | None = strawberry.field(description="When.")
    answered_by: str = strawberry.field(description="Who, as the desk names them.")
    reply_code: str | None = strawberry.field(description="The six digits for this device, to be checked as if typed.")

    @classmethod
    def of(cls, one: model.Call, device: UUID | None, now: datetime) -> Self:
        """The answer as one device of the checkpoint is told it."""
        return cls(
            uuid=one.id,
            state=rules.state_at(one, now),
            answer=one.answer,
            reason=one.reason,
            answered_at=one.answered_at,
            answered_by=one.answered_by_name,
            reply_code=next((reply.code for reply in one.replies if reply.device == device), None),
        )


@part
class DeskEnding:
    """The check by which a call ended at the barrier."""

    check: ID = strawberry.field(description="Id of the check.")
    outcome: Outcome = strawberry.field(description="What really happened.")
    at: datetime = strawberry.field(description="When it was decided, at the latest.")
    by_code: bool = strawberry.field(description="True on the desk's reply code; else the post helped itself.")

    @classmethod
    def of(cls, one: model.Ending) -> Self:
        """The ending as the schema shows it."""
        return cls(check=encode_id("Check", one.check), outcome=one.outcome, at=one.at, by_code=one.by_code)


@readable(may=Action.READ_CALLS)
class DeskCall:
    """One question of a checkpoint to its duty desk, and the answer."""

    id: ID = strawberry.field(description="Id of the call.")
    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    unit: ID = strawberry.field(description="Id of the unit that ran it when it asked.")
    called_at: datetime = strawberry.field(description="When it was asked; when it was answered, by telephone.")
    waited_s: int = strawberry.field(description="Seconds that the post has waited, or had when it was answered.")
    by_telephone: bool = strawberry.field(description="True when an officer read it over a telephone.")
    device: ID | None = strawberry.field(description="The phone that asked, where one did.")
    challenge: str = strawberry.field(description="The 4 digits that the phone showed.")
    control_code: str | None = strawberry.field(description="The permit's 12 digits, where they could be read.")
    plate: str | None = strawberry.field(description="The plate, where one was typed.")
    decision: Decision | None = strawberry.field(description="What the phone decided; null by telephone.")
    reasons: list[str] = strawberry.field(description="Codes of its reasons, the worst first.")
    purpose: Purpose | None = strawberry.field(description="Why the holder moves, where that was read.")
    purpose_class: int | None = strawberry.field(
        description="1, 2 or 3. After ten minutes class 1 passes on the shift leader's word, others turn back."
    )
    direction: Direction | None = strawberry.field(description="The way through the checkpoint; null: not told.")
    through: bool = strawberry.field(description="True for passing through without a stop.")
    name_confirmed: bool = strawberry.field(description="The officer has compared the name.")
    id_confirmed: bool = strawberry.field(description="The officer has compared the id document.")
    id_tail: str | None = strawberry.field(description="Last 4 digits of the id document, where they were typed.")
    plate_seen: str | None = strawberry.field(description="The plate that the officer sees, where it was typed.")
    health_shown: bool | None = strawberry.field(description="Health proof shown or not; null: not asked.")
    permit: ID | None = strawberry.field(description="Id of the permit that the code names, if there is one.")
    state: CallState = strawberry.field(description="How it stands.")
    overdue: bool = strawberry.field(description="True when it has waited for ten minutes.")
    answer: CallAnswer | None = strawberry.field(description="What the desk said.")
    reason: str = strawberry.field(description="Why.")
    answered_at: datetime | None = strawberry.field(description="When.")
    answered_by: str = strawberry.field(description="Who, as they were named then; empty while nobody has.")
    reply_codes: list[DeskReplyCode] = strawberry.field(description="The codes that were handed out.")

    ending: DeskEnding | None = strawberry.field(description="How it ended at the barrier, once that check came home.")

    @classmethod
    def of(cls, listed: model.Listed, now: datetime) -> Self:
        """The call as it stands now."""
        one = listed.call
        return cls(
            id=encode_id("DeskCall", one.id),
            checkpoint=encode_id("Checkpoint", one.checkpoint),
            unit=encode_id("AdminUnit", one.unit),
            called_at=one.called_at,
            waited_s=int(rules.waited(one, now).total_seconds()),
            by_telephone=one.decision is None,
            device=None if one.device is None else encode_id("Device", one.device),
            challenge=one.challenge,
            control_code=one.control_code,
            plate=one.plate,
            decision=one.decision,
            reasons=list(one.reasons),
            purpose=one.purpose,
            purpose_class=None if one.purpose is None else one.purpose.purpose_class,
            direction=one.direction,
            through=one.through,
            name_confirmed=one.seen.name_confirmed,
            id_confirmed=one.seen.id_confirmed,
            id_tail=one.seen.id_tail,
            plate_seen=one.seen.plate,
            health_shown=one.seen.health_shown,
            permit=None if one.permit is None else encode_id("Permit", one.permit),
            state=rules.state_at(one, now),
            overdue=rules.is_overdue(one, now),
            answer=one.answer,
            reason=one.reason,
            answered_at=one.answered_at,
            answered_by=one.answered_by_name,
            reply_codes=[DeskReplyCode.of(reply) for reply in one.replies],
            ending=None if listed.ending is None else DeskEnding.of(listed.ending),
        )
