"""Sending: claim in a transaction, send outside any, record in another. What dies in between is tried again.

A push may therefore arrive twice; it carries the notification's id, and a device shows each id once.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from notifications.compose import Say, push_data, push_words
from notifications.inbox.model import Urgency
from notifications.looking import AT_ONCE, look
from notifications.outbox import rules, store
from notifications.outbox.model import Claimed
from notifications.outbox.store import Claim
from notifications.sender import AddressKind, Again, Answer, Push, Sender
from storage.database import Database
from storage.ids import new_id
from storage.retry import patiently

LANES = 4
"""Batches on their way at a time, so that one slow device does not hold up the rest."""
BATCH = 100
SEND_S = 45.0
"""A batch is given up on after this long; a claim lasts longer, so that nobody else sends it meanwhile."""
CLAIM = timedelta(seconds=90)
LOOK_S = 2.0
GRACE_S = 15.0
"""A worker that is asked to stop waits this long for what is on its way."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What sending needs: a service for each kind of address, words, a clock, and chance from [0, 1)."""

    senders: Mapping[AddressKind, Sender]
    say: Say
    clock: Callable[[], datetime]
    chance: Callable[[], float]


class Outbox:
    """One worker's sending."""

    def __init__(self, db: Database, means: Means, *, batch: int = BATCH, lanes: int = LANES) -> None:
        self.db = db
        self._means = means
        self._batch = batch
        self._lanes = lanes

    async def run(self) -> None:
        """Send what is due, for ever, several batches at a time."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._lanes):
                group.create_task(self._lane())

    async def _lane(self) -> None:

        async def step() -> float:
            return AT_ONCE if await _finished(self.step()) else await self._idle_s()

        await look(self.db, step)

    async def _idle_s(self) -> float:
        async with self.db.reading() as rx:
            due = await store.next_due(rx, frozenset(self._means.senders))
        wait_s = LOOK_S if due is None else (due - self._means.clock()).total_seconds()
        return min(max(wait_s, 0.05), LOOK_S)

    async def step(self) -> int:
        """Claim a batch, send it, record it; how many were tried."""
        now = self._means.clock()
        wanted = Claim(id=new_id(), until=now + CLAIM, most=self._batch, kinds=frozenset(self._means.senders))
        async with self.db.transaction() as tx:
            taken = await store.claim(tx, wanted, now)
        if not taken:
            return 0
        answers = await self._send(taken, now)
        await self._record(wanted.id, taken, answers)
        return len(taken)

    async def _send(self, taken: Sequence[Claimed], now: datetime) -> Mapping[UUID, Answer]:
        """Each kind by its own service, side by side."""
        by_kind: dict[AddressKind, list[Claimed]] = {}
        for one in taken:
            by_kind.setdefault(one.address.kind, []).append(one)
        sent = await asyncio.gather(*(self._by(self._means.senders[kind], some, now) for kind, some in by_kind.items()))
        return {one: answer for answers in sent for one, answer in answers.items()}

    async def _by(self, sender: Sender, some: Sequence[Claimed], now: datetime) -> Mapping[UUID, Answer]:
        pushes = [self._push(one, now) for one in some]
        try:
            async with asyncio.timeout(SEND_S):
                answers = await sender.send(pushes)
        except TimeoutError:
            answers = [Again(reason="TIMEOUT") for _ in some]
        except Exception as fault:  # noqa: BLE001 - a sender must not raise; what it could not say is tried again
            _LOG.error("a push service failed: %s", type(fault).__name__)
            answers = [Again(reason="SENDER_FAULT") for _ in some]
        return {one.id: answer for one, answer in zip(some, answers, strict=True)}

    def _push(self, one: Claimed, now: datetime) -> Push:
        words = push_words(self._means.say, one.code, one.language, one.params)
        urgent = one.urgency is Urgency.URGENT
        return Push(
            id=one.notification,
            address=one.address,
            title=words.title,
            body=words.body,
            urgent=urgent,
            ttl_s=max(int((one.expires_at - now).total_seconds()), 1),
            data=push_data(one.notification, one.code, one.params, urgent=urgent),
        )

    async def _record(self, claim: UUID, taken: Sequence[Claimed], answers: Mapping[UUID, Answer]) -> None:
        now = self._means.clock()
        results = [rules.result(one, answers[one.id], now, self._means.chance()) for one in taken]

        async def attempt() -> None:
            async with self.db.transaction() as tx:
                await store.record(tx, claim, results, now)

        await patiently(attempt)


async def _finished(step: Coroutine[Any, Any, int]) -> int:
    """Asked to stop, a batch on its way is still sent and recorded; a second request does not wait for it."""
    work = asyncio.ensure_future(step)
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GRACE_S):
                await work
        raise
