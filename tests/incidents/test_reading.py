"""Lists of incidents: in which order, how narrowed, and what each may read."""

from typing import Any

from credentials.wire import Purpose
from geo.place import box, lon_lat
from identity.access import Role
from identity.crews import store as crews
from identity.crews.model import Crew, Duty
from incidents.incidents.model import Incident, IncidentKind, IncidentStatus, Severity
from incidents.incidents.search import IncidentFilter
from incidents.work_orders import store as work_orders
from incidents.work_orders.model import WorkOrder
from storage.ids import new_id
from tests.incidents.values import COMPANY, NIGHT, PLACE, an_id, near
from tests.incidents.world import LAP_VO, SA_DEC, World, person
from tests.permits.world import a_company, a_roster


async def listed(world: World, wanted: IncidentFilter | None = None, by: Any = None, first: int = 100) -> list[Any]:
    """Every id by priority, read page by page."""
    found: list[Incident] = []
    key: tuple[int, Any] | None = None
    while True:
        page = await world.queries.by_priority(
            wanted or IncidentFilter(), by=by or world.dispatcher, after=key, first=first
        )
        found += page.rows
        if not page.more:
            return [one.id for one in found]
        key = (page.rows[-1].priority, page.rows[-1].id)


async def test_incidents_come_by_priority_and_among_equals_the_newest_first(world: World) -> None:
    minor, major = await world.has(severity=Severity.MINOR), await world.has(severity=Severity.MAJOR)
    again, critical = await world.has(severity=Severity.MAJOR), await world.has(severity=Severity.CRITICAL)

    expected = [critical.id, again.id, major.id, minor.id]
    assert await listed(world) == expected
    assert await listed(world, first=1) == expected
    newest = await world.queries.newest(IncidentFilter(), by=world.dispatcher, after=None, first=2)
    assert ([one.id for one in newest.rows], newest.more) == ([critical.id, again.id], True)
    rest = await world.queries.newest(IncidentFilter(), by=world.dispatcher, after=again.id, first=9)
    assert [one.id for one in rest.rows] == [major.id, minor.id]


async def test_a_list_is_narrowed_by_state_severity_kind_unit_site_and_box(world: World) -> None:
    school = await world.site()
    cut = await world.has(severity=Severity.MAJOR)
    power = await world.has(kind=IncidentKind.POWER_LOSS, location=near(9_000), unit=LAP_VO)
    over = await world.done("resolve", await world.has(location=near(4_000)))
    cases = {
        IncidentFilter(statuses=frozenset({IncidentStatus.RESOLVED})): {over.id},
        IncidentFilter(severities=frozenset({Severity.MAJOR})): {cut.id},
        IncidentFilter(kinds=frozenset({IncidentKind.POWER_LOSS})): {power.id},
        IncidentFilter(units=frozenset({SA_DEC})): {cut.id, over.id},
        IncidentFilter(site=school): {cut.id},
        IncidentFilter(box=box(105.70, 10.30, 105.72, 10.32)): {cut.id},
        IncidentFilter(organisation=an_id("another")): set(),
        IncidentFilter(organisation=COMPANY): {cut.id, power.id, over.id},
    }

    for wanted, expected in cases.items():
        assert set(await listed(world, wanted)) == expected, wanted


async def test_each_reads_what_their_grants_cover_one_by_one_and_in_a_list(world: World) -> None:
    mine = await world.has()
    placeless = await world.has(location=near(200_000))
    theirs = await world.seen((await world.reported(by=world.department, organisation=an_id("another"))).incident)
    elsewhere = await world.has(unit=LAP_VO)
    everything = {mine.id, placeless.id, theirs.id, elsewhere.id}
    readers = {
        "department": (world.department, everything),
        "auditor": (person(Role.AUDITOR), everything),
        "dispatcher": (world.dispatcher, everything - {theirs.id}),
        "committee": (world.sa_dec, everything - {elsewhere.id}),
        "dispatcher of one unit": (person(Role.DISPATCHER, COMPANY, LAP_VO), {elsewhere.id, placeless.id}),
        "crew": (world.crew, set()),
        "checkpoint": (person(Role.CHECKPOINT), set()),
    }

    for name, (who, expected) in readers.items():
        assert set(await listed(world, by=who)) == expected, name
        assert {one.id for one in await world.queries.find_many(sorted(everything), by=who)} == expected, name


async def test_a_crew_member_reads_what_they_reported_and_only_their_own_words_of_it(world: World) -> None:
    first = await world.reported(words="nhà bà Tư, số 12")
    other = await world.has()
    assert await listed(world, by=world.crew) == []

    await world.reported(by=world.crew, words="trụ số 7 gãy")

    assert await listed(world, by=world.crew) == [first.incident]
    said = await world.queries.reports([first.incident, other.id], by=world.crew)
    assert {of: [one.words for one in reports] for of, reports in said.items()} == {first.incident: ["trụ số 7 gãy"]}
    whole = await world.queries.reports([first.incident], by=world.dispatcher)
    assert [one.words for one in whole[first.incident]] == ["nhà bà Tư, số 12", "trụ số 7 gãy"]
    assert await world.queries.history(other.id, by=world.crew) == ()


async def test_no_event_holds_what_somebody_said(world: World) -> None:
    await world.reported(words="MARKER-nhà bà Tư", name="MARKER-tên")
    await world.done("close", await world.has(), note="MARKER-lý do")

    assert [one for one in await world.log() if "MARKER" in repr(one)] == []


async def test_a_crew_member_reads_the_incidents_their_crew_works_on(world: World) -> None:
    company = await a_company(world.db, world.department)
    people, _ = await a_roster(world.db, company)
    worked, other = [await _of(world, company) for _ in range(2)]
    crew = new_id()
    await _works_on(world, company, crew, worked, people[:1])
    member, outsider = [person(Role.CREW, company, person=one) for one in people[:2]]

    assert await listed(world, by=member) == [worked]
    assert [one.id for one in await world.queries.find_many([worked, other], by=member)] == [worked]
    assert await world.queries.reports([worked], by=member) == {worked: ()}
    assert await listed(world, by=outsider) == []
    assert await world.queries.find_many([worked, other], by=outsider) == ()


async def _of(world: World, company: Any) -> Any:
    """An incident of a company."""
    return (await world.reported(by=world.department, organisation=company, separate=True, words="nhà bà Tư")).incident


async def _works_on(world: World, company: Any, crew: Any, incident: Any, members: Any) -> None:
    """A crew of these persons with a work order of the incident."""
    made = Crew(
        id=crew,
        organisation=company,
        name="Tổ 1",
        lead=members[0],
        members=tuple(members),
        vehicles=(),
        skills=frozenset(),
        base_zone=None,
        duty=Duty.OFF_DUTY,
        version=1,
    )
    order = WorkOrder(
        id=new_id(),
        reference="CV2109-00000000",
        organisation=company,
        title="Nối cáp",
        purpose=Purpose.INCIDENT_REPAIR,
        incident=incident,
        place=lon_lat(PLACE.x, PLACE.y),
        crew=crew,
        created_by=world.dispatcher.account,
        created_at=NIGHT,
    )
    async with world.db.transaction() as tx:
        await crews.save(tx, made)
        await work_orders.insert(tx, order)
