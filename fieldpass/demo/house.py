"""What the builders of the demonstration share: the deployment, its story's ids, and "it was not refused"."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from fieldpass.demo import story
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
    accounts: dict[str, UUID] = field(default_factory=dict)
    """By sign-in name, once there are any."""

    def coordinator(self, company: str) -> Actor:
        """The coordinator of a company."""
        organisation = self.organisations[company]
        grant = Grant(role=Role.COORDINATOR, organisation=organisation)
        account, name = self._someone(Role.COORDINATOR, company)
        return Actor(account=account, name=name, organisation=organisation, grants=(grant,))

    def dispatcher(self, company: str) -> Actor:
        """Who sends the crews of a company; where it has none, its coordinator does."""
        organisation = self.organisations[company]
        grant = Grant(role=Role.DISPATCHER, organisation=organisation)
        has_one = any((one.role, one.organisation) == (Role.DISPATCHER, company) for one in story.ACCOUNTS)
        account, name = self._someone(Role.DISPATCHER if has_one else Role.COORDINATOR, company)
        return Actor(account=account, name=name, organisation=organisation, grants=(grant,))

    def member(self, worker: str, company: str) -> Actor:
        """Somebody of a crew, with an account or without."""
        login = next((one.login for one in story.ACCOUNTS if one.worker == worker), "")
        person, organisation = self.persons[worker], self.organisations[company]
        grant = Grant(role=Role.CREW, organisation=organisation)
        account = self.accounts.get(login, person)
        return Actor(account=account, name=worker, organisation=organisation, person=person, grants=(grant,))

    def approver(self, unit: str) -> Actor:
        """The approver of a unit."""
        grant = Grant(role=Role.APPROVER, units=frozenset({self.units[unit]}))
        account, name = self._someone(Role.APPROVER, unit)
        return Actor(account=account, name=name, grants=(grant,))

    def _someone(self, role: Role, code: str) -> tuple[UUID, str]:
        """Account and name of whoever has a role in a company or a unit; its own id before there are accounts."""
        wanted = (one for one in story.ACCOUNTS if one.role == role and code in (one.organisation, one.unit))
        found = next((one for one in wanted if one.login in self.accounts), None)
        if found is not None:
            return self.accounts[found.login], found.name
        return (self.organisations[code] if code in self.organisations else self.units[code]), code


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
