"""Use cases of the approval policy: rules are added and taken away, never edited in place."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from identity.access import Action, Actor, allow
from permits.events import PolicyChanged
from permits.policy import store
from permits.policy.model import PolicyRule
from permits.policy.rules import LONGEST_VALIDITY
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import BadInput, NotFound, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySaved:
    """The rule stands, or (`removed`) stands no more."""

    id: UUID
    removed: bool = False


class Policies:
    """What the department says beside the levels."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def add(self, rule: PolicyRule, *, by: Actor, request: Request) -> PolicySaved | Refusal:
        """Say something about some permits; it holds for decisions from now on."""
        allow(by, Action.MANAGE_POLICY)
        if rule.longest is not None and not timedelta(minutes=1) <= rule.longest <= LONGEST_VALIDITY:
            raise BadInput("input.longestHours", "OUT_OF_RANGE")

        async def work(tx: Tx) -> PolicySaved:
            rule_id = new_id()
            await store.insert(tx, rule_id, rule, by.account, request.at)
            await events.append(tx, PolicyChanged(subject=rule_id, at=request.at, by=by.account))
            return PolicySaved(id=rule_id)

        return await once(self.db, request, PolicySaved, work)

    async def remove(self, rule_id: UUID, *, by: Actor, request: Request) -> PolicySaved | Refusal:
        """Take a rule away."""
        allow(by, Action.MANAGE_POLICY)

        async def work(tx: Tx) -> PolicySaved | Refusal:
            if not await store.remove(tx, rule_id):
                return NotFound(kind="PolicyRule", id=rule_id)
            await events.append(tx, PolicyChanged(subject=rule_id, at=request.at, by=by.account))
            return PolicySaved(id=rule_id, removed=True)

        return await once(self.db, request, PolicySaved, work)

    async def rules(self, *, by: Actor) -> tuple[tuple[UUID, PolicyRule], ...]:
        """Every rule with its id."""
        allow(by, Action.MANAGE_POLICY)
        async with self.db.reading() as rx:
            return await store.numbered(rx)
