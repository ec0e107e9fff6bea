"""Notifications as a client sees them, through GraphQL text."""

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from api.ids import encode_id
from identity.access import Actor, Role
from identity.accounts.links import Links
from identity.accounts.passwords import Passwords
from identity.accounts.service import Accounts
from identity.accounts.sessions import Sessions
from identity.accounts.sign_in import SignIn
from notifications.addresses.service import PushAddresses
from notifications.deliveries.service import Deliveries
from notifications.duties.service import Duties
from notifications.inbox.service import Inbox
from notifications.tables import push_address
from storage.database import Database
from storage.ids import new_id
from tests.api.harness import KEY, Api, an_api, some_services
from tests.api.permits_world import Client
from tests.notifications.world import Office

INBOX = """query($after: String, $unread: Boolean) {
  unreadCount
  inbox(first: 2, after: $after, unread: $unread) {
    edges { node { id uuid code title body urgency toldAs about aboutKind needsAcknowledgement readAt acknowledgedAt
                   params { name value } } }
    pageInfo { hasNextPage endCursor }
  }
}"""
MARKED = "... on NotificationsMarked { notifications }"
ADDRESSES = "{ pushAddresses { id kind tail device } }"
DELIVERIES = "{ deliveries(first: 10) { edges { node { id code state reason attempts addressTail } } } }"


def all_services(db: Database) -> Any:
    passwords, sessions = Passwords(), Sessions(db)
    return some_services(
        sessions=sessions,
        sign_in=SignIn(db, passwords, sessions, KEY),
        accounts=Accounts(db, sessions),
        links=Links(db, passwords, sessions, KEY),
        inbox=Inbox(db),
        deliveries=Deliveries(db),
        push_addresses=PushAddresses(db),
        duties=Duties(db),
    )


class Desk:
    """An API with two accounts, and the worker behind it."""

    def __init__(self, db: Database, api: Api) -> None:
        self.db, self.api, self.office = db, api, Office(db=db)
        self.office.clock.at = api.now

    async def enters(self, role: Role) -> tuple[Client, Actor]:
        token = await self.api.account(role)
        found = await self.api.services.sessions.actor_for(token, self.api.now)
        assert found is not None
        return Client(api=self.api, token=token), found


@pytest.fixture
def desk(sqlite_db: Database) -> Desk:
    return Desk(sqlite_db, an_api(all_services(sqlite_db)))


async def did(client: Client, mutation: str, input_type: str, shown: str, **given: Any) -> Any:
    text = f"mutation($input: {input_type}!) {{ {mutation}(input: $input) {{ __typename {shown} }} }}"
    return (await client.ask(text, input={"idempotencyKey": str(new_id()), **given}))[mutation]


async def test_an_inbox_speaks_the_language_of_its_account(desk: Desk) -> None:
    crew, actor = await desk.enters(Role.CREW)
    await desk.office.says(actor)

    found = await crew.ask(INBOX)

    (edge,) = found["inbox"]["edges"]
    node = edge["node"]
    assert found["unreadCount"] == 1
    assert (node["code"], node["title"], node["urgency"]) == ("PERMIT_SUSPENDED", "Permit suspended", "URGENT")
    assert node["body"] == "Permit GP-1 is suspended: no checkpoint lets it through until it is lifted."
    assert node["aboutKind"] == "Permit"
    assert {"name": "reference", "value": "GP-1"} in node["params"]
    assert (await crew.ask("query($u: UUID) { notification(uuid: $u) { code } }", u=node["uuid"])) == {
        "notification": {"code": "PERMIT_SUSPENDED"}
    }


async def test_an_inbox_is_paged_and_marked(desk: Desk) -> None:
    crew, actor = await desk.enters(Role.CREW)
    for _ in range(3):
        await desk.office.says(actor)
    first = (await crew.ask(INBOX))["inbox"]
    second = (await crew.ask(INBOX, after=first["pageInfo"]["endCursor"]))["inbox"]
    ids = [edge["node"]["id"] for edge in (*first["edges"], *second["edges"])]
    assert len(set(ids)) == 3

    done = await did(
        crew,
        "readNotifications",
        "NotificationsInput",
        MARKED,
        notifications=ids[:2],
    )

    assert sorted(done["notifications"]) == sorted(ids[:2])
    left = await crew.ask(INBOX, unread=True)
    assert [edge["node"]["id"] for edge in left["inbox"]["edges"]] == ids[2:]
    assert left["unreadCount"] == 1


