"""What came of a change to a work order."""

from typing import Annotated, Self, TypeAlias
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, readable
from api.context import Context, Info
from api.ids import encode_id
from api.permits.shown import ids
from api.problems import AnyProblem, ReasonText, reason_text, result_union
from api.words import say
from api.work_orders import loaders
from api.work_orders.enums import CrewProgress, WorkOrderState
from api.work_orders.record_types import KeptEdit
from api.work_orders.types import WorkOrder
from identity.access import Action
from incidents.work_orders import outcomes


async def order_of(info: Info, key: UUID) -> WorkOrder | None:
    """The work order as it stands now, if the caller may read it."""
    found = await info.context.loaders.of(loaders.orders_by_id).load(key)
    return WorkOrder.of(found) if found else None


@readable(may=Action.READ_WORK_ORDERS)
class WorkOrderChanged:
    """The change is done."""

    id: ID = strawberry.field(description="Id of the work order.")
    reference: str = strawberry.field(description="What people call it.")
    state: WorkOrderState = strawberry.field(description="Where it stood after the change.")
    version: int = strawberry.field(description="The version to base the next change on.")
    ended_permits: list[ID] = strawberry.field(description="Ids of the permits that ended with it.")
    key: strawberry.Private[UUID]

    @member(may=Action.READ_WORK_ORDERS)
    async def work_order(self, info: Info) -> WorkOrder | None:
        """The work order as it stands now."""
        return await order_of(info, self.key)

    @classmethod
    def of(cls, done: outcomes.WorkOrderChanged) -> Self:
        """What was done, as the schema shows it."""
        return cls(
            key=done.id,
            id=encode_id("WorkOrder", done.id),
            reference=done.reference,
            state=done.state,
            version=done.version,
            ended_permits=ids("Permit", done.ended),
        )


@readable(may=Action.READ_WORK_ORDERS)
class WorkOrderDispatched:
    """A crew is sent, or goes on: with permits, waiting for units, or without."""

    id: ID = strawberry.field(description="Id of the work order.")
    state: WorkOrderState = strawberry.field(description="Where it stood then; PENDING while units have to decide.")
    version: int = strawberry.field(description="The version to base the next change on.")
    issued_permits: list[ID] = strawberry.field(description="Ids of the permits that were issued at once.")
    rearmed_permits: list[ID] = strawberry.field(description="Ids of the permits that are active again.")
    ended_permits: list[ID] = strawberry.field(description="Ids of the permits that ended, with another crew's going.")
    waiting_applications: list[ID] = strawberry.field(description="Ids of the applications that wait for units.")
    lacking: list[ReasonText] = strawberry.field(description="What the crew goes without, when it was sent anyway.")
    key: strawberry.Private[UUID]

    @member(may=Action.READ_WORK_ORDERS)
    async def work_order(self, info: Info) -> WorkOrder | None:
        """The work order as it stands now."""
        return await order_of(info, self.key)

    @classmethod
    def of(cls, done: outcomes.WorkOrderDispatched, ctx: Context) -> Self:
        """What was done, as the schema shows it."""
        return cls(
            key=done.id,
            id=encode_id("WorkOrder", done.id),
            state=done.state,
            version=done.version,
            issued_permits=ids("Permit", done.permits),
            rearmed_permits=ids("Permit", done.rearmed),
            ended_permits=ids("Permit", done.ended),
            waiting_applications=ids("Application", done.applications),
            lacking=[reason_text(one, ctx) for one in done.lacking],
        )


@readable(may=Action.READ_WORK_ORDERS)
class ProgressReported:
    """The report is kept; late ones are history."""

    id: ID = strawberry.field(description="Id of the report.")
    counted: bool = strawberry.field(description="False: something newer was known already.")
    progress: CrewProgress | None = strawberry.field(description="How far the crew has come, as known now.")
    state: WorkOrderState = strawberry.field(description="Where the work order stands.")
    key: strawberry.Private[UUID]

    @member(may=Action.READ_WORK_ORDERS)
    async def work_order(self, info: Info) -> WorkOrder | None:
        """The work order as it stands now."""
        return await order_of(info, self.key)

    @classmethod
    def of(cls, done: outcomes.ProgressReported) -> Self:
        """What was done, as the schema shows it."""
        return cls(
            key=done.work_order,
            id=encode_id("WorkOrderProgress", done.id),
            counted=done.counted,
            progress=done.progress,
            state=done.state,
        )


@readable(may=Action.READ_WORK_ORDERS)
class WorkOrderNoteAdded:
    """The note is kept."""

    id: ID = strawberry.field(description="Id of the note.")
    key: strawberry.Private[UUID]

    @member(may=Action.READ_WORK_ORDERS)
    async def work_order(self, info: Info) -> WorkOrder | None:
        """The work order as it stands now."""
        return await order_of(info, self.key)

    @classmethod
    def of(cls, done: outcomes.NoteAdded) -> Self:
        """What was done, as the schema shows it."""
        return cls(key=done.work_order, id=encode_id("WorkOrderNote", done.id))


@readable(may=Action.READ_WORK_ORDERS)
class WorkOrderEditKept:
    """The edit was based on an older version: both sides are kept, nothing was overwritten, somebody has to look."""

    id: ID = strawberry.field(description="Id of the edit.")
    expected: int = strawberry.field(description="The version the edit was based on.")
    actual: int = strawberry.field(description="The version there was.")
    message: str = strawberry.field(description="One sentence in the caller's language.")
    key: strawberry.Private[UUID]
    edit_key: strawberry.Private[UUID]

    @member(may=Action.READ_WORK_ORDERS)
    async def edit(self, info: Info) -> KeptEdit | None:
        """What the edit says, beside what stood when it arrived."""
        found = await info.context.loaders.of(loaders.edits_by_order).load(self.key)
        return next((KeptEdit.of(one) for one in found if one.id == self.edit_key), None)

    @member(may=Action.READ_WORK_ORDERS)
    async def work_order(self, info: Info) -> WorkOrder | None:
        """The work order as it stands now."""
        return await order_of(info, self.key)

    @classmethod
    def of(cls, done: outcomes.EditKept, ctx: Context) -> Self:
        """What was kept, as the schema shows it."""
        return cls(
            key=done.work_order,
            edit_key=done.id,
            id=encode_id("KeptEdit", done.id),
            expected=done.based_on,
            actual=done.found,
            message=say("kept-WORK_ORDER_EDIT", ctx.language),
        )


def edited(done: outcomes.WorkOrderChanged | outcomes.EditKept, ctx: Context) -> WorkOrderChanged | WorkOrderEditKept:
    """Done, or kept beside what stands."""
    return WorkOrderEditKept.of(done, ctx) if isinstance(done, outcomes.EditKept) else WorkOrderChanged.of(done)


WorkOrderResult: TypeAlias = Annotated[
    WorkOrderChanged | AnyProblem, result_union("WorkOrderResult", "changing a work order")
]
WorkOrderEditResult: TypeAlias = Annotated[
    WorkOrderChanged | WorkOrderEditKept | AnyProblem,
    result_union("WorkOrderEditResult", "an edit that may have been made offline"),
]
DispatchResult: TypeAlias = Annotated[
    WorkOrderDispatched | AnyProblem, result_union("DispatchResult", "sending a crew")
]
ProgressResult: TypeAlias = Annotated[
    ProgressReported | AnyProblem, result_union("ProgressResult", "reporting progress")
]
NoteResult: TypeAlias = Annotated[WorkOrderNoteAdded | AnyProblem, result_union("NoteResult", "adding a note")]
