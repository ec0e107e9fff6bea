"""Zones, inboxes, positions and the events of a crew member, each over a real socket and a real world."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from inspect import isawaitable
from typing import Any
from uuid import UUID

import pytest
import shapely
import sqlalchemy as sa
from graphql import execute_subscription_event

from api.ids import encode_id
from api.live import streams
from geo.zones.orders.model import CreateZone
from identity.access import Actor, Grant, Role
from identity.accounts.model import AccountAdded, AddAccount, Scope
from identity.units.service import Units
from identity.units.tables import unit as unit_table
from notifications.inbox import store as inbox_store
from notifications.inbox.model import InboxReceived
from notifications.inbox.service import Inbox
from permits.applications.commands import Apply
from permits.applications.outcomes import ApplicationChanged
from permits.permits.commands import Suspend
from storage import events
from storage.database import Database
from storage.ids import new_id
from tests.api.harness import Api, account_services, an_api
from tests.api.live_client import EVENTS, Phone, phone, served
from tests.notifications.values import a_notification
from tests.permits.values import LAP_VO, NOON, SA_DEC
from tests.permits.world import asked, terms
from tests.tracking.world import FIELD, HAMLET_MIDDLE, MINUTE, OUTSIDE, Tracked, fix, tracked

ZONES = """subscription ($units: [ID!]) { zoneChanged(units: $units) { __typename
  ... on ZoneChanged { number closed zone { code versions { name } } } } }"""
INBOX = """subscription { inboxReceived { __typename
  ... on InboxReceived { cursor notification { uuid code } } ... on ResetRequired { reason } } }"""
POSITIONS = """subscription ($box: BoxInput) { crewPositions(box: $box) { __typename
  ... on CrewPositions { positions { crew at accuracyM place { lon lat } } } ... on ResetRequired { reason } } }"""


@dataclass(slots=True, kw_only=True)
class Live:
    """A world with crews, served."""

    tracked: Tracked
    api: Api
    address: str

    async def sign_up(self, role: Role, organisation: UUID | None = None, person: UUID | None = None) -> Actor:
        """A new account with one grant; its token is its name here."""
        boss = Actor(account=new_id(), name="boss", grants=(Grant(role=Role.ADMIN),))
        scopes = (Scope(role=role, organisation=organisation),)
        of = self.tracked.world.company if person else None
        login = f"a{new_id().hex}"
        command = AddAccount(login=login, name="Thử", organisation=of, person=person, scopes=scopes)
        added = await self.api.services.accounts.add(command, by=boss, request=asked(boss))
        assert isinstance(added, AccountAdded)
        actor = Actor(account=added.account, name="Thử", grants=(Grant(role=role, organisation=organisation),))
        issued = await self.api.services.sign_in.make_token("t", timedelta(days=9), by=actor, request=asked(actor))
        return replace(actor, name=issued.secret)

    async def token(self, role: Role, organisation: UUID | None = None, person: UUID | None = None) -> str:
        return (await self.sign_up(role, organisation, person)).name


@pytest.fixture
async def live(db: Database) -> AsyncIterator[Live]:
    world = await tracked(db)
    services = replace(account_services(db), zones=world.world.zones, units=Units(db), inbox=Inbox(db))
    api = an_api(services)
    async with served(api.app) as address:
        yield Live(tracked=world, api=api, address=address)


async def following(one: Phone, query: str, variables: dict[str, Any] | None = None) -> None:
    """It follows: the server has heard it and begun."""
    await one.subscribe(query, variables)
    await one.settled()


def zone(code: str, unit: UUID) -> CreateZone:
    return CreateZone(
        code=code, terms=terms(code.title(), unit=unit, geometry=shapely.box(105.61, 10.21, 105.62, 10.22))
    )


async def test_a_published_zone_is_told_as_it_stands_to_whoever_may_read_zones(live: Live) -> None:
    token = await live.token(Role.CREW)
    async with phone(live.address, token) as every, phone(live.address, token) as of_lap_vo:
        await following(every, ZONES)
        await following(of_lap_vo, ZONES, {"units": [encode_id("AdminUnit", LAP_VO)]})
        await live.tracked.world.order(zone("NEW", SA_DEC))
        await live.tracked.world.order(zone("NEXT", LAP_VO))

        told = [await every.event(), await every.event()]
        assert [one["zone"]["code"] for one in told] == ["NEW", "NEXT"]
        assert told[0]["zone"]["versions"][0]["name"] == "New"
        assert (await of_lap_vo.event())["zone"]["code"] == "NEXT"


async def test_what_takes_too_long_is_read_anew_from_before_it(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    live.api.app.live.engine.deadline_s = 0.05
    executes, slow = execute_subscription_event, iter([True])

    async def first_slowly(executor: Any) -> Any:
        if next(slow, False):
            await asyncio.Event().wait()
        done = executes(executor)
        return await done if isawaitable(done) else done

    monkeypatch.setattr(streams, "execute_subscription_event", first_slowly)
    async with phone(live.address, await live.token(Role.AUDITOR)) as one:
        await following(one, ZONES.replace("} } } } }", "} } } ... on ResetRequired { reason } } }"))
        await live.tracked.world.order(zone("NEW", SA_DEC))
        assert await one.event() == {"__typename": "ResetRequired", "reason": "INTERRUPTED"}
        assert (await one.hear())["type"] == "complete"


async def test_an_inbox_tells_its_own_account_only(live: Live) -> None:
    mine, theirs = await live.sign_up(Role.DISPATCHER), await live.sign_up(Role.DISPATCHER)
    async with phone(live.address, mine.name) as one, phone(live.address, theirs.name) as other:
        await following(one, INBOX)
        await following(other, INBOX)
        first, second = await told(live, theirs), await told(live, mine)

        assert (await other.event())["notification"]["uuid"] == str(first)
        assert (await one.event())["notification"]["uuid"] == str(second)
        await one.settled()
        await other.settled()


async def told(live: Live, to: Actor) -> UUID:
    """Somebody is told something."""
    made = a_notification(account=to.account)
    async with live.tracked.db.transaction() as tx:
        await inbox_store.add(tx, [made])
        await events.append(tx, InboxReceived(subject=made.id, at=NOON, account=to.account))
    return made.id


async def test_positions_come_first_whole_and_then_as_they_change(live: Live) -> None:
    world = live.tracked
    still = await world.another_crew(world.world.people[1:2])
    await world.report(fix(NOON))
    await world.report(fix(NOON), crew=still, by=_phone_of(world, 1))
    async with phone(live.address, await live.token(Role.DISPATCHER, world.world.company)) as one:
        await one.subscribe(POSITIONS)
        first = await one.event()
        assert {each["crew"] for each in first["positions"]} == {encode_id("Crew", c) for c in (world.crew, still)}

        await world.report(fix(NOON + 20 * MINUTE, HAMLET_MIDDLE), at=NOON + 20 * MINUTE)
        (moved,) = (await one.event())["positions"]
        assert moved["crew"] == encode_id("Crew", world.crew)
        assert (moved["place"]["lon"], moved["place"]["lat"]) == HAMLET_MIDDLE
        assert moved["accuracyM"] == 8.0


async def test_positions_are_told_to_those_who_may_read_them(live: Live) -> None:
    world = live.tracked
    other = await world.another_crew(world.world.people[1:2])
    await world.report(fix(NOON))
    await world.report(fix(NOON), crew=other, by=_phone_of(world, 1))
    stranger = await live.token(Role.CREW, person=world.world.people[2])
    member = await live.token(Role.CREW, person=world.member.person)
    async with phone(live.address, member) as own, phone(live.address, stranger) as foreign:
        await foreign.subscribe(POSITIONS)
        await own.subscribe(POSITIONS)
        (seen,) = (await own.event())["positions"]
        assert seen["crew"] == encode_id("Crew", world.crew)
        await foreign.settled()
    async with phone(live.address, await live.token(Role.APPROVER)) as one:
        await one.subscribe(POSITIONS)
        assert (await one.hear())["payload"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_a_box_shows_who_is_in_it_and_who_has_just_left(live: Live) -> None:
    world = live.tracked
    box = {"west": 105.60, "south": 10.20, "east": 105.68, "north": 10.28}
    await world.report(fix(NOON, HAMLET_MIDDLE))
    async with phone(live.address, await live.token(Role.AUDITOR)) as one:
        await following(one, POSITIONS, {"box": box})
        at = NOON
        for place, shown in ((FIELD, True), (HAMLET_MIDDLE, True)):
            at += 20 * MINUTE
            await world.report(fix(at, place), at=at)
            assert bool((await one.event())["positions"]) == shown
        await world.report(fix(at + 20 * MINUTE, HAMLET_MIDDLE), at=at + 20 * MINUTE)
        with pytest.raises(TimeoutError):
            await one.hear(1.5)


async def test_whoever_reads_slowly_is_told_once_of_a_crew_that_left_the_box_meanwhile(live: Live) -> None:
    world, hub = live.tracked, live.api.app.live.hub
    box = {"west": 105.60, "south": 10.20, "east": 105.68, "north": 10.28}
    await world.report(fix(NOON, FIELD))
    async with phone(live.address, await live.token(Role.AUDITOR)) as one:
        await following(one, POSITIONS, {"box": box})
        assert (await one.event())["positions"]
        (follower,) = (member for lane in hub.lanes.values() for member in lane.members)
        follower.waiting += 1  # as while the other side does not read
        for minutes, place in ((20, HAMLET_MIDDLE), (40, OUTSIDE)):
            at = NOON + minutes * MINUTE
            await world.report(fix(at, place), at=at)
            await hub.positions.tell(tuple(hub.lanes.values()))
        follower.waiting -= 1

        (gone,) = (await one.event())["positions"]
        assert (gone["place"]["lon"], gone["place"]["lat"]) == OUTSIDE
        at = NOON + 60 * MINUTE
        await world.report(fix(at, HAMLET_MIDDLE), at=at)
        with pytest.raises(TimeoutError):
            await one.hear(1.5)


async def test_a_crew_member_hears_of_the_permit_that_names_them_and_of_no_other(live: Live) -> None:
    world = live.tracked.world
    member = await live.token(Role.CREW, world.company, live.tracked.member.person)
    async with phone(live.address, member) as one:
        await following(one, EVENTS)
        others = await issued(live, world.people[1])
        mine = await issued(live, live.tracked.member.person)

        heard = await one.event()
        assert (heard["kind"], heard["subject"]) == ("PERMIT_ISSUED", encode_id("Permit", mine))
        await one.settled()
    assert others != mine


async def test_the_words_of_a_suspension_reach_the_unit_of_the_permit_and_no_other(live: Live) -> None:
    world = live.tracked.world
    permit = await issued(live, world.people[0])
    async with (
        phone(live.address, await _approver(live, SA_DEC)) as here,
        phone(live.address, await _approver(live, LAP_VO)) as elsewhere,
    ):
        await following(here, EVENTS)
        await following(elsewhere, EVENTS)
        by = world.sa_dec
        await world.permits.suspend(
            Suspend(permit=permit, version=1, reason="nghi có ca nhiễm"), by=by, request=asked(by)
        )

        heard = await here.event()
        said = {each["name"]: each["values"] for each in heard["payload"]}
        assert (heard["kind"], said["reason"]) == ("PERMIT_SUSPENDED", ["nghi có ca nhiễm"])
        assert said["by"] == [encode_id("Account", by.account)]
        await elsewhere.settled()


async def test_log_lines_name_nobody(live: Live, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("uvicorn.error").setLevel(logging.INFO)
    token = await live.token(Role.DISPATCHER)
    async with phone(f"{live.address}?token={token}", token) as one:
        await following(one, EVENTS)
    said = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("websockets"))

    assert token not in said
    assert "127.0.0.1" not in said


async def issued(live: Live, person: UUID | None) -> UUID:
    """A permit of this person for Sa Đéc."""
    world = live.tracked.world
    command, by = Apply(wanted=world.wanted(holders=(person,))), world.coordinator
    done = await world.applications.apply(command, by=by, request=asked(by))
    assert isinstance(done, ApplicationChanged), done
    assert done.permit is not None
    return done.permit


async def _approver(live: Live, unit: UUID) -> str:
    row = {
        "id": unit,
        "code": unit.hex[:8],
        "name": "Huyện",
        "level": "DISTRICT",
        "valid_from": NOON - timedelta(days=9),
    }
    async with live.tracked.db.transaction() as tx:
        await tx.execute(sa.insert(unit_table), row)
    boss = Actor(account=new_id(), name="boss", grants=(Grant(role=Role.ADMIN),))
    scopes = (Scope(role=Role.APPROVER, units=frozenset({unit})),)
    command = AddAccount(login=f"a{new_id().hex}", name="Thử", scopes=scopes)
    added = await live.api.services.accounts.add(command, by=boss, request=asked(boss))
    assert isinstance(added, AccountAdded), added
    actor = Actor(account=added.account, name="Thử", grants=(Grant(role=Role.APPROVER),))
    made = await live.api.services.sign_in.make_token("t", timedelta(days=9), by=actor, request=asked(actor))
    return made.secret


def _phone_of(world: Tracked, number: int) -> Actor:
    from tests.tracking.world import phone as phone_of

    return phone_of(world.world.people[number])
