"""Use cases of bundles: the newest bundle of a checkpoint, sealed anew when it would say something else."""

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from checkpoints.bundles import rules, store
from checkpoints.bundles.assemble import LIFE, Parts, Texts, assemble, fingerprint, linked
from checkpoints.bundles.events import BundleSealed
from checkpoints.bundles.issued import issued_ids
from checkpoints.bundles.model import SealedBundle
from checkpoints.bundles.zones import Horizon
from checkpoints.records import store as records
from checkpoints.records.model import Checkpoint
from credentials.bundle.certificate import Anchor
from credentials.bundle.model import Bundle, Extension, Policy, TrustRecord
from credentials.bundle.seal import sha256
from credentials.keys.service import Keys
from credentials.statuses.model import StatusList
from credentials.statuses.service import Statuses
from credentials.wire import instant
from geo.zones import store as zones
from geo.zones.model import ZoneState
from permits.permits import extension_store
from storage import events
from storage.database import Database, Rx
from storage.event import Cursor
from storage.outcomes import NotFound

ZONES_MOST = 400
REMEMBERED = 512
LOOK_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The newest bundle of a checkpoint, as file and opened, and up to which event it was found to say all."""

    unit: UUID
    sealed: SealedBundle
    bundle: Bundle
    seen: Cursor
    looked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What one snapshot of the database knows that is in everybody's bundle; the first zones by number."""

    trust: tuple[TrustRecord, ...]
    status: StatusList
    extensions: tuple[Extension, ...]
    zones: Mapping[int, ZoneState]
    seen: Cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What one snapshot of the database knows: the world, the newest link and the newest event."""

    parts: Parts
    newest: SealedBundle | None
    seen: Cursor


class Bundles:
    """Assembles, seals, links and keeps; `texts` are the words for the officer's screen, by language and key."""

    def __init__(
        self, db: Database, keys: Keys, statuses: Statuses, texts: Texts, policy: Policy | None = None
    ) -> None:
        self.db = db
        self.keys = keys
        self.statuses = statuses
        self.texts = texts
        self.policy = policy or Policy()
        self._anchor: Anchor | None = None
        self._current: OrderedDict[UUID, Current] = OrderedDict()

    async def snapshot(self, checkpoint: UUID, at: datetime) -> SealedBundle | NotFound:
        """The signed file for a checkpoint, public like every bundle; the same one while it says the same."""
        current = await self.current(checkpoint, at)
        return current if isinstance(current, NotFound) else current.sealed

    async def find(self, checkpoint: UUID, sequence: int) -> SealedBundle | None:
        """One link of a checkpoint's chain."""
        async with self.db.reading() as rx:
            return await store.find(rx, checkpoint, sequence)

    async def current(self, checkpoint: UUID, at: datetime) -> Current | NotFound:
        """The same with the opened bundle, for judging on the server. Two small reads while nothing has happened.

        Who comes second to a place in the chain looks again: a later link never knows less than an earlier one.
        """
        anchor = await self.anchor()
        while True:
            async with self.db.reading() as rx:
                held = self._current.get(checkpoint)
                if held is not None and await self._still_says_all(rx, held, at):
                    return held
                known = await self._known(rx, await self._shared(rx, at), anchor, checkpoint, at)
            if known is None:
                return NotFound(kind="Checkpoint", id=checkpoint)
            current = await self._made(known, anchor, at)
            if current is not None:
                self._remember(checkpoint, current)
                return current

    async def seal(self, checkpoints: Collection[UUID], at: datetime) -> None:
        """Bring several chains up to date; what is in everybody's bundle is read once, and their commits are shared."""
        anchor = await self.anchor()
        async with self.db.reading() as rx:
            shared = await self._shared(rx, at)
            found = [await self._known(rx, shared, anchor, checkpoint, at) for checkpoint in checkpoints]
        known = [one for one in found if one is not None]
        made = await asyncio.gather(*(self._made(one, anchor, at) for one in known))
        for one, current in zip(known, made, strict=True):
            if current is None:
                await self.current(one.parts.checkpoint.id, at)
            else:
                self._remember(current.sealed.checkpoint, current)

    async def _known(self, rx: Rx, shared: _Shared, anchor: Anchor, checkpoint: UUID, at: datetime) -> _Known | None:
        parts = await self._parts(rx, shared, anchor, checkpoint, at)
        if parts is None:
            return None
        return _Known(parts=parts, newest=await store.newest(rx, checkpoint), seen=shared.seen)

    async def _made(self, known: _Known, anchor: Anchor, at: datetime) -> Current | None:
        """What is known, sealed and opened; None when another link came between."""
        made = await self._sealed(assemble(known.parts, at), known.newest, known.parts.checkpoint.id, at)
        if made is None:
            return None
        sealed, said = made
        bundle = await self._beside_issued_sets(said, anchor)
        unit = known.parts.checkpoint.unit
        return Current(unit=unit, sealed=sealed, bundle=bundle, seen=known.seen, looked_at=at)

    async def _beside_issued_sets(self, bundle: Bundle, anchor: Anchor) -> Bundle:
        """The bundle beside the files that it names by hash, read as a post reads them."""
        for record in bundle.trust:
            named = record.issued_set
            content = None if named is None else await self.keys.find_issued(named.sha256)
            if named is not None and content is not None:
                ids = issued_ids(content, anchor)
                bundle = bundle if ids is None else bundle.with_issued(named.sha256, ids)
        return bundle

    async def _still_says_all(self, rx: Rx, held: Current, at: datetime) -> bool:
        """No news, no newer link of another process, and neither a key nor a local day may have turned meanwhile."""
        if not held.looked_at <= at < held.looked_at + LOOK_AGAIN:
            return False
        if not rules.still_good(held.sealed, held.sealed.fingerprint, at, self.policy):
            return False
        newest = await store.newest_sequence(rx, held.sealed.checkpoint)
        return newest == held.sealed.sequence and not await store.has_news(rx, held.seen)

    def _remember(self, checkpoint: UUID, current: Current) -> None:
        self._current[checkpoint] = current
        self._current.move_to_end(checkpoint)
        if len(self._current) > REMEMBERED:
            self._current.popitem(last=False)

    async def _shared(self, rx: Rx, at: datetime) -> _Shared:
        seen = await events.latest(rx)
        heads = await zones.heads(rx, numbers=await store.first_zones(rx, ZONES_MOST))
        return _Shared(
            trust=await self.keys.trust(rx, at),
            status=await self.statuses.snapshot(rx, at),
            extensions=await extension_store.live(rx, Horizon.around(at, LIFE).start),
            zones={one.number: one for one in await zones.states(rx, heads)},
            seen=seen,
        )

    async def _parts(self, rx: Rx, shared: _Shared, anchor: Anchor, checkpoint: UUID, at: datetime) -> Parts | None:
        post = await _post(rx, checkpoint, at)
        if post is None:
            return None
        known = dict(shared.zones)
        farther = (post.placing.from_zones | post.placing.to_zones) - known.keys()
        if farther:
            known |= {one.number: one for one in await zones.states(rx, await zones.heads(rx, numbers=farther))}
        return Parts(
            anchor=anchor,
            trust=shared.trust,
            status=shared.status,
            checkpoint=post,
            zones=tuple(known[number] for number in sorted(known)),
            extensions=shared.extensions,
            policy=self.policy,
            texts=self.texts,
        )

    async def anchor(self) -> Anchor:
        """The deployment and its root; they never change."""
        if self._anchor is None:
            self._anchor = await self.keys.anchor()
        return self._anchor

    async def _sealed(
        self, said: Bundle, newest: SealedBundle | None, checkpoint: UUID, at: datetime
    ) -> tuple[SealedBundle, Bundle] | None:
        """The newest link when it says the same, else a new one; None when its place is taken."""
        mark = fingerprint(said)
        if newest is not None and rules.still_good(newest, mark, at, self.policy):
            return newest, _as_sealed(said, newest)
        link = linked(said, 1 if newest is None else newest.sequence + 1, b"" if newest is None else newest.hash)
        made = _seal_of(link, checkpoint, await self.keys.seal_bundle(link, at), mark)
        return (made, link) if await self._keep(made, at) else None

    async def _keep(self, made: SealedBundle, at: datetime) -> bool:
        """Write the link, unless somebody was faster."""
        async with self.db.transaction() as tx:
            head = await records.lock_head(tx, made.checkpoint)
            newest = await store.newest_sequence(tx, made.checkpoint)
            if newest is not None and newest >= made.sequence:
                return False
            await store.add(tx, made)
            await store.drop_content(tx, made.checkpoint, at - rules.KEPT_WITH_CONTENT)
            unit = None if head is None else head.unit
            await events.append(tx, BundleSealed(subject=made.checkpoint, at=at, unit=unit, sequence=made.sequence))
        return True


async def _post(rx: Rx, checkpoint: UUID, at: datetime) -> Checkpoint | None:
    """How it stands, or will stand first: a post may fetch its bundle before it opens."""
    standing = await records.standing(rx, checkpoint, at)
    if standing is not None:
        return standing
    return next((one for one in await records.known(rx, checkpoint) if one.valid_from > at), None)


def _seal_of(link: Bundle, checkpoint: UUID, content: bytes, mark: bytes) -> SealedBundle:
    return SealedBundle(
        checkpoint=checkpoint,
        sequence=link.sequence,
        content=content,
        hash=sha256(content),
        previous_hash=link.previous_hash,
        fingerprint=mark,
        issued_at=instant(link.issued_at),
        expires_at=instant(link.expires_at),
    )


def _as_sealed(said: Bundle, newest: SealedBundle) -> Bundle:
    """What is said now, as of the time at which the newest link said it."""
    issued_at, expires_at = int(newest.issued_at.timestamp()), int(newest.expires_at.timestamp())
    status = said.status and replace(said.status, as_of=issued_at)
    timed = replace(said, issued_at=issued_at, expires_at=expires_at, status=status)
    return linked(timed, newest.sequence, newest.previous_hash)
