"""All SQL of findings, and what they read of checks, bundles, credentials and the log."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from checkpoints.bundles.tables import bundle
from checkpoints.checks.model import Recorded
from checkpoints.checks.store import VOUCHED, recorded
from checkpoints.checks.tables import check, unread_check
from checkpoints.findings.model import CHECKS_MOST, PAIRS, Filter, Finding, FindingKind, FindingState, Found, Known
from checkpoints.findings.tables import finding
from checkpoints.findings.timeline import KINDS
from credentials.claims import Claims
from permits.permits.model import Credential
from permits.tables import credential
from storage import events, keyset
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.event import Recorded as Happened
from storage.paging import Page
from storage.tables import event

Key = tuple[datetime, UUID]
_AMONG: sa.BindParameter[Any] = sa.bindparam("among", expanding=True)
_CHECKS = sa.select(check).where(check.c.id.in_(_AMONG))
_OF_CREDENTIAL = (
    sa.select(check)
    .where(check.c.cti == sa.bindparam("cti"), VOUCHED)
    .order_by(check.c.decided_latest.desc(), check.c.id.desc())
    .limit(CHECKS_MOST)
)
_OF_CREDENTIALS = sa.select(check).where(check.c.cti.in_(_AMONG), VOUCHED)
_COUNTED = (
    sa.select(check.c.cti, sa.func.count().label("checks"))
    .where(check.c.cti.in_(_AMONG), VOUCHED)
    .group_by(check.c.cti)
)
_HAPPENED = (
    sa.select(event)
    .where(event.c.subject.in_(_AMONG), event.c.kind.in_(KINDS))
    .order_by(event.c.subject, event.c.xid, event.c.seq)
)
_LINKS = sa.select(bundle.c.checkpoint, bundle.c.sequence, bundle.c.issued_at).where(
    bundle.c.checkpoint == sa.bindparam("checkpoint"), bundle.c.sequence.in_(_AMONG)
)
_KEPT_LINKS = (
    sa.select(bundle.c.sequence, bundle.c.issued_at)
    .where(bundle.c.checkpoint == sa.bindparam("checkpoint"), bundle.c.content.is_not(None))
    .order_by(bundle.c.issued_at, bundle.c.sequence)
)
_CONTENT = sa.select(bundle.c.content).where(
    bundle.c.checkpoint == sa.bindparam("checkpoint"), bundle.c.sequence == sa.bindparam("sequence")
)
_KNOWN = sa.select(finding.c.key, finding.c.state, finding.c.at, finding.c.facts, finding.c.cti)
_OF_PAIRS = _KNOWN.where(finding.c.cti.in_(_AMONG), finding.c.kind.in_(sorted(PAIRS)))
_OF_CHECKS = _KNOWN.where(finding.c.check.in_(_AMONG), finding.c.kind.not_in(sorted(PAIRS)))
_GAPS = sa.select(finding.c.key, finding.c.awaits).where(
    finding.c.checkpoint.in_(_AMONG), finding.c.awaits.is_not(None), finding.c.state == FindingState.OPEN.value
)
_COLUMNS = (
    *("key", "kind", "checkpoint", "other_checkpoint", "at", "check", "other", "cti", "permit", "device"),
    *("awaits", "facts"),
)


async def checks(rx: Rx, ids: Collection[UUID]) -> tuple[Recorded, ...]:
    """These checks, as far as they are recorded."""
    return tuple(recorded(row) for row in await rx.rows(_CHECKS, {"among": list(ids)})) if ids else ()


async def of_credentials(rx: Rx, ctis: Collection[UUID]) -> dict[UUID, tuple[Recorded, ...]]:
    """All checks of these credentials that somebody vouches for, each credential's newest 2,000."""
    found: defaultdict[UUID, list[Recorded]] = defaultdict(list)
    counted = await rx.rows(_COUNTED, {"among": list(ctis)}) if ctis else ()
    few = [row.cti for row in counted if row.checks <= CHECKS_MOST]
    if few:
        for row in await rx.rows(_OF_CREDENTIALS, {"among": few}):
            found[row.cti].append(recorded(row))
    for cti in (row.cti for row in counted if row.checks > CHECKS_MOST):
        found[cti] = [recorded(row) for row in await rx.rows(_OF_CREDENTIAL, {"cti": cti})]
    return {cti: tuple(checks) for cti, checks in found.items()}


