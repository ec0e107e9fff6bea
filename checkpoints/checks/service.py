"""Use cases of checks: judge on the server as a post would, record what posts did, read it back."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from checkpoints.bundles.service import Bundles
from checkpoints.checks import recording, shift_store, store
from checkpoints.checks.history import bearing, entered_by
from checkpoints.checks.identify import identify
from checkpoints.checks.model import (
    After,
    Check,
    Filter,
    Known,
    Read,
    Receipts,
    RecordChecks,
    Recorded,
    Unread,
    Verified,
    Verify,
)
from checkpoints.checks.proof import Witnesses, proofs
from checkpoints.checks.shift_model import ReadShift, RecordedShift
from checkpoints.checks.text import read
from checkpoints.records import store as records
from credentials.bundle.model import Bundle, TrustRecord
from credentials.codec import trimmed
from credentials.verdict import Clock, History, Passage, Verdict, verdict
from credentials.wire import instant, seconds
from identity.access import Action, Actor, Subject, allow, reach
from identity.devices import store as devices
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.outcomes import BadInput, NotFound, Refusal
from storage.paging import Page

TEXTS_MOST = 1_000
Signed: TypeAlias = Sequence[tuple[Read | ReadShift, bytes | None]]


class Checks:
    """What posts decided; `verify` is the same pure function over the same bundle as a post has."""

    def __init__(self, db: Database, bundles: Bundles) -> None:
        self.db = db
        self.bundles = bundles

    async def verify(self, command: Verify, *, by: Actor, at: datetime) -> Verified | NotFound:
        """Judge a text now, knowing the checks of all posts that have arrived."""
        current = await self.bundles.current(command.checkpoint, at)
        if isinstance(current, NotFound):
            return current
        _allow_at(by, Action.VERIFY, command.checkpoint, current.unit)
        text, now = trimmed(command.text), Clock(earliest=seconds(at), latest=seconds(at))
        found = verdict(text, current.bundle, now, command.passage, History(), command.seen)
        history = await self._history(found, current.bundle, command.passage, at)
        if history.passings:
            found = verdict(text, current.bundle, now, command.passage, history, command.seen)
        return Verified(
            verdict=found,
            checkpoint=command.checkpoint,
            bundle_sequence=current.bundle.sequence,
            at=instant(seconds(at)),
        )

    async def _history(self, first: Verdict, bundle: Bundle, passage: Passage, at: datetime) -> History:
        """What has come home and bears on this passage, as it was judged without it."""
        if first.claims is None:
            return History()
        async with self.db.reading() as rx:
            passed = await store.passed(rx, UUID(bytes=first.claims.cti), at)
            posts = await store.posts(rx, passed)
        return bearing(passed, posts, entered_by(first, bundle, passage))

    async def record(self, command: RecordChecks, *, by: Actor, request: Request) -> Receipts | Refusal:
        """Answer every text with a receipt. Raises BadInput only for more texts than one upload may hold."""
        if len(command.texts) > TEXTS_MOST:
            raise BadInput("input.checks", "TOO_MANY", most=str(TEXTS_MOST))
        texts = tuple(read(text, command.checkpoint) for text in command.texts)
        async with self.db.reading() as rx:  # who may not hand in makes nobody seal a bundle
            head = await records.find_head(rx, command.checkpoint)
        if head is None:
            return NotFound(kind="Checkpoint", id=command.checkpoint)
        _allow_at(by, Action.RECORD_CHECK, head.id, head.unit)
        signed = _signed(texts, command.signatures)
        found = await self._known([text for text in texts if isinstance(text, Read)], command.checkpoint, request.at)
        witnesses = await self._witnesses(signed, command.checkpoint, by)
        vouched = await asyncio.to_thread(proofs, signed, witnesses)
        known = _attributed(found, signed, witnesses)
        signatures = {text.raw.hash: signature for text, signature in signed}

        async def work(tx: Tx) -> Receipts | Refusal:
            head = await records.lock_head(tx, command.checkpoint)
            if head is None:
                return NotFound(kind="Checkpoint", id=command.checkpoint)
            _allow_at(by, Action.RECORD_CHECK, head.id, head.unit)
            return await recording.record(
                tx,
                recording.Upload(
                    head=head, texts=texts, known=known, proofs=vouched, signatures=signatures, request=request
                ),
            )

        return await once(self.db, request, Receipts, work)

    async def _known(self, texts: Sequence[Read], checkpoint: UUID, at: datetime) -> dict[bytes, Known]:
        """Whose permits the checks are about, by hash; signatures are verified before the transaction."""
        deployment, trust = (await self.bundles.anchor()).deployment, await self._trust(checkpoint, at)
        ctis = await asyncio.to_thread(_ctis, texts, trust, deployment)
        codes = {one.check.control_code for one in texts if one.check.control_code is not None}
        async with self.db.reading() as rx:
            said = {one.check.cti for one in texts if one.check.payload is None}
            permits = await store.permits_of(rx, {cti for cti in {*ctis.values(), *said} if cti is not None})
            by_code = await store.permits_by_code(rx, codes) if codes else {}
        return {one.raw.hash: _known(one.check, ctis[one.raw.hash], permits, by_code) for one in texts}

    async def _witnesses(self, signed: Signed, checkpoint: UUID, by: Actor) -> Witnesses:
        """Who may vouch for the texts, also before the transaction."""
        named = {text.link.device for text, _ in signed} | {by.device}
        async with self.db.reading() as rx:
            known = await devices.by_ids(rx, [one for one in named if one is not None])
        deployment = (await self.bundles.anchor()).deployment
        return Witnesses(deployment=deployment, checkpoint=checkpoint, devices=known, by=by.device)

    async def _trust(self, checkpoint: UUID, at: datetime) -> Mapping[bytes, TrustRecord]:
        """The keys of the moment: from the checkpoint's bundle, or anew for one that stands no more."""
        current = await self.bundles.current(checkpoint, at)
        if not isinstance(current, NotFound):
            return current.bundle.key_of
        async with self.db.reading() as rx:
            return {record.kid: record for record in await self.bundles.keys.trust(rx, at)}

    async def find(self, id: UUID, *, by: Actor) -> Recorded | None:
        """One recorded check."""
        async with self.db.reading() as rx:
            found = await store.find(rx, id)
            head = None if found is None else await records.find_head(rx, found.check.checkpoint)
        if found is not None and head is not None:
            allow(by, Action.READ_CHECKS, Subject(units=frozenset({head.unit}), checkpoint=head.id))
        return found

    async def shifts(
        self, checkpoint: UUID, *, by: Actor, after: After | None, first: int
    ) -> Page[RecordedShift] | None:
        """Who was on duty at a checkpoint, the newest first; None for an unknown one."""
        async with self.db.reading() as rx:
            head = await records.find_head(rx, checkpoint)
            if head is None:
                return None
            allow(by, Action.READ_CHECKS, Subject(units=frozenset({head.unit}), checkpoint=head.id))
            return await shift_store.page(rx, checkpoint, after, first)

    async def page(self, wanted: Filter, *, by: Actor, after: After | None, first: int) -> Page[Recorded]:
        """Checks of the checkpoints within the actor's reach, from the newest decision to the oldest."""
        allow(by, Action.READ_CHECKS)
        async with self.db.reading() as rx:
            return await store.page(rx, replace(wanted, units=_within(wanted.units, by)), after, first)


