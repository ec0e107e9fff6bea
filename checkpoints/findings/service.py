"""Use cases of findings: look at what has come home, list, settle.

Whoever looks keeps its place in the log in the transaction that writes what it found, and compares it there: a look
that another process was faster with is thrown away, so that nothing is told twice and nothing newer is overwritten.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto
from typing import Final
from uuid import UUID

from checkpoints.bundles.service import Bundles
from checkpoints.checks.model import ChecksRecorded
from checkpoints.checks.posts import Posts
from checkpoints.findings import reading, rules, store
from checkpoints.findings.model import (
    Changes,
    Filter,
    Finding,
    FindingChanged,
    FindingKind,
    FindingRaised,
    FindingSettled,
    FindingState,
    Found,
    Limits,
    SettleFinding,
)
from checkpoints.findings.working import Means, work
from identity.access import Action, Actor, Subject, allow, may, reach
from identity.units.service import tree
from storage import events, reader
from storage.database import Database, Tx
from storage.event import Recorded
from storage.faults import traced
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import NotFound, Refusal
from storage.paging import Page

NAME: Final = "findings"
EVENTS: Final = 200
CHECKS: Final = 1_000
"""So many checks are looked at together, and whole uploads always."""
TOLD: Final = 100
_MALFORMED: Final = (LookupError, TypeError, ValueError, AttributeError)
_LOG: Final = logging.getLogger(__name__)


class Looked(Enum):
    """What a look at the log came to."""

    DONE = auto()
    NOTHING = auto()
    HELD_BACK = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a part of the log comes to, how the checkpoints in it stood, and when its checks were received."""

    changes: Changes = field(default_factory=Changes)
    posts: Posts = field(default_factory=lambda: Posts(versions={}))
    received: Mapping[UUID, datetime] = field(default_factory=dict)


class Findings:
    """What the checks say together."""

    def __init__(self, db: Database, bundles: Bundles, limits: Limits = rules.LIMITS) -> None:
        self.db = db
        self.bundles = bundles
        self.limits = limits

    async def look(self, now: datetime) -> Looked:
        """Take the next uploads from the log and write what they say; any number of processes may.

        An upload that is not as this code expects is logged and passed over: it must not keep all others unseen.
        """
        async with self.db.reading() as rx:
            place = await reader.place(rx, NAME)
            found = _batch(await events.read_after(rx, place, EVENTS))
            if not found:
                return Looked.HELD_BACK if await events.is_held_back(rx) else Looked.NOTHING
        said = await self._said(found)
        if said is None:
            found = found[:1]
            said = await self._said(found) or _Said()
        async with self.db.transaction() as tx:
            await store.hold(tx)
            if await reader.place(tx, NAME) == place:
                await _write(tx, said, now)
                await reader.keep_place(tx, NAME, found[-1].cursor)
        return Looked.DONE

    async def _said(self, found: Sequence[Recorded]) -> _Said | None:
        """What a part of the log comes to; None where something in it cannot be understood."""
        uploads = [one for one in found if one.kind == ChecksRecorded.kind]
        if not uploads:
            return _Said()
        means = Means(anchor=await self.bundles.anchor(), limits=self.limits)
        try:
            async with self.db.reading() as rx:
                scene = await reading.read(rx, uploads)
            changes = await asyncio.to_thread(work, scene, means)
            return _Said(changes=changes, posts=scene.posts, received=scene.received)
        except _MALFORMED as fault:
            _LOG.error("%d uploads from event %s on were not understood: %s", len(uploads), found[0].id, traced(fault))
            return None

    async def find(self, id: UUID, *, by: Actor) -> Finding | None:
        """One finding the actor may read."""
        async with self.db.reading() as rx:
            found = await store.find(rx, id)
        return found if found is not None and may(by, Action.READ_FINDINGS, _subject(found)) else None

    async def page(self, wanted: Filter, *, by: Actor, after: store.Key | None, first: int) -> Page[Finding]:
        """Findings within the actor's units, the newest first."""
        allow(by, Action.READ_FINDINGS)
        async with self.db.reading() as rx:
            units = None if wanted.units is None else (await tree(rx)).within(wanted.units)
            mine = within(units, by)
            return await store.page(rx, replace(wanted, units=mine), after=after, first=first)

    async def settle(self, command: SettleFinding, *, by: Actor, request: Request) -> FindingChanged | Refusal:
        """Say what came of it. Not found; a Conflict for one that is settled or gone."""

        async def work_(tx: Tx) -> FindingChanged | Refusal:
            found = await store.lock(tx, command.finding)
            if found is None:
                return NotFound(kind="Finding", id=command.finding)
            allow(by, Action.SETTLE_FINDING, _subject(found))
            changed = rules.settled(found, command, by.account, request.at)
            if isinstance(changed, Refusal):
                return changed
            await store.save(tx, changed)
            await events.append(tx, FindingSettled(subject=found.id, at=request.at, unit=found.unit, by=by.account))
            return FindingChanged(finding=changed.id, state=changed.state)

        return await once(self.db, request, FindingChanged, work_)


