"""What clients say about checks and verdicts. Raises BadInput naming the field."""

from datetime import datetime

import strawberry
from strawberry import ID

from api.access import input_type
from api.checkpoints.enrolment_inputs import octets
from api.checkpoints.enums import Decision, Direction, Outcome
from api.ids import get_id
from api.inputs import KeyedInput
from checkpoints.checks.model import Filter as CheckFilter
from checkpoints.checks.model import RecordChecks, Verify
from credentials.verdict.model import Passage, Seen
from storage.outcomes import BadInput

_LONGEST_SCAN = 8_192
_LONGEST_SIGNATURE = 90


@input_type
class VerifyPermitInput:
    """What an officer scanned, where and which way the holder goes, and what was typed or ticked."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    text: str = strawberry.field(description="The scanned text, whatever it is.")
    direction: Direction = strawberry.field(default=Direction.INWARD, description="The way through the checkpoint.")
    through: bool = strawberry.field(default=False, description="True for passing through without a stop.")
    id_tail: str | None = strawberry.field(default=None, description="Last 4 digits of the id document, as typed.")
    plate: str | None = strawberry.field(default=None, description="The plate, as typed or read.")
    name_confirmed: bool = strawberry.field(default=False, description="The officer compared the name.")
    id_confirmed: bool = strawberry.field(default=False, description="The officer compared the id document.")
    health_shown: bool | None = strawberry.field(
        default=None, description="Health proof shown or not; null: not asked."
    )

    def to_domain(self) -> Verify:
        """The checked command; the text may be anything, but not endless."""
        if len(self.text) > _LONGEST_SCAN:
            raise BadInput("input.text", "TOO_LONG", most=str(_LONGEST_SCAN))
        return Verify(
            text=self.text,
            checkpoint=get_id("Checkpoint", self.checkpoint, "input.checkpoint"),
            passage=Passage(direction=self.direction, through=self.through),
            seen=Seen(
                name_confirmed=self.name_confirmed,
                id_confirmed=self.id_confirmed,
                id_tail=self.id_tail,
                plate=self.plate,
                health_shown=self.health_shown,
            ),
        )


@input_type
class RecordChecksInput(KeyedInput):
    """Checks that a device of a checkpoint hands in: late, repeated and out of order are normal."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    checks: list[str] = strawberry.field(
        description="One JSON text a check, exactly as the device wrote and hashed it (docs/check.md); at most 1,000."
    )

    signatures: list[str | None] | None = strawberry.field(
        default=None,
        description="One for each text, in the same order: ES256, base64url (docs/check.md); null where unsigned.",
    )

    def to_domain(self) -> RecordChecks:
        """The command; the texts are read by the use case, which refuses none."""
        checkpoint = get_id("Checkpoint", self.checkpoint, "input.checkpoint")
        signatures = tuple(map(_signature, self.signatures or ()))
        return RecordChecks(checkpoint=checkpoint, texts=tuple(self.checks), signatures=signatures)


def _signature(text: str | None) -> bytes | None:
    """What cannot be a signature signs nothing; it is no reason to refuse a check."""
    if text is None:
        return None
    try:
        return octets(text, "input.signatures", _LONGEST_SIGNATURE)
    except BadInput:
        return b""


@input_type
class CheckFilterInput:
    """Which checks; what is not given narrows nothing."""

    checkpoint: ID | None = strawberry.field(default=None, description="Of this checkpoint.")
    permit: ID | None = strawberry.field(default=None, description="Of this permit.")
    decision: Decision | None = strawberry.field(default=None, description="Decided like this.")
    outcome: Outcome | None = strawberry.field(default=None, description="Ended like this.")
    since: datetime | None = strawberry.field(default=None, description="Decided at or after this instant.")
    until: datetime | None = strawberry.field(default=None, description="Decided before this instant.")

    def to_domain(self) -> CheckFilter:
        """The checked filter."""
        return CheckFilter(
            checkpoint=get_id("Checkpoint", self.checkpoint, "filter.checkpoint") if self.checkpoint else None,
            permit=get_id("Permit", self.permit, "filter.permit") if self.permit else None,
            decision=self.decision,
            outcome=self.outcome,
            since=self.since,
            until=self.until,
        )
