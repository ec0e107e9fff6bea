"""What clients say about stops. Raises BadInput naming the field."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.inputs import KeyedInput, text_of
from api.places import LonLatInput
from api.stops.enums import StopEnd, StopStatus
from checkpoints.stops import model
from checkpoints.stops.rules import LONGEST_WORDS


@input_type
class ReportStopInput(KeyedInput):
    """One tap on the crew's screen; it may come late, and again."""

    id: UUID = strawberry.field(description="Made by the device for this stop; sent again it is the same stop.")
    crew: ID = strawberry.field(description="Id of the crew.")
    occurred_at: datetime = strawberry.field(description="When, by the device's clock.")
    place: LonLatInput | None = strawberry.field(
        default=None, description="Where the crew stands; not known yet: tell the same stop again, under another key."
    )
    checkpoint: ID | None = strawberry.field(
        default=None, description="Id of the checkpoint; without it the nearest within 500 m counts."
    )
    words: str = strawberry.field(default="", description="What the officer said, at most 1000 characters.")
    permit: ID | None = strawberry.field(default=None, description="Id of the permit that was refused.")

    def to_domain(self) -> model.ReportStop:
        """The checked command."""
        return model.ReportStop(
            id=self.id,
            crew=get_id("Crew", self.crew, "input.crew"),
            place=self.place.to_domain("input.place") if self.place else None,
            occurred_at=self.occurred_at,
            checkpoint=_id("Checkpoint", self.checkpoint, "input.checkpoint"),
            words=text_of(self.words, "input.words", LONGEST_WORDS),
            permit=_id("Permit", self.permit, "input.permit"),
        )


@input_type
class AcknowledgeStopInput(KeyedInput):
    """Somebody takes a stopped crew's call."""

    stop: ID = strawberry.field(description="Id of the stop.")
    words: str = strawberry.field(default="", description="What is said to the crew, at most 1000 characters.")

    def to_domain(self) -> model.AcknowledgeStop:
        """The checked command."""
        words = text_of(self.words, "input.words", LONGEST_WORDS)
        return model.AcknowledgeStop(stop=get_id("Stop", self.stop, "input.stop"), words=words)


@input_type
class EndStopInput(KeyedInput):
    """How a stop ended."""

    stop: ID = strawberry.field(description="Id of the stop.")
    how: StopEnd = strawberry.field(description="How.")

    def to_domain(self) -> model.EndStop:
        """The checked command."""
        return model.EndStop(stop=get_id("Stop", self.stop, "input.stop"), how=self.how)


@input_type
class StopFilterInput:
    """Which stops; what is not said does not narrow."""

    checkpoint: ID | None = strawberry.field(default=None, description="Id of the checkpoint.")
    crew: ID | None = strawberry.field(default=None, description="Id of the crew.")
    status: StopStatus | None = strawberry.field(default=None, description="How they stand.")
    since: datetime | None = strawberry.field(default=None, description="That happened then or later.")
    until: datetime | None = strawberry.field(default=None, description="That happened before then.")

    def to_domain(self) -> model.Filter:
        """The checked filter."""
        return model.Filter(
            checkpoint=_id("Checkpoint", self.checkpoint, "filter.checkpoint"),
            crew=_id("Crew", self.crew, "filter.crew"),
            status=self.status,
            since=self.since,
            until=self.until,
        )


def _id(kind: str, text: str | None, field: str) -> UUID | None:
    return None if text is None else get_id(kind, text, field)
