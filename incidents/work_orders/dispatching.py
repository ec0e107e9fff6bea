"""Sending a crew and letting work go on: the permits it lacks are asked for in the same transaction.

What is locked, in this order: applications of the work order, the zones' register, zones, the work order, its permits,
its incident. Who ends a work order takes the same ones in the same order.
"""

from dataclasses import dataclass, field, replace
from uuid import UUID

from identity.crews.model import Crew
from incidents.needs.model import Needs, Plan
from incidents.needs.planning import plan_of
from incidents.needs.service import held, won_by
from incidents.work_orders import rights, rules, store
from incidents.work_orders.asking import Asked, ask
from incidents.work_orders.commands import Dispatch, Reopen
from incidents.work_orders.ending import ended_with, lock_applications
from incidents.work_orders.events import WorkOrderDispatched as Told
from incidents.work_orders.model import WorkOrder
from incidents.work_orders.outcomes import WorkOrderDispatched
from incidents.work_orders.ports import WorkStep
from incidents.work_orders.steps import KIND, Working, crew_of, follow, managed, write
from permits.ground.knowing import Winners, knowing
from permits.permits.of_work import lock_grounds, rearm_permits, to_rearm
from storage import events
from storage.database import Database, Tx
from storage.idempotency import once
from storage.outcomes import NotFound, Refusal

Outcome = WorkOrderDispatched | Refusal
WAITS = "WAITS_FOR_UNITS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was looked at before the transaction, where geometry may take its time: where it goes never changes."""

    order: WorkOrder
    plan: Plan
    won: Winners
    ended: dict[UUID, Winners] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """A dispatch in its transaction: what was asked, seen before, and read under lock."""

    command: Dispatch
    seen: Seen
    needs: Needs


async def dispatch(db: Database, working: Working, command: Dispatch) -> Outcome:
    """Send the crew with its permits, or refuse and send nobody."""
    return await knowing(working.ports.zones_now, lambda: _dispatch(db, working, command))


async def reopen(db: Database, working: Working, command: Reopen) -> Outcome:
    """Begin again, with the permits armed again or asked for anew."""
    return await knowing(working.ports.zones_now, lambda: _reopen(db, working, command))


async def _dispatch(db: Database, working: Working, command: Dispatch) -> Outcome:
    seen = await _look(db, working, command)
    if isinstance(seen, NotFound):
        return seen

    async def work(tx: Tx) -> Outcome:
        crew = await crew_of(tx, command.crew)
        if crew is None or crew.organisation != seen.order.organisation:
            return NotFound(kind="Crew", id=command.crew)
        await lock_applications(tx, command.work_order)
        needs = await _needs(tx, working, seen, crew)
        old = await managed(tx, working, command)
        if isinstance(old, Refusal):
            return old
        return await _sent(tx, working, old, crew, Going(command=command, seen=seen, needs=needs))

    return await once(db, working.request, WorkOrderDispatched, work)


async def _sent(tx: Tx, working: Working, old: WorkOrder, crew: Crew, going: Going) -> Outcome:
    """What ends with a crew that is relieved covers nobody any more: the need is read again after it."""
    way = going.command.zones
    possible = rules.dispatched(old, crew.id, working.at, waiting=False, way=way)
    if isinstance(possible, Refusal):
        return possible
    relieved = old.crew if old.crew != crew.id else None
    ended = () if relieved is None else await ended_with(tx, working, old, relieved)
    needs = await _needs(tx, working, going.seen, crew) if ended else going.needs
    asked = await ask(tx, working, possible, needs, going.seen.won, anyway=going.command.without_permit)
    if isinstance(asked, Refusal):
        return asked
    new = rules.dispatched(old, crew.id, working.at, waiting=bool(asked.applications), way=way)
    if isinstance(new, Refusal):
        return new
    await store.add_crew(tx, new.id, crew.id, working.at)
    await write(tx, working, old, new, code=WAITS if asked.applications else "")
    await events.append(tx, replace(_told(new, crew.id, asked, working), relieved=relieved))
    return await follow(tx, working, new, WorkStep.DISPATCHED) or _answer(new, working, asked, ended=ended)


