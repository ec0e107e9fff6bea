"""Steps of incidents on a real database: who takes them, what is written and told; the work it follows."""

from collections.abc import Callable
from typing import Any

import pytest

from identity.access import Role
from incidents.incidents.commands import Link, Step
from incidents.incidents.following import follow_work
from incidents.incidents.model import Incident, IncidentKind, IncidentStatus, RelationKind, Severity
from incidents.incidents.outcomes import IncidentChanged
from incidents.sites.model import SiteKind
from incidents.work_orders.ports import WorkStep
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, Forbidden, NotFound, Stale
from tests.incidents.values import COMPANY, HOUR, NIGHT, PLACE, an_id, near
from tests.incidents.world import LAP_VO, SA_DEC, World, asked, person

S = IncidentStatus


async def refused(world: World, call: Callable[[], Any]) -> Any:
    """The refusal or the error, after seeing that nothing was written and nothing queued."""
    before = await world.dump()
    try:
        outcome = await call()
    except (BadInput, Forbidden) as wrong:
        outcome = wrong
    assert await world.dump() == before
    return outcome


async def link(world: World, one: Incident, kind: RelationKind, other: Incident) -> Any:
    """One incident linked to another."""
    command = Link(incident=one.id, version=one.version, kind=kind, other=other.id)
    return await world.incidents.link(command, by=world.dispatcher, request=asked(world.dispatcher))


@pytest.mark.parametrize(
    ("verb", "note", "expected"),
    [
        ("start", "", (S.IN_PROGRESS, "", None)),
        ("postpone", "chờ vật tư", (S.PENDING, "", None)),
        ("hold", "chờ hết mưa", (S.HELD, "", None)),
        ("resolve", "", (S.RESOLVED, "FIXED", True)),
        ("close", "không tìm thấy", (S.CLOSED, "CLOSED", False)),
        ("cancel", "đã tự có lại", (S.CANCELLED, "CANCELLED", None)),
        ("reject", "báo nhầm", (S.REJECTED, "REJECTED", None)),
    ],
)
async def test_each_verb_takes_its_step_writes_history_and_tells(
    world: World, verb: str, note: str, expected: tuple[S, str, bool | None]
) -> None:
    old, (after, reason, fixed) = await world.has(), expected

    new = await world.done(verb, old, note=note)

    assert (new.status, new.fixed, new.version) == (after, fixed, 2)
    _, step = await world.queries.history(new.id, by=world.dispatcher)
    assert (step.before, step.after, step.reason, step.note) == (S.ACKNOWLEDGED, after, reason, note)
    (told,) = await world.log("INCIDENT_STATUS_CHANGED")
    assert told.payload == {"before": "ACKNOWLEDGED", "after": after, "reason": reason, "fixed": fixed}
    assert (told.subject, told.organisation, told.unit) == (new.id, COMPANY, SA_DEC)


@pytest.mark.parametrize("verb", ["postpone", "hold", "close", "cancel", "reject"])
async def test_what_needs_a_reason_is_refused_without_one(world: World, verb: str) -> None:
    old = await world.has()

    wrong = await refused(world, lambda: world.do(verb, old, note="  "))

    assert (wrong.field, wrong.code) == ("input.note", "EMPTY")


async def test_a_step_that_is_not_allowed_names_both_states(world: World) -> None:
    cancelled = await world.done("cancel", await world.has(), note="x")

    found = await refused(world, lambda: world.do("start", cancelled))

    assert found == Conflict(code="STATE", params={"from": "CANCELLED", "to": "IN_PROGRESS"})


async def test_a_step_based_on_an_old_version_is_stale(world: World) -> None:
    old = await world.has()
    await world.done("start", old)

    found = await refused(world, lambda: world.do("resolve", old))

    assert found == Stale(kind="Incident", id=old.id, expected=1, actual=2)


async def test_what_is_not_there_is_not_found(world: World) -> None:
    missing = Step(incident=new_id(), version=1)

    found = await refused(
        world, lambda: world.incidents.start(missing, by=world.dispatcher, request=asked(world.dispatcher))
    )

    assert isinstance(found, NotFound)


async def test_only_who_manages_incidents_of_the_organisation_takes_steps(world: World) -> None:
    old = await world.has()
    others = (world.crew, person(Role.DISPATCHER, an_id("another company")), world.sa_dec, person(Role.AUDITOR))

    for who in others:
        assert isinstance(await refused(world, lambda who=who: world.do("start", old, by=who)), Forbidden)  # type: ignore[misc]

    assert (await world.done("start", old, by=world.department)).status is S.IN_PROGRESS


async def test_a_dispatcher_of_one_unit_touches_no_incident_of_another(world: World) -> None:
    here, there = await world.has(), await world.has(unit=LAP_VO)
    who = person(Role.DISPATCHER, COMPANY, SA_DEC)

    assert isinstance(await refused(world, lambda: world.do("start", there, by=who)), Forbidden)
    assert (await world.done("start", here, by=who)).status is S.IN_PROGRESS