def within(units: frozenset[UUID] | None, by: Actor) -> frozenset[UUID] | None:
    """The units asked for, as far as the actor's grants reach; None is everywhere."""
    grants = reach(by, Action.READ_FINDINGS)
    if any(grant.units is None for grant in grants):
        return units
    reached = frozenset[UUID]().union(*(grant.units or frozenset() for grant in grants))
    return reached if units is None else units & reached


def _batch(found: Sequence[Recorded]) -> Sequence[Recorded]:
    """As much of the log as holds a thousand checks."""
    checks = 0
    for count, one in enumerate(found, 1):
        checks += len(one.payload["checks"]) if one.kind == ChecksRecorded.kind else 0
        if checks >= CHECKS:
            return found[:count]
    return found


def _subject(one: Finding) -> Subject:
    return Subject(units=frozenset({one.unit, one.other_unit or one.unit}))


async def _write(tx: Tx, said: _Said, now: datetime) -> None:
    changes = said.changes
    known = await store.keys(tx, [one.key for one in changes.fresh])
    fresh = [_raised(one, said.posts, now) for one in changes.fresh if one.key not in known]
    new = [one for one in fresh if one is not None]
    await store.add(tx, new)
    await store.hold_again(tx, changes.again, now)
    await store.lapse(tx, changes.gone, now)
    await events.append(tx, *_said(new, said.received, now))


def _raised(found: Found, posts: Posts, now: datetime) -> Finding | None:
    """A new finding; None for a checkpoint of which there is no record."""
    here = posts.at(found.checkpoint, found.at)
    there = None if found.other_checkpoint is None else posts.at(found.other_checkpoint, found.at)
    if here is None:
        return None
    return Finding(
        id=new_id(),
        found=found,
        state=FindingState.OPEN,
        unit=here.unit,
        other_unit=None if there is None else there.unit,
        raised_at=now,
        changed_at=now,
    )


def _said(new: Sequence[Finding], received: Mapping[UUID, datetime], now: datetime) -> list[FindingRaised]:
    """One event for each kind at each checkpoint, not one for each of a thousand."""
    groups: defaultdict[tuple[UUID, FindingKind], list[Finding]] = defaultdict(list)
    for one in new:
        groups[one.found.checkpoint, one.found.kind].append(one)
    alarming = frozenset(one.id for one in new if rules.is_alarming(one.found, received, now))
    return [_event(checkpoint, kind, some, alarming, now) for (checkpoint, kind), some in groups.items()]


def _event(
    checkpoint: UUID, kind: FindingKind, some: Sequence[Finding], alarming: frozenset[UUID], now: datetime
) -> FindingRaised:
    others = {one.other_unit for one in some if one.other_unit is not None} - {some[0].unit}
    return FindingRaised(
        subject=some[0].id,
        at=now,
        unit=some[0].unit,
        what=kind,
        checkpoint=checkpoint,
        findings=tuple(one.id for one in some[:TOLD]),
        count=len(some),
        grave=any(one.id in alarming for one in some),
        units=tuple(sorted(others)),
    )
