"""Everything an event can be about, and somebody of every kind to be told: planted by the stores' own hands.

What belongs to a person (names, phones, numbers, plates) carries MARKER, so that a test can look for it elsewhere.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from checkpoints.findings import model as found
from checkpoints.findings import store as findings
from checkpoints.stops import store as stops
from checkpoints.stops.model import Stop
from credentials.wire import Purpose
from geo.place import Place, lon_lat
from geo.zones.tables import zone, zone_order, zone_version
from identity.access import Actor, Role
from identity.crews import store as crews
from identity.crews.model import Crew, Duty
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from identity.units import store as units
from identity.units.model import AdminUnit, UnitLevel
from incidents.incidents import store as incidents
from incidents.incidents.model import Incident, IncidentKind, IncidentReport, IncidentStatus, Severity
from incidents.incidents.tables import incident_flag
from incidents.work_orders import store as work_orders
from incidents.work_orders.model import WorkOrder
from incidents.work_orders.tables import work_order_change, work_order_flag
from permits.applications import store as applications
from permits.applications.model import Part
from permits.permits import store as permits
from permits.permits.model import Carrier, Holder, Permit, PermitStatus, StandingCause
from storage.database import Database
from storage.ids import new_id
from tests.notifications.world import Office
from tests.permits.values import DAY, LAP_VO, LONG_AGO, NOON, SA_DEC, a_hold, a_permit, a_wanted, an_application, an_id
from tests.permits.world import a_company, a_roster, asked, person
from tracking.consequences.tables import crew_flag
from tracking.geofences.tables import zone_visit

ZONE, ELSEWHERE = 7, 8
ZONE_ID = an_id("zone 7")
MARKERS = ("MARKER", "Nguyễn Văn An", "Trần Thị Bình", "0901000000", "0901000001", "66C12345", "087199001111")
NAMES = (
    "holder",
    "mate",
    "outsider",
    "dispatcher",
    "other_dispatcher",
    "coordinator",
    "sa_dec",
    "lap_vo",
    "admin",
    "auditor",
)


@dataclass(slots=True, kw_only=True)
class Stage:
    """Ids of what is there, and the people by name."""

    office: Office
    company: UUID
    other: UUID
    people: dict[str, Actor]
    persons: tuple[UUID, ...]
    crew: Crew
    permit: Permit
    mates_permit: Permit
    free_permit: Permit
    application: UUID
    departments_application: UUID
    incident: UUID
    report: UUID
    work_order: UUID
    stop: UUID
    stop_of_no_unit: UUID
    finding: UUID

    async def told(self) -> dict[str, str]:
        """Who was told which code."""
        names = {actor.account: name for name, actor in self.people.items()}
        return {names[account]: code for account, (code, _) in (await self.office.told()).items()}


async def a_stage(db: Database) -> Stage:
    """Everybody off duty but the crew."""
    office, department = Office(db=db), person(Role.ADMIN)
    await _units(db)
    company = await a_company(db, department)
    persons, _ = await a_roster(db, company)
    other = await _another(db, department)
    people = await _people(office, company, other, persons)
    crew = await _crew(db, company, persons)
    await _zones(db)
    permit, mates_permit, free_permit = await _permits(db, company, people, persons)
    asked_for = people["coordinator"].account
    wanted = a_wanted(organisation=company, zones=(ZONE,))
    application = an_application(
        id=new_id(),
        reference="DX-1",
        requested_by=asked_for,
        wanted=wanted,
        parts=(Part(unit=SA_DEC, zones=(ZONE,), epochs=(0,)),),
    )
    departments = an_application(
        id=new_id(),
        reference="DX-2",
        requested_by=asked_for,
        wanted=wanted,
        parts=(Part(unit=None, zones=(ZONE,), epochs=(0,)),),
    )
    async with db.transaction() as tx:
        await applications.insert(tx, application)
        await applications.insert(tx, departments)
    incident, report = await _incident(db, company, people["outsider"])
    return Stage(
        office=office,
        company=company,
        other=other,
        people=people,
        persons=persons,
        crew=crew,
        permit=permit,
        mates_permit=mates_permit,
        free_permit=free_permit,
        application=application.id,
        departments_application=departments.id,
        incident=incident,
        report=report,
        work_order=await _work_order(db, company, crew, people["dispatcher"]),
        stop=await _stop(db, company, crew, SA_DEC, people["holder"]),
        stop_of_no_unit=await _stop(db, company, crew, None, people["holder"]),
        finding=await _finding(db),
    )


async def _units(db: Database) -> None:
    """Two districts."""
    names = {SA_DEC: "Sa Đéc", LAP_VO: "Lấp Vò"}
    districts = [
        AdminUnit(id=id_, code=f"{place}", name=name, level=UnitLevel.DISTRICT, parent=None, valid_from=LONG_AGO)
        for place, (id_, name) in enumerate(names.items())
    ]
    async with db.transaction() as tx:
        await units.save(tx, districts)


async def _another(db: Database, by: Actor) -> UUID:
    command = Found(code="THAP", name="Mạng Tháp Mười MARKER", kind=OrganisationKind.TELECOM)
    founded = await Organisations(db).found(command, by=by, request=asked(by))
    assert isinstance(founded, Founded)
    return founded.organisation


async def _people(office: Office, company: UUID, other: UUID, persons: tuple[UUID, ...]) -> dict[str, Actor]:
    kinds: dict[str, dict[str, Any]] = {
        "holder": {"role": Role.CREW, "organisation": company, "person": persons[0]},
        "mate": {"role": Role.CREW, "organisation": company, "person": persons[1]},
        "outsider": {"role": Role.CREW, "organisation": other, "person": new_id()},
        "dispatcher": {"role": Role.DISPATCHER, "organisation": company},
        "other_dispatcher": {"role": Role.DISPATCHER, "organisation": other},
        "coordinator": {"role": Role.COORDINATOR, "organisation": company},
        "sa_dec": {"role": Role.APPROVER, "units": frozenset({SA_DEC})},
        "lap_vo": {"role": Role.APPROVER, "units": frozenset({LAP_VO})},
        "admin": {"role": Role.ADMIN},
        "auditor": {"role": Role.AUDITOR},
    }
    return {name: await office.account(**kind, name=f"{name} MARKER") for name, kind in kinds.items()}


async def _crew(db: Database, company: UUID, persons: tuple[UUID, ...]) -> Crew:
    one = Crew(
        id=new_id(),
        organisation=company,
        name="Đội 1",
        lead=persons[0],
        members=persons[:2],
        vehicles=(),
        skills=frozenset(),
        base_zone=None,
        duty=Duty.ON_DUTY,
        version=1,
    )
    async with db.transaction() as tx:
        await crews.save(tx, one)
    return one


async def _zones(db: Database) -> None:
    order = {"id": new_id(), "act_number": "1", "act_signed_on": NOON.date(), "act_authority": "x"}
    version = {
        "row": 1,
        "zone": ZONE_ID,
        "version": 1,
        "zone_order": order["id"],
        "valid_from": NOON - DAY,
        "recorded_at": NOON - DAY,
        "name": "Ấp Hoà Khánh",
        "kind": "LOCKDOWN",
        "restriction": "REQ_AUTHORISATION",
        "unit": SA_DEC,
        "quality": "NONE",
        "schedule": [],
        "precedence": 10,
    }
    async with db.transaction() as tx:
        await tx.execute(sa.insert(zone_order), order | {"recorded_at": NOON - DAY, "account": new_id()})
        await tx.execute(sa.insert(zone), {"id": ZONE_ID, "number": ZONE, "code": "AP", "version": 1})
        await tx.execute(sa.insert(zone_version), version)


async def _permits(
    db: Database, company: UUID, people: dict[str, Actor], persons: tuple[UUID, ...]
) -> tuple[Permit, Permit, Permit]:
    """The holder's, which the zone holds, the mate's, of which it only says something, and the holder's other one.

    The mate has another one too, of which nothing was ever said.
    """
    plain: dict[str, Any] = {
        "organisation": company,
        "zones": (ZONE,),
        "units": frozenset({SA_DEC}),
        "requested_by": people["coordinator"].account,
        "issued_by": people["coordinator"].account,
        "vehicles": (Carrier(id=new_id(), kind="TRUCK", plate="66C12345"),),
    }
    mark: dict[str, Any] = {"cause": StandingCause.ZONE, "zone": ZONE, "unit": None, "by": None, "at": NOON}
    held = a_permit(
        **plain,
        id=new_id(),
        reference="GP-1",
        control_code="000000000001",
        holders=(Holder(id=persons[0], name="Nguyễn Văn An", tails=("1234",)),),
        status=PermitStatus.SUSPENDED,
        reasons=(a_hold(**mark, code="ZONE_CLOSED"),),
    )
    flagged = a_permit(
        **plain,
        id=new_id(),
        reference="GP-2",
        control_code="000000000002",
        holders=(Holder(id=persons[1], name="Trần Thị Bình", tails=("1235",)),),
        reasons=(a_hold(**mark, code="ZONE_TIGHTENED", holds=False),),
    )
    free, untouched = [
        a_permit(**plain, id=new_id(), reference=f"GP-{n}", control_code=f"00000000000{n}", holders=of.holders)
        for n, of in ((3, held), (4, flagged))
    ]
    async with db.transaction() as tx:
        for one in (held, flagged, free, untouched):
            await permits.insert(tx, one)
    return held, flagged, free


async def _incident(db: Database, company: UUID, reporter: Actor) -> tuple[UUID, UUID]:
    place = lon_lat(105.7, 10.3).point
    one = Incident(
        id=new_id(),
        reference="SC-1",
        organisation=company,
        unit=SA_DEC,
        name="Đứt cáp MARKER",
        kind=IncidentKind.FIBRE_CUT,
        severity=next(iter(Severity)),
        status=IncidentStatus.ACKNOWLEDGED,
        location=place,
        priority=1,
        factors=(),
        first_seen_at=NOON,
        last_seen_at=NOON,
        reported_at=NOON,
    )
    report = IncidentReport(
        id=new_id(),
        incident=one.id,
        account=reporter.account,
        person=reporter.person,
        kind=one.kind,
        severity=one.severity,
        location=place,
        seen_at=NOON,
        received_at=NOON,
        words="MARKER 0901000000",
    )
    async with db.transaction() as tx:
        await incidents.insert(tx, one)
        await incidents.add_report(tx, report)
        flag = {"incident": one.id, "zone": ZONE, "at": NOON, "code": "X", "since": NOON}
        await tx.execute(sa.insert(incident_flag), flag)
    return one.id, report.id


async def _work_order(db: Database, company: UUID, crew: Crew, by: Actor) -> UUID:
    one = WorkOrder(
        id=new_id(),
        reference="LCT-1",
        organisation=company,
        title="MARKER",
        purpose=Purpose.INCIDENT_REPAIR,
        place=lon_lat(105.7, 10.3),
        crew=crew.id,
        units=frozenset({SA_DEC}),
        created_by=by.account,
        created_at=NOON,
    )
    change = {"work_order": one.id, "position": 0, "version": 1, "after": "ACKNOWLEDGED", "code": "", "note": ""}
    async with db.transaction() as tx:
        await work_orders.insert(tx, one)
        await tx.execute(sa.insert(work_order_change), change | {"by": by.account, "at": NOON})
        flag = {"work_order": one.id, "zone": ZONE, "at": NOON, "code": "X", "since": NOON}
        await tx.execute(sa.insert(work_order_flag), flag)
        await tx.execute(
            sa.insert(crew_flag), {"crew": crew.id, "zone": ZONE, "at": NOON, "effective_at": NOON, "code": "X"}
        )
        visit = {"crew": crew.id, "zone": ZONE, "entered_at": NOON, "organisation": company}
        await tx.execute(sa.insert(zone_visit), visit)
    return one.id


async def _stop(db: Database, company: UUID, crew: Crew, unit: UUID | None, by: Actor) -> UUID:
    one = Stop(
        id=new_id(),
        crew=crew.id,
        organisation=company,
        unit=unit,
        checkpoint=None,
        proposed=False,
        place=Place(105.7, 10.3),
        words="MARKER nói gì đó",
        photo=None,
        permit=None,
        occurred_at=NOON,
        received_at=NOON,
        reported_by=by.account,
        next_step_at=None,
    )
    async with db.transaction() as tx:
        assert await stops.add(tx, one)
    return one.id


async def _finding(db: Database) -> UUID:
    said = found.Found(kind=found.FindingKind.DOUBLE_USE, key="X", checkpoint=new_id(), at=NOON)
    one = found.Finding(
        id=new_id(),
        found=said,
        state=found.FindingState.OPEN,
        unit=SA_DEC,
        other_unit=LAP_VO,
        raised_at=NOON,
        changed_at=NOON,
    )
    async with db.transaction() as tx:
        await findings.add(tx, [one])
    return one.id
