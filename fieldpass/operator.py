"""The operator's own hand on the command line: whoever holds the master key and the database may do what ADMIN may."""

import hashlib
from datetime import datetime
from uuid import UUID

from identity.access import Actor, Grant, Role
from storage.idempotency import Request
from storage.ids import new_id

OPERATOR = Actor(account=UUID(int=1), name="operator", grants=(Grant(role=Role.ADMIN),))


def request(at: datetime, key: UUID | None = None) -> Request:
    """A request of the operator's own; every call is a new one unless a key is given."""
    made = key or new_id()
    return Request(actor=OPERATOR.account, key=made, body=hashlib.sha256(made.bytes).digest(), at=at)
