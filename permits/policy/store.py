"""The SQL of the approval policy; a few rows, read whole."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from credentials.wire import Purpose
from geo.levels.model import Approval
from permits.policy.model import OnClosure, PolicyRule
from permits.tables import permit_policy
from storage.database import Rx, Tx


async def rules(rx: Rx) -> tuple[PolicyRule, ...]:
    """Every rule, oldest first."""
    return tuple(_rule(row) for row in await rx.rows(sa.select(permit_policy).order_by(permit_policy.c.id)))


async def numbered(rx: Rx) -> tuple[tuple[UUID, PolicyRule], ...]:
    """Every rule with its id, oldest first."""
    return tuple((row.id, _rule(row)) for row in await rx.rows(sa.select(permit_policy).order_by(permit_policy.c.id)))


async def insert(tx: Tx, rule_id: UUID, rule: PolicyRule, by: UUID, at: datetime) -> None:
    """Write a rule."""
    longest = None if rule.longest is None else int(rule.longest.total_seconds())
    row = {
        "id": rule_id,
        "purpose": rule.purpose,
        "purpose_class": rule.purpose_class,
        "level": rule.level,
        "zone": rule.zone,
        "approval": rule.approval,
        "longest_s": longest,
        "quota": rule.quota,
        "on_closure": rule.on_closure,
        "by": by,
        "at": at,
    }
    await tx.execute(sa.insert(permit_policy), row)


async def remove(tx: Tx, rule_id: UUID) -> bool:
    """Whether there was such a rule."""
    return await tx.execute(sa.delete(permit_policy).where(permit_policy.c.id == rule_id)) == 1


def _rule(row: sa.Row[Any]) -> PolicyRule:
    return PolicyRule(
        purpose=row.purpose and Purpose(row.purpose),
        purpose_class=row.purpose_class,
        level=row.level,
        zone=row.zone,
        approval=row.approval and Approval(row.approval),
        longest=None if row.longest_s is None else timedelta(seconds=row.longest_s),
        quota=row.quota,
        on_closure=row.on_closure and OnClosure(row.on_closure),
    )
