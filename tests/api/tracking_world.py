"""The small province with a crew whose phones speak to the API."""

from dataclasses import dataclass
from datetime import timedelta

from api.ids import encode_id
from checkpoints.stops.service import Stops
from identity.access import Actor, Grant, Role
from identity.accounts.model import AccountAdded, AddAccount, Scope
from storage.database import Database
from storage.ids import new_id
from tests.api.harness import Api, account_services, an_api, some_services
from tests.api.permits_world import Client, a_client
from tests.permits.values import NOON
from tests.permits.world import asked
from tests.tracking.world import Tracked, tracked


@dataclass(slots=True, kw_only=True)
class Field:
    """Two crews of one company, and who speaks for them, over them and past them."""

    tracked: Tracked
    stops: Stops
    crew_id: str
    other_crew_id: str
    member: Client
    other: Client
    dispatcher: Client
    coordinator: Client
    approver: Client
    auditor: Client
    stranger: Client


async def a_field(db: Database) -> Field:
    """Everything in place at noon."""
    found = await tracked(db)
    services = account_services(db)
    known = {name: getattr(services, name) for name in ("sessions", "sign_in", "accounts", "links")}
    stops = Stops(db, found.world.current)
    api = an_api(
        some_services(**known, crews=found.crews, positions=found.positions, geofences=found.geofences, stops=stops)
    )
    people = found.world.people
    other = await found.another_crew(people[2:3])
    return Field(
        tracked=found,
        stops=stops,
        crew_id=encode_id("Crew", found.crew),
        other_crew_id=encode_id("Crew", other),
        member=await a_member(api, found, 0),
        other=await a_member(api, found, 2),
        dispatcher=await a_client(api, Role.DISPATCHER, found.world.company),
        coordinator=await a_client(api, Role.COORDINATOR, found.world.company),
        approver=await a_client(api, Role.APPROVER),
        auditor=await a_client(api, Role.AUDITOR),
        stranger=await a_member(api, found, 3),
    )


async def a_member(api: Api, found: Tracked, number: int) -> Client:
    """The account of somebody on the roster, with a token."""
    boss = Actor(account=new_id(), name="boss", grants=(Grant(role=Role.ADMIN),))
    person, company = found.world.people[number], found.world.company
    command = AddAccount(
        login=f"a{new_id().hex}",
        name="Tổ viên",
        language="en",
        organisation=company,
        person=person,
        scopes=(Scope(role=Role.CREW, organisation=company),),
    )
    added = await api.services.accounts.add(command, by=boss, request=asked(boss))
    assert isinstance(added, AccountAdded)
    actor = Actor(account=added.account, name="Tổ viên", grants=(Grant(role=Role.CREW),), person=person)
    issued = await api.services.sign_in.make_token("test", timedelta(days=9), by=actor, request=asked(actor, NOON))
    return Client(api=api, token=issued.secret)
