"""The province with crews behind the API: a dispatcher, a crew member, an auditor, each with a token."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from api.ids import encode_id
from identity.access import Actor, Grant, Role
from identity.accounts.model import AccountAdded, AddAccount, Scope
from identity.crews.service import Crews
from identity.rosters.service import Rosters
from incidents.incidents.reading import IncidentQueries
from incidents.incidents.service import Incidents
from incidents.photos.service import Photos
from storage.database import Database
from storage.ids import new_id
from storage.media import FolderMedia
from tests.api.harness import KEY, Api, account_services, an_api, some_services
from tests.api.permits_world import Client
from tests.incidents.work_orders.world import IN_HAMLET, WorkWorld, a_work_world
from tests.permits.values import NOON
from tests.permits.world import asked

PROBLEMS = (
    "... on Problem { message } ... on RefusedProblem { reasons { code params { name value } } } "
    "... on ConflictProblem { code params { name value } } "
    "... on StaleProblem { expected actual } ... on NotFoundProblem { kind id }"
)


@dataclass(slots=True, kw_only=True)
class WorkHouse:
    """The world, and who speaks to it."""

    house: WorkWorld
    api: Api
    dispatcher: Client
    an: Client
    stranger: Client
    auditor: Client
    binh: Client
    """Of the same crew, reads Vietnamese."""

    async def create(self, **changes: Any) -> dict[str, Any]:
        """A repair in the sealed hamlet, as a dispatcher writes it."""
        lon, lat = IN_HAMLET
        plain: dict[str, Any] = {
            "organisation": encode_id("Organisation", self.house.world.company),
            "title": "Đứt cáp quang",
            "purpose": "INCIDENT_REPAIR",
        }
        if not {"place", "route", "stops", "zones"} & changes.keys():
            plain["place"] = {"lon": lon, "lat": lat}
        done: dict[str, Any] = await self.do(self.dispatcher, "createWorkOrder", "id version", **(plain | changes))
        assert done["__typename"] == "WorkOrderChanged", done
        return done

    async def send(self, order: dict[str, Any], shown: str = "state version", **more: Any) -> Any:
        """The first crew is sent."""
        crew = encode_id("Crew", self.house.crew.id)
        given = {"workOrder": order["id"], "version": order["version"], "crew": crew} | more
        return await self.do(self.dispatcher, "dispatchWorkOrder", shown, **given)

    async def do(self, client: Client, mutation: str, shown: str, **given: Any) -> Any:
        """One mutation under a fresh key; `shown` is asked of the good answer."""
        good = GOOD.get(mutation, "WorkOrderChanged")
        kind = mutation[0].upper() + mutation[1:] + "Input"
        query = (
            f"mutation($input: {kind}!) {{ {mutation}(input: $input) {{ __typename "
            f"... on {good} {{ {shown} }} {MORE.get(mutation, '')} {PROBLEMS} }} }}"
        )
        key = {"idempotencyKey": str(uuid4())}
        return (await client.ask(query, input=key | given))[mutation]


GOOD = {
    "dispatchWorkOrder": "WorkOrderDispatched",
    "reopenWorkOrder": "WorkOrderDispatched",
    "reportProgress": "ProgressReported",
    "addNote": "WorkOrderNoteAdded",
    "reportIncident": "IncidentReported",
}
KEPT = "... on WorkOrderEditKept { expected actual message edit { state stood note stopState stopStood } }"
MORE = {"completeWorkOrder": KEPT, "closeWorkOrder": KEPT, "completeStop": KEPT}


async def a_work_house(db: Database, media: Path) -> WorkHouse:
    """Everything in place at noon."""
    house, services = await a_work_world(db), account_services(db)
    known = {name: getattr(services, name) for name in ("sessions", "sign_in", "accounts", "links")}
    folder, incidents = FolderMedia(media), IncidentQueries(db)
    api = an_api(
        some_services(
            **known,
            work_orders=house.work,
            work_order_queries=house.queries,
            incidents=Incidents(db, house.world.current),
            incident_queries=incidents,
            crew_recommendation=house.recommend,
            photos=Photos(db, folder, house.queries, incidents),
            rosters=Rosters(db, folder, KEY),
            crews=Crews(db),
            permit_queries=house.world.queries,
            application_queries=house.world.application_queries,
        )
    )
    people, company = house.world.people, house.world.company
    return WorkHouse(
        house=house,
        api=api,
        dispatcher=await a_client(api, Role.DISPATCHER, company),
        an=await a_client(api, Role.CREW, company, people[0]),
        stranger=await a_client(api, Role.CREW, company, people[3]),
        auditor=await a_client(api, Role.AUDITOR),
        binh=await a_client(api, Role.CREW, company, people[1], language="vi"),
    )


async def a_client(
    api: Api, role: Role, organisation: UUID | None = None, person: UUID | None = None, *, language: str = "en"
) -> Client:
    """A new account with one grant and a token."""
    boss = Actor(account=new_id(), name="boss", grants=(Grant(role=Role.ADMIN),))
    scopes = (Scope(role=role, organisation=organisation),)
    command = AddAccount(
        login=f"a{new_id().hex}",
        name="Thử",
        language=language,
        organisation=organisation,
        person=person,
        scopes=scopes,
    )
    added = await api.services.accounts.add(command, by=boss, request=asked(boss))
    assert isinstance(added, AccountAdded), added
    actor = Actor(account=added.account, name="Thử", grants=(Grant(role=role, organisation=organisation),))
    issued = await api.services.sign_in.make_token("test", timedelta(days=9), by=actor, request=asked(actor, NOON))
    return Client(api=api, token=issued.secret)
