"""Root fields that change work orders."""

from typing import Annotated

import strawberry

from api.access import mutation
from api.context import Info
from api.problems import problem
from api.work_orders.edit_inputs import (
    AddNoteInput,
    CloseWorkOrderInput,
    CompleteStopInput,
    CompleteWorkOrderInput,
    ReportProgressInput,
)
from api.work_orders.inputs import (
    CreateWorkOrderInput,
    DispatchWorkOrderInput,
    MoveWorkOrderInput,
    ReopenWorkOrderInput,
)
from api.work_orders.outcome_types import (
    DispatchResult,
    NoteResult,
    ProgressReported,
    ProgressResult,
    WorkOrderChanged,
    WorkOrderDispatched,
    WorkOrderEditResult,
    WorkOrderNoteAdded,
    WorkOrderResult,
    edited,
)
from identity.access import Action
from storage.outcomes import Refusal


@strawberry.type
class WorkOrderMutation:
    """Root fields that change work orders."""

    @mutation(may=Action.MANAGE_WORK_ORDERS)
    async def create_work_order(
        self, info: Info, input: Annotated[CreateWorkOrderInput, strawberry.argument(description="The work order.")]
    ) -> WorkOrderResult:
        """Write a work order; nobody is sent yet."""
        ctx = info.context
        done = await ctx.services.work_orders.create(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else WorkOrderChanged.of(done)

    @mutation(may=Action.MANAGE_WORK_ORDERS)
    async def dispatch_work_order(
        self, info: Info, input: Annotated[DispatchWorkOrderInput, strawberry.argument(description="Which crew.")]
    ) -> DispatchResult:
        """Send a crew, or another one; the permits it lacks are asked for with it. Refused: nobody was sent."""
        ctx = info.context
        done = await ctx.services.work_orders.dispatch(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else WorkOrderDispatched.of(done, ctx)

    @mutation(may=Action.MANAGE_WORK_ORDERS)
    async def move_work_order(
        self, info: Info, input: Annotated[MoveWorkOrderInput, strawberry.argument(description="To which state.")]
    ) -> WorkOrderResult:
        """Hold a work order up, let it wait, or let it go on."""
        ctx = info.context
        done = await ctx.services.work_orders.move(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else WorkOrderChanged.of(done)

    @mutation(may=Action.DO_WORK)
    async def report_progress(
        self, info: Info, input: Annotated[ReportProgressInput, strawberry.argument(description="How far.")]
    ) -> ProgressResult:
        """Say how far the crew has come; a report that comes late is history and overwrites nothing."""
        ctx = info.context
        done = await ctx.services.work_orders.report(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ProgressReported.of(done)

    @mutation(may=Action.DO_WORK)
    async def add_note(
        self, info: Info, input: Annotated[AddNoteInput, strawberry.argument(description="The note.")]
    ) -> NoteResult:
        """Add words and photos to a work order; they never conflict."""
        ctx = info.context
        done = await ctx.services.work_orders.note(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else WorkOrderNoteAdded.of(done)

    @mutation(may=Action.DO_WORK)
    async def complete_stop(
        self, info: Info, input: Annotated[CompleteStopInput, strawberry.argument(description="Which stop.")]
    ) -> WorkOrderEditResult:
        """Say that a stop of a run is done or was missed; what contradicts an earlier word is kept beside it."""
        ctx = info.context
        done = await ctx.services.work_orders.finish_stop(
            input.to_domain(), by=ctx.actor, request=ctx.request_for(input)
        )
        return problem(done, ctx) if isinstance(done, Refusal) else edited(done, ctx)

    @mutation(may=Action.DO_WORK)
    async def complete_work_order(
        self, info: Info, input: Annotated[CompleteWorkOrderInput, strawberry.argument(description="Which one.")]
    ) -> WorkOrderEditResult:
        """Say that the work is done; its permits end."""
        ctx = info.context
        done = await ctx.services.work_orders.complete(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else edited(done, ctx)

    @mutation(may=Action.DO_WORK)
    async def close_work_order(
        self, info: Info, input: Annotated[CloseWorkOrderInput, strawberry.argument(description="How, and why.")]
    ) -> WorkOrderEditResult:
        """End a work order otherwise, with the reason; its permits end. Only who manages it cancels it."""
        ctx = info.context
        done = await ctx.services.work_orders.close(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else edited(done, ctx)

    @mutation(may=Action.MANAGE_WORK_ORDERS)
    async def reopen_work_order(
        self, info: Info, input: Annotated[ReopenWorkOrderInput, strawberry.argument(description="Which one, and why.")]
    ) -> DispatchResult:
        """Let work go on; its permits are armed again, or asked for anew."""
        ctx = info.context
        done = await ctx.services.work_orders.reopen(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else WorkOrderDispatched.of(done, ctx)
