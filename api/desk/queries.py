"""Root fields that read calls, and look permits up for the desk."""

from datetime import datetime
from functools import partial
from typing import Annotated
from uuid import UUID

import strawberry

from api.access import query
from api.checkpoints.types import Checkpoint
from api.connection import After, Connection, First, paging
from api.context import Info
from api.desk.inputs import DeskCallFilterInput, DeskVerdictInput
from api.desk.types import DeskCall, DeskReply
from api.desk.verdict_types import DeskVerdicts
from identity.access import Action
from storage.outcomes import NotFound


@strawberry.type
class DeskQuery:
    """Root fields about the duty desk."""

    @query(may=Action.ANSWER_CALL)
    async def desk_verdict(
        self,
        info: Info,
        input: Annotated[DeskVerdictInput, strawberry.argument(description="What an officer reads out, and where.")],
    ) -> DeskVerdicts | None:
        """What the checkpoint's own phone would say of it now; null for an unknown checkpoint. Nothing is recorded."""
        ctx = info.context
        looked = await ctx.services.desk_look.look(input.to_domain(), by=ctx.actor, at=ctx.now())
        return None if isinstance(looked, NotFound) else DeskVerdicts.of(looked, ctx.language)

    @query(may=Action.CALL_DESK)
    async def desk_call(
        self,
        info: Info,
        id: Annotated[UUID, strawberry.argument(description="Id of the call, as the device made it.")],
    ) -> DeskReply | None:
        """What the desk has said to a call of the device's own checkpoint; null for any other."""
        ctx = info.context
        found = await ctx.services.desk.of_post(id, by=ctx.actor)
        return None if found is None else DeskReply.of(found, ctx.actor.device, ctx.now())

    @query(may=Action.READ_CALLS)
    async def desk_calls(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[DeskCallFilterInput | None, strawberry.argument(description="Which ones.")] = None,
    ) -> Connection[DeskCall]:
        """Calls of the checkpoints within the caller's reach, the newest first."""
        ctx, now = info.context, info.context.now()
        asked = paging("deskCalls", first, after, tuple[datetime, UUID], bound=filter)
        wanted = (filter or DeskCallFilterInput()).to_domain(now)
        page = await ctx.services.desk.page(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, partial(DeskCall.of, now=now), key=lambda one: (one.call.called_at, one.call.id))

    @query(may=Action.ANSWER_CALL)
    async def desk_posts(self, info: Info) -> list[Checkpoint]:
        """The checkpoints that the caller answers now, by name."""
        ctx = info.context
        return [Checkpoint.of(one) for one in await ctx.services.desk_look.posts(by=ctx.actor, at=ctx.now())]
