"""An inbox: its owner's and nobody else's, read by keyset, marked once."""

from uuid import UUID

import pytest

from identity.access import Actor
from notifications.inbox import store
from notifications.inbox.model import Acknowledged, Marked, Notification
from notifications.inbox.service import MOST, Inbox
from storage import events
from storage.database import Database
from storage.outcomes import BadInput, Conflict, NotFound
from tests.notifications.values import MINUTE, NOON, a_notification, asked, somebody


async def told(db: Database, by: Actor, number: int = 1, **changes: object) -> list[Notification]:
    made = [a_notification(account=by.account, **changes) for _ in range(number)]
    async with db.transaction() as tx:
        await store.add(tx, made)
    return made


async def kinds(db: Database) -> list[tuple[str, UUID]]:
    async with db.reading() as rx:
        return [(one.kind, one.subject) for one in await events.read_after(rx, events.Cursor())]


async def test_an_inbox_is_read_newest_first_page_by_page(db: Database) -> None:
    owner, inbox = somebody(), Inbox(db)
    made = await told(db, owner, 5)

    first = await inbox.page(by=owner, after=None, first=3)
    second = await inbox.page(by=owner, after=first.rows[-1].id, first=3)

    assert [one.id for one in (*first.rows, *second.rows)] == [one.id for one in reversed(made)]
    assert (first.more, second.more) == (True, False)
    assert first.rows[0] == made[-1]


async def test_nobody_reads_marks_or_acknowledges_what_another_was_told(db: Database) -> None:
    owner, other, inbox = somebody(), somebody(), Inbox(db)
    (one,) = await told(db, owner)

    assert await inbox.find(one.id, by=other) is None
    assert (await inbox.page(by=other, after=None, first=10)).rows == ()
    assert await inbox.read([one.id], by=other, request=asked(other)) == Marked(notifications=())
    assert await inbox.acknowledge(one.id, by=other, request=asked(other)) == NotFound(kind="Notification", id=one.id)
    assert await inbox.find(one.id, by=owner) == one
    assert await kinds(db) == []


async def test_what_was_read_counts_no_more_and_keeps_its_first_instant(db: Database) -> None:
    owner, inbox = somebody(), Inbox(db)
    first, second = await told(db, owner, 2)
    assert await inbox.unread(by=owner) == 2

    await inbox.read([first.id], by=owner, request=asked(owner))
    await inbox.read([first.id], by=owner, request=asked(owner, NOON + MINUTE))

    found = await inbox.find(first.id, by=owner)
    assert found is not None
    assert (found.read_at, found.delivered_at) == (NOON, NOON)
    assert await inbox.unread(by=owner) == 1
    assert [one.id for one in (await inbox.page(by=owner, unread=True, after=None, first=9)).rows] == [second.id]


async def test_a_device_says_what_it_has_received(db: Database) -> None:
    owner, inbox = somebody(), Inbox(db)
    (one,) = await told(db, owner)

    await inbox.report_delivered([one.id], by=owner, request=asked(owner))

    found = await inbox.find(one.id, by=owner)
    assert found is not None
    assert (found.delivered_at, found.read_at) == (NOON, None)


async def test_acknowledging_says_so_once(db: Database) -> None:
    owner, inbox = somebody(), Inbox(db)
    (one,) = await told(db, owner)

    first = await inbox.acknowledge(one.id, by=owner, request=asked(owner))
    again = await inbox.acknowledge(one.id, by=owner, request=asked(owner, NOON + MINUTE))

    assert first == again == Acknowledged(notification=one.id, at=NOON)
    assert await kinds(db) == [("NOTIFICATION_ACKNOWLEDGED", one.id)]
    found = await inbox.find(one.id, by=owner)
    assert found is not None
    assert (found.read_at, found.acknowledged_at) == (NOON, NOON)


async def test_what_asks_for_no_care_takes_none(db: Database) -> None:
    owner, inbox = somebody(), Inbox(db)
    (one,) = await told(db, owner, needs_ack=False)

    refused = await inbox.acknowledge(one.id, by=owner, request=asked(owner))

    assert refused == Conflict(code="NOTHING_TO_ACKNOWLEDGE")
    assert await inbox.unread(by=owner) == 1
    assert await kinds(db) == []


async def test_too_many_at_once_are_refused(db: Database) -> None:
    owner, inbox = somebody(), Inbox(db)
    (one,) = await told(db, owner)

    with pytest.raises(BadInput):
        await inbox.read([one.id] * (MOST + 1), by=owner, request=asked(owner))
    assert await inbox.read([one.id] * MOST, by=owner, request=asked(owner)) == Marked(notifications=(one.id,))


async def test_the_same_person_is_told_once_of_an_event(db: Database) -> None:
    owner = somebody()
    (one,) = await told(db, owner)

    await told(db, owner, event=one.event, code="OTHER")

    page = await Inbox(db).page(by=owner, after=None, first=9)
    assert page.rows == (one,)
