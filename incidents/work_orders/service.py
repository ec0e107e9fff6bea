"""Use cases of work orders: write, send a crew, record, end, reopen."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from identity.access import Actor
from incidents.work_orders import checks, creating, dispatching, ending, recording, rights, rules
from incidents.work_orders.commands import (
    AddNote,
    Close,
    Complete,
    Create,
    Dispatch,
    FinishStop,
    Move,
    Progress,
    Reopen,
)
from incidents.work_orders.outcomes import (
    EditKept,
    NoteAdded,
    ProgressReported,
    WorkOrderChanged,
    WorkOrderDispatched,
)
from incidents.work_orders.steps import Working, changed, follow_start, managed, write
from permits.checks import check_text
from permits.permits.sealing import Sealer
from permits.ports import Ports
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.outcomes import BadInput, Refusal

T = TypeVar("T")


class WorkOrders:
    """Every use case is one transaction; permits that come of it are sealed after its commit."""

    def __init__(self, db: Database, ports: Ports) -> None:
        self.db = db
        self.ports = ports
        self.sealer = Sealer(db, ports.issuers)

    async def create(self, command: Create, *, by: Actor, request: Request) -> WorkOrderChanged | Refusal:
        """Write a work order; nobody is sent yet."""
        checks.check_create(command)
        rights.allow_managing(by, command.organisation)
        working = Working(self.ports, by, request)
        return await self._once(request, WorkOrderChanged, lambda tx: creating.create(tx, working, command))

    async def dispatch(self, command: Dispatch, *, by: Actor, request: Request) -> WorkOrderDispatched | Refusal:
        """Send a crew, or another one; the permits it lacks are asked for with it: all of it or nothing."""
        done = await dispatching.dispatch(self.db, Working(self.ports, by, request), command)
        return await self._sealed(done)

    async def reopen(self, command: Reopen, *, by: Actor, request: Request) -> WorkOrderDispatched | Refusal:
        """Let the work go on; its permits are armed again, or asked for anew."""
        check_text(command.note, "input.note", checks.LONGEST_REASON, needed=True)
        done = await dispatching.reopen(self.db, Working(self.ports, by, request), command)
        return await self._sealed(done)

    async def move(self, command: Move, *, by: Actor, request: Request) -> WorkOrderChanged | Refusal:
        """Hold it up, let it wait, or let it go on."""
        check_text(command.note, "input.note", checks.LONGEST_REASON)
        if command.state not in rules.MOVING:
            raise BadInput("input.state", "INVALID_VALUE")
        working = Working(self.ports, by, request)

        async def work(tx: Tx) -> WorkOrderChanged | Refusal:
            old = await managed(tx, working, command)
            new = old if isinstance(old, Refusal) else rules.moved(old, command.state)
            if isinstance(old, Refusal) or isinstance(new, Refusal):
                return old if isinstance(old, Refusal) else new  # type: ignore[return-value]  # one of the two refuses
            await write(tx, working, old, new, note=command.note.strip())
            return await follow_start(tx, working, old, new) or changed(new, request.at)

        return await self._once(request, WorkOrderChanged, work)

    async def report(self, command: Progress, *, by: Actor, request: Request) -> ProgressReported | Refusal:
        """Say how far the crew has come; late reports are history."""
        checks.check_instant(command.at, "input.at")
        working = Working(self.ports, by, request)
        return await self._once(request, ProgressReported, lambda tx: recording.report(tx, working, command))

    async def note(self, command: AddNote, *, by: Actor, request: Request) -> NoteAdded | Refusal:
        """Add words and photos."""
        checks.check_note(command)
        working = Working(self.ports, by, request)
        return await self._once(request, NoteAdded, lambda tx: recording.note(tx, working, command))

    async def finish_stop(
        self, command: FinishStop, *, by: Actor, request: Request
    ) -> WorkOrderChanged | EditKept | Refusal:
        """Say that a stop is done or missed."""
        checks.check_stop(command)
        working = Working(self.ports, by, request)
        return await self._once(
            request, (WorkOrderChanged, EditKept), lambda tx: recording.finish_stop(tx, working, command)
        )

    async def complete(
        self, command: Complete, *, by: Actor, request: Request
    ) -> WorkOrderChanged | EditKept | Refusal:
        """Say that the work is done; its permits end."""
        checks.check_instant(command.at, "input.at")
        check_text(command.note, "input.note", checks.LONGEST_REASON)
        working = Working(self.ports, by, request)
        return await self._once(request, (WorkOrderChanged, EditKept), lambda tx: ending.complete(tx, working, command))

    async def close(self, command: Close, *, by: Actor, request: Request) -> WorkOrderChanged | EditKept | Refusal:
        """End it otherwise, with the reason; its permits end."""
        checks.check_instant(command.at, "input.at")
        check_text(command.note, "input.note", checks.LONGEST_REASON, needed=True)
        if command.state not in rules.CLOSING:
            raise BadInput("input.state", "INVALID_VALUE")
        working = Working(self.ports, by, request)
        return await self._once(request, (WorkOrderChanged, EditKept), lambda tx: ending.close(tx, working, command))

    async def _once(
        self, request: Request, outcomes: type[T] | tuple[type, ...], work: Callable[[Tx], Awaitable[T | Refusal]]
    ) -> T | Refusal:
        return await once(self.db, request, outcomes, work)

    async def _sealed(self, done: WorkOrderDispatched | Refusal) -> WorkOrderDispatched | Refusal:
        if isinstance(done, WorkOrderDispatched):
            await self.sealer.try_seal(done.credentials)
        return done
