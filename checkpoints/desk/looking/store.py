"""All SQL of looking a permit up."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from checkpoints.checks.tables import check
from checkpoints.desk.looking.model import Card, Passed
from checkpoints.records.tables import checkpoint_version
from credentials.claims import Claims
from credentials.wire import Decision, Outcome, PassageKind
from permits.permits import store as permits
from permits.permits.model import Permit
from permits.tables import credential, permit, permit_key
from storage.database import Rx

PASSINGS_MOST = 12


async def by_code(rx: Rx, code: str) -> tuple[Permit, ...]:
    """The permit of a control code."""
    return await permits.select(rx, sa.select(permit).where(permit.c.control_code == code))


async def by_plate(rx: Rx, plate: str, since: datetime, most: int) -> tuple[Permit, ...]:
    """Permits that name a plate and had not ended at `since`, the newest first."""
    named = sa.select(permit_key.c.permit).where(permit_key.c.kind == "PLATE", permit_key.c.key == plate)
    wanted = sa.select(permit).where(permit.c.id.in_(named), permit.c.valid_to > since)
    return await permits.select(rx, wanted.order_by(permit.c.id.desc()).limit(most))


async def by_cti(rx: Rx, cti: UUID) -> Permit | None:
    """The permit of a credential."""
    of_it = sa.select(credential.c.permit).where(credential.c.cti == cti)
    found = await permits.select(rx, sa.select(permit).where(permit.c.id.in_(of_it)))
    return found[0] if found else None


async def cards(rx: Rx, found: Collection[Permit]) -> tuple[Card, ...]:
    """Every credential that was ever issued of these permits."""
    of = {one.id: one for one in found}
    rows = await rx.rows(sa.select(credential).where(credential.c.permit.in_(sorted(of))))
    return tuple(_card(row, of[row.permit]) for row in rows)


async def passed(rx: Rx, ctis: Collection[UUID]) -> dict[UUID, tuple[Passed, ...]]:
    """The newest checks of each credential, the newest first."""
    wanted = sa.select(check).where(check.c.cti.in_(sorted(ctis))).order_by(check.c.decided_latest.desc(), check.c.id)
    rows = await rx.rows(wanted.limit(PASSINGS_MOST * max(1, len(ctis))))
    names = await _names(rx, {row.checkpoint for row in rows})
    return {cti: tuple(_passed(row, names) for row in rows if row.cti == cti)[:PASSINGS_MOST] for cti in ctis}


async def _names(rx: Rx, ids: Collection[UUID]) -> dict[UUID, str]:
    row = checkpoint_version.c
    known = sa.select(row.checkpoint, row.name).where(row.checkpoint.in_(sorted(ids)), row.superseded_at.is_(None))
    return {one.checkpoint: one.name for one in await rx.rows(known.order_by(row.valid_from))}


def _card(row: sa.Row[Any], of: Permit) -> Card:
    return Card(
        permit=of,
        holder=row.holder,
        claims=msgspec.convert(row.claims, Claims),
        text=row.text,
        revoked=row.revoked_at is not None,
    )


def _passed(row: sa.Row[Any], names: dict[UUID, str]) -> Passed:
    return Passed(
        checkpoint=row.checkpoint,
        name=names.get(row.checkpoint, ""),
        at=row.decided_latest,
        passage=PassageKind(row.passage),
        decision=Decision(row.decision),
        outcome=Outcome(row.outcome),
    )
