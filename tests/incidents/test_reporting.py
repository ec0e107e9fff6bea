"""Reports: what is of one incident, what is kept of each, who may."""

import asyncio

import pytest
import shapely

from identity.access import Role
from incidents.incidents.model import IncidentKind, IncidentStatus, Severity
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, Forbidden
from tests.incidents.values import COMPANY, HOUR, NIGHT, PLACE, a_report, an_id, near
from tests.incidents.world import SA_DEC, World, person


async def test_a_first_report_makes_an_incident_with_unit_priority_history_and_event(world: World) -> None:
    done = await world.reported()

    found = await world.seen(done.incident)
    assert (found.status, found.severity, found.unit) == (IncidentStatus.ACKNOWLEDGED, Severity.MODERATE, SA_DEC)
    assert (found.reference, found.reports, found.version) == (done.reference, 1, 1)
    assert found.priority == 200
    assert [factor.code for factor in found.factors] == ["SEVERITY"]
    (begun,) = await world.queries.history(found.id, by=world.dispatcher)
    assert (begun.before, begun.after, begun.by) == (None, IncidentStatus.ACKNOWLEDGED, world.dispatcher.account)
    (told,) = await world.log("INCIDENT_REPORTED")
    assert (told.subject, told.organisation, told.unit) == (found.id, COMPANY, SA_DEC)
    assert told.payload == {
        "report": str(done.report),
        "incident_kind": "FIBRE_CUT",
        "severity": "MODERATE",
        "joined": False,
    }


async def test_a_report_by_another_person_near_in_place_and_time_joins_the_open_incident(world: World) -> None:
    first = await world.reported()

    second = await world.reported(by=world.crew, at=NIGHT + HOUR, location=near(480), words="Mất mạng cả xóm")

    assert (second.incident, second.joined) == (first.incident, True)
    found = await world.seen(first.incident)
    assert (found.reports, found.last_seen_at, found.version) == (2, NIGHT + HOUR, 1)
    said = (await world.queries.reports([found.id], by=world.dispatcher))[found.id]
    assert [(one.words, one.joined, one.account) for one in said] == [
        ("Cáp đứt, treo trên cột điện", False, world.dispatcher.account),
        ("Mất mạng cả xóm", True, world.crew.account),
    ]
    assert [told.payload["joined"] for told in await world.log("INCIDENT_REPORTED")] == [False, True]


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"location": near(520)}, NIGHT),
        ({"kind": IncidentKind.POWER_LOSS}, NIGHT),
        ({}, NIGHT + 7 * HOUR),
        ({"seen_at": NIGHT - 7 * HOUR}, NIGHT),
        ({"separate": True}, NIGHT),
        ({"organisation": an_id("another company")}, NIGHT),
    ],
    ids=["too far", "another kind", "too late", "too early", "said to be separate", "another network"],
)
async def test_what_is_not_the_same_is_a_new_incident(world: World, change: dict[str, object], at: object) -> None:
    first = await world.reported()

    second = await world.reported(by=world.department, at=at, **change)  # type: ignore[arg-type]  # an instant

    assert (second.joined, second.incident == first.incident) == (False, False)


async def test_a_report_of_what_was_resolved_begins_a_new_incident(world: World) -> None:
    await world.done("resolve", await world.has())

    assert (await world.reported()).joined is False


async def test_a_report_joins_the_nearest_of_several_and_a_line_by_its_nearest_point(world: World) -> None:
    line = shapely.LineString([near(100), near(5_000)])
    far = await world.has(location=near(-300))
    cable = await world.has(location=line)

    joined = await world.reported(location=near(50))

    assert (joined.incident, joined.joined) == (cable.id, True)
    assert (await world.seen(far.id)).reports == 1


async def test_the_same_report_sent_again_is_answered_again_and_somebody_elses_id_is_a_conflict(world: World) -> None:
    own = new_id()
    first = await world.reported(report=own)
    before = await world.dump()

    again = await world.reported(report=own, at=NIGHT + HOUR)
    stolen = await world.report(a_report(report=own), by=world.crew)

    assert (again.report, again.incident) == (own, first.incident)
    assert stolen == Conflict(code="REPORT_KNOWN")
    assert await world.dump() == before


async def test_two_first_reports_at_once_are_one_incident(world: World) -> None:
    done = await asyncio.gather(*(world.reported(location=near(metres)) for metres in range(0, 80, 10)))

    assert len({one.incident for one in done}) == 1
    assert sorted(one.joined for one in done) == [False] + [True] * 7
    assert (await world.seen(done[0].incident)).reports == 8


async def test_a_clock_that_is_ahead_counts_as_now(world: World) -> None:
    done = await world.reported(seen_at=NIGHT + 9 * HOUR)

    assert (await world.seen(done.incident)).last_seen_at == NIGHT


async def test_a_crew_member_reports_for_their_own_organisation_and_no_other(world: World) -> None:
    assert (await world.reported(by=world.crew)).joined is False
    before = await world.dump()

    with pytest.raises(Forbidden):
        await world.report(a_report(organisation=an_id("another company")), by=world.crew)
    with pytest.raises(Forbidden):
        await world.report(a_report(), by=person(Role.AUDITOR))

    assert await world.dump() == before


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"words": "x" * 2_001}, "input.words", "TOO_LONG"),
        ({"words": "a\0b"}, "input.words", "CONTROL_CHARACTER"),
        ({"media": ("a" * 64,) * 21}, "input.media", "TOO_MANY"),
        ({"media": ("../etc/passwd",)}, "input.media.0", "NOT_A_MEDIA_NAME"),
        ({"location": shapely.LineString([PLACE, PLACE])}, "input.location", "GEOMETRY_INVALID"),
        ({"location": shapely.Point(10.3, 105.7)}, "input.location", "LON_LAT_SWAPPED"),
        ({"location": PLACE.buffer(0.1)}, "input.location", "GEOMETRY_TYPE"),
    ],
)
async def test_what_cannot_be_meant_is_refused_by_field(
    world: World, change: dict[str, object], field: str, code: str
) -> None:
    before = await world.dump()

    with pytest.raises(BadInput) as refused:
        await world.report(a_report(**change))

    assert (refused.value.field, refused.value.code) == (field, code)
    assert await world.dump() == before