async def credentials(
    rx: Rx, ctis: Collection[UUID], permits: Collection[UUID]
) -> tuple[tuple[Credential, Claims], ...]:
    """These credentials, and those of these permits, with what they say, oldest first."""
    table = credential.c
    wanted = sa.or_(table.cti.in_(list(ctis)), table.permit.in_(list(permits)))
    rows = await rx.rows(sa.select(credential).where(wanted).order_by(table.issued_at, table.cti))
    return tuple((_credential(row), msgspec.convert(row.claims, Claims)) for row in rows)


async def happened(rx: Rx, permits: Collection[UUID]) -> dict[UUID, list[Happened]]:
    """What held these permits up or ended them, in the order of the log."""
    found: defaultdict[UUID, list[Happened]] = defaultdict(list)
    for row in await rx.rows(_HAPPENED, {"among": list(permits)}) if permits else ():
        found[row.subject].append(events.recorded(row))
    return found


async def links(rx: Rx, checkpoint: UUID, sequences: Collection[int]) -> dict[int, datetime]:
    """When these bundles of a checkpoint were issued."""
    rows = await rx.rows(_LINKS, {"checkpoint": checkpoint, "among": list(sequences)}) if sequences else ()
    return {row.sequence: row.issued_at for row in rows}


async def kept_links(rx: Rx, checkpoint: UUID) -> tuple[tuple[datetime, int], ...]:
    """The bundles of a checkpoint whose content is still there, oldest first."""
    return tuple((row.issued_at, row.sequence) for row in await rx.rows(_KEPT_LINKS, {"checkpoint": checkpoint}))


async def content(rx: Rx, checkpoint: UUID, sequence: int) -> bytes | None:
    """The file of one bundle, while it is kept."""
    found: bytes | None = await rx.scalar(_CONTENT, {"checkpoint": checkpoint, "sequence": sequence})
    return found


async def differing(rx: Rx, checkpoint: UUID, at: datetime) -> tuple[bytes, ...]:
    """Texts of the upload of that instant whose id another text had taken; by hash."""
    differs = sa.and_(unread_check.c.kept == "DIFFERS", unread_check.c.received_at == at)
    wanted = sa.select(unread_check.c.hash).where(unread_check.c.checkpoint == checkpoint, differs)
    return tuple(bytes(row.hash) for row in await rx.rows(wanted.order_by(unread_check.c.hash)))


async def of_pairs(rx: Rx, ctis: Collection[UUID]) -> dict[UUID, dict[str, Known]]:
    """What is stored about these credentials' checks together."""
    found: defaultdict[UUID, dict[str, Known]] = defaultdict(dict)
    for row in await rx.rows(_OF_PAIRS, {"among": list(ctis)}) if ctis else ():
        found[row.cti][row.key] = _known(row)
    return found


async def of_checks(rx: Rx, ids: Collection[UUID]) -> dict[str, Known]:
    """What is stored about these checks, each by itself."""
    rows = await rx.rows(_OF_CHECKS, {"among": list(ids)}) if ids else ()
    return {row.key: _known(row) for row in rows}


async def open_gaps(rx: Rx, checkpoints: Collection[UUID]) -> dict[str, bytes]:
    """The gaps that somebody still sees at these checkpoints, with the hash each waits for."""
    rows = await rx.rows(_GAPS, {"among": list(checkpoints)}) if checkpoints else ()
    return {row.key: bytes(row.awaits) for row in rows}


async def hold(tx: Tx) -> None:
    """Let one write findings at a time."""
    await tx.hold(finding, alone=True)


async def keys(rx: Rx, among: Collection[str]) -> frozenset[str]:
    """Those keys that are stored already."""
    stored = sa.select(finding.c.key).where(finding.c.key.in_(list(among)))
    return frozenset(row.key for row in await rx.rows(stored)) if among else frozenset()


async def add(tx: Tx, new: Sequence[Finding]) -> None:
    """Write new findings; one that is stored stays as it is."""
    if new:
        await tx.execute(insert(tx, finding).on_conflict_do_nothing(), [_row(one) for one in new])


async def hold_again(tx: Tx, found: Iterable[Found], now: datetime) -> None:
    """What was gone holds again, or holds for other facts."""
    for one in found:
        values = {"state": FindingState.OPEN.value, "facts": dict(one.facts), "changed_at": now}
        await tx.execute(sa.update(finding).where(_unsettled(finding.c.key == one.key)).values(**values))


