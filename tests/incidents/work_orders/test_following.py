"""The incident follows the work on it, in the work's own transaction."""

from incidents.incidents.commands import Report
from incidents.incidents.model import IncidentKind, IncidentStatus
from incidents.incidents.outcomes import Reported
from incidents.incidents.reading import IncidentQueries
from incidents.incidents.service import Incidents
from incidents.work_orders.commands import Create, FinishStop, Move, StopWanted
from incidents.work_orders.model import CrewProgress, WorkOrderState
from storage.ids import new_id
from storage.outcomes import NotFound
from tests.incidents.work_orders.test_dispatching import complete, reopen
from tests.incidents.work_orders.test_recording import report
from tests.incidents.work_orders.world import IN_HAMLET, WorkWorld
from tests.permits.values import HOUR, NOON
from tests.permits.world import HAMLET, asked

S = IncidentStatus


async def an_incident(house: WorkWorld) -> Reported:
    """A cut fibre in the sealed hamlet."""
    report = Report(organisation=house.world.company, kind=IncidentKind.FIBRE_CUT, location=IN_HAMLET.point)
    incidents = Incidents(house.world.db, house.world.current)
    done = await incidents.report(report, by=house.dispatcher, request=asked(house.dispatcher))
    assert isinstance(done, Reported), done
    return done


async def status(house: WorkWorld, incident: Reported) -> IncidentStatus:
    found = await IncidentQueries(house.world.db).find(incident.incident, by=house.dispatcher)
    assert found is not None
    return found.status


async def test_an_incident_is_worked_on_resolved_and_reopened_with_its_work(house: WorkWorld) -> None:
    incident = await an_incident(house)
    stages = [await status(house, incident)]

    order = await house.sent(incident=incident.incident, place=IN_HAMLET)
    stages.append(await status(house, incident))
    await report(house, order, CrewProgress.EN_ROUTE, NOON + HOUR)
    stages.append(await status(house, incident))
    await complete(house, order)
    stages.append(await status(house, incident))
    await reopen(house, order)
    stages.append(await status(house, incident))

    assert stages == [S.ACKNOWLEDGED, S.ACKNOWLEDGED, S.IN_PROGRESS, S.RESOLVED, S.IN_PROGRESS]


async def test_it_is_resolved_when_the_last_of_its_work_is_done(house: WorkWorld) -> None:
    incident = await an_incident(house)
    one, other = [await house.sent(incident=incident.incident, place=IN_HAMLET) for _ in range(2)]

    await complete(house, one)
    between = await status(house, incident)
    await complete(house, other)

    assert (between, await status(house, incident)) == (S.ACKNOWLEDGED, S.RESOLVED)


async def test_an_incident_that_is_not_there_is_not_found_and_nothing_is_written(house: WorkWorld) -> None:
    command = Create(
        organisation=house.world.company,
        title="x",
        purpose=(await house.create()).purpose,
        incident=new_id(),
        place=IN_HAMLET,
    )

    done = await house.work.create(command, by=house.dispatcher, request=asked(house.dispatcher))

    assert isinstance(done, NotFound)
    assert (done.kind, await house.told()) == ("Incident", ["WORK_ORDER_CREATED"])


async def test_crews_are_recommended_for_an_incident_too(house: WorkWorld) -> None:
    incident = await an_incident(house)

    found = await house.recommend.for_incident(incident.incident, by=house.dispatcher, now=asked(house.dispatcher).at)

    assert not isinstance(found, NotFound)
    best = found[0]
    assert best.candidate.skill_fits
    assert best.candidate.needs.missing_zones == (HAMLET,)
    assert best.remedy.code == "DISPATCH_ISSUES_PERMIT"


async def test_an_incident_is_worked_on_from_the_first_stop_that_is_done(house: WorkWorld) -> None:
    incident = await an_incident(house)
    order = await house.sent(incident=incident.incident, stops=(StopWanted(place=IN_HAMLET, label="Tủ cáp"),))
    done = FinishStop(work_order=order.id, version=order.version, edit=new_id(), at=NOON, stop=order.stops[0].id)

    await house.work.finish_stop(done, by=house.an, request=asked(house.an, NOON + HOUR))

    assert (await house.seen(order.id)).state is WorkOrderState.IN_PROGRESS
    assert await status(house, incident) is S.IN_PROGRESS


async def test_an_incident_is_worked_on_when_the_desk_says_so(house: WorkWorld) -> None:
    incident = await an_incident(house)
    order = await house.sent(incident=incident.incident, place=IN_HAMLET)
    stages = []

    for state in (WorkOrderState.HELD, WorkOrderState.IN_PROGRESS):
        seen = await house.seen(order.id)
        move = Move(work_order=order.id, version=seen.version, state=state)
        await house.work.move(move, by=house.dispatcher, request=asked(house.dispatcher, NOON + HOUR))
        stages.append(await status(house, incident))

    assert stages == [S.ACKNOWLEDGED, S.IN_PROGRESS]
