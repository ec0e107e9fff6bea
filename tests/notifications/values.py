"""Valid values of notifications for tests; every argument changes one thing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from identity.access import Actor, Grant, Role
from notifications.inbox.model import Notification, ToldAs, Urgency
from storage.idempotency import Request
from storage.ids import new_id

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def somebody(role: Role = Role.DISPATCHER, **changes: Any) -> Actor:
    """Signed in, with one grant everywhere."""
    plain = Actor(account=new_id(), name="Ai đó", grants=(Grant(role=role),), session=new_id())
    return replace(plain, **changes)


def asked(by: Actor, at: datetime = NOON) -> Request:
    """A request under a fresh key."""
    key = new_id()
    return Request(actor=by.account, key=key, body=key.bytes, at=at)


def a_notification(**changes: Any) -> Notification:
    """An urgent one that nobody has seen yet."""
    plain = Notification(
        id=new_id(),
        account=new_id(),
        event=new_id(),
        code="CREW_STOPPED",
        urgency=Urgency.URGENT,
        needs_ack=True,
        told_as=ToldAs.ON_DUTY,
        step=0,
        about_kind="Stop",
        about=new_id(),
        params={"crew": "Đội 1"},
        at=NOON,
        created_at=NOON,
        expires_at=NOON + HOUR,
    )
    return replace(plain, **changes)