async def test_nobody_reads_or_marks_what_another_was_told(desk: Desk) -> None:
    _, actor = await desk.enters(Role.CREW)
    admin, _ = await desk.enters(Role.ADMIN)
    await desk.office.says(actor)
    (told,) = await desk.office.inbox(actor)
    id_ = encode_id("Notification", told.id)

    assert (await admin.ask(INBOX))["inbox"]["edges"] == []
    assert (await admin.ask("query($i: ID) { notification(id: $i) { code } }", i=id_))["notification"] is None
    done = await did(
        admin,
        "readNotifications",
        "NotificationsInput",
        MARKED,
        notifications=[id_],
    )
    assert done["notifications"] == []
    refused = await did(admin, "acknowledgeNotification", "AcknowledgeNotificationInput", "", notification=id_)
    assert refused["__typename"] == "NotFoundProblem"
    assert (await desk.office.inbox(actor))[0].read_at is None


async def test_what_needs_no_care_says_so(desk: Desk) -> None:
    crew, actor = await desk.enters(Role.CREW)
    await desk.office.says(actor)
    (told,) = await desk.office.inbox(actor)

    refused = await did(
        crew,
        "acknowledgeNotification",
        "AcknowledgeNotificationInput",
        "... on ConflictProblem { code message }",
        notification=encode_id("Notification", told.id),
    )

    assert refused["code"] == "NOTHING_TO_ACKNOWLEDGE"
    assert refused["message"] == "Nobody needs to acknowledge this notification."


async def test_an_address_is_registered_listed_by_its_tail_and_removed(desk: Desk) -> None:
    crew, _ = await desk.enters(Role.CREW)
    kind, shown = "RegisterPushAddressInput", "... on PushAddressChanged { address }"
    done = await did(crew, "registerPushAddress", kind, shown, kind="TOKEN", value="secret-address-WXYZ")

    (listed,) = (await crew.ask(ADDRESSES))["pushAddresses"]
    assert listed == {"id": done["address"], "kind": "TOKEN", "tail": "WXYZ", "device": None}

    await did(crew, "removePushAddress", "RemovePushAddressInput", shown, address=done["address"])
    assert (await crew.ask(ADDRESSES))["pushAddresses"] == []


async def test_an_impossible_address_is_named_by_its_field_and_not_repeated(desk: Desk) -> None:
    crew, _ = await desk.enters(Role.CREW)
    text = "mutation($input: RegisterPushAddressInput!) { registerPushAddress(input: $input) { __typename } }"

    answer = await desk.api.post(
        text,
        {"input": {"idempotencyKey": str(UUID(int=5)), "kind": "WEBPUSH", "value": "secret-address"}},
        token=crew.token,
    )

    extensions = answer.json()["errors"][0]["extensions"]
    assert (extensions["code"], extensions["field"]) == ("BAD_INPUT", "input.value")
    assert "secret-address" not in answer.text


async def test_signing_out_ends_what_is_reached_there(desk: Desk) -> None:
    crew, actor = await desk.enters(Role.CREW)
    await did(crew, "registerPushAddress", "RegisterPushAddressInput", "", kind="TOKEN", value="secret-address")
    await desk.office.says(actor)

    await desk.api.services.sign_in.sign_out(crew.token, now=desk.api.now)
    await desk.office.send()
    await desk.office.tell()

    assert desk.office.service.asked == 0
    assert await desk.office.deliveries() == [("SKIPPED", "SIGNED_OUT")]
    async with desk.db.reading() as rx:
        assert [row.value for row in await rx.rows(sa.select(push_address))] == [None]


async def test_a_device_says_what_it_received_by_the_id_of_the_push(desk: Desk) -> None:
    crew, actor = await desk.enters(Role.CREW)
    auditor, _ = await desk.enters(Role.AUDITOR)
    await did(crew, "registerPushAddress", "RegisterPushAddressInput", "", kind="FID", value="secret-address-WXYZ")
    await desk.office.says(actor)
    await desk.office.send()
    (push,) = desk.office.service.phones.arrived

    await did(crew, "reportDelivered", "ReportDeliveredInput", "", uuids=[push.data["id"]])

    (edge,) = (await auditor.ask(DELIVERIES))["deliveries"]["edges"]
    assert (edge["node"]["state"], edge["node"]["attempts"], edge["node"]["addressTail"]) == ("DELIVERED", 1, "WXYZ")


async def test_only_who_watches_over_the_service_reads_deliveries(desk: Desk) -> None:
    crew, _ = await desk.enters(Role.CREW)

    fault = await crew.fault(DELIVERIES)

    assert fault["code"] == "FORBIDDEN"


async def test_duty_is_ones_own_to_begin_and_to_end(desk: Desk) -> None:
    one, _ = await desk.enters(Role.DISPATCHER)
    assert (await one.ask("{ myDuty { until } }"))["myDuty"] is None

    done = await did(one, "goOnDuty", "GoOnDutyInput", "... on DutySet { until }")
    assert (await one.ask("{ myDuty { until } }"))["myDuty"] == {"until": done["until"]}

    assert (await did(one, "goOffDuty", "GoOffDutyInput", "... on DutySet { until }"))["until"] is None
    assert (await one.ask("{ myDuty { until } }"))["myDuty"] is None
