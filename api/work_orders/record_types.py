"""What is recorded of a work order, as the schema shows it."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, part
from api.context import Info
from api.ids import encode_id
from api.people.loaders import names_by_account
from api.permits.shown import ids
from api.places import LonLat
from api.words import say
from api.work_orders.enums import CrewProgress, WorkOrderState, WorkStopState
from identity.access import Action
from incidents.photos.model import Photo
from incidents.work_orders import model


@part
class WorkOrderStop:
    """One place of a delivery or measurement run."""

    id: ID = strawberry.field(description="Id of the stop.")
    place: LonLat = strawberry.field(description="Where it is.")
    label: str = strawberry.field(description="What it is called.")
    state: WorkStopState = strawberry.field(description="What became of it.")
    done_at: datetime | None = strawberry.field(description="When it was done or missed, as the crew's device said.")

    @classmethod
    def of(cls, one: model.WorkStop) -> Self:
        """The stop as the schema shows it."""
        return cls(
            id=encode_id("WorkOrderStop", one.id),
            place=LonLat.of(one.place),
            label=one.label,
            state=one.state,
            done_at=one.done_at,
        )


@part
class WorkOrderProgress:
    """One report of how far a crew had come."""

    id: ID = strawberry.field(description="Id of the report.")
    crew: ID = strawberry.field(description="Id of the crew it is of.")
    progress: CrewProgress = strawberry.field(description="What it said.")
    at: datetime = strawberry.field(description="When, as the device said.")
    received_at: datetime = strawberry.field(description="When it arrived.")
    place: LonLat | None = strawberry.field(description="Where it was said, if the device told.")
    counted: bool = strawberry.field(description="False: it came late, or from a former crew, and is history only.")

    @classmethod
    def of(cls, one: model.Report) -> Self:
        """The report as the schema shows it."""
        return cls(
            id=encode_id("WorkOrderProgress", one.id),
            crew=encode_id("Crew", one.crew),
            progress=one.progress,
            at=one.at,
            received_at=one.received_at,
            place=LonLat.of(one.place) if one.place else None,
            counted=one.counted,
        )


@part
class WorkOrderNote:
    """Words and photos about a work order."""

    id: ID = strawberry.field(description="Id of the note.")
    by: ID = strawberry.field(description="Id of the account that wrote it.")
    at: datetime = strawberry.field(description="When, as the device said.")
    received_at: datetime = strawberry.field(description="When it arrived.")
    text: str = strawberry.field(description="What it says.")
    photos: list[ID] = strawberry.field(description="Ids of its photos; they may arrive after it.")
    by_key: strawberry.Private[UUID]

    @member(may=Action.READ_WORK_ORDERS)
    async def by_name(self, info: Info) -> str:
        """What that account is called."""
        return await info.context.loaders.of(names_by_account).load(self.by_key)

    @classmethod
    def of(cls, one: model.Note) -> Self:
        """The note as the schema shows it."""
        return cls(
            id=encode_id("WorkOrderNote", one.id),
            by=encode_id("Account", one.by),
            by_key=one.by,
            at=one.at,
            received_at=one.received_at,
            text=one.text,
            photos=ids("Photo", one.photos),
        )


@part
class WorkOrderStep:
    """One step from state to state."""

    before: WorkOrderState | None = strawberry.field(description="Where it stood; null: it was written.")
    after: WorkOrderState = strawberry.field(description="Where it stood then.")
    reason: str = strawberry.field(description="Why, as a code; may be empty.")
    note: str = strawberry.field(description="Why, in words.")
    by: ID = strawberry.field(description="Id of the account that did it.")
    at: datetime = strawberry.field(description="When.")
    version: int = strawberry.field(description="Its version after the step.")
    by_key: strawberry.Private[UUID]

    @member(may=Action.READ_WORK_ORDERS)
    async def by_name(self, info: Info) -> str:
        """What that account is called."""
        return await info.context.loaders.of(names_by_account).load(self.by_key)

    @classmethod
    def of(cls, one: model.Change) -> Self:
        """The step as the schema shows it."""
        return cls(
            before=one.before,
            after=one.after,
            reason=one.code,
            note=one.note,
            by=encode_id("Account", one.by),
            by_key=one.by,
            at=one.at,
            version=one.version,
        )


@part
class KeptEdit:
    """An edit based on an older version: what it says, beside what stood when it arrived. Nothing was overwritten."""

    id: ID = strawberry.field(description="Id of the edit.")
    based_on: int = strawberry.field(description="The version it was based on.")
    found: int = strawberry.field(description="The version there was when it arrived.")
    by: ID = strawberry.field(description="Id of the account that made it.")
    at: datetime = strawberry.field(description="When it was made, as the device said.")
    received_at: datetime = strawberry.field(description="When it arrived.")
    state: WorkOrderState | None = strawberry.field(description="The state it says; null: it is about a stop.")
    note: str = strawberry.field(description="What it says in words.")
    stop: ID | None = strawberry.field(description="Id of the stop it is about; null: it is about the whole.")
    stop_state: WorkStopState | None = strawberry.field(description="What it says of the stop.")
    stood: WorkOrderState = strawberry.field(description="Where the work order stood.")
    stop_stood: WorkStopState | None = strawberry.field(description="Where the stop stood.")
    by_key: strawberry.Private[UUID]

    @member(may=Action.READ_WORK_ORDERS)
    async def by_name(self, info: Info) -> str:
        """What that account is called."""
        return await info.context.loaders.of(names_by_account).load(self.by_key)

    @classmethod
    def of(cls, one: model.KeptEdit) -> Self:
        """The edit as the schema shows it."""
        said, stood = one.said, one.stood
        return cls(
            id=encode_id("KeptEdit", one.id),
            based_on=one.based_on,
            found=one.found,
            by=encode_id("Account", one.by),
            by_key=one.by,
            at=one.at,
            received_at=one.received_at,
            state=said.state,
            note=said.note,
            stop=encode_id("WorkOrderStop", said.stop) if said.stop else None,
            stop_state=said.stop_state,
            stood=stood.state,
            stop_stood=stood.stop_state,
        )


@part
class WorkOrderFlag:
    """What the last change of a zone did to the work order."""

    zone: int = strawberry.field(description="Number of the zone.")
    code: str = strawberry.field(description="What, as a code of the word catalogue; stable.")
    message: str = strawberry.field(description="The same in words, in the caller's language.")
    at: datetime = strawberry.field(description="When it became known.")
    since: datetime = strawberry.field(description="From when it is felt.")

    @classmethod
    def of(cls, one: model.Flag, language: str) -> Self:
        """The flag as the schema shows it."""
        said = say(f"flag-{one.code}", language, {"zone": str(one.zone)})
        return cls(zone=one.zone, code=one.code, message=said, at=one.at, since=one.since)


@part
class WorkPhoto:
    """A photo of a work order or an incident."""

    id: ID = strawberry.field(description="Id of the photo, as its device made it.")
    by: ID = strawberry.field(description="Id of the account that sent it.")
    at: datetime = strawberry.field(description="When it arrived.")
    size: int = strawberry.field(description="Bytes.")
    address: str = strawberry.field(description="Path of its bytes on this server, for who may read its subject.")

    @classmethod
    def of(cls, one: Photo) -> Self:
        """The photo as the schema shows it."""
        return cls(
            id=encode_id("Photo", one.id),
            by=encode_id("Account", one.by),
            at=one.at,
            size=one.size,
            address=f"/media/{one.media}",
        )
