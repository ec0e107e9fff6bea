"""Following the log over real sockets: nothing is missed, nothing comes twice; who may not know hears nothing."""

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from api.ids import encode_id
from api.live import lanes
from identity.access import Actor, Grant, Role
from identity.accounts.model import GrantsChanged, Scope
from identity.organisations.model import OrganisationFounded
from storage import events, settings
from storage.database import Database
from storage.event import Cursor
from storage.idempotency import Request
from storage.ids import new_id
from storage.log import FORGOTTEN
from storage.postgres import PostgresDatabase
from storage.tables import event
from tests.api.harness import NOON, Api, account_services, an_api
from tests.api.live_client import EVENTS, Phone, phone, served
from tests.storage.scratch import cut_everyone_else

BOSS = Actor(account=new_id(), name="boss", grants=(Grant(role=Role.ADMIN),))
PAGE = """query ($first: Int!, $after: String) { events(first: $first, after: $after) { __typename
  ... on EventConnection { edges { cursor node { kind subject } } pageInfo { hasNextPage endCursor } }
  ... on ResetRequired { reason cursor } } }"""


@pytest.fixture
def api(db: Database) -> Api:
    return an_api(account_services(db))


@pytest.fixture
async def address(api: Api) -> AsyncIterator[str]:
    async with served(api.app) as at:
        yield at


async def found(db: Database, pause_s: float = 0) -> str:
    """An organisation is founded, as far as the log knows; its id as the schema shows it."""
    id_ = new_id()
    async with db.transaction() as tx:
        await events.append(tx, OrganisationFounded(subject=id_, at=NOON, organisation=id_))
        if pause_s and db.dialect == "postgresql":
            await asyncio.sleep(pause_s)
    return encode_id("Organisation", id_)


async def heard(one: Phone, count: int) -> list[str]:
    """Subjects of the organisations that were founded, until there are so many."""
    subjects: list[str] = []
    while len(subjects) < count:
        shown = await one.event(20)
        assert shown["__typename"] == "Event", shown
        if shown["kind"] == "ORGANISATION_FOUNDED":
            subjects.append(shown["subject"])
    return subjects


async def test_every_event_is_heard_once_whatever_order_commits_come_in(api: Api, address: str, db: Database) -> None:
    chance = random.Random(7)
    async with phone(address, await api.account(Role.AUDITOR)) as one:
        await one.subscribe()
        await one.settled()

        async def writer() -> list[str]:
            return [await found(db, chance.uniform(0, 0.02)) for _ in range(6)]

        written = [subject for each in await asyncio.gather(*(writer() for _ in range(12))) for subject in each]
        told = await heard(one, 72)
        await one.settled()

    assert sorted(told) == sorted(written)


async def test_whoever_comes_back_with_a_cursor_has_missed_nothing(api: Api, address: str, db: Database) -> None:
    """Cut again and again while others write; each time it goes on behind the last event it heard."""
    token, cursor, done = await api.account(Role.AUDITOR), await _newest(api), asyncio.Event()
    told: list[str] = []

    async def writer() -> list[str]:
        written = [await found(db, 0.005) for _ in range(60)]
        done.set()
        return written

    writing = asyncio.create_task(writer())
    chance = random.Random(3)
    while not done.is_set() or len(told) < 60:
        async with phone(address, token) as one:
            await one.subscribe(variables={"after": cursor})
            for _ in range(chance.randint(1, 9)):
                if len(told) == 60:
                    break
                shown = await one.event(20)
                cursor = shown["cursor"]
                told += [shown["subject"]] if shown["kind"] == "ORGANISATION_FOUNDED" else []
            one.ws.transport.abort()

    assert told == await _in_order(db, await writing)


async def test_what_was_missed_comes_before_what_is_new(api: Api, address: str, db: Database) -> None:
    cursor = await _newest(api)
    missed = [await found(db) for _ in range(130)]
    async with phone(address, await api.account(Role.AUDITOR)) as one:
        await one.subscribe(variables={"after": cursor})
        fresh = asyncio.create_task(_write_on(db, 30))
        told = await heard(one, 160)

    assert told == [*missed, *await fresh]


async def test_who_asks_alike_shares_one_lane_wherever_they_began(api: Api, address: str, db: Database) -> None:
    token, first = await api.account(Role.AUDITOR), await _newest(api)
    await found(db)
    async with phone(address, token) as one, phone(address, await api.account(Role.AUDITOR)) as two:
        await one.subscribe(variables={"after": first})
        await two.subscribe(variables={"after": await _newest(api)})
        await heard(one, 1)
        await two.settled()
        await found(db)
        assert (await heard(one, 1)) == (await heard(two, 1))
        (lane,) = api.app.live.hub.lanes.values()
        assert len(lane.members) == 2


