"""Permits of one work order: they end with it, and are armed again with it, in the work order's transaction."""

from collections.abc import Collection, Iterable
from uuid import UUID

from permits.doing import Doing
from permits.events import PermitCompleted
from permits.ground.knowing import Winners, up_to_date
from permits.ground.survey import winners
from permits.permits import reopening, rules, store
from permits.permits.change import write
from permits.permits.ground_again import as_wanted
from permits.permits.model import Permit, PermitStatus
from storage import events
from storage.database import Rx, Tx
from storage.outcomes import Refusal


async def end_permits(
    tx: Tx, doing: Doing, work_order: UUID, organisation: UUID, of_crew: UUID | None = None
) -> tuple[UUID, ...]:
    """Complete every open permit of it, or those of one crew. Whoever may end the work may end these."""
    ended = []
    for seen in await store.of_work_order(tx, work_order, organisation):
        old = await store.get(tx, seen.id)
        new = rules.completed(old)
        if not old.is_open or isinstance(new, Refusal) or (of_crew is not None and old.crew != of_crew):
            continue
        await write(tx, doing.ports.statuses, old, new, doing.at)
        told = PermitCompleted(subject=new.id, at=doing.at, organisation=new.organisation, by=doing.by.account)
        await events.append(tx, told)
        ended.append(new.id)
    return tuple(ended)


async def to_rearm(rx: Rx, doing: Doing, ended: Collection[UUID], crew: UUID | None) -> dict[UUID, Winners]:
    """Those of the permits that ended with the work, another crew's aside, each with the zones that win there now."""
    every = await store.find_many(rx, ended)
    over = [one for one in every if one.status is PermitStatus.COMPLETED and one.crew in {None, crew}]
    mine = (one for one in over if doing.at < one.valid_to)
    index = doing.ports.zones_now.index
    return {one.id: winners(index, as_wanted(one), doing.at) for one in mine}


async def lock_grounds(
    tx: Tx, doing: Doing, won: Winners, candidates: dict[UUID, Winners], named: Iterable[int]
) -> None:
    """Hold the register and every zone that will be looked at, in one order; raises BehindError."""
    await up_to_date(tx, doing.ports.zones, won)
    permits = await store.find_many(tx, candidates)
    zones = {zone for one in permits for zone in one.zones} | {
        zone for one in candidates.values() for zone in one.numbers
    }
    await doing.ports.zones.under_lock(tx, sorted({*zones, *won.numbers, *named}), doing.at)


async def rearm_permits(
    tx: Tx, doing: Doing, candidates: dict[UUID, Winners], members: Collection[UUID]
) -> tuple[UUID, ...]:
    """Make those active again that the ground still says yes to, before their end and their hard limit; which.

    Each candidate comes with the zones that win where it goes, as known before the transaction. The zones are locked
    before the permits. A crew's permit that names somebody who is not of its `members` any more stays as it ended.
    """
    rearmed = []
    for id_ in sorted(candidates):
        seen = await store.find(tx, id_)
        if seen is None or _left_by_some(seen, members) or await reopening.reasons(tx, doing, seen, candidates[id_]):
            continue
        old = await store.get(tx, id_)
        new = rules.reopened(old, doing.at) if doing.at < old.valid_to else None
        if not isinstance(new, Permit):
            continue
        await write(tx, doing.ports.statuses, old, new, doing.at)
        await events.append(tx, reopening.told(new, doing))
        rearmed.append(new.id)
    return tuple(rearmed)


def _left_by_some(permit: Permit, members: Collection[UUID]) -> bool:
    return permit.crew is not None and any(holder.id not in members for holder in permit.holders)
