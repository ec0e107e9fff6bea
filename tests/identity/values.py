"""Who asks, and when."""

from datetime import UTC, datetime
from uuid import UUID

from identity.access import Actor, Grant, Role
from storage.idempotency import Request
from storage.ids import new_id

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)
KEY = b"k" * 32


def a_request(by: Actor, *, key: UUID | None = None, body: bytes = b"body", at: datetime = NOON) -> Request:
    return Request(actor=by.account, key=key or new_id(), body=body, at=at)


def an_actor(role: Role, *, organisation: UUID | None = None, units: frozenset[UUID] | None = None) -> Actor:
    grant = Grant(role=role, organisation=organisation, units=units)
    return Actor(account=new_id(), name="Thử", organisation=organisation, grants=(grant,))
