"""Incidents over a real database: a company with a dispatcher, a crew member, a register of zones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import shapely

from credentials.wire import Restriction, ZoneKind
from geo.current import CurrentZones
from geo.zones.consequences import Consequences
from geo.zones.model import GeometryQuality, LegalAct, ZoneTerms
from geo.zones.orders.model import CreateZone, Instruction, Order, Published
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Actor, Grant, Role
from incidents.incidents.commands import Report, Step, Triage
from incidents.incidents.model import Incident
from incidents.incidents.outcomes import IncidentChanged, Reported
from incidents.incidents.reading import IncidentQueries
from incidents.incidents.service import Incidents
from incidents.sites.model import SaveSite, SiteSaved
from incidents.sites.service import Sites
from storage import events
from storage.database import Database
from storage.event import Recorded
from storage.idempotency import Request
from storage.ids import new_id
from tests.incidents.values import COMPANY, DAY, NIGHT, a_report, an_id, site_terms

ACT = LegalAct(number="1401/QĐ-UBND-HC", signed_on=date(2021, 9, 15), authority="UBND tỉnh Đồng Tháp")
SA_DEC, LAP_VO = an_id("Sa Đéc"), an_id("Lấp Vò")
SADEC = shapely.box(105.6, 10.2, 105.8, 10.4)


def person(role: Role, organisation: UUID | None = None, *units: UUID, person: UUID | None = None) -> Actor:
    """Somebody with one grant; no units means everywhere."""
    grant = Grant(role=role, organisation=organisation, units=frozenset(units) or None)
    return Actor(account=new_id(), name=role.value, organisation=organisation, grants=(grant,), person=person)


def asked(by: Actor, at: datetime = NIGHT, body: bytes = b"") -> Request:
    """A request under a fresh key."""
    return Request(actor=by.account, key=new_id(), body=body, at=at)


@dataclass
class World:
    """Services over one database; `dispatcher` and `crew` belong to the company."""

    db: Database
    zones: Zones
    current: CurrentZones
    incidents: Incidents
    queries: IncidentQueries
    sites: Sites
    department: Actor
    dispatcher: Actor
    crew: Actor
    sa_dec: Actor

    async def reported(self, by: Actor | None = None, at: datetime = NIGHT, **changes: Any) -> Reported:
        """A report that was not refused."""
        done = await self.report(a_report(**changes), by=by, at=at)
        assert isinstance(done, Reported), done
        return done

    async def report(self, command: Report, by: Actor | None = None, at: datetime = NIGHT) -> Any:
        """Whatever comes of a report."""
        who = by or self.dispatcher
        return await self.incidents.report(command, by=who, request=asked(who, at))

    async def has(self, **changes: Any) -> Incident:
        """A new incident."""
        return await self.seen((await self.reported(separate=True, **changes)).incident)

    async def seen(self, id: UUID) -> Incident:
        """The incident as it stands."""
        found = await self.queries.find(id, by=self.department)
        assert found is not None
        return found

    async def do(self, verb: str, of: Incident, by: Actor | None = None, at: datetime = NIGHT, **given: Any) -> Any:
        """One step of an incident as it was seen."""
        who = by or self.dispatcher
        command = Step(incident=of.id, version=of.version, **given)
        return await getattr(self.incidents, verb)(command, by=who, request=asked(who, at))

    async def triage(self, of: Incident, by: Actor | None = None, at: datetime = NIGHT, **given: Any) -> Any:
        """Triage of an incident as it was seen."""
        who = by or self.dispatcher
        command = Triage(incident=of.id, version=of.version, **given)
        return await self.incidents.triage(command, by=who, request=asked(who, at))

    async def done(self, verb: str, of: Incident, **given: Any) -> Incident:
        """The incident after a step that was not refused."""
        changed = await self.do(verb, of, **given)
        assert isinstance(changed, IncidentChanged), changed
        return await self.seen(of.id)

    async def site(self, by: Actor | None = None, **changes: Any) -> UUID:
        """A site that was not refused."""
        who = by or self.department
        saved = await self.sites.save(SaveSite(terms=site_terms(**changes)), by=who, request=asked(who))
        assert isinstance(saved, SiteSaved), saved
        return saved.site

    async def order(self, *instructions: Instruction, at: datetime = NIGHT, start: datetime | None = None) -> Published:
        """Publish, and let the index know."""
        order = Order(act=ACT, span=Span(start=start or at), instructions=instructions)
        done = await self.zones.publish(order, by=self.department, request=asked(self.department, at))
        assert isinstance(done, Published), done
        await self.current.refresh()
        return done

    async def log(self, *kinds: str) -> list[Recorded]:
        """All events of these kinds, or of all, in order."""
        async with self.db.reading() as rx:
            recorded = await events.read_after(rx, events.Cursor(), 100_000)
        return [one for one in recorded if not kinds or one.kind in kinds]

    async def dump(self) -> Mapping[str, Any]:
        """Everything of incidents and sites, and how many events there are; "nothing was written" is compared by it."""
        from incidents.incidents import tables
        from incidents.sites.tables import site

        names = ("incident", "incident_status", "incident_report", "incident_site", "incident_flag")
        async with self.db.reading() as rx:
            found = {name: sorted(map(repr, await rx.rows(getattr(tables, name).select()))) for name in names}
            found["site"] = sorted(map(repr, await rx.rows(site.select())))
        return found | {"events": len(await self.log())}


def terms(name: str, **changes: Any) -> ZoneTerms:
    """A district at D16."""
    plain: dict[str, Any] = {
        "name": name,
        "kind": ZoneKind.UNIT,
        "restriction": Restriction.CONDITIONAL,
        "level": "D16",
        "unit": SA_DEC,
    }
    given = plain | changes
    if given.get("geometry") is not None:
        given.setdefault("quality", GeometryQuality.DRAWN)
    return ZoneTerms(**given)


async def a_world(db: Database, consequences: tuple[Consequences, ...] = ()) -> World:
    """A register with one district, and nothing broken."""
    zones, current = Zones(db, consequences), CurrentZones(db)
    world = World(
        db=db,
        zones=zones,
        current=current,
        incidents=Incidents(db, current),
        queries=IncidentQueries(db),
        sites=Sites(db),
        department=person(Role.ADMIN),
        dispatcher=person(Role.DISPATCHER, COMPANY),
        crew=person(Role.CREW, COMPANY, person=an_id("Hùng")),
        sa_dec=person(Role.APPROVER, None, SA_DEC),
    )
    await current.start()
    await world.order(CreateZone(code="SADEC", terms=terms("Sa Đéc", geometry=SADEC)), at=NIGHT - DAY)
    return world
