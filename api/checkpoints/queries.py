"""Root fields that read checkpoints, judge and list checks."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import query
from api.checkpoints.check_inputs import CheckFilterInput, VerifyPermitInput
from api.checkpoints.check_types import Check, Shift
from api.checkpoints.inputs import CheckpointFilterInput
from api.checkpoints.types import Checkpoint
from api.checkpoints.verdict_types import Verdict
from api.connection import After, Connection, First, paging
from api.context import Info
from api.ids import find_id
from checkpoints.checks.model import After as CheckAfter
from checkpoints.records.model import After as CheckpointAfter
from identity.access import Action
from storage.outcomes import NotFound


@strawberry.type
class CheckpointQuery:
    """Root fields about checkpoints."""

    @query(may=Action.READ_CHECKPOINTS)
    async def checkpoint(
        self,
        info: Info,
        id: Annotated[ID, strawberry.argument(description="Id of the checkpoint.")],
        at: Annotated[datetime | None, strawberry.argument(description="How it stands then; now by default.")] = None,
        as_known_at: Annotated[datetime | None, strawberry.argument(description="As it was known then.")] = None,
    ) -> Checkpoint | None:
        """A checkpoint as it stands at an instant; null where it does not."""
        ctx, uuid = info.context, find_id("Checkpoint", id)
        if uuid is None:
            return None
        found = await ctx.services.checkpoints.find(uuid, by=ctx.actor, at=at or ctx.now(), known_at=as_known_at)
        return Checkpoint.of(found) if found else None

    @query(may=Action.READ_CHECKPOINTS)
    async def checkpoints(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[CheckpointFilterInput | None, strawberry.argument(description="Which ones.")] = None,
    ) -> Connection[Checkpoint]:
        """Checkpoints that stand at an instant, by name."""
        ctx = info.context
        asked = paging("checkpoints", first, after, tuple[str, UUID], bound=filter)
        key = None if asked.after is None else CheckpointAfter(name=asked.after[0], id=asked.after[1])
        wanted = (filter or CheckpointFilterInput()).to_domain(ctx.now())
        page = await ctx.services.checkpoints.page(wanted, by=ctx.actor, after=key, first=asked.first)
        return asked.connection(page, Checkpoint.of, key=lambda one: (one.placing.name, one.id))

    @query(may=Action.VERIFY)
    async def verify_permit(
        self,
        info: Info,
        input: Annotated[VerifyPermitInput, strawberry.argument(description="What was scanned, and where.")],
    ) -> Verdict | None:
        """What the checkpoint's own device would say now; null for an unknown checkpoint. Nothing is recorded."""
        ctx = info.context
        verified = await ctx.services.checks.verify(input.to_domain(), by=ctx.actor, at=ctx.now())
        return None if isinstance(verified, NotFound) else Verdict.of(verified, ctx.language)

    @query(may=Action.READ_CHECKS)
    async def checks(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[CheckFilterInput | None, strawberry.argument(description="Which ones.")] = None,
    ) -> Connection[Check]:
        """Checks of the checkpoints within the caller's reach, from the newest decision to the oldest."""
        ctx, wanted = info.context, (filter or CheckFilterInput()).to_domain()
        asked = paging("checks", first, after, tuple[datetime, UUID], bound=filter)
        key = None if asked.after is None else CheckAfter(decided=asked.after[0], id=asked.after[1])
        page = await ctx.services.checks.page(wanted, by=ctx.actor, after=key, first=asked.first)
        return asked.connection(page, Check.of, key=lambda one: (one.check.decided.latest, one.check.id))

    @query(may=Action.READ_CHECKS)
    async def shifts(
        self,
        info: Info,
        checkpoint: Annotated[ID, strawberry.argument(description="Id of the checkpoint.")],
        first: First,
        after: After = None,
    ) -> Connection[Shift] | None:
        """Who was on duty at a checkpoint's devices, the newest first; null for an unknown checkpoint."""
        ctx, uuid = info.context, find_id("Checkpoint", checkpoint)
        asked = paging("shifts", first, after, tuple[datetime, UUID], bound=checkpoint)
        key = None if asked.after is None else CheckAfter(decided=asked.after[0], id=asked.after[1])
        page = await ctx.services.checks.shifts(uuid, by=ctx.actor, after=key, first=asked.first) if uuid else None
        if page is None:
            return None
        return asked.connection(page, Shift.of, key=lambda one: (one.shift.decided.latest, one.shift.id))
