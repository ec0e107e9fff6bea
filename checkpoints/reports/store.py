"""All SQL of reports."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from checkpoints.checks.tables import check
from checkpoints.desk.tables import desk_call
from checkpoints.records.tables import checkpoint, checkpoint_version
from checkpoints.reports.model import Post, Wanted
from storage.database import Rx

POSTS_MOST = 1_000
REASONS_MOST = 50_000
_AMONG: sa.BindParameter[Any] = sa.bindparam("among", expanding=True)


class _Reasons(msgspec.Struct):
    reasons: tuple[str, ...] = ()


_REASONS = msgspec.json.Decoder(_Reasons)


async def posts(rx: Rx, units: Collection[UUID] | None) -> tuple[Post, ...]:
    """The checkpoints of these units, or all, by the name each has or last had; at most 1,000."""
    version = checkpoint_version.c
    query = (
        sa.select(checkpoint.c.id, checkpoint.c.unit, version.name)
        .join(checkpoint_version, version.checkpoint == checkpoint.c.id)
        .where(version.superseded_at.is_(None))
        .order_by(version.valid_from)
    )
    if units is not None:
        query = query.where(checkpoint.c.unit.in_(sorted(units)))
    found = {row.id: Post(id=row.id, unit=row.unit, name=row.name) for row in await rx.rows(query)}
    return tuple(found.values())[:POSTS_MOST]


async def counted(rx: Rx, posts: Collection[UUID], wanted: Wanted) -> dict[UUID, Counter[str]]:
    """How many checks each checkpoint made, by decision and by outcome."""
    column = check.c
    query = sa.select(column.checkpoint, column.decision, column.outcome, sa.func.count().label("n"))
    grouped = query.where(*_made(posts, wanted)).group_by(column.checkpoint, column.decision, column.outcome)
    found: defaultdict[UUID, Counter[str]] = defaultdict(Counter)
    for row in await rx.rows(grouped):
        found[row.checkpoint].update({"checks": row.n, row.decision: row.n, row.outcome: row.n})
    return found


async def reasons(rx: Rx, posts: Collection[UUID], wanted: Wanted) -> dict[UUID, Counter[str]]:
    """Why each checkpoint turned people back, as devices wrote it, by the newest 50,000 texts; read beside the loop."""
    turned_back = sa.and_(*_made(posts, wanted), check.c.outcome == "TURNED_BACK")
    newest = sa.select(check.c.checkpoint, check.c.raw).where(turned_back).order_by(check.c.decided_latest.desc())
    return await asyncio.to_thread(_counted_reasons, await rx.rows(newest.limit(REASONS_MOST)))


def _counted_reasons(rows: Iterable[sa.Row[Any]]) -> dict[UUID, Counter[str]]:
    found: defaultdict[UUID, Counter[str]] = defaultdict(Counter)
    for row in rows:
        found[row.checkpoint].update(_REASONS.decode(bytes(row.raw)).reasons)
    return found


async def waits_min(rx: Rx, posts: Collection[UUID], wanted: Wanted) -> dict[UUID, list[float]]:
    """How long the duty desk took to answer what each checkpoint's phones asked, in minutes."""
    column = desk_call.c
    asked = sa.and_(column.checkpoint.in_(_AMONG), column.device.is_not(None), column.answered_at.is_not(None))
    within = sa.and_(column.called_at >= wanted.since, column.called_at < wanted.until)
    query = sa.select(column.checkpoint, column.called_at, column.answered_at).where(asked, within)
    found: defaultdict[UUID, list[float]] = defaultdict(list)
    for row in await rx.rows(query, {"among": list(posts)}):
        found[row.checkpoint].append((row.answered_at - row.called_at).total_seconds() / 60)
    return found


def _made(posts: Collection[UUID], wanted: Wanted) -> tuple[sa.ColumnElement[bool], ...]:
    column = check.c
    here = column.checkpoint.in_(list(posts))
    return here, column.decided_latest >= wanted.since, column.decided_latest < wanted.until
