"""What the builders of the demonstration share: the deployment, its story's ids, and "it was not refused"."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from fieldpass.operator import OPERATOR
from fieldpass.wiring import Deployment
from identity.access import Actor, Grant, Role
from storage.idempotency import Request
from storage.ids import new_id
from storage.outcomes import Refusal

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class House:
    """Ids by the codes of the story, filled as they are made."""

    deployment: Deployment
    units: dict[str, UUID] = field(default_factory=dict)
    organisations: dict[str, UUID] = field(default_factory=dict)
    persons: dict[str, UUID] = field(default_factory=dict)
    vehicles: dict[str, UUID] = field(default_factory=dict)
    crews: dict[str, UUID] = field(default_factory=dict)
    zones: dict[str, int] = field(default_factory=dict)
    checkpoints: dict[str, UUID] = field(default_factory=dict)

    def coordinator(self, company: str) -> Actor:
        """The coordinator of a company."""
        organisation = self.organisations[company]
        grant = Grant(role=Role.COORDINATOR, organisation=organisation)
        return Actor(account=self._account(company), name=company, organisation=organisation, grants=(grant,))

    def approver(self, unit: str) -> Actor:
        """The approver of a unit."""
        grant = Grant(role=Role.APPROVER, units=frozenset({self.units[unit]}))
        return Actor(account=self._account(unit), name=unit, grants=(grant,))

    def _account(self, code: str) -> UUID:
        return self.organisations[code] if code in self.organisations else self.units[code]


def asked(by: Actor, at: datetime) -> Request:
    """A new request at an instant of the story."""
    key = new_id()
    return Request(actor=by.account, key=key, body=key.bytes, at=at)


def done(outcome: T | Refusal) -> T:
    """The outcome; a refusal means that the story contradicts the rules, which is a fault of the demonstration."""
    if isinstance(outcome, Refusal):
        raise RuntimeError(f"the demonstration was refused: {outcome}")  # noqa: TRY004 - not a matter of types
    return outcome


__all__ = ["OPERATOR", "House", "asked", "done"]
