"""graphql-transport-ws, message by message, against a real server."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from api.live import socket as live_socket
from api.live import streams
from api.options import Options
from identity.access import Role
from identity.organisations.model import OrganisationFounded
from storage import events
from storage.database import Database
from storage.ids import new_id
from tests.api.harness import NOON, PASSWORD, Api, account_services, an_api
from tests.api.live_client import EVENTS, phone, served


@pytest.fixture
def api(sqlite_db: Database) -> Api:
    """Fieldpass, which serves no crew app older than 3."""
    return an_api(account_services(sqlite_db), Options(least_clients={"crew": 3}))


@pytest.fixture
async def address(api: Api) -> AsyncIterator[str]:
    async with served(api.app) as at:
        yield at


async def happen(db: Database) -> None:
    """Something every reader of events may know."""
    organisation = new_id()
    async with db.transaction() as tx:
        await events.append(tx, OrganisationFounded(subject=organisation, at=NOON, organisation=organisation))


@pytest.mark.parametrize("protocols", [(), ("graphql-ws",), ("graphql-ws", "soap")])
async def test_no_other_protocol_is_spoken(address: str, protocols: tuple[str, ...]) -> None:
    async with phone(address, protocols=protocols) as one:
        assert await one.closed() == (4406, "Subprotocol not acceptable")


async def test_the_new_protocol_is_taken_beside_the_old(address: str) -> None:
    async with phone(address, protocols=("graphql-ws", "graphql-transport-ws")) as one:
        assert one.ws.subprotocol == "graphql-transport-ws"


async def test_who_says_nothing_is_closed(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_socket, "INIT_S", 0.05)
    async with phone(address) as one:
        assert await one.closed() == (4408, "Connection initialisation timeout")


async def test_a_ping_is_answered_before_and_after_the_beginning(address: str, api: Api) -> None:
    async with phone(address) as one:
        await one.settled()
        await one.init(await api.account(Role.ADMIN))
        await one.settled()
        await one.say(type="pong")
        await one.settled()


async def test_whoever_begins_twice_is_closed(address: str, api: Api) -> None:
    async with phone(address, await api.account(Role.ADMIN)) as one:
        await one.say(type="connection_init")
        assert await one.closed() == (4429, "Too many initialisation requests")


async def test_whoever_subscribes_before_the_beginning_is_closed(address: str) -> None:
    async with phone(address) as one:
        await one.subscribe()
        assert await one.closed() == (4401, "Unauthorized")


@pytest.mark.parametrize(
    "said",
    [
        "",
        "null",
        "1",
        "[]",
        "{",
        "{}",
        '{"type":"start"}',
        '{"type":1}',
        '{"type":"connection_init","payload":[]}',
        '{"type":"connection_init","payload":{"authorization":7}}',
        '{"type":"subscribe"}',
        '{"type":"subscribe","id":"","payload":{"query":"{ me { id } }"}}',
        '{"type":"subscribe","id":"1"}',
        '{"type":"subscribe","id":1,"payload":{"query":"x"}}',
        '{"type":"complete"}',
        b'{"type":"ping"}',
    ],
)
async def test_what_is_no_message_closes_the_socket(address: str, said: str | bytes) -> None:
    async with phone(address) as one:
        await one.ws.send(said)
        code, reason = await one.closed()
    assert code == 4400, reason


@pytest.mark.parametrize(
    "payload", [{}, {"query": 1}, {"query": ""}, {"query": EVENTS, "variables": []}, {"query": EVENTS, "extensions": 1}]
)
async def test_what_is_no_request_closes_the_socket(address: str, api: Api, payload: dict[str, Any]) -> None:
    async with phone(address, await api.account(Role.ADMIN)) as one:
        await one.say(type="subscribe", id="1", payload=payload)
        assert (await one.closed())[0] == 4400


async def test_a_message_that_is_too_long_closes_the_socket(address: str) -> None:
    async with phone(address) as one:
        await one.ws.send('{"type":"ping","payload":{"x":"' + "x" * 130_000 + '"}}')
        assert (await one.closed())[0] == 1009


async def test_an_id_in_use_closes_the_socket_and_one_that_is_free_again_does_not(address: str, api: Api) -> None:
    async with phone(address, await api.account(Role.ADMIN)) as one:
        await one.subscribe()
        await one.say(type="complete", id="1")
        await one.subscribe()
        await one.settled()
        await one.subscribe()
        assert await one.closed() == (4409, "Subscriber already exists")


async def test_an_id_that_is_used_again_at_once_is_completed_as_any_other(
    address: str, api: Api, sqlite_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, begins = asyncio.Event(), streams.opened

    async def slowly(*asked: Any) -> Any:
        await gate.wait()
        return await begins(*asked)

    monkeypatch.setattr(streams, "opened", slowly)
    async with phone(address, await api.account(Role.ADMIN)) as one:
        await one.subscribe()
        await one.settled()
        await one.say(type="complete", id="1")
        await one.subscribe()
        await one.settled()
        await one.say(type="complete", id="1")
        await one.settled()
        gate.set()
        await one.subscribe(id="other")
        await one.settled()
        await happen(sqlite_db)
        assert (await one.hear())["id"] == "other"
        await one.settled()


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ serverTime }", "BAD_REQUEST"),
        ("mutation { signOut }", "BAD_REQUEST"),
        ("subscription { events { nothing } }", "BAD_REQUEST"),
        ("subscription { events { __typename } a: events { __typename } }", "BAD_REQUEST"),
        ("subscription {", "BAD_REQUEST"),
        ("subscription { events(after: 7) { __typename } }", "BAD_INPUT"),
        ("subscription A { events { __typename } } subscription B { events { __typename } }", "BAD_REQUEST"),
        ("subscription { events { __typename " + "... on Event { kind } " * 400 + "} }", "BAD_REQUEST"),
    ],
)
async def test_a_wrong_operation_ends_with_its_errors_and_the_socket_lives(
    address: str, api: Api, query: str, code: str
) -> None:
    async with phone(address, await api.account(Role.ADMIN)) as one:
        await one.subscribe(query)
        heard = await one.hear()
        assert (heard["type"], heard["id"]) == ("error", "1")
        assert [error["extensions"]["code"] for error in heard["payload"]] == [code]
        await one.settled()


async def test_a_variable_that_does_not_fit_names_its_field(address: str, api: Api) -> None:
    async with phone(address, await api.account(Role.ADMIN)) as one:
        await one.subscribe(variables={"after": 7})
        (error,) = (await one.hear())["payload"]
    assert (error["extensions"]["code"], error["extensions"]["field"]) == ("BAD_INPUT", "after")


async def test_a_checkpoint_may_follow_no_events(address: str, api: Api) -> None:
    async with phone(address, await api.account(Role.CHECKPOINT)) as one:
        await one.subscribe()
        (error,) = (await one.hear())["payload"]
    assert error["extensions"]["code"] == "FORBIDDEN"


async def test_a_socket_has_no_more_than_its_operations(address: str, api: Api) -> None:
    async with phone(address, await api.account(Role.ADMIN)) as one:
        for number in range(live_socket.MOST_OPERATIONS):
            await one.subscribe(id=str(number))
        await one.subscribe(id="one more")
        heard = await one.hear()
        assert (heard["type"], heard["id"]) == ("error", "one more")
        assert heard["payload"][0]["extensions"]["code"] == "TOO_COSTLY"
        await one.settled()


async def test_an_account_that_has_its_sockets_gets_no_more_and_keeps_nobody_out(
    address: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_socket, "MOST_OF_ACCOUNT", 2)
    token, other = await api.account(Role.ADMIN), await api.account(Role.AUDITOR)
    async with phone(address, token) as first, phone(address, token) as second:
        async with phone(address) as third:
            await third.say(type="connection_init", payload={"authorization": f"Bearer {token}"})
            assert await third.closed() == (1013, "TOO_MANY_OF_ACCOUNT")
        async with phone(address, other):
            await first.settled()
            await second.settled()
    async with phone(address, token) as again:
        await again.settled()


async def test_those_who_have_not_said_who_they_are_wait_in_a_room_of_their_own(
    address: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_socket, "MOST_UNKNOWN", 2)
    token = await api.account(Role.ADMIN)
    async with phone(address, token) as known, phone(address) as one, phone(address) as two:
        await one.settled()
        await two.settled()
        async with phone(address) as third:
            assert await third.closed() == (1013, "TOO_MANY")
        await one.init(token)
        async with phone(address, token) as fourth:
            await fourth.settled()
        await known.settled()


@pytest.mark.parametrize("secret", ["", "Bearer", "Bearer ", "Bearer x", "Basic x"])
async def test_whoever_shows_no_good_token_is_closed(address: str, secret: str) -> None:
    async with phone(address) as one:
        await one.say(type="connection_init", payload={"authorization": secret})
        assert await one.closed() == (4403, "UNAUTHENTICATED")


async def test_whoever_shows_nothing_is_closed(address: str) -> None:
    async with phone(address) as one:
        await one.say(type="connection_init")
        assert await one.closed() == (4403, "UNAUTHENTICATED")


async def test_a_token_may_stand_in_a_header(address: str, api: Api, sqlite_db: Database) -> None:
    token = await api.account(Role.ADMIN)
    async with phone(address, headers={"authorization": f"Bearer {token}"}) as one:
        await one.init(None)
        await one.subscribe()
        await one.settled()
        await happen(sqlite_db)
        assert (await one.event())["kind"] == "ORGANISATION_FOUNDED"


async def _cookie(api: Api) -> str:
    await api.actor(Role.ADMIN, "sep")
    body = {"login": "sep", "password": PASSWORD}
    answer = await api.client.post("/session", json=body, headers={"x-fieldpass-client": "console/1"})
    assert answer.status_code in {200, 204}, answer.text
    return answer.headers["set-cookie"].split(";")[0]


async def test_the_cookie_of_our_own_page_is_taken(address: str, api: Api) -> None:
    ours = address.replace("ws://", "http://").removesuffix("/graphql")
    async with phone(address, headers={"cookie": await _cookie(api), "origin": ours}) as one:
        await one.init(None, client="console/1")


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1"])
async def test_a_cookie_from_another_page_is_not(address: str, api: Api, origin: str | None) -> None:
    headers = {"cookie": await _cookie(api)} | ({"origin": origin} if origin else {})
    async with phone(address, headers=headers) as one:
        await one.say(type="connection_init")
        assert await one.closed() == (4403, "FORBIDDEN")


@pytest.mark.parametrize("client", ["crew/2", "crew/", "crew"])
async def test_an_app_that_is_too_old_is_told(address: str, api: Api, client: str) -> None:
    token = await api.account(Role.ADMIN)
    async with phone(address) as one:
        await one.say(type="connection_init", payload={"authorization": f"Bearer {token}", "client": client})
        assert await one.closed() == (4426, "UPDATE_REQUIRED")
    async with phone(address, headers={"x-fieldpass-client": client}) as one:
        await one.say(type="connection_init", payload={"authorization": f"Bearer {token}"})
        assert await one.closed() == (4426, "UPDATE_REQUIRED")


async def test_an_app_that_is_new_enough_is_served(address: str, api: Api) -> None:
    async with phone(address) as one:
        await one.init(await api.account(Role.ADMIN), client="crew/3")


async def test_a_subscription_by_post_is_sent_to_the_socket(api: Api) -> None:
    answer = await api.post("subscription { events { __typename } }", token=await api.account(Role.ADMIN))
    assert answer.status_code == 400
    assert "WebSocket" in answer.json()["errors"][0]["message"]


async def test_another_address_has_no_socket(address: str) -> None:
    from websockets.exceptions import InvalidStatus

    with pytest.raises(InvalidStatus):
        async with phone(address.replace("/graphql", "/elsewhere")):
            pass


async def test_whoever_has_completed_hears_no_more(address: str, api: Api, sqlite_db: Database) -> None:
    async with phone(address, await api.account(Role.ADMIN)) as one:
        await one.subscribe(id="a")
        await one.subscribe(id="b")
        await one.settled()
        await happen(sqlite_db)
        assert {(await one.hear())["id"], (await one.hear())["id"]} == {"a", "b"}
        await one.say(type="complete", id="a")
        await one.settled()
        await happen(sqlite_db)
        assert (await one.hear())["id"] == "b"
        await one.settled()


async def test_when_the_last_is_gone_nothing_runs_on(address: str, api: Api) -> None:
    before = len(asyncio.all_tasks())
    async with phone(address, await api.account(Role.ADMIN)) as one:
        await one.subscribe()
        await one.settled()
        assert len(asyncio.all_tasks()) > before
    async with asyncio.timeout(5):
        while len(asyncio.all_tasks()) > before:  # noqa: ASYNC110 - they end by themselves
            await asyncio.sleep(0.01)
    assert api.app.live.hub.watch.standings == {}
    assert api.app.live.hub.lanes == {}
