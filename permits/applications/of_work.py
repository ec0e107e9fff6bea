"""Applications of one work order: what still waits when the work ends is taken back, in the same transaction."""

from collections.abc import Iterable
from uuid import UUID

from permits.applications import rules, store
from permits.applications.model import Application
from permits.doing import Doing
from permits.events import ApplicationWithdrawn
from storage import events
from storage.database import Tx


async def hold(tx: Tx, applications: Iterable[UUID]) -> None:
    """Hold these until the transaction ends: nobody decides them meanwhile."""
    await store.lock(tx, applications)


async def withdraw_waiting(
    tx: Tx, doing: Doing, applications: Iterable[UUID], of_crew: UUID | None = None
) -> tuple[UUID, ...]:
    """Withdraw those of them that nobody has decided, all or those for one crew. Which."""
    withdrawn = []
    for id_ in sorted(applications):
        old = await store.locked(tx, id_)
        new = None if old is None else rules.withdrawn(old)
        if old is None or not isinstance(new, Application):
            continue
        if of_crew is not None and old.wanted.crew != of_crew:
            continue
        await store.save(tx, old, new)
        told = ApplicationWithdrawn(subject=new.id, at=doing.at, organisation=new.wanted.organisation)
        await events.append(tx, told)
        withdrawn.append(new.id)
    return tuple(withdrawn)
