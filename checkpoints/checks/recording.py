"""Writing one upload in its caller's transaction: new links, texts kept as they came, receipts, one event."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from checkpoints.checks import rules, shift_store, sort, store
from checkpoints.checks.model import (
    CheckKept,
    CheckNote,
    ChecksRecorded,
    Known,
    Raw,
    Read,
    Receipt,
    Receipts,
    Unread,
)
from checkpoints.checks.proof import Proof
from checkpoints.checks.shift_model import ReadShift
from checkpoints.records.model import Head
from storage import events
from storage.database import Tx
from storage.idempotency import Request

_DIFFERS = "this id is recorded with another text"
Text: TypeAlias = Read | ReadShift | Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What a device handed in, and what was found out about it before the transaction; by the hash of the text."""

    head: Head
    texts: tuple[Text, ...]
    known: Mapping[bytes, Known]
    proofs: Mapping[bytes, Proof]
    signatures: Mapping[bytes, bytes | None]
    request: Request


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """A text that is written now, with what is odd about it and what signed it."""

    text: Read | ReadShift
    notes: tuple[CheckNote, ...]
    signature: bytes | None


async def record(tx: Tx, upload: Upload) -> Receipts:
    """Write what is new and answer every text."""
    ids = [text.link.id for text in upload.texts if not isinstance(text, Unread)]
    fates = sort.kept(upload.texts, await store.known_hashes(tx, ids) if ids else {})
    links = await _links(tx, upload)
    receipts = tuple(_receipts(upload, fates, links))
    await _write(tx, upload, tuple(_new(upload, receipts)), tuple(_odd(upload.texts, fates)))
    return Receipts(receipts=receipts)


async def _links(tx: Tx, upload: Upload) -> frozenset[bytes]:
    """The hashes that a text's `previous_hash` may name without a gap: all that arrived before, or with it."""
    named = {text.link.previous_hash for text in upload.texts if not isinstance(text, Unread)} - {None}
    before = await store.links(tx, (link for link in named if link is not None)) if named else frozenset()
    return before | {text.raw.hash for text in upload.texts}


async def _write(tx: Tx, upload: Upload, fresh: tuple[New, ...], odd: tuple[tuple[Raw, CheckKept, str], ...]) -> None:
    at, by = upload.request.at, upload.request.actor
    checks = [(one.text, upload.known[one.text.raw.hash], one) for one in fresh if isinstance(one.text, Read)]
    shifts = [(one.text, one) for one in fresh if isinstance(one.text, ReadShift)]
    await store.add(tx, [(text, known, one.notes, one.signature) for text, known, one in checks], at, by)
    await shift_store.add(tx, [(text, one.notes, one.signature) for text, one in shifts], at, by)
    await store.keep_unread(tx, upload.head.id, odd, at, by)
    if fresh or odd:
        said = ChecksRecorded(
            subject=upload.head.id,
            at=at,
            unit=upload.head.unit,
            checks=tuple(text.check.id for text, *_ in checks),
            unread=len(odd),
            shifts=tuple(text.link.id for text, _ in shifts),
        )
        await events.append(tx, said)


def _new(upload: Upload, receipts: tuple[Receipt, ...]) -> Iterator[New]:
    for text, receipt in zip(upload.texts, receipts, strict=True):
        if receipt.kept is CheckKept.RECORDED and not isinstance(text, Unread):
            yield New(text=text, notes=receipt.notes, signature=upload.signatures.get(text.raw.hash))


def _odd(texts: tuple[Text, ...], fates: tuple[CheckKept, ...]) -> Iterator[tuple[Raw, CheckKept, str]]:
    for text, fate in zip(texts, fates, strict=True):
        if isinstance(text, Unread):
            yield text.raw, text.kept, text.problem
        elif fate is CheckKept.DIFFERS:
            yield text.raw, fate, _DIFFERS


def _receipts(upload: Upload, fates: tuple[CheckKept, ...], links: frozenset[bytes]) -> Iterator[Receipt]:
    for position, (text, fate) in enumerate(zip(upload.texts, fates, strict=True)):
        yield _receipt(upload, position, text, fate, links)


def _receipt(upload: Upload, position: int, text: Text, fate: CheckKept, links: frozenset[bytes]) -> Receipt:
    at = upload.request.at
    if isinstance(text, Unread):
        return Receipt(position=position, hash=text.raw.hash, kept=fate, received_at=at, problem=text.problem)
    return Receipt(
        position=position,
        id=text.link.id,
        hash=text.raw.hash,
        kept=fate,
        received_at=at,
        notes=_notes(upload, text, links) if fate is CheckKept.RECORDED else (),
        problem=_DIFFERS if fate is CheckKept.DIFFERS else None,
    )


def _notes(upload: Upload, text: Read | ReadShift, links: frozenset[bytes]) -> tuple[CheckNote, ...]:
    previous, hashed = text.link.previous_hash, text.raw.hash
    known = upload.known[hashed] if isinstance(text, Read) else None
    follows = previous is None or previous in links
    odd = rules.notes(text.link, known, follows=follows, received_at=upload.request.at)
    return (*odd, *upload.proofs[hashed].notes)