def _within(units: frozenset[UUID] | None, by: Actor) -> frozenset[UUID] | None:
    """The units asked for, as far as the actor's grants reach; None is everywhere."""
    grants = reach(by, Action.READ_CHECKS)
    if any(grant.units is None for grant in grants):
        return units
    reached = frozenset[UUID]().union(*(grant.units or frozenset() for grant in grants))
    return reached if units is None else units & reached


def _allow_at(by: Actor, action: Action, checkpoint: UUID, unit: UUID) -> None:
    """A checkpoint's own device acts at its own checkpoint only: its grant says so."""
    allow(by, action, Subject(units=frozenset({unit}), checkpoint=checkpoint))


def _signed(texts: Sequence[Read | ReadShift | Unread], signatures: Sequence[bytes | None]) -> Signed:
    """Each text that was understood beside its signature; what is missing at the end is none."""
    given = (*signatures[: len(texts)], *(None,) * (len(texts) - len(signatures)))
    beside = zip(texts, given, strict=True)
    return [(text, signature) for text, signature in beside if not isinstance(text, Unread)]


def _attributed(known: dict[bytes, Known], signed: Signed, by: Witnesses) -> dict[bytes, Known]:
    """A phone that nobody has confirmed is nobody's witness: what only it vouches for is no credential's history.

    What it signed under its own name stays the credential's, and counts once it is confirmed (store.vouched).
    """
    phone = None if by.by is None else by.devices.get(by.by)
    if phone is None or phone.public_key is None or phone.confirmed_at is not None:
        return known
    alone = {text.raw.hash for text, signature in signed if signature is None or text.link.device is None}
    return {hashed: Known(permit=one.permit) if hashed in alone else one for hashed, one in known.items()}


def _ctis(texts: Sequence[Read], trust: Mapping[bytes, TrustRecord], deployment: str) -> dict[bytes, UUID | None]:
    return {one.raw.hash: _cti(one.check, trust, deployment) for one in texts}


def _cti(one: Check, trust: Mapping[bytes, TrustRecord], deployment: str) -> UUID | None:
    return None if one.payload is None else identify(one.payload, trust, deployment)


def _known(one: Check, cti: UUID | None, permits: dict[UUID, UUID], codes: dict[str, UUID]) -> Known:
    """By the scan alone where there was one; a look-up names its credential, as the sheet does, or only a code."""
    if one.payload is None and one.cti is not None and one.cti in permits:
        return Known(cti=one.cti, permit=permits[one.cti])
    by_code = codes.get(one.control_code) if one.control_code is not None else None
    return Known(cti=cti, permit=by_code if cti is None else permits.get(cti))
