"""Stops as the schema shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, part, readable
from api.context import Info
from api.ids import encode_id
from api.people.loaders import crews_by_id
from api.people.roster_types import Crew
from api.places import LonLat
from api.stops.enums import Role, StopEnd, StopStatus
from api.words import LANGUAGES, say
from checkpoints.stops import model
from identity.access import Action


@part
class StopAudience:
    """Who was told: whoever has the role in the organisation or unit; in neither, the department."""

    role: Role = strawberry.field(description="Their role.")
    organisation_id: ID | None = strawberry.field(description="Id of their organisation, where that is what counts.")
    unit_id: ID | None = strawberry.field(description="Id of their unit, where that is what counts.")

    @classmethod
    def of(cls, one: model.Audience) -> Self:
        """The audience as the schema shows it."""
        return cls(
            role=Role(one.role),
            organisation_id=_id("Organisation", one.organisation),
            unit_id=_id("AdminUnit", one.unit),
        )


@part
class ClauseText:
    """The letter's clause in one language, for the officer to read on the crew's screen."""

    language: str = strawberry.field(description="`vi` or `en`.")
    text: str = strawberry.field(description="What the clause asks of the district, in our words.")


@readable(may=Action.REPORT_STOP)
class StopReported:
    """The stop is recorded and people are told."""

    stop: ID = strawberry.field(description="Id of the stop.")
    checkpoint_id: ID | None = strawberry.field(description="Id of the checkpoint it is counted for, if one is near.")
    proposed: bool = strawberry.field(description="True when the checkpoint was not named but found within 500 m.")
    told: list[StopAudience] = strawberry.field(description="Who was told.")
    clause: list[ClauseText] = strawberry.field(description="What to show the officer full-screen.")
    permit_ids: list[ID] = strawberry.field(description="Ids of the crew's permits that are good there now.")
    escalates_at: datetime | None = strawberry.field(description="When the next is asked, should nobody answer.")

    @classmethod
    def of(cls, done: model.StopReported) -> Self:
        """What was done, as the schema shows it."""
        return cls(
            stop=encode_id("Stop", done.stop),
            checkpoint_id=_id("Checkpoint", done.checkpoint),
            proposed=done.proposed,
            told=[StopAudience.of(one) for one in done.told],
            clause=[ClauseText(language=one, text=say("stop-clause", one)) for one in LANGUAGES],
            permit_ids=[encode_id("Permit", one) for one in done.permits],
            escalates_at=done.escalates_at,
        )


@readable(may=Action.READ_STOPS)
class StopChanged:
    """The stop stands as asked."""

    stop: ID = strawberry.field(description="Id of the stop.")
    status: StopStatus = strawberry.field(description="How it stands now.")

    @classmethod
    def of(cls, done: model.StopChanged) -> Self:
        """What was done, as the schema shows it."""
        return cls(stop=encode_id("Stop", done.stop), status=StopStatus(done.status))


@readable(may=Action.READ_STOPS)
class Stop:
    """A crew that was not let pass."""

    id: ID = strawberry.field(description="Id of the stop; the device made it.")
    crew_id: ID = strawberry.field(description="Id of the crew.")
    checkpoint_id: ID | None = strawberry.field(description="Id of the checkpoint it is counted for, if any.")
    proposed: bool = strawberry.field(description="True when the checkpoint was found near the place, not named.")
    unit_id: ID | None = strawberry.field(description="Id of the unit it lies in, where that is known.")
    place: LonLat | None = strawberry.field(description="Where, EPSG:4326; null: not known yet.")
    words: str = strawberry.field(description="What the officer said, as the crew wrote it down.")
    permit_id: ID | None = strawberry.field(description="Id of the permit that was refused, where one was shown.")
    occurred_at: datetime = strawberry.field(description="When, by the device's clock; never after it was received.")
    received_at: datetime = strawberry.field(description="When it was heard of.")
    status: StopStatus = strawberry.field(description="Whether somebody has answered.")
    step: int = strawberry.field(description="How often the next was asked because nobody answered.")
    next_step_at: datetime | None = strawberry.field(description="When the next will be asked; null: nobody is.")
    acknowledged_at: datetime | None = strawberry.field(description="When somebody took it.")
    answer: str = strawberry.field(description="What they said to the crew.")
    ended_at: datetime | None = strawberry.field(description="When it was over.")
    how: StopEnd | None = strawberry.field(description="How it ended.")
    crew_key: strawberry.Private[UUID]

    @member(may=Action.READ_CREWS)
    async def crew(self, info: Info) -> Crew | None:
        """The crew; null for who may not read it."""
        found = await info.context.loaders.of(crews_by_id).load(self.crew_key)
        return Crew.of(found) if found else None

    @classmethod
    def of(cls, one: model.Stop) -> Self:
        """The stop as the schema shows it."""
        return cls(
            id=encode_id("Stop", one.id),
            crew_id=encode_id("Crew", one.crew),
            checkpoint_id=_id("Checkpoint", one.checkpoint),
            proposed=one.proposed,
            unit_id=_id("AdminUnit", one.unit),
            place=LonLat.of(one.place) if one.place else None,
            words=one.words,
            permit_id=_id("Permit", one.permit),
            occurred_at=one.occurred_at,
            received_at=one.received_at,
            status=StopStatus(one.status),
            step=one.step,
            next_step_at=one.next_step_at,
            acknowledged_at=one.acknowledged_at,
            answer=one.answer,
            ended_at=one.ended_at,
            how=None if one.how is None else StopEnd(one.how),
            crew_key=one.crew,
        )


def _id(kind: str, id: UUID | None) -> ID | None:
    return None if id is None else encode_id(kind, id)
