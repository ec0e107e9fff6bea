"""The SQL of extensions of many: the rules, and the permits they move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from credentials.bundle.model import Extension
from credentials.wire import Purpose, seconds
from permits.permits.model import PermitStatus
from permits.tables import extension_rule, permit, permit_zone
from storage.database import Rx, Tx

OPEN = (PermitStatus.ACTIVE, PermitStatus.SUSPENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRule:
    """Live permits of these purposes (None: all), wholly within these zones, that end in the half-open interval."""

    id: UUID
    at: datetime
    by: UUID
    purposes: frozenset[Purpose] | None
    zones: frozenset[int]
    ending_from: datetime
    ending_to: datetime
    new_end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyPreview:
    """What a rule would move; `past_limit` of them stop at their hard limit before the new end."""

    permits: int
    past_limit: int
    sample: tuple[UUID, ...]


async def preview(rx: Rx, rule: ExtensionRule, sample: int = 20) -> ManyPreview:
    """Count and list, nothing is written."""
    late = sa.func.count().filter(permit.c.hard_limit < rule.new_end)
    row = await rx.first(sa.select(sa.func.count().label("permits"), late.label("late")).where(_fits(rule)))
    first = await rx.rows(sa.select(permit.c.id).where(_fits(rule)).order_by(permit.c.id).limit(sample))
    assert row is not None  # noqa: S101 - a count always answers
    return ManyPreview(permits=row.permits, past_limit=row.late, sample=tuple(one.id for one in first))


async def apply(tx: Tx, rule: ExtensionRule) -> int:
    """Move the ends, each at most to its hard limit; how many."""
    limit = permit.c.hard_limit
    end = sa.case((limit < rule.new_end, limit), else_=sa.literal(rule.new_end, limit.type))
    return await tx.execute(sa.update(permit).where(_fits(rule)).values(valid_to=end, version=permit.c.version + 1))


async def insert(tx: Tx, rule: ExtensionRule, permits: int) -> None:
    """Keep the rule for the bundles."""
    row = {
        "id": rule.id,
        "at": rule.at,
        "by": rule.by,
        "purposes": None if rule.purposes is None else sorted(rule.purposes),
        "zones": sorted(rule.zones),
        "ending_from": rule.ending_from,
        "ending_to": rule.ending_to,
        "new_end": rule.new_end,
        "permits": permits,
    }
    await tx.execute(sa.insert(extension_rule), row)


async def live(rx: Rx, at: datetime) -> tuple[Extension, ...]:
    """The rules a bundle issued at `at` carries, in the order they were made: those whose new end is not long past."""
    table = extension_rule.c
    rows = await rx.rows(sa.select(extension_rule).where(table.new_end > at).order_by(table.at, table.id))
    return _extensions(rows)


def _extensions(rows: Sequence[sa.Row[Any]]) -> tuple[Extension, ...]:
    return tuple(
        Extension(
            at=seconds(row.at),
            purposes=None if row.purposes is None else frozenset(map(Purpose, row.purposes)),
            zones=frozenset(row.zones),
            ending_from=seconds(row.ending_from),
            ending_to=seconds(row.ending_to),
            new_end=seconds(row.new_end),
        )
        for row in rows
    )


def _fits(rule: ExtensionRule) -> sa.ColumnElement[bool]:
    named = sa.select(permit_zone.c.permit).where(permit_zone.c.permit == permit.c.id)
    elsewhere = named.where(permit_zone.c.zone.not_in(sorted(rule.zones)))
    return sa.and_(
        permit.c.status.in_(OPEN),
        permit.c.valid_to > rule.at,
        permit.c.valid_to >= rule.ending_from,
        permit.c.valid_to < rule.ending_to,
        permit.c.approved_at <= rule.at,
        sa.true() if rule.purposes is None else permit.c.purpose.in_(sorted(rule.purposes)),
        sa.not_(elsewhere.exists()),
    )