async def _reopen(db: Database, working: Working, command: Reopen) -> Outcome:
    seen = await _look(db, working, command)
    if isinstance(seen, NotFound):
        return seen

    async def work(tx: Tx) -> Outcome:
        crew = await crew_of(tx, seen.order.crew)
        await lock_applications(tx, command.work_order)
        await lock_grounds(tx, working.permits, seen.won, seen.ended, seen.plan.zones)
        old = await managed(tx, working, command)
        possible = old if isinstance(old, Refusal) else rules.reopened(old, working.at, waiting=False)
        if isinstance(old, Refusal) or isinstance(possible, Refusal):
            return old if isinstance(old, Refusal) else possible  # type: ignore[return-value]  # one of the two refuses
        rearmed = await rearm_permits(tx, working.permits, seen.ended, () if crew is None else crew.members)
        asked = Asked() if crew is None else await _asked_again(tx, working, seen, crew, command)
        if isinstance(asked, Refusal):
            return asked
        new = rules.reopened(old, working.at, waiting=bool(asked.applications))
        if isinstance(new, Refusal):
            return new
        await write(tx, working, old, new, code="REOPENED", note=command.note.strip())
        if crew is not None:
            await events.append(tx, _told(new, crew.id, replace(asked, permits=(*rearmed, *asked.permits)), working))
        return await follow(tx, working, new, WorkStep.REOPENED) or _answer(new, working, asked, rearmed=rearmed)

    return await once(db, working.request, WorkOrderDispatched, work)


async def _asked_again(tx: Tx, working: Working, seen: Seen, crew: Crew, command: Reopen) -> Asked | Refusal:
    needs = await _needs(tx, working, seen, crew)
    return await ask(tx, working, seen.order, needs, seen.won, anyway=command.without_permit)


async def _needs(tx: Tx, working: Working, seen: Seen, crew: Crew) -> Needs:
    """By the crew as it is composed now; who wins where does not depend on that."""
    plan = plan_of(seen.order, crew, working.at)
    return await held(tx, working.ports, plan, seen.won, working.at)


async def _look(db: Database, working: Working, command: Dispatch | Reopen) -> Seen | NotFound:
    """A dispatch says which way the crew goes; work that goes on keeps the way it had."""
    async with db.reading() as rx:
        order = await store.find(rx, command.work_order)
        if order is None:
            return NotFound(kind=KIND, id=command.work_order)
        rights.allow_managing(working.by, order.organisation)
        crew = await crew_of(rx, order.crew)
        doing = working.permits
        candidates = await store.ended(rx, order.id) if isinstance(command, Reopen) else ()
        ended = await to_rearm(rx, doing, candidates, order.crew)
    if isinstance(command, Dispatch):
        order = replace(order, way=command.zones)
    plan = plan_of(order, crew, working.at)
    won = won_by(working.ports.zones_now, plan, working.at)
    return Seen(order=order, plan=plan, won=won, ended=ended)


def _told(order: WorkOrder, crew: UUID, asked: Asked, working: Working) -> Told:
    return Told(
        subject=order.id,
        at=working.at,
        organisation=order.organisation,
        crew=crew,
        permits=asked.permits,
        applications=asked.applications,
    )


def _answer(
    order: WorkOrder,
    working: Working,
    asked: Asked,
    *,
    ended: tuple[UUID, ...] = (),
    rearmed: tuple[UUID, ...] = (),
) -> WorkOrderDispatched:
    return WorkOrderDispatched(
        id=order.id,
        reference=order.reference,
        state=order.state,
        version=order.version,
        at=working.at,
        crew=order.crew,
        permits=asked.permits,
        rearmed=rearmed,
        applications=asked.applications,
        ended=ended,
        lacking=asked.lacking,
        credentials=asked.credentials,
    )