async def test_what_was_closed_is_reopened_with_a_reason(world: World) -> None:
    closed = await world.done("close", await world.done("resolve", await world.has()), note="đã nghiệm thu")
    assert (closed.fixed, closed.resolved_at) == (True, NIGHT)

    back = await world.done("reopen", closed, note="lại đứt")

    assert (back.status, back.fixed, back.resolved_at) == (S.IN_PROGRESS, None, None)


async def test_triage_sets_what_it_names_and_judges_the_priority_anew(world: World) -> None:
    school = await world.site()
    old = await world.has()
    assert old.sites == {school}

    done = await world.triage(
        old, severity=Severity.MAJOR, name="Đứt cáp nhánh Tân Phú", expected_resolution=NIGHT + HOUR
    )

    new = await world.seen(old.id)
    assert isinstance(done, IncidentChanged)
    assert (done.version, done.priority) == (2, 491)
    assert (new.severity, new.name, new.kind, new.triaged) == (Severity.MAJOR, "Đứt cáp nhánh Tân Phú", old.kind, True)
    assert (new.expected_resolution, new.priority, new.sites) == (NIGHT + HOUR, 491, frozenset({school}))
    assert [factor.code for factor in new.factors] == ["SEVERITY", "SITE_IN_USE"]
    (told,) = await world.log("INCIDENT_TRIAGED")
    assert told.payload == {"severity": "MAJOR", "priority": 491}


async def test_sites_within_reach_of_the_kind_are_proposed_and_the_triager_may_say_which(world: World) -> None:
    school = await world.site()
    far_school = await world.site(code="TH-02", place=_place(1_100))
    station = await world.site(code="BTS-1", kind=SiteKind.BASE_STATION, place=_place(2_900), hours=())
    closed = await world.site(code="TH-03")
    await _close(world, closed)

    proposed = await world.has()
    assert proposed.sites == {school, station}
    await world.triage(proposed, sites=frozenset({far_school}))
    chosen = await world.seen(proposed.id)
    await world.triage(chosen, kind=IncidentKind.POSTAL_BACKLOG)

    assert chosen.sites == {far_school}
    assert (await world.seen(proposed.id)).sites == set()
    assert (await world.seen(proposed.id)).priority == 200


async def test_a_second_triage_leaves_the_sites_that_were_said(world: World) -> None:
    await world.site()
    far_school = await world.site(code="TH-02", place=_place(1_100))
    old = await world.has()
    await world.triage(old, sites=frozenset({far_school}))
    chosen = await world.seen(old.id)

    await world.triage(chosen, severity=Severity.MINOR, kind=chosen.kind, location=chosen.location)
    again = await world.seen(old.id)
    await _close(world, far_school)
    await world.triage(again, name="Đứt cáp")

    assert again.sites == {far_school}
    assert (await world.seen(old.id)).sites == {far_school}


async def test_a_triage_that_moves_it_proposes_anew(world: World) -> None:
    school = await world.site()
    there = await world.site(code="TH-02", place=_place(5_000))
    old = await world.has()
    await world.triage(old, sites=frozenset({school}))

    await world.triage(await world.seen(old.id), location=near(5_000))

    assert (await world.seen(old.id)).sites == {there}


async def test_triage_of_a_site_that_is_not_there_or_of_what_is_over_is_refused(world: World) -> None:
    old = await world.has()
    wrong = await refused(world, lambda: world.triage(old, sites=frozenset({new_id()})))
    over = await world.done("resolve", await world.has(location=near(9_000)))
    late = await refused(world, lambda: world.triage(over, severity=Severity.MINOR))

    assert (wrong.field, wrong.code) == ("input.sites", "UNKNOWN_SITE")
    assert late == Conflict(code="STATE", params={"from": "RESOLVED", "to": "RESOLVED"})


async def test_an_incident_that_moves_is_found_where_it_is_now(world: World) -> None:
    old = await world.has()

    await world.triage(old, location=near(5_000))

    assert (await world.reported()).joined is False
    assert (await world.reported(location=near(5_100))).incident == old.id


async def test_a_duplicate_closes_and_a_part_stays_open(world: World) -> None:
    main, twin, part = await world.has(), await world.has(), await world.has()

    assert isinstance(await link(world, twin, RelationKind.DUPLICATE, main), IncidentChanged)
    assert isinstance(await link(world, part, RelationKind.PARENT, main), IncidentChanged)

    closed, below = await world.seen(twin.id), await world.seen(part.id)
    assert (closed.status, closed.duplicate_of, closed.fixed) == (S.CLOSED, main.id, None)
    assert (below.status, below.parent, below.version) == (S.ACKNOWLEDGED, main.id, 2)
    assert [told.payload["reason"] for told in await world.log("INCIDENT_STATUS_CHANGED")] == ["DUPLICATE"]


