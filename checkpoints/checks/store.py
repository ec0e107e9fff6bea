"""All SQL of checks."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from checkpoints.checks.model import After, CheckKept, CheckNote, Filter, Known, Raw, Read, Recorded
from checkpoints.checks.posts import Posts
from checkpoints.checks.tables import check, shift, unread_check
from checkpoints.checks.text import read
from checkpoints.records import store as records
from checkpoints.records.tables import checkpoint
from identity.devices.tables import device
from permits.tables import credential, permit
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.paging import Page, page_of

New = tuple[Read, Known, tuple[CheckNote, ...], bytes | None]
# Built once: these are asked with every verdict and every upload, and building a statement costs more than running it.
_AMONG: sa.BindParameter[Any] = sa.bindparam("among", expanding=True)
_HASHES = sa.union_all(
    sa.select(check.c.id, check.c.hash).where(check.c.id.in_(_AMONG)),
    sa.select(shift.c.id, shift.c.hash).where(shift.c.id.in_(_AMONG)),
)
_LINKS = sa.union(
    sa.select(check.c.hash).where(check.c.hash.in_(_AMONG)),
    sa.select(shift.c.hash).where(shift.c.hash.in_(_AMONG)),
    sa.select(unread_check.c.hash).where(unread_check.c.hash.in_(_AMONG)),
)
_PERMITS = sa.select(credential.c.cti, credential.c.permit).where(credential.c.cti.in_(_AMONG))
_PERMITS_BY_CODE = sa.select(permit.c.control_code, permit.c.id).where(permit.c.control_code.in_(_AMONG))
_DOUBTED = sa.or_(*(check.c.notes.contains(note) for note in (CheckNote.BAD_SIGNATURE, CheckNote.REVOKED_DEVICE)))
_UNHEARD = sa.exists().where(
    device.c.id == check.c.device, device.c.public_key.is_not(None), device.c.confirmed_at.is_(None)
)
VOUCHED: sa.ColumnElement[bool] = sa.and_(sa.not_(_DOUBTED), sa.not_(_UNHEARD))
"""Checks that may speak against a crew: not falsely signed, of no phone that is shut out or still unconfirmed.

