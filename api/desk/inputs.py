"""What checkpoints and the desk say. Raises BadInput naming the field."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type
from api.desk.enums import CallAnswer, CallState, Decision, Direction, Purpose
from api.ids import get_id
from api.inputs import KeyedInput, name_of, text_of
from checkpoints.desk import model
from checkpoints.desk.looking.model import Look
from credentials import control_code
from credentials.codes import CHALLENGE_DIGITS
from credentials.verdict.model import Passage, Seen
from credentials.wire import LIMITS
from permits.keys import plate_key
from storage.outcomes import BadInput

LONGEST_REASON: Final = 500
_LONGEST_SCAN: Final = 8_192
_LONGEST_CODE: Final = 64
_REASONS_MOST: Final = 64
_PLATE_LEAST: Final = 4
_TAIL: Final = 4
_HOURS_MOST: Final = 720


@input_type
class CallDeskInput(KeyedInput):
    """A checkpoint's device asks its duty desk; it may come again."""

    id: UUID = strawberry.field(description="Made by the device for this call; sent again it is the same call.")
    checkpoint: ID = strawberry.field(description="Id of the device's own checkpoint.")
    challenge: str = strawberry.field(description="The 4 digits that the device shows; the reply code fits them alone.")
    decision: Decision = strawberry.field(description="What the device decided.")
    reasons: list[str] = strawberry.field(default_factory=list, description="Codes of its reasons, the worst first.")
    control_code: str | None = strawberry.field(default=None, description="The permit's 12 digits, where one was read.")
    plate: str | None = strawberry.field(default=None, description="The plate, where one was typed.")
    purpose: Purpose | None = strawberry.field(default=None, description="Why the holder moves, where that was read.")
    direction: Direction | None = strawberry.field(
        default=None, description="The way through the checkpoint; null: not told."
    )
    through: bool = strawberry.field(default=False, description="True for passing through without a stop.")
    name_confirmed: bool = strawberry.field(default=False, description="The officer has compared the name.")
    id_confirmed: bool = strawberry.field(default=False, description="The officer has compared the id document.")
    id_tail: str | None = strawberry.field(default=None, description="Last 4 digits of the id document, as typed.")
    plate_seen: str | None = strawberry.field(default=None, description="The plate that the officer sees, as typed.")
    health_shown: bool | None = strawberry.field(
        default=None, description="Health proof shown or not; null: not asked."
    )

    def to_domain(self) -> model.CallDesk:
        """The checked command."""
        if len(self.reasons) > _REASONS_MOST:
            raise BadInput("input.reasons", "TOO_MANY")
        return model.CallDesk(
            id=self.id,
            checkpoint=get_id("Checkpoint", self.checkpoint, "input.checkpoint"),
            challenge=_challenge(self.challenge),
            decision=self.decision,
            reasons=tuple(text_of(one, "input.reasons", _LONGEST_CODE) for one in self.reasons),
            control_code=_code(self.control_code),
            plate=_cut_plate(self.plate),
            purpose=self.purpose,
            direction=self.direction,
            through=self.through,
            seen=self._seen(),
        )

    def _seen(self) -> Seen:
        """As it was typed: a call is not refused for a slip of the finger in it."""
        return Seen(
            name_confirmed=self.name_confirmed,
            id_confirmed=self.id_confirmed,
            id_tail=(self.id_tail or "").strip()[:_TAIL] or None,
            plate=_cut_plate(self.plate_seen),
            health_shown=self.health_shown,
        )


