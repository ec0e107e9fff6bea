"""Positions and visits over GraphQL."""

from datetime import timedelta
from typing import Any

import pytest

from api.ids import encode_id
from storage.database import Database
from storage.ids import new_id
from tests.api.tracking_world import Field, a_field
from tests.permits.values import NOON
from tests.permits.world import HAMLET, SADEC

REPORT = """
mutation($input: ReportPositionsInput!) { reportPositions(input: $input) { __typename
  ... on PositionsReported { counts { verdict count } newestAt }
  ... on Problem { message } ... on NotFoundProblem { kind } } }
"""
POSITIONS = """
query($after: String, $organisation: ID, $box: BoxInput) {
  crewPositions(first: 1, after: $after, organisation: $organisation, box: $box) {
    edges { node { crewId at accuracyM speedMps courseDeg batteryPct place { lon lat } crew { name } } }
    pageInfo { hasNextPage endCursor } } }
"""
VISITS = """
query($filter: ZoneVisitFilterInput) { zoneVisits(first: 10, filter: $filter) {
  edges { node { crewId zone outsideAt enteredAt leftAt withoutPermitAt crew { name } } } } }
"""


def a_fix(minutes: float, lon: float = 105.71, lat: float = 10.31, **changes: Any) -> dict[str, Any]:
    """A fix so many minutes before noon, in the middle of the hamlet."""
    at = (NOON - timedelta(minutes=minutes)).isoformat()
    return {"at": at, "lon": lon, "lat": lat, "accuracyM": 9.5} | changes


def given(field: Field, *fixes: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"idempotencyKey": str(new_id()), "crew": field.crew_id, "fixes": list(fixes)} | changes


@pytest.fixture
async def field(db: Database) -> Field:
    return await a_field(db)


async def test_a_batch_is_answered_with_what_became_of_each_fix(field: Field) -> None:
    batch = [a_fix(3), a_fix(3), a_fix(2, mock=True), a_fix(1, lon=555.0), a_fix(-9), a_fix(99_999), a_fix(0.5)]

    done = (await field.member.ask(REPORT, input=given(field, *batch)))["reportPositions"]

    assert done["__typename"] == "PositionsReported"
    assert {one["verdict"]: one["count"] for one in done["counts"]} == {
        "ACCEPTED": 2,
        "REPEATED": 1,
        "IMPLAUSIBLE": 2,
        "FROM_THE_FUTURE": 1,
        "TOO_OLD": 1,
    }
    assert done["newestAt"] == "2021-09-15T04:59:30Z"


async def test_those_who_may_see_where_the_crew_is_and_who_may_not_are_told_nothing(field: Field) -> None:
    await field.member.ask(REPORT, input=given(field, a_fix(1, speedMps=8.5, courseDeg=90.0, batteryPct=71)))

    for client in (field.member, field.dispatcher, field.coordinator, field.auditor):
        [edge] = (await client.ask(POSITIONS))["crewPositions"]["edges"]
        assert edge["node"] == {
            "crewId": field.crew_id,
            "at": "2021-09-15T04:59:00Z",
            "accuracyM": 9.5,
            "speedMps": 8.5,
            "courseDeg": 90.0,
            "batteryPct": 71,
            "place": {"lon": 105.71, "lat": 10.31},
            "crew": {"name": "Tổ"},
        }
    assert (await field.stranger.ask(POSITIONS))["crewPositions"]["edges"] == []
    assert (await field.approver.fault(POSITIONS))["code"] == "FORBIDDEN"


async def test_positions_are_listed_by_box_and_by_keyset(field: Field) -> None:
    await field.member.ask(REPORT, input=given(field, a_fix(1)))
    await field.other.ask(REPORT, input=given(field, a_fix(1, lon=105.65), crew=field.other_crew_id))
    east = {"west": 105.7, "south": 10.3, "east": 105.8, "north": 10.4}

    first = (await field.auditor.ask(POSITIONS))["crewPositions"]
    second = (await field.auditor.ask(POSITIONS, after=first["pageInfo"]["endCursor"]))["crewPositions"]
    boxed = (await field.auditor.ask(POSITIONS, box=east))["crewPositions"]

    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)
    seen = [edge["node"]["crewId"] for page in (first, second) for edge in page["edges"]]
    assert sorted(seen) == sorted([field.crew_id, field.other_crew_id])
    assert [edge["node"]["crewId"] for edge in boxed["edges"]] == [field.crew_id]
    organisation = encode_id("Organisation", new_id())
    assert (await field.auditor.ask(POSITIONS, organisation=organisation))["crewPositions"]["edges"] == []


async def test_visits_say_who_was_where_and_since_when_without_a_permit(field: Field) -> None:
    await field.member.ask(REPORT, input=given(field, a_fix(30, lon=105.65), a_fix(20), a_fix(5, lon=105.65)))

    found = (await field.dispatcher.ask(VISITS))["zoneVisits"]["edges"]
    narrowed = (await field.dispatcher.ask(VISITS, filter={"zone": HAMLET, "crew": field.crew_id}))["zoneVisits"]

    assert [edge["node"]["zone"] for edge in found] == [HAMLET, SADEC]
    assert narrowed["edges"][0]["node"] == {
        "crewId": field.crew_id,
        "zone": HAMLET,
        "outsideAt": "2021-09-15T04:30:00Z",
        "enteredAt": "2021-09-15T04:40:00Z",
        "leftAt": "2021-09-15T04:55:00Z",
        "withoutPermitAt": "2021-09-15T04:40:00Z",
        "crew": {"name": "Tổ"},
    }
    assert (await field.stranger.ask(VISITS))["zoneVisits"]["edges"] == []


async def test_who_is_not_of_the_crew_or_names_none_is_refused(field: Field) -> None:
    unknown = given(field, a_fix(1), crew=encode_id("Crew", new_id()))

    assert (await field.stranger.fault(REPORT, input=given(field, a_fix(1))))["code"] == "FORBIDDEN"
    assert (await field.dispatcher.fault(REPORT, input=given(field, a_fix(1))))["code"] == "FORBIDDEN"
    assert (await field.member.ask(REPORT, input=unknown))["reportPositions"]["__typename"] == "NotFoundProblem"
    assert (await field.member.fault(REPORT, input=given(field)))["code"] == "BAD_INPUT"
    assert (await field.auditor.ask(POSITIONS))["crewPositions"]["edges"] == []


async def test_the_same_key_with_the_same_batch_is_one_batch(field: Field) -> None:
    batch = given(field, a_fix(1))

    first = await field.member.ask(REPORT, input=batch)
    again = await field.member.ask(REPORT, input=batch)

    assert again == first
    assert first["reportPositions"]["counts"] == [{"verdict": "ACCEPTED", "count": 1}]