@pytest.mark.parametrize("cursor", ["?", "", "x" * 2_000, "AAAAAAAAAAAAAAAAAAAA"])
async def test_a_cursor_that_is_none_of_ours_asks_to_begin_anew(api: Api, address: str, cursor: str) -> None:
    newest = await _newest(api)
    async with phone(address, await api.account(Role.AUDITOR)) as one:
        await one.subscribe(variables={"after": cursor})
        shown = await one.event()
        assert (shown["__typename"], shown["reason"]) == ("ResetRequired", "FOREIGN")
        assert await one.hear() == {"type": "complete", "id": "1"}
        await one.subscribe(variables={"after": shown["cursor"]})
        await one.settled()
    assert newest != shown["cursor"]  # accounts were made since


async def test_a_cursor_of_a_database_that_was_restored_is_foreign(api: Api, address: str, db: Database) -> None:
    """The numbers are the same; the event that stood there is not."""
    token = await api.account(Role.AUDITOR)
    cursor = await _newest(api, token)
    assert (await _page(api, token, cursor))["__typename"] == "EventConnection"
    async with db.transaction() as tx:
        newest = sa.select(sa.func.max(event.c.seq)).scalar_subquery()
        await tx.execute(sa.update(event).where(event.c.seq == newest).values(id=new_id()))

    assert (await _page(api, token, cursor))["reason"] == "FOREIGN"


async def test_a_cursor_older_than_the_log_has_expired_and_one_at_its_edge_has_not(
    api: Api, address: str, db: Database
) -> None:
    token = await api.account(Role.AUDITOR)
    old = await _newest(api)
    await found(db)
    edge = await _newest(api)
    fresh = await found(db)
    async with db.transaction() as tx:
        rows = await tx.rows(sa.select(event).order_by(event.c.xid, event.c.seq))
        last = Cursor(rows[-2].xid, rows[-2].seq)
        await tx.execute(sa.delete(event).where(event.c.seq <= last.seq))
        await settings.write(tx, FORGOTTEN, {"xid": last.xid, "seq": last.seq})

    assert (await _page(api, token, old))["reason"] == "EXPIRED"
    async with phone(address, token) as one:
        await one.subscribe(variables={"after": old})
        assert (await one.event())["reason"] == "EXPIRED"
        assert (await one.hear())["type"] == "complete"
        await one.subscribe(variables={"after": edge}, id="2")
        assert await heard(one, 1) == [fresh]


async def test_the_list_and_the_subscription_show_the_same(api: Api, address: str, db: Database) -> None:
    token = await api.account(Role.AUDITOR)
    cursor = await _newest(api)
    written = [await found(db) for _ in range(5)]

    first = await _page(api, token, cursor, 3)
    second = await _page(api, token, first["pageInfo"]["endCursor"], 3)

    assert [edge["node"]["subject"] for page in (first, second) for edge in page["edges"]] == written
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)


async def test_a_slow_follower_is_told_where_to_read_on_and_delays_nobody(
    api: Api, address: str, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "MOST_WAITING", 40)
    token, lean = await api.account(Role.AUDITOR), EVENTS.replace("payload { name values }", "")
    async with phone(address, token) as quick, phone(address, token, max_queue=1) as slow:
        await quick.subscribe(lean)
        await slow.subscribe()
        await slow.settled()
        slow.ws.transport.pause_reading()
        written = [await _fat(db) for _ in range(150)]
        assert await heard(quick, 150) == written
        assert [len(standing.followers) for standing in api.app.live.hub.watch.standings] == [1, 0]
        slow.ws.transport.resume_reading()
        told, shown = [], await slow.event(20)
        while shown["__typename"] == "Event":
            told.append(shown)
            shown = await slow.event(20)
        assert (shown["__typename"], shown["reason"]) == ("ResetRequired", "SLOW")
        assert shown["cursor"] == told[-1]["cursor"]
        assert (await slow.hear())["type"] == "complete"
        await slow.subscribe(lean, variables={"after": shown["cursor"]}, id="2")
        rest = await heard(slow, 150 - len(told))

    assert 0 < len(told) < 150
    assert [one["subject"] for one in told] + rest == written


async def _fat(db: Database) -> str:
    """An event of 100 kB, more than the network between two sockets holds many of."""
    id_ = new_id()
    async with db.transaction() as tx:
        await events.append(tx, OrganisationFounded(subject=id_, at=NOON, organisation=id_))
        await tx.execute(sa.update(event).where(event.c.subject == id_).values(payload={"fat": ["x" * 100_000]}))
    return encode_id("Organisation", id_)


async def test_a_revoked_token_hears_nothing_of_what_comes_after(api: Api, address: str, db: Database) -> None:
    actor = await api.actor(Role.AUDITOR)
    issued = await api.services.sign_in.make_token("t", timedelta(days=1), by=actor, request=_request(actor))
    async with phone(address, issued.secret) as one, phone(address, await api.account(Role.AUDITOR)) as other:
        await one.subscribe()
        await other.subscribe()
        await heard_one_of(db, one, other)
        await api.services.sign_in.revoke_token(issued.id, by=actor, request=_request(actor))
        await found(db)

        assert await one.closed() == (4403, "UNAUTHENTICATED")
        await heard(other, 1)
    assert [each["payload"]["data"]["events"]["kind"] for each in one.seen if each["type"] == "next"].count(
        "ORGANISATION_FOUNDED"
    ) == 1