@input_type
class AnswerCallInput(KeyedInput):
    """The desk's answer, to a call of the list or to what an officer reads over a telephone."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    challenge: str = strawberry.field(description="The 4 digits that the officer reads, as the phone shows them now.")
    answer: CallAnswer = strawberry.field(description="What the desk says.")
    reason: str = strawberry.field(default="", description="Why, at most 500 characters; PASS needs one.")
    call: ID | None = strawberry.field(default=None, description="Id of the call; without it one came by telephone.")
    device: ID | None = strawberry.field(default=None, description="The phone that asks; without it any of the post.")
    control_code: str | None = strawberry.field(
        default=None, description="The permit's 12 digits, as the officer reads them; none where none could be read."
    )
    plate: str | None = strawberry.field(default=None, description="The plate, where that is all there is.")

    def to_domain(self) -> model.AnswerCall:
        """The checked command."""
        reasoned = name_of if self.answer is CallAnswer.PASS else text_of
        return model.AnswerCall(
            checkpoint=get_id("Checkpoint", self.checkpoint, "input.checkpoint"),
            challenge=_challenge(self.challenge),
            answer=self.answer,
            reason=reasoned(self.reason, "input.reason", LONGEST_REASON),
            call=None if self.call is None else get_id("DeskCall", self.call, "input.call"),
            device=None if self.device is None else get_id("Device", self.device, "input.device"),
            control_code=_code(self.control_code),
            plate=None if self.plate is None else _plate(self.plate),
        )


@input_type
class DeskVerdictInput:
    """What an officer reads over a telephone: a control code, a plate, or the text of a scan; where, and which way."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    control_code: str | None = strawberry.field(default=None, description="The permit's 12 digits.")
    plate: str | None = strawberry.field(
        default=None,
        description="The plate; alone it is looked up, beside a code or text it is what the officer sees.",
    )
    text: str | None = strawberry.field(default=None, description="The scanned text, where the desk has it.")
    direction: Direction = strawberry.field(default=Direction.INWARD, description="The way through the checkpoint.")
    through: bool = strawberry.field(default=False, description="True for passing through without a stop.")
    id_tail: str | None = strawberry.field(default=None, description="Last 4 digits of the id document, as read out.")
    name_confirmed: bool = strawberry.field(default=False, description="The officer compared the name.")
    id_confirmed: bool = strawberry.field(default=False, description="The officer compared the id document.")
    health_shown: bool | None = strawberry.field(
        default=None, description="Health proof shown or not; null: not asked."
    )

    def to_domain(self) -> Look:
        """The checked question; raises BadInput for none of the three, and for a text beside a code."""
        code, plate = _code(self.control_code), None if self.plate is None else _plate(self.plate)
        if code is None and plate is None and self.text is None:
            raise BadInput("input.controlCode", "REQUIRED")
        if code is not None and self.text is not None:
            raise BadInput("input.text", "REPEATED")
        alone = code is None and self.text is None
        return Look(
            checkpoint=get_id("Checkpoint", self.checkpoint, "input.checkpoint"),
            passage=Passage(direction=self.direction, through=self.through),
            seen=self._seen(None if alone else plate),
            text=None if self.text is None else text_of(self.text, "input.text", _LONGEST_SCAN),
            control_code=code,
            plate=plate if alone else None,
        )

    def _seen(self, plate: str | None) -> Seen:
        return Seen(
            name_confirmed=self.name_confirmed,
            id_confirmed=self.id_confirmed,
            id_tail=self.id_tail or None,
            plate=plate,
            health_shown=self.health_shown,
        )


@input_type
class DeskCallFilterInput:
    """Which calls; what is not said does not narrow."""

    checkpoint: ID | None = strawberry.field(default=None, description="Of this checkpoint.")
    state: CallState | None = strawberry.field(default=None, description="How they stand now.")
    since: datetime | None = strawberry.field(default=None, description="That were asked then or later.")
    within_h: int | None = strawberry.field(
        default=None, description="That were asked within so many hours, by the server's clock; 1 to 720."
    )

    def to_domain(self, now: datetime) -> model.Filter:
        """The checked filter."""
        return model.Filter(
            now=now,
            checkpoint=None if self.checkpoint is None else get_id("Checkpoint", self.checkpoint, "filter.checkpoint"),
            state=self.state,
            since=self._since(now),
        )

    def _since(self, now: datetime) -> datetime | None:
        if self.within_h is None:
            return self.since
        if not 1 <= self.within_h <= _HOURS_MOST:
            raise BadInput("filter.withinH", "OUT_OF_RANGE", least="1", most=str(_HOURS_MOST))
        within = now - timedelta(hours=self.within_h)
        return within if self.since is None else max(within, self.since)


def _challenge(written: str) -> str:
    digits = written.strip()
    if len(digits) != CHALLENGE_DIGITS or not (digits.isascii() and digits.isdigit()):
        raise BadInput("input.challenge", "CHALLENGE_FORM", digits=str(CHALLENGE_DIGITS))
    return digits


def _code(written: str | None) -> str | None:
    """The 12 digits; None where none was read."""
    if written is None or not written.strip():
        return None
    code = control_code.typed(written)
    if code is None:
        raise BadInput("input.controlCode", "CONTROL_CODE_FORM")
    return code


def _cut_plate(written: str | None) -> str | None:
    """Letters and digits, as many as a plate may have; None for none."""
    return plate_key(written or "")[: LIMITS["plate_characters"]] or None


def _plate(written: str) -> str:
    plate = plate_key(written)
    if not _PLATE_LEAST <= len(plate) <= LIMITS["plate_characters"]:
        raise BadInput("input.plate", "PLATE_FORM", example="66C-123.45")
    return plate
