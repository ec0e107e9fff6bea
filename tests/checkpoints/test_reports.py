"""The refusal report on both databases: what is counted where, and for whom."""

from collections.abc import Awaitable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from api.plain.reports import table
from checkpoints.desk import store as desk
from checkpoints.desk.model import Call, CallState
from checkpoints.reports import rules, store
from checkpoints.reports.model import Figures, OfPost, Post, Report, Wanted
from checkpoints.reports.service import Reports
from checkpoints.stops import store as stops
from checkpoints.stops.model import Stop
from geo.place import Place
from identity.access import Role
from identity.crews import store as crews
from identity.crews.model import Crew, Duty
from storage.database import Database
from storage.ids import new_id
from storage.outcomes import BadInput, Forbidden
from storage.sqlite_session import SqliteRx
from tests.checkpoints.findings_world import MINUTE, Findable, a_check_at, a_findable
from tests.permits.values import DAY, HOUR, LAP_VO, NOON, SA_DEC
from tests.permits.world import person


def wanted(unit: UUID | None = None, since: datetime = NOON - HOUR, until: datetime = NOON + DAY) -> Wanted:
    return Wanted(unit=unit, since=since, until=until)


class Counting:
    """How many times the database was asked for rows."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        plain = SqliteRx.rows

        def rows(rx: SqliteRx, *args: Any) -> Any:
            self.asked += 1
            return plain(rx, *args)

        monkeypatch.setattr(SqliteRx, "rows", rows)

    async def of(self, report: Awaitable[Report]) -> tuple[int, Report]:
        before = self.asked
        said = await report
        return self.asked - before, said


async def a_busy_day(scene: Findable) -> None:
    """West: four checks, one stop, two calls; east: nothing."""
    _, credential = await scene.a_permit()
    turned = {"outcome": "TURNED_BACK", "decision": "REFER", "reasons": ["STATUS_STALE"]}
    await scene.hand_in(
        scene.west,
        a_check_at(scene.west, credential, 0),
        a_check_at(scene.west, credential, 1, **turned),
        a_check_at(scene.west, credential, 2, **(turned | {"reasons": ["STATUS_STALE", "CODE_ONLY"]})),
        a_check_at(scene.west, credential, 3, outcome="HELD", decision="DENY", reasons=["WRONG_ZONE"]),
        a_check_at(scene.west, credential, -120),
    )
    await scene.looked()
    async with scene.db.transaction() as tx:
        crew = a_crew(scene)
        await crews.save(tx, crew)
        assert await stops.add(tx, a_stop(scene.west, crew))
        for minutes in (2, 5):
            call = a_call(scene.west)
            assert await desk.add(tx, call)
            answered_at = NOON + minutes * MINUTE
            await desk.save(tx, replace(call, state=CallState.ANSWERED, answered_at=answered_at))


def a_call(post: UUID) -> Call:
    return Call(id=new_id(), checkpoint=post, unit=SA_DEC, called_at=NOON, challenge="1234", device=new_id())


def a_crew(scene: Findable) -> Crew:
    return Crew(
        id=new_id(),
        organisation=scene.world.company,
        name="Đội 1",
        lead=scene.world.people[0],
        members=scene.world.people[:1],
        vehicles=(),
        skills=frozenset(),
        base_zone=None,
        duty=Duty.ON_DUTY,
        version=1,
    )


def a_stop(post: UUID, crew: Crew) -> Stop:
    return Stop(
        id=new_id(),
        crew=crew.id,
        organisation=crew.organisation,
        unit=SA_DEC,
        checkpoint=post,
        proposed=False,
        place=Place(105.7, 10.3),
        words="Chưa được báo",
        photo=None,
        permit=None,
        occurred_at=NOON,
        received_at=NOON,
        reported_by=new_id(),
        next_step_at=None,
    )


async def test_a_day_is_counted_by_checkpoint_and_unit_the_worst_first(db: Database) -> None:
    scene = await a_findable(db)
    await a_busy_day(scene)
    reports = Reports(db)

    report = await reports.refusals(wanted(), by=scene.world.sa_dec)

    west, east = report.posts
    assert (west.post.name, east.post.name) == ("Chốt Tây", "Chốt Đông")
    one = west.figures
    assert (one.checks, one.passed, one.turned_back, one.held, one.referred) == (4, 1, 2, 1, 2)
    assert (one.refused_though_valid, one.stops, one.refused_share) == (1, 1, 0.8)
    assert (one.stops_share, rules.said_of(one)) == (0.2, ("Chưa được báo",))
    assert rules.median_wait_min(one) == 3.5
    assert rules.reasons_of(one) == (("STATUS_STALE", 2), ("CODE_ONLY", 1))
    assert east.figures == Figures()
    assert [(unit.name, unit.figures.checks) for unit in report.units] == [("Sa Đéc", 4)]

    assert (await reports.refusals(wanted(), by=scene.world.lap_vo)).posts == ()
    assert (await reports.refusals(wanted(LAP_VO), by=scene.world.department)).posts == ()
    assert len((await reports.refusals(wanted(SA_DEC), by=scene.world.department)).posts) == 2
    with pytest.raises(Forbidden):
        await reports.refusals(wanted(), by=person(Role.CREW))
    for until in (NOON - HOUR, NOON + 100 * DAY):
        with pytest.raises(BadInput, match="REPORT_WINDOW"):
            await reports.refusals(wanted(until=until), by=scene.world.department)


def test_a_table_for_a_spreadsheet_holds_no_formula() -> None:
    figures = Figures(checks=2, turned_back=1, passed=1, waits_min=(2.0,), reasons={"WRONG_ZONE": 1})
    post = OfPost(post=Post(id=new_id(), unit=SA_DEC, name='=HYPERLINK("x")'), figures=figures)
    report = Report(since=NOON, until=NOON + DAY, posts=(post,), units=rules.of_units([post], {SA_DEC: "Sa Đéc"}))

    said = table(report, "vi")

    assert said.startswith("\ufeffĐịa phương,Chốt,Lượt kiểm tra")
    [row] = said.splitlines()[1:]
    assert row.startswith('Sa Đéc,"\'=HYPERLINK(""x"")",2,1,1,0,0,0,0,0.500,2.0,')


async def test_two_posts_are_reported_by_as_many_questions_as_one(
    sqlite_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = await a_findable(sqlite_db)
    await a_busy_day(scene)
    reports, counting, by = Reports(sqlite_db), Counting(monkeypatch), person(Role.AUDITOR)
    two, report = await counting.of(reports.refusals(wanted(), by=by))
    monkeypatch.setattr(store, "POSTS_MOST", 1)
    one, less = await counting.of(reports.refusals(wanted(), by=by))

    assert (len(report.posts), len(less.posts)) == (2, 1)
    assert two == one > 0


async def test_reasons_are_of_the_newest_where_there_are_too_many(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = await a_findable(db)
    await a_busy_day(scene)
    monkeypatch.setattr(store, "REASONS_MOST", 1)
    (west,) = [
        one
        for one in (await Reports(db).refusals(wanted(), by=person(Role.AUDITOR))).posts
        if one.post.id == scene.west
    ]
    assert west.figures.reasons == {"STATUS_STALE": 1, "CODE_ONLY": 1}
    assert west.figures.turned_back == 2
