"""What the desk is shown of a permit that an officer reads out: no more than the officer's own sheet has."""

from collections.abc import Mapping
from datetime import datetime
from typing import Self

import strawberry
from strawberry import ID

from api.access import part, readable
from api.checkpoints.verdict_types import Verdict
from api.desk.enums import Decision, EntryMode, Outcome, PassageKind, PermitStatus, Purpose
from api.ids import encode_id
from checkpoints.checks.model import Verified
from checkpoints.desk.looking.model import Found, Looked, Passed
from credentials.claims import Claims
from identity.access import Action
from permits.permits.model import Permit


@part
class DeskZone:
    """A zone that the permit names."""

    number: int = strawberry.field(description="Its number.")
    name: str | None = strawberry.field(description="Its name; null where the checkpoint's bundle does not hold it.")


@part
class DeskPassing:
    """One check of this holder's permit that has come home, wherever it was made."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    name: str = strawberry.field(description="What the checkpoint is called.")
    at: datetime = strawberry.field(description="When it was decided, at the latest.")
    passage: PassageKind = strawberry.field(description="What the passage meant.")
    decision: Decision = strawberry.field(description="What was decided.")
    outcome: Outcome = strawberry.field(description="What really happened.")

    @classmethod
    def of(cls, one: Passed) -> Self:
        """The check as the schema shows it."""
        return cls(
            checkpoint=encode_id("Checkpoint", one.checkpoint),
            name=one.name,
            at=one.at,
            passage=one.passage,
            decision=one.decision,
            outcome=one.outcome,
        )


@part
class DeskHolder:
    """Whom the officer compares."""

    name: str = strawberry.field(description="The name as the permit shows it.")
    tails: list[str] = strawberry.field(description="Last 4 digits of the id documents; any of them fits.")
    plates: list[str] = strawberry.field(description="Plates the holder may come in, letters and digits only.")


@part
class DeskPermit:
    """What the permit says."""

    id: ID = strawberry.field(description="Id of the permit.")
    reference: str = strawberry.field(description="Its number.")
    control_code: str = strawberry.field(description="Its 12 digits.")
    status: PermitStatus = strawberry.field(description="How it stands now.")
    purpose: Purpose = strawberry.field(description="Why the holder moves.")
    purpose_class: int = strawberry.field(description="1, 2 or 3.")
    entry_mode: EntryMode = strawberry.field(description="One entry, or any number.")
    zones: list[DeskZone] = strawberry.field(description="The zones it opens.")
    valid_from: datetime = strawberry.field(description="From when.")
    valid_to: datetime = strawberry.field(description="Until when, extensions counted.")
    conditions: str = strawberry.field(description="Conditions, as they were written.")

    @classmethod
    def of(cls, one: Permit, end: datetime, names: Mapping[int, str]) -> Self:
        """The permit as the schema shows it."""
        return cls(
            id=encode_id("Permit", one.id),
            reference=one.reference,
            control_code=one.control_code,
            status=one.status,
            purpose=one.purpose,
            purpose_class=one.purpose.purpose_class,
            entry_mode=one.entry_mode,
            zones=[DeskZone(number=number, name=names.get(number)) for number in one.zones],
            valid_from=one.valid_from,
            valid_to=max(one.valid_to, end),
            conditions=one.conditions,
        )


@part
class DeskVerdict:
    """The verdict on one holder, with what the officer compares and what the permit says."""

    verdict: Verdict = strawberry.field(description="What the checkpoint's own phone would say, knowing all checks.")
    holder: DeskHolder | None = strawberry.field(description="The holder; null where nothing could be read.")
    permit: DeskPermit | None = strawberry.field(description="The permit; null where there is none of ours.")
    passings: list[DeskPassing] = strawberry.field(description="Checks of this holder's permit, the newest first.")

    @classmethod
    def of(cls, one: Found, looked: Looked, language: str) -> Self:
        """What was found, as the schema shows it."""
        verified = Verified(
            verdict=one.verdict, checkpoint=looked.checkpoint, bundle_sequence=looked.bundle_sequence, at=looked.at
        )
        return cls(
            verdict=Verdict.of(verified, language),
            holder=None if one.claims is None else _holder(one.claims),
            permit=None if one.permit is None else DeskPermit.of(one.permit, _end(one, one.permit), looked.zones),
            passings=[DeskPassing.of(passed) for passed in one.passed],
        )


@readable(may=Action.ANSWER_CALL)
class DeskVerdicts:
    """Every holder of what was read out; empty when no permit has this code or plate."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    bundle_sequence: int = strawberry.field(description="The bundle that decided.")
    at: datetime = strawberry.field(description="The instant it was decided for.")
    verdicts: list[DeskVerdict] = strawberry.field(description="One for each holder.")
    more: bool = strawberry.field(description="True when there are more than are shown: ask for the control code.")

    @classmethod
    def of(cls, looked: Looked, language: str) -> Self:
        """What was found, as the schema shows it."""
        return cls(
            checkpoint=encode_id("Checkpoint", looked.checkpoint),
            bundle_sequence=looked.bundle_sequence,
            at=looked.at,
            verdicts=[DeskVerdict.of(one, looked, language) for one in looked.found],
            more=looked.more,
        )


def _holder(claims: Claims) -> DeskHolder:
    return DeskHolder(name=claims.name, tails=list(claims.tails), plates=list(claims.plates))


def _end(one: Found, permit: Permit) -> datetime:
    return permit.valid_to if one.end is None else one.end