async def test_no_incident_is_part_of_itself_however_far_around(world: World) -> None:
    one, two, three = await world.has(), await world.has(), await world.has()
    await link(world, two, RelationKind.PARENT, one)
    await link(world, three, RelationKind.PARENT, two)

    around = await refused(world, lambda: link(world, one, RelationKind.PARENT, three))
    itself = await refused(world, lambda: link(world, one, RelationKind.PARENT, one))

    assert around == Conflict(code="RELATION_IN_A_CIRCLE", params={"reference": three.reference})
    assert itself == Conflict(code="OWN_RELATION")


async def test_nothing_is_linked_to_what_one_may_not_read(world: World) -> None:
    one = await world.has()
    foreign = await world.seen((await world.reported(by=world.department, organisation=an_id("another"))).incident)

    found = await refused(world, lambda: link(world, one, RelationKind.DUPLICATE, foreign))

    assert found == NotFound(kind="Incident", id=foreign.id)


@pytest.mark.parametrize(
    ("before", "step", "others_open", "after"),
    [
        (S.ACKNOWLEDGED, WorkStep.PLANNED, False, S.ACKNOWLEDGED),
        (S.ACKNOWLEDGED, WorkStep.DISPATCHED, False, S.ACKNOWLEDGED),
        (S.ACKNOWLEDGED, WorkStep.STARTED, False, S.IN_PROGRESS),
        (S.PENDING, WorkStep.STARTED, True, S.IN_PROGRESS),
        (S.IN_PROGRESS, WorkStep.STARTED, False, S.IN_PROGRESS),
        (S.IN_PROGRESS, WorkStep.COMPLETED, True, S.IN_PROGRESS),
        (S.IN_PROGRESS, WorkStep.COMPLETED, False, S.RESOLVED),
        (S.IN_PROGRESS, WorkStep.NOT_COMPLETED, False, S.PENDING),
        (S.IN_PROGRESS, WorkStep.NOT_COMPLETED, True, S.IN_PROGRESS),
        (S.RESOLVED, WorkStep.REOPENED, False, S.IN_PROGRESS),
        (S.CLOSED, WorkStep.REOPENED, False, S.IN_PROGRESS),
        (S.CANCELLED, WorkStep.REOPENED, False, S.CANCELLED),
        (S.CANCELLED, WorkStep.COMPLETED, False, S.CANCELLED),
    ],
)
async def test_an_incident_follows_the_work_on_it(
    world: World, before: S, step: WorkStep, *, others_open: bool, after: S
) -> None:
    old = await _in(world, before)
    steps = len(await world.log("INCIDENT_STATUS_CHANGED"))

    async with world.db.transaction() as tx:
        done = await follow_work(tx, old.id, step, by=world.crew.account, at=NIGHT + HOUR, others_open=others_open)

    new = await world.seen(old.id)
    assert (done, new.status) == (None, after)
    assert len(await world.log("INCIDENT_STATUS_CHANGED")) - steps == (after is not before)
    if after is S.RESOLVED:
        assert (new.fixed, new.resolved_at) == (True, NIGHT + HOUR)


async def test_work_on_an_incident_that_is_not_there_is_told_so(world: World) -> None:
    async with world.db.transaction() as tx:
        done = await follow_work(tx, new_id(), WorkStep.PLANNED, by=world.crew.account, at=NIGHT)

    assert isinstance(done, NotFound)


async def _in(world: World, status: S) -> Incident:
    """An incident as it stands in a state."""
    verbs = {
        S.IN_PROGRESS: "start",
        S.PENDING: "postpone",
        S.RESOLVED: "resolve",
        S.CLOSED: "close",
        S.CANCELLED: "cancel",
    }
    new = await world.has()
    return new if status is S.ACKNOWLEDGED else await world.done(verbs[status], new, note="x")


def _place(metres_east: float) -> Any:
    from geo.place import place_of

    return place_of(near(metres_east, PLACE))


async def _close(world: World, site: Any) -> None:
    from incidents.sites.model import CloseSite

    command = CloseSite(site=site, version=1)
    await world.sites.close(command, by=world.department, request=asked(world.department))


async def test_priorities_follow_the_hours_ahead_without_a_new_version(world: World) -> None:
    await world.site()
    near_school, elsewhere = await world.has(), await world.has(location=near(9_000))
    over = await world.done("resolve", await world.has())
    saturday = NIGHT + 49 * HOUR

    changed = [await world.incidents.judge_anew(saturday), await world.incidents.judge_anew(saturday)]

    assert changed == [1, 0]
    now = await world.seen(near_school.id)
    assert (now.priority, now.version, near_school.priority) == (200, 1, 246)
    assert [factor.code for factor in now.factors] == ["SEVERITY", "SITE_NOT_IN_USE"]
    assert await world.seen(elsewhere.id) == elsewhere
    assert await world.seen(over.id) == over
