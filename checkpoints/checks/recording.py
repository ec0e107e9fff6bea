"""Writing one upload in its caller's transaction: new checks, texts kept as they came, receipts, one event."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checkpoints.checks import rules, sort, store
from checkpoints.checks.model import (
    CheckKept,
    ChecksRecorded,
    Known,
    Raw,
    Read,
    Receipt,
    Receipts,
    Unread,
)
from checkpoints.records.model import Head
from storage import events
from storage.database import Tx
from storage.idempotency import Request

_DIFFERS = "this id is recorded with another text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What a device handed in, and what was found out about it before the transaction."""

    head: Head
    texts: tuple[Read | Unread, ...]
    known: Mapping[bytes, Known]
    request: Request


async def record(tx: Tx, upload: Upload) -> Receipts:
    """Write what is new and answer every text."""
    ids = [text.check.id for text in upload.texts if isinstance(text, Read)]
    fates = sort.kept(upload.texts, await store.known_hashes(tx, ids) if ids else {})
    links = await _links(tx, upload)
    fresh = [text for text, fate in zip(upload.texts, fates, strict=True) if fate is CheckKept.RECORDED]
    await _write(tx, upload, [text for text in fresh if isinstance(text, Read)], tuple(_odd(upload.texts, fates)))
    return Receipts(receipts=tuple(_receipts(upload, fates, links)))


async def _links(tx: Tx, upload: Upload) -> frozenset[bytes]:
    """The hashes that a check's `previous_hash` may name without a gap: all that arrived before, or with it."""
    named = {text.check.previous_hash for text in upload.texts if isinstance(text, Read)} - {None}
    before = await store.links(tx, (link for link in named if link is not None)) if named else frozenset()
    return before | {text.raw.hash for text in upload.texts}


async def _write(tx: Tx, upload: Upload, fresh: list[Read], odd: tuple[tuple[Raw, CheckKept, str], ...]) -> None:
    at, by = upload.request.at, upload.request.actor
    await store.add(tx, [(one, upload.known[one.raw.hash]) for one in fresh], at, by)
    await store.keep_unread(tx, upload.head.id, odd, at, by)
    if fresh or odd:
        checks = tuple(one.check.id for one in fresh)
        await events.append(
            tx,
            ChecksRecorded(subject=upload.head.id, at=at, unit=upload.head.unit, checks=checks, unread=len(odd)),
        )


def _odd(texts: tuple[Read | Unread, ...], fates: tuple[CheckKept, ...]) -> Iterator[tuple[Raw, CheckKept, str]]:
    for text, fate in zip(texts, fates, strict=True):
        if isinstance(text, Unread):
            yield text.raw, text.kept, text.problem
        elif fate is CheckKept.DIFFERS:
            yield text.raw, fate, _DIFFERS


def _receipts(upload: Upload, fates: tuple[CheckKept, ...], links: frozenset[bytes]) -> Iterator[Receipt]:
    for position, (text, fate) in enumerate(zip(upload.texts, fates, strict=True)):
        yield _receipt(upload, position, text, fate, links)


def _receipt(upload: Upload, position: int, text: Read | Unread, fate: CheckKept, links: frozenset[bytes]) -> Receipt:
    at = upload.request.at
    if isinstance(text, Unread):
        return Receipt(position=position, hash=text.raw.hash, kept=fate, received_at=at, problem=text.problem)
    previous = text.check.previous_hash
    known = upload.known[text.raw.hash]
    odd = rules.notes(text.check, known, follows=previous is None or previous in links, received_at=at)
    return Receipt(
        position=position,
        id=text.check.id,
        hash=text.raw.hash,
        kept=fate,
        received_at=at,
        notes=odd if fate is CheckKept.RECORDED else (),
        problem=_DIFFERS if fate is CheckKept.DIFFERS else None,
    )
