"""A small province with everything permits need, on a real database: zones, a vetted roster, keys, people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import shapely

from credentials.keys.service import Keys
from credentials.keys.signer import WrappedSigner
from credentials.statuses.service import Statuses
from credentials.wire import Restriction, ZoneKind
from geo.current import CurrentZones
from geo.zones.model import GeometryQuality, LegalAct, ZoneTerms
from geo.zones.orders.model import CreateZone, Instruction, Order, Published
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Actor, Grant, Role
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from identity.rosters import store as rosters
from identity.rosters.model import IdentityNumber, Person, Vehicle, VehicleKind, VettingState
from permits.applications.outlook import OutlookPorts
from permits.applications.reading import ApplicationQueries
from permits.applications.service import Applications
from permits.consequences.service import PermitConsequences
from permits.keys import name_key
from permits.permits.reading import PermitQueries
from permits.permits.service import Permits
from permits.policy.service import Policies
from permits.ports import Ports
from permits.rosters import VettedRosters
from permits.wanted import Wanted
from storage import events
from storage.database import Database
from storage.idempotency import Request
from storage.ids import new_id
from tests.permits.values import DAY, LAP_VO, NOON, SA_DEC, a_wanted

ACT = LegalAct(number="1401/QĐ-UBND-HC", signed_on=date(2021, 9, 15), authority="UBND tỉnh Đồng Tháp")
SADEC, LAPVO, HAMLET, SITE, MARKET, SHUT = range(1, 7)
"""Zone numbers: two districts at D16, a sealed hamlet, a quarantine site, a free market, a zone that is shut."""


def person(role: Role, organisation: UUID | None = None, *units: UUID) -> Actor:
    """Somebody with one grant; no units means everywhere."""
    grant = Grant(role=role, organisation=organisation, units=frozenset(units) or None)
    return Actor(account=new_id(), name=role.value, organisation=organisation, grants=(grant,))


def asked(by: Actor, at: datetime = NOON, body: bytes = b"") -> Request:
    """A request under a fresh key."""
    return Request(actor=by.account, key=new_id(), body=body, at=at)


@dataclass
class World:
    """Services over one database; `coordinator` belongs to `company`, each approver to one district."""

    db: Database
    zones: Zones
    current: CurrentZones
    keys: Keys
    ports: Ports
    applications: Applications
    permits: Permits
    queries: PermitQueries
    application_queries: ApplicationQueries
    policies: Policies
    department: Actor
    coordinator: Actor
    sa_dec: Actor
    lap_vo: Actor
    company: UUID
    people: tuple[UUID, ...]
    vehicles: tuple[UUID, ...]

    def wanted(self, **changes: Any) -> Wanted:
        """Class 1 for Sa Đéc, by the first of the roster."""
        plain: dict[str, Any] = {"organisation": self.company, "holders": self.people[:1], "zones": (SADEC,)}
        return a_wanted(**(plain | changes))

    async def order(self, *instructions: Instruction, at: datetime = NOON, start: datetime | None = None) -> Published:
        """Publish, and let the index know."""
        order = Order(act=ACT, span=Span(start=start or at), instructions=instructions)
        done = await self.zones.publish(order, by=self.department, request=asked(self.department, at))
        assert isinstance(done, Published), done
        await self.current.refresh()
        return done

    async def told(self) -> list[str]:
        """The kinds of all events that permits caused, in order."""
        async with self.db.reading() as rx:
            recorded = await events.read_after(rx, events.Cursor(), 10_000)
        return [one.kind for one in recorded if one.kind.startswith(("PERMIT", "APPLICATION"))]

    async def dump(self) -> Mapping[str, int]:
        """How many rows each table of permits has; what "nothing was written" is compared by."""
        from permits import tables

        names = ("application", "application_part", "permit", "permit_reason", "credential", "extension_rule")
        found = {}
        async with self.db.reading() as rx:
            for name in names:
                found[name] = len(await rx.rows(getattr(tables, name).select()))
        return found | {"events": len(await self.told())}


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


def six_zones() -> tuple[CreateZone, ...]:
    """The zones above, in the order of their numbers."""
    return (
        CreateZone(code="SADEC", terms=terms("Sa Đéc", geometry=shapely.box(105.6, 10.2, 105.8, 10.4))),
        CreateZone(code="LAPVO", terms=terms("Lấp Vò", unit=LAP_VO, geometry=shapely.box(105.4, 10.2, 105.6, 10.4))),
        CreateZone(
            code="HAMLET",
            terms=terms(
                "Ấp Hoà Khánh",
                kind=ZoneKind.LOCKDOWN,
                restriction=Restriction.REQ_AUTHORISATION,
                level=None,
                precedence=10,
                geometry=shapely.box(105.7, 10.3, 105.72, 10.32),
            ),
        ),
        CreateZone(code="SITE", terms=terms("Khu cách ly", kind=ZoneKind.QUARANTINE_SITE, precedence=20)),
        CreateZone(code="MARKET", terms=terms("Chợ", level="NEW_NORMAL")),
        CreateZone(code="SHUT", terms=terms("Khu phong toả", restriction=Restriction.PROHIBITED)),
    )


async def a_world(db: Database) -> World:
    """Everything in place a day before noon."""
    statuses, keys = Statuses(), Keys(db, WrappedSigner(b"k" * 32))
    await keys.found(NOON - 2 * DAY)
    zones, current, department = Zones(db, (PermitConsequences(statuses),)), CurrentZones(db), person(Role.ADMIN)
    ports = Ports(zones=zones, zones_now=current, rosters=VettedRosters(), statuses=statuses, issuers=keys)
    company = await a_company(db, department)
    people, vehicles = await a_roster(db, company)
    world = World(
        db=db,
        zones=zones,
        current=current,
        keys=keys,
        ports=ports,
        applications=Applications(db, ports),
        permits=Permits(db, ports),
        queries=PermitQueries(db, keys),
        application_queries=ApplicationQueries(db, OutlookPorts(zones=zones, zones_now=current)),
        policies=Policies(db),
        department=department,
        coordinator=person(Role.COORDINATOR, company),
        sa_dec=person(Role.APPROVER, None, SA_DEC),
        lap_vo=person(Role.APPROVER, None, LAP_VO),
        company=company,
        people=people,
        vehicles=vehicles,
    )
    await world.order(*six_zones(), at=NOON - DAY)
    return world


async def a_company(db: Database, department: Actor) -> UUID:
    """Viễn thông Sen Hồng."""
    command = Found(code="SEN", name="Viễn thông Sen Hồng", kind=OrganisationKind.TELECOM)
    founded = await Organisations(db).found(command, by=department, request=asked(department))
    assert isinstance(founded, Founded)
    return founded.organisation


async def a_roster(db: Database, company: UUID) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """Four vetted persons and a fifth who is not, two vetted vehicles; ids in that order."""
    names = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Cường", "Phạm Đức Dũng", "Võ Thị Em")
    people = [a_person(company, name, position) for position, name in enumerate(names)]
    fleet = [a_vehicle(company, plate, kind) for plate, kind in (("66C12345", "TRUCK"), (None, "BOAT"))]
    async with db.transaction() as tx:
        for one in people:
            await rosters.add_person(tx, one)
        for vehicle in fleet:
            await rosters.add_vehicle(tx, vehicle)
    return tuple(one.id for one in people), tuple(one.id for one in fleet)


def a_person(company: UUID, name: str, position: int) -> Person:
    """The first four are vetted."""
    return Person(
        id=new_id(),
        organisation=company,
        name=name,
        folded=name_key(name),
        phone=f"090100000{position}",
        cmnd=None,
        cccd=IdentityNumber(keyed_hash=bytes([position]) * 32, last4=f"{1234 + position}"),
        health=None,
        state=VettingState.VETTED if position < 4 else VettingState.PENDING,
        version=1,
    )


def a_vehicle(company: UUID, plate: str | None, kind: str) -> Vehicle:
    """Vetted."""
    return Vehicle(
        id=new_id(),
        organisation=company,
        vehicle_kind=VehicleKind(kind),
        plate=plate,
        shown=plate or "",
        label=kind,
        state=VettingState.VETTED,
        version=1,
    )