One without a signature may: a paper log that was typed in has none.
"""
_PASSED = (
    sa.select(check)
    .where(VOUCHED)
    .where(check.c.cti == sa.bindparam("cti"), check.c.outcome == "PASSED")
    .where(check.c.received_at <= sa.bindparam("until"))
    .order_by(check.c.decided_latest, check.c.id)
)


async def known_hashes(rx: Rx, ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """The hash of each of these checks and shifts that is recorded."""
    return {row.id: row.hash for row in await rx.rows(_HASHES, {"among": list(ids)})}


async def links(rx: Rx, hashes: Iterable[bytes]) -> frozenset[bytes]:
    """Which of these hashes belong to a text that was handed in, read or unread."""
    return frozenset(row.hash for row in await rx.rows(_LINKS, {"among": list(hashes)}))


async def permits_of(rx: Rx, ctis: Iterable[UUID]) -> dict[UUID, UUID]:
    """Credential to permit."""
    return {row.cti: row.permit for row in await rx.rows(_PERMITS, {"among": list(ctis)})}


async def permits_by_code(rx: Rx, codes: Iterable[str]) -> dict[str, UUID]:
    """Control code to permit."""
    return {row.control_code: row.id for row in await rx.rows(_PERMITS_BY_CODE, {"among": list(codes)})}


async def add(tx: Tx, checks: Sequence[New], received_at: datetime, received_from: UUID) -> None:
    """Record new checks; one that another upload has just recorded stays as it is."""
    if checks:
        received = {"received_at": received_at, "received_from": received_from}
        rows = [_row(*one) | received for one in checks]
        await tx.execute(insert(tx, check).on_conflict_do_nothing(), rows)


async def keep_unread(
    tx: Tx, checkpoint: UUID, texts: Sequence[tuple[Raw, CheckKept, str]], at: datetime, by: UUID
) -> None:
    """Keep texts as they came; the same text again is the same row."""
    if texts:
        received = {"checkpoint": checkpoint, "received_at": at, "received_from": by}
        rows = [_unread_row(raw, kept, problem) | received for raw, kept, problem in texts]
        await tx.execute(insert(tx, unread_check).on_conflict_do_nothing(), rows)


async def passed(rx: Rx, cti: UUID, until: datetime) -> tuple[Recorded, ...]:
    """The passages of a credential that had arrived by `until`, whatever their devices' clocks said; oldest first.

    Only those that somebody vouches for.
    """
    return tuple(recorded(row) for row in await rx.rows(_PASSED, {"cti": cti, "until": until}))


async def posts(rx: Rx, passed: Iterable[Recorded]) -> Posts:
    """How the checkpoints of these checks stood."""
    return Posts(versions={one: await records.known(rx, one) for one in {each.check.checkpoint for each in passed}})


async def find(rx: Rx, id: UUID) -> Recorded | None:
    """One recorded check."""
    row = await rx.first(sa.select(check).where(check.c.id == id))
    return None if row is None else recorded(row)


async def page(rx: Rx, wanted: Filter, after: After | None, first: int) -> Page[Recorded]:
    """Checks from the newest decision to the oldest."""
    statement = sa.select(check).where(*_wanted(wanted))
    if after is not None:
        statement = statement.where(sa.tuple_(check.c.decided_latest, check.c.id) < _key(after))
    ordered = statement.order_by(check.c.decided_latest.desc(), check.c.id.desc()).limit(first + 1)
    return page_of([recorded(row) for row in await rx.rows(ordered)], first)


def _key(after: After) -> sa.ColumnElement[Any]:
    return sa.tuple_(sa.literal(after.decided, check.c.decided_latest.type), sa.literal(after.id, sa.Uuid))


def _wanted(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    same = {
        check.c.checkpoint: wanted.checkpoint,
        check.c.permit: wanted.permit,
        check.c.device: wanted.device,
        check.c.decision: wanted.decision,
        check.c.outcome: wanted.outcome,
    }
    conditions = [column == value for column, value in same.items() if value is not None]
    if wanted.units is not None:
        mine = sa.select(checkpoint.c.id).where(checkpoint.c.unit.in_(wanted.units))
        conditions.append(check.c.checkpoint.in_(mine))
    if wanted.since is not None:
        conditions.append(check.c.decided_latest >= wanted.since)
    if wanted.until is not None:
        conditions.append(check.c.decided_latest < wanted.until)
    return conditions


def _row(one: Read, known: Known, notes: tuple[CheckNote, ...], signature: bytes | None) -> dict[str, Any]:
    made = one.check
    return {
        "id": made.id,
        "checkpoint": made.checkpoint,
        "device": made.device,
        "source": made.source.value,
        "control_code": made.control_code,
        "plate": made.plate,
        "cti": known.cti,
        "permit": known.permit,
        "passage": made.passage.value,
        "direction": made.direction.value,
        "decided_latest": made.decided.latest,
        "decision": made.decision.value,
        "outcome": made.outcome.value,
        "hash": one.raw.hash,
        "raw": one.raw.text,
        "signature": signature,
        "notes": ",".join(notes),
        "position": made.position,
    }


def _unread_row(raw: Raw, kept: CheckKept, problem: str) -> dict[str, Any]:
    return {"hash": raw.hash, "kept": kept.value, "problem": problem, "size": raw.size, "raw": raw.text}


def recorded(row: sa.Row[Any]) -> Recorded:
    """A row of the log as a value."""
    again = read(bytes(row.raw).decode(), row.checkpoint)
    if not isinstance(again, Read):
        raise TypeError(f"check {row.id} was recorded and no longer reads")
    known = Known(cti=row.cti, permit=row.permit)
    notes = tuple(CheckNote(note) for note in row.notes.split(",") if note)
    return Recorded(check=again.check, known=known, hash=row.hash, received_at=row.received_at, notes=notes)
