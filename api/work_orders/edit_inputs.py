"""What crews send, perhaps long after they wrote it: each carries the device's id and time of it."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.inputs import KeyedInput
from api.places import LonLatInput
from api.work_orders.enums import CrewProgress, WorkOrderState, WorkStopState
from api.work_orders.inputs import WorkOrderRefInput
from incidents.work_orders import commands


@input_type
class WorkOrderEditInput(WorkOrderRefInput):
    """One work order as it was seen, perhaps offline; an edit that comes too late is kept, not lost."""

    edit: UUID = strawberry.field(description="Id of this edit, made by the device.")
    at: datetime = strawberry.field(description="When it was made, by the device's clock.")


@input_type
class CompleteWorkOrderInput(WorkOrderEditInput):
    """The work is done."""

    note: str = strawberry.field(default="", description="What was done; up to 500 characters.")

    def to_domain(self) -> commands.Complete:
        """The command."""
        return commands.Complete(
            work_order=self.key(), version=self.version, edit=self.edit, at=self.at, note=self.note
        )


@input_type
class CloseWorkOrderInput(WorkOrderEditInput):
    """The work ends otherwise."""

    state: WorkOrderState = strawberry.field(description="FAILED, PARTIAL or CANCELLED.")
    reason: str = strawberry.field(description="Why; 1 to 500 characters.")

    def to_domain(self) -> commands.Close:
        """The command."""
        return commands.Close(
            work_order=self.key(),
            version=self.version,
            edit=self.edit,
            at=self.at,
            state=self.state,
            note=self.reason,
        )


@input_type
class CompleteStopInput(WorkOrderEditInput):
    """One stop of a run is done, or was missed."""

    stop: ID = strawberry.field(description="Id of the stop.")
    state: WorkStopState = strawberry.field(default=WorkStopState.DONE, description="DONE or MISSED.")

    def to_domain(self) -> commands.FinishStop:
        """The command."""
        return commands.FinishStop(
            work_order=self.key(),
            version=self.version,
            edit=self.edit,
            at=self.at,
            stop=get_id("WorkOrderStop", self.stop, "input.stop"),
            state=self.state,
        )


@input_type
class ReportProgressInput(KeyedInput):
    """How far the crew has come."""

    work_order: ID = strawberry.field(description="Id of the work order.")
    report: UUID = strawberry.field(description="Id of this report, made by the device; sent again it is kept once.")
    progress: CrewProgress = strawberry.field(description="How far.")
    at: datetime = strawberry.field(description="When, by the device's clock.")
    place: LonLatInput | None = strawberry.field(default=None, description="Where the device was, if it may say so.")

    def to_domain(self) -> commands.Progress:
        """The command."""
        return commands.Progress(
            id=self.report,
            work_order=get_id("WorkOrder", self.work_order, "input.workOrder"),
            progress=self.progress,
            at=self.at,
            place=self.place.to_domain("input.place") if self.place else None,
        )


@input_type
class AddNoteInput(KeyedInput):
    """Words and photos about a work order."""

    work_order: ID = strawberry.field(description="Id of the work order.")
    note: UUID = strawberry.field(description="Id of this note, made by the device; sent again it is kept once.")
    at: datetime = strawberry.field(description="When it was written, by the device's clock.")
    text: str = strawberry.field(default="", description="What it says; up to 2,000 characters, none with photos.")
    photos: list[UUID] = strawberry.field(
        default_factory=list, description="Ids under which up to 20 photos were, or will be, put to /media."
    )

    def to_domain(self) -> commands.AddNote:
        """The command."""
        return commands.AddNote(
            id=self.note,
            work_order=get_id("WorkOrder", self.work_order, "input.workOrder"),
            at=self.at,
            text=self.text,
            photos=tuple(self.photos),
        )
