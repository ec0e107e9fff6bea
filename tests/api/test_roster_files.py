"""`PUT /rosters/{organisation}`, vetting many, and crews that wait, as a client meets them."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.ids import encode_id
from storage.database import Database
from tests.api.people_house import House, a_house, keyed
from tests.roster_files import crews_of_three, xlsx

PERSONS = """query ($organisation: ID!, $state: VettingState) {
  persons(organisation: $organisation, first: 500, state: $state)
  { edges { node { id version name state } } } }"""
VEHICLES = """query ($organisation: ID!, $state: VettingState) {
  vehicles(organisation: $organisation, first: 500, state: $state)
  { edges { node { id version } } } }"""
PLANNED = """query ($organisation: ID!) { plannedCrews(organisation: $organisation)
  { id name skills lead { name } members { name state } vehicles { plateShown } } }"""
CREWS = "query ($organisation: ID!) { crews(first: 500, organisation: $organisation) { edges { node { name } } } }"
VET = """mutation ($input: VetRosterEntriesInput!) { vetRosterEntries(input: $input) { __typename
  ... on RosterEntriesVetted { entries { subject version reason { code message } } crews } } }"""
DROP = """mutation ($input: DropPlannedCrewInput!) { dropPlannedCrew(input: $input) { __typename
  ... on PlannedCrewDropped { plan } ... on NotFoundProblem { kind } } }"""


@pytest.fixture
async def house(db: Database, tmp_path: Path) -> House:
    return await a_house(db, tmp_path)


async def put(house: House, content: bytes, *, by: str = "sen", preview: str = "", to: str = "") -> httpx.Response:
    return await house.api.client.put(
        f"/rosters/{to or house.organisation()}",
        params={"preview": preview} if preview else {},
        content=content,
        headers={"authorization": f"Bearer {house.tokens[by]}"},
    )


def nodes(connection: Any) -> list[Any]:
    return [edge["node"] for edge in connection["edges"]]


async def test_a_list_is_looked_at_imported_vetted_and_its_crews_are_there(house: House) -> None:
    content, asked = xlsx(crews_of_three(4)), {"organisation": house.organisation()}
    seen = await put(house, content, preview="true")
    assert (seen.status_code, seen.json()["isPreview"]) == (200, True)
    assert await house.ask(PLANNED, asked, by="sen") == []

    done = (await put(house, content)).json()

    assert {one["outcome"] for one in done["rows"]} == {"ADDED"}
    assert {(one["outcome"], one["members"], one["vehicles"]) for one in done["crews"]} == {("WAITING", 3, 1)}
    assert {"header": "Họ và tên", "term": "name"} in done["columns"]
    planned = await house.ask(PLANNED, asked, by="admin")
    assert [len(one["members"]) for one in planned] == [3] * 4
    waiting = [
        *nodes(await house.ask(PERSONS, asked | {"state": "PENDING"})),
        *nodes(await house.ask(VEHICLES, asked | {"state": "PENDING"})),
    ]
    entries = [{"subject": one["id"], "version": one["version"]} for one in waiting]
    vetted = await house.ask(VET, {"input": keyed(entries=entries, accept=True)})
    assert (len(vetted["entries"]), len(vetted["crews"])) == (16, 4)
    assert nodes(await house.ask(PERSONS, asked | {"state": "PENDING"})) == []
    assert len(nodes(await house.ask(CREWS, asked, by="sen"))) == 4
    again = (await put(house, content)).json()
    assert {one["outcome"] for one in (*again["rows"], *again["crews"])} == {"KNOWN"}


async def test_a_refused_row_names_its_column_and_says_why_in_the_callers_words(house: House) -> None:
    lines = crews_of_three(1)
    lines[3] = (*lines[3][:3], "12", *lines[3][4:])
    done = (await put(house, xlsx(lines))).json()
    row, (crew,) = done["rows"][0], done["crews"]

    assert (row["row"], row["outcome"], row["field"]) == (4, "REFUSED", "cccd")
    assert row["reason"]["code"] == "IDENTITY_NUMBER_FORM"
    assert "12" in row["reason"]["message"]
    assert crew["reason"]["code"] == "CREW_ROW_REFUSED"


async def test_a_file_that_is_none_is_a_bad_input_with_its_reason(house: House) -> None:
    answer = await put(house, b"PK\x03\x04nothing")

    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["extensions"] == {
        "code": "BAD_INPUT",
        "field": "file",
        "reason": {"code": "FILE_UNREADABLE", "params": {}},
    }


@pytest.mark.parametrize(("by", "status"), [("cuu", 403), ("dispatcher", 403), ("auditor", 403), ("admin", 200)])
async def test_only_who_keeps_the_roster_hands_in_a_list(house: House, by: str, status: int) -> None:
    before = await house.events()
    answer = await put(house, xlsx(crews_of_three(1)), by=by, preview="1")
    assert answer.status_code == status
    assert await house.events() == before


async def test_no_session_no_list_and_no_organisation_no_roster(house: House) -> None:
    content = xlsx(crews_of_three(1))
    assert (await house.api.client.put(f"/rosters/{house.organisation()}", content=content)).status_code == 401
    assert (await put(house, content, by="admin", to=encode_id("Organisation", uuid4()))).status_code == 404
    assert (await put(house, content, by="admin", to="nonsense")).status_code == 400
    assert (await put(house, b"x" * 4_000_001)).status_code == 413


async def test_a_planned_crew_is_dropped_by_its_own_organisation_only(house: House) -> None:
    await put(house, xlsx(crews_of_three(1)))
    ((plan),) = await house.ask(PLANNED, {"organisation": house.organisation()}, by="sen")
    asked = {"input": keyed(plan=plan["id"])}
    assert (await house.refused(DROP, asked, by="cuu"))["code"] == "FORBIDDEN"

    assert (await house.ask(DROP, asked, by="sen"))["plan"] == plan["id"]

    assert await house.ask(PLANNED, {"organisation": house.organisation()}, by="sen") == []
    gone = {"input": keyed(plan=plan["id"])}
    assert await house.ask(DROP, gone, by="sen") == {"__typename": "NotFoundProblem", "kind": "PlannedCrew"}


async def test_a_coordinator_does_not_vet_many_either(house: House) -> None:
    await put(house, xlsx(crews_of_three(1)))
    (person, *_) = nodes(await house.ask(PERSONS, {"organisation": house.organisation()}, by="sen"))
    entries = [{"subject": person["id"], "version": person["version"]}]
    assert (await house.refused(VET, {"input": keyed(entries=entries, accept=True)}, by="sen"))["code"] == "FORBIDDEN"
    said = await house.refused(VET, {"input": keyed(entries=[], accept=True)})
    assert (said["field"], said["reason"]["code"]) == ("input.entries", "HOW_MANY")