async def test_a_token_that_runs_out_closes_the_socket(api: Api, address: str) -> None:
    actor = await api.actor(Role.AUDITOR)
    issued = await api.services.sign_in.make_token("t", timedelta(hours=1), by=actor, request=_request(actor))
    async with phone(address, issued.secret) as one:
        await one.subscribe()
        await one.settled()
        api.now = NOON + timedelta(hours=1)

        assert await one.closed() == (4403, "UNAUTHENTICATED")


async def test_changed_grants_end_what_was_followed_and_rule_what_is_heard_next(
    api: Api, address: str, db: Database
) -> None:
    actor = await api.actor(Role.AUDITOR)
    issued = await api.services.sign_in.make_token("t", timedelta(days=1), by=actor, request=_request(actor))
    own, foreign = new_id(), new_id()
    async with phone(address, issued.secret) as one:
        await one.subscribe()
        await heard_one_of(db, one)
        await _regrant(api, actor, db, own)
        shown = await _last_words(one)
        assert shown["reason"] == "RIGHTS_CHANGED"
        await one.subscribe(variables={"after": shown["cursor"]}, id="2")
        for organisation in (foreign, own):
            async with db.transaction() as tx:
                await events.append(tx, OrganisationFounded(subject=organisation, at=NOON, organisation=organisation))
        assert await heard(one, 1) == [encode_id("Organisation", own)]


async def test_a_hundred_cut_connections_lose_no_event_and_repeat_none(
    postgres_url: str, request: pytest.FixtureRequest
) -> None:
    """Every round cuts whatever is connected to PostgreSQL: the LISTEN connection, the speaker, the pool."""
    from storage.database import connect

    db = await connect(postgres_url)
    assert isinstance(db, PostgresDatabase)
    api = an_api(account_services(db))
    async with served(api.app) as address, phone(address, await api.account(Role.AUDITOR)) as one:
        await one.subscribe()
        await one.settled()
        written = []
        for _ in range(100):
            await cut_everyone_else(db)
            written.append(await _insist(db))
        told = await heard(one, len(written))
        await one.settled()
    await db.close()

    assert told == await _in_order_of(told, written)


async def _insist(db: Database) -> str:
    """An event whose writing may be cut, and is then begun again under another id."""
    while True:
        try:
            return await found(db)
        except Exception:  # noqa: BLE001, S112 - the connection was cut; whether it landed is asked of the log
            continue


async def _in_order_of(told: list[str], written: list[str]) -> list[str]:
    assert set(written) <= set(told)
    assert len(told) == len(set(told))
    return told


async def heard_one_of(db: Database, *phones: Phone) -> None:
    """They follow: each has heard an event."""
    for one in phones:
        await one.settled()
    await found(db)
    for one in phones:
        await heard(one, 1)


async def _last_words(one: Phone) -> dict[str, Any]:
    shown = await one.event()
    while shown["__typename"] == "Event":
        shown = await one.event()
    assert await one.hear() == {"type": "complete", "id": "1"}
    return shown


async def _regrant(api: Api, actor: Actor, db: Database, organisation: Any) -> None:
    """The account reads one organisation from now on, instead of all."""
    from identity.organisations.tables import organisation as table

    async with db.transaction() as tx:
        row = {"id": organisation, "code": "SEN", "name": "Sen", "kind": "TELECOM"}
        await tx.execute(sa.insert(table), row)
    scopes = (Scope(role=Role.COORDINATOR, organisation=organisation),)
    changed = await api.services.accounts.grant(actor.account, scopes, by=BOSS, request=_request(BOSS))
    assert isinstance(changed, GrantsChanged)


async def _write_on(db: Database, count: int) -> list[str]:
    return [await found(db) for _ in range(count)]


async def _newest(api: Api, token: str | None = None) -> str:
    answer = await api.post("{ newestEventCursor }", token=token or await api.account(Role.AUDITOR))
    return str(answer.json()["data"]["newestEventCursor"])


async def _page(api: Api, token: str, after: str | None, first: int = 10) -> Any:
    answer = (await api.post(PAGE, {"first": first, "after": after}, token=token)).json()
    assert "errors" not in answer, answer
    return answer["data"]["events"]


async def _in_order(db: Database, subjects: list[str]) -> list[str]:
    """Subjects in the order of the log."""
    async with db.reading() as rx:
        rows = await events.read_after(rx, Cursor(), 5_000)
    return [shown for one in rows if (shown := encode_id("Organisation", one.subject)) in set(subjects)]


def _request(by: Actor) -> Request:
    return Request(actor=by.account, key=new_id(), body=b"", at=NOON)
