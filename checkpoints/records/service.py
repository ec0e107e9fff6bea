"""Use cases of checkpoint records: put up, re-site, close, look up. One transaction each."""

from datetime import datetime
from uuid import UUID

from checkpoints.records import rules, store
from checkpoints.records.model import (
    After,
    Change,
    Checkpoint,
    CheckpointClosed,
    CheckpointCreated,
    CheckpointResited,
    Close,
    Create,
    Filter,
    Head,
    Placed,
    Placing,
    Resite,
)
from geo.zones import store as zones
from identity.access import Action, Actor, Subject, allow
from storage import events
from storage.database import Database, Rx, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import NotFound, Refusal, Refused, Stale
from storage.paging import Page


class Checkpoints:
    """Where posts stand, and stood. Whoever may read checkpoints reads all: their bundles are public too."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def create(self, command: Create, *, by: Actor, request: Request) -> Placed | Refusal:
        """Put up a checkpoint. Refused when its zones are unknown or nobody answers a REFER."""

        async def work(tx: Tx) -> Placed | Refusal:
            allow(by, Action.MANAGE_CHECKPOINTS, Subject(units=frozenset({command.unit})))
            return await _refused(tx, command.placing) or await _create(tx, command, request.at)

        return await once(self.db, request, Placed, work)

    async def resite(self, command: Resite, *, by: Actor, request: Request) -> Placed | Refusal:
        """Let it stand otherwise from an instant on; how it stood before stays readable."""

        async def work(tx: Tx) -> Placed | Refusal:
            head = await _changeable(tx, command.checkpoint, command.expected, by)
            if isinstance(head, Refusal):
                return head
            return await _refused(tx, command.placing) or await _resite(tx, head, command, request.at)

        return await once(self.db, request, Placed, work)

    async def close(self, command: Close, *, by: Actor, request: Request) -> Placed | Refusal:
        """Let it stand no more from an instant on."""

        async def work(tx: Tx) -> Placed | Refusal:
            head = await _changeable(tx, command.checkpoint, command.expected, by)
            return head if isinstance(head, Refusal) else await _close(tx, head, command, request.at)

        return await once(self.db, request, Placed, work)

    async def find(
        self,
        id: UUID,
        *,
        by: Actor,
        at: datetime,
        known_at: datetime | None = None,
    ) -> Checkpoint | None:
        """How it stood at `at`, as known at `known_at` (None: as known now)."""
        allow(by, Action.READ_CHECKPOINTS)
        async with self.db.reading() as rx:
            return await store.standing(rx, id, at, known_at)

    async def standing(self, at: datetime, known_at: datetime | None, *, by: Actor) -> tuple[Checkpoint, ...]:
        """Every checkpoint that stood at an instant, as known at another (None: now), by name."""
        allow(by, Action.READ_CHECKPOINTS)
        async with self.db.reading() as rx:
            return await store.standing_all(rx, at, known_at)

    async def history(self, id: UUID, *, by: Actor) -> tuple[Checkpoint, ...]:
        """Every version ever recorded, oldest first."""
        allow(by, Action.READ_CHECKPOINTS)
        async with self.db.reading() as rx:
            return await store.history(rx, id)

    async def page(self, wanted: Filter, *, by: Actor, after: After | None, first: int) -> Page[Checkpoint]:
        """Checkpoints by name, then id."""
        allow(by, Action.READ_CHECKPOINTS)
        async with self.db.reading() as rx:
            return await store.page(rx, wanted, after, first)


def _subject(one: Head) -> Subject:
    return Subject(units=frozenset({one.unit}), checkpoint=one.id)


async def _changeable(tx: Tx, id: UUID, expected: int, by: Actor) -> Head | Refusal:
    head = await store.lock_head(tx, id)
    if head is None:
        return NotFound(kind="Checkpoint", id=id)
    allow(by, Action.MANAGE_CHECKPOINTS, _subject(head))
    if head.version != expected:
        return Stale(kind="Checkpoint", id=id, expected=expected, actual=head.version)
    return head


async def _refused(rx: Rx, placing: Placing) -> Refused | None:
    named = await zones.heads(rx, numbers=placing.from_zones | placing.to_zones)
    return rules.refused(placing, frozenset(head.number for head in named))


async def _create(tx: Tx, command: Create, now: datetime) -> Placed:
    head = Head(id=new_id(), unit=command.unit, version=0)
    opening = Resite(
        checkpoint=head.id,
        expected=0,
        placing=command.placing,
        valid_from=command.valid_from,
        valid_to=command.valid_to,
    )
    await store.add_head(tx, head)
    placed = await _save(tx, head, rules.resited(head, (), opening, now), now)
    created = CheckpointCreated(subject=head.id, at=now, unit=head.unit, version=placed.version)
    await events.append(tx, created)
    return placed


async def _resite(tx: Tx, head: Head, command: Resite, now: datetime) -> Placed:
    change = rules.resited(head, await store.known(tx, head.id), command, now)
    placed = await _save(tx, head, change, now)
    resited = CheckpointResited(
        subject=head.id, at=now, unit=head.unit, version=placed.version, valid_from=command.valid_from
    )
    await events.append(tx, resited)
    return placed


async def _close(tx: Tx, head: Head, command: Close, now: datetime) -> Placed:
    change = rules.closed(head, await store.known(tx, head.id), command, now)
    placed = await _save(tx, head, change, now)
    closed = CheckpointClosed(subject=head.id, at=now, unit=head.unit, version=placed.version, valid_to=command.at)
    await events.append(tx, closed)
    return placed


async def _save(tx: Tx, head: Head, change: Change, now: datetime) -> Placed:
    return Placed(checkpoint=head.id, version=await store.save(tx, head, change, now))
