"""The small province with crews, incidents and posts behind the API, looked at as a map."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx

from checkpoints.records.model import Create, Placed
from checkpoints.records.service import Checkpoints
from checkpoints.watch.service import PostWatch
from geo.picture import ZonePictures
from identity.access import Role
from identity.crews.service import Crews
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from identity.units import store as units
from identity.units.model import AdminUnit, UnitLevel
from incidents.incidents.commands import Report, Step
from incidents.incidents.model import Incident
from incidents.incidents.outcomes import IncidentChanged, Reported
from incidents.incidents.reading import IncidentQueries
from incidents.incidents.service import Incidents
from incidents.picture.service import WorkPictures
from incidents.sites.service import Sites
from storage.database import Database
from tests.api.harness import Api, account_services, an_api, some_services
from tests.api.permits_world import Client, a_client
from tests.checkpoints.records_factory import a_placing
from tests.incidents.values import a_report
from tests.incidents.work_orders.world import WorkWorld, a_work_world
from tests.permits.values import DAY, LAP_VO, LONG_AGO, NOON, SA_DEC
from tests.permits.world import MARKET, SHUT, asked, person
from tracking.positions.service import Positions


@dataclass(slots=True, kw_only=True)
class MapWorld:
    """Everything in place at noon, and who looks."""

    work: WorkWorld
    api: Api
    incidents: Incidents
    queries: IncidentQueries
    positions: Positions
    crews: Crews
    admin: Client
    dispatcher: Client
    stranger: Client
    """The dispatcher of another company."""
    coordinator: Client

    @property
    def db(self) -> Database:
        return self.work.world.db

    async def get(self, layer: str, by: Client | None = None, headers: Any = None, **query: Any) -> httpx.Response:
        """One request for a layer."""
        told = {name: one.isoformat() if isinstance(one, datetime) else one for name, one in query.items()}
        given = {"authorization": f"Bearer {(by or self.admin).token}"} | (headers or {})
        return await self.api.client.get(f"/map/{layer}.geojson", params=told, headers=given)

    async def shown(self, layer: str, by: Client | None = None, **query: Any) -> list[dict[str, Any]]:
        """The features of a layer."""
        response = await self.get(layer, by, **query)
        assert response.status_code == 200, response.text
        found: list[dict[str, Any]] = response.json()["features"]
        return found

    async def told(self, layer: str, name: str, by: Client | None = None, **query: Any) -> list[Any]:
        """One property of each feature."""
        return [one["properties"][name] for one in await self.shown(layer, by, **query)]

    async def reported(self, at: datetime, **changes: Any) -> Incident:
        """An incident of the company."""
        by = self.work.dispatcher
        command: Report = a_report(organisation=self.work.world.company, separate=True, **changes)
        done = await self.incidents.report(command, by=by, request=asked(by, at))
        assert isinstance(done, Reported), done
        return await self._incident(done.incident)

    async def step(self, verb: str, of: Incident, at: datetime) -> Incident:
        """The incident one step on."""
        by = self.work.dispatcher
        command = Step(incident=of.id, version=of.version, note="xong")
        done = await getattr(self.incidents, verb)(command, by=by, request=asked(by, at))
        assert isinstance(done, IncidentChanged), done
        return await self._incident(of.id)

    async def post(self, name: str, lon: float) -> UUID:
        """A checkpoint between the market and the zone that is shut, both without a shape."""
        placing = a_placing(name=name, lon=lon, from_zones=frozenset({MARKET}), to_zones=frozenset({SHUT}))
        by = self.work.world.department
        command = Create(unit=SA_DEC, placing=placing, valid_from=NOON - DAY)
        placed = await self.api.services.checkpoints.create(command, by=by, request=asked(by))
        assert isinstance(placed, Placed), placed
        return placed.checkpoint

    async def _incident(self, id: UUID) -> Incident:
        found = await self.queries.find(id, by=self.work.world.department)
        assert found is not None
        return found


async def a_map_world(db: Database) -> MapWorld:
    """The work world with units, and clients by role."""
    work = await a_work_world(db)
    async with db.transaction() as tx:
        await units.save(tx, [_district(SA_DEC, "Sa Đéc"), _district(LAP_VO, "Lấp Vò")])
    known, current = account_services(db), work.world.current
    names = ("sessions", "sign_in", "accounts", "links")
    positions, crews = Positions(db, current), Crews(db)
    api = an_api(
        some_services(
            **{name: getattr(known, name) for name in names},
            zone_pictures=ZonePictures(db, current),
            post_watch=PostWatch(db),
            work_pictures=WorkPictures(db),
            checkpoints=Checkpoints(db),
            sites=Sites(db),
            crews=crews,
            organisations=Organisations(db),
            positions=positions,
        )
    )
    return MapWorld(
        work=work,
        api=api,
        incidents=Incidents(db, current),
        queries=IncidentQueries(db),
        positions=positions,
        crews=crews,
        admin=await a_client(api, Role.ADMIN),
        dispatcher=await a_client(api, Role.DISPATCHER, work.world.company),
        stranger=await a_client(api, Role.DISPATCHER, await another_company(db)),
        coordinator=await a_client(api, Role.COORDINATOR, work.world.company),
    )


async def another_company(db: Database) -> UUID:
    """Bưu chính Cửu Long."""
    by = person(Role.ADMIN)
    command = Found(code="CUU", name="Bưu chính Cửu Long", kind=OrganisationKind.POSTAL)
    founded = await Organisations(db).found(command, by=by, request=asked(by))
    assert isinstance(founded, Founded)
    return founded.organisation


def _district(id: UUID, name: str) -> AdminUnit:
    return AdminUnit(id=id, code=name, name=name, level=UnitLevel.DISTRICT, parent=None, valid_from=LONG_AGO)