async def lapse(tx: Tx, gone: Collection[str], now: datetime) -> None:
    """These are explained by what came later."""
    if gone:
        lapsed = sa.update(finding).where(_unsettled(finding.c.key.in_(list(gone))))
        await tx.execute(lapsed.values(state=FindingState.GONE.value, changed_at=now))


def _unsettled(which: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.and_(which, finding.c.state != FindingState.SETTLED.value)


async def find(rx: Rx, id: UUID) -> Finding | None:
    """One finding."""
    row = await rx.first(sa.select(finding).where(finding.c.id == id))
    return None if row is None else _finding(row)


async def lock(tx: Tx, id: UUID) -> Finding | None:
    """One finding, held until the transaction ends."""
    await tx.lock(finding, [id])
    return await find(tx, id)


async def save(tx: Tx, one: Finding) -> None:
    """Write how a held finding stands now."""
    values = {
        "state": one.state.value,
        "settled_by": one.settled_by,
        "note": one.note,
        "changed_at": one.changed_at,
    }
    await tx.execute(sa.update(finding).where(finding.c.id == one.id).values(**values))


async def page(rx: Rx, wanted: Filter, *, after: Key | None, first: int) -> Page[Finding]:
    """Findings, the newest first."""
    query = sa.select(finding).where(*_wanted(wanted))
    found = await keyset.page(rx, query, (finding.c.at, finding.c.id), after=after, first=first, descending=True)
    return Page(rows=tuple(_finding(row) for row in found.rows), more=found.more)


async def counted(
    rx: Rx, kind: FindingKind, since: datetime, until: datetime, checkpoints: Collection[UUID]
) -> Mapping[UUID, int]:
    """How many findings of a kind that are not gone each checkpoint has in [since, until)."""
    here = sa.and_(finding.c.kind == kind.value, finding.c.at >= since, finding.c.at < until)
    held = sa.and_(finding.c.state != FindingState.GONE.value, finding.c.checkpoint.in_(list(checkpoints)))
    query = sa.select(finding.c.checkpoint, sa.func.count().label("n")).where(here, held)
    return {row.checkpoint: row.n for row in await rx.rows(query.group_by(finding.c.checkpoint))}


def _wanted(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    same: dict[sa.ColumnElement[Any], object] = {
        finding.c.kind: wanted.kind,
        finding.c.state: wanted.state,
        finding.c.permit: wanted.permit,
    }
    conditions = [column == value for column, value in same.items() if value is not None]
    if wanted.checkpoint is not None:
        here = (finding.c.checkpoint == wanted.checkpoint, finding.c.other_checkpoint == wanted.checkpoint)
        conditions.append(sa.or_(*here))
    if wanted.units is not None:
        mine = sorted(wanted.units)
        conditions.append(sa.or_(finding.c.unit.in_(mine), finding.c.other_unit.in_(mine)))
    if wanted.since is not None:
        conditions.append(finding.c.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(finding.c.at < wanted.until)
    return conditions


def _credential(row: sa.Row[Any]) -> Credential:
    return Credential(
        cti=row.cti,
        permit=row.permit,
        holder=row.holder,
        block=row.status_block,
        index=row.status_index,
        issued_at=row.issued_at,
        revoked_at=row.revoked_at,
    )


def _known(row: sa.Row[Any]) -> Known:
    return Known(key=row.key, state=FindingState(row.state), at=row.at, facts=row.facts)


def _row(one: Finding) -> dict[str, Any]:
    found = {name: getattr(one.found, name) for name in _COLUMNS}
    return found | {
        "id": one.id,
        "kind": one.found.kind.value,
        "facts": dict(one.found.facts),
        "state": one.state.value,
        "unit": one.unit,
        "other_unit": one.other_unit,
        "raised_at": one.raised_at,
        "changed_at": one.changed_at,
        "settled_by": one.settled_by,
        "note": one.note,
    }


def _finding(row: sa.Row[Any]) -> Finding:
    values = {name: getattr(row, name) for name in _COLUMNS} | {"kind": FindingKind(row.kind)}
    return Finding(
        id=row.id,
        found=Found(**values),
        state=FindingState(row.state),
        unit=row.unit,
        other_unit=row.other_unit,
        raised_at=row.raised_at,
        changed_at=row.changed_at,
        settled_by=row.settled_by,
        note=row.note,
    )
