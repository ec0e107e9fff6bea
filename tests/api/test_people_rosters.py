"""Rosters and crews through GraphQL text: who may see what, what is refused, what is remembered."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from api.ids import encode_id, find_id
from identity.access import Role
from identity.accounts.model import Scope
from storage.database import Database
from storage.tables import metadata
from tests.api.people_house import (
    ADD_PERSON,
    ADD_VEHICLE,
    CCCD,
    CMND,
    COMPOSE,
    VET,
    House,
    a_house,
    a_person,
    a_vetted_person,
    keyed,
)

PERSONS = """
query ($organisation: ID!, $first: Int!, $after: String, $named: String! = "") {
  persons(organisation: $organisation, first: $first, after: $after, named: $named) {
    edges { node { name nameParts { family middle given } phone cmndLast4 cccdLast4 state version
      health { declaredOn validUntil reference } organisation { code } } }
    pageInfo { hasNextPage endCursor } } }
"""
VEHICLES = """
query ($organisation: ID!) { vehicles(organisation: $organisation, first: 9) {
  edges { node { kind label plate plateShown state organisation { code } attachments { id } } } } }
"""
CREW = """
query ($id: ID!) { crew(id: $id) { name skills baseZone duty version organisation { code } lead { name }
  members { name phone cccdLast4 health { reference } attachments { id } } vehicles { plate } } }
"""
CREWS = "query ($organisation: ID) { crews(first: 9, organisation: $organisation) { edges { node { name } } } }"
DUTY = """
mutation ($input: SetDutyInput!) { setDuty(input: $input) { __typename ... on CrewChanged { version } } }
"""
DECLARE = """
mutation ($input: DeclareHealthInput!) { declareHealth(input: $input) { __typename
  ... on RosterEntryChanged { subject version } ... on NotFoundProblem { kind } } }
"""
REMOVE = """
mutation ($input: RemoveRosterEntryInput!) { removeRosterEntry(input: $input) { __typename
  ... on RosterEntryChanged { version } ... on ConflictProblem { code params { name value } } } }
"""
HEALTH = {"declaredOn": "2021-09-13", "validUntil": "2021-09-20", "reference": "KBYT-101"}


@pytest.fixture
async def house(db: Database, tmp_path: Path) -> House:
    return await a_house(db, tmp_path)


def nodes(connection: Any) -> list[Any]:
    return [edge["node"] for edge in connection["edges"]]


def a_crew(house: House, person: str, **changes: object) -> dict[str, object]:
    whole = {"organisation": house.organisation(), "name": "Tổ 1", "lead": person, "members": [person]}
    return {"input": keyed(**whole | changes)}


async def test_a_person_is_rostered_vetted_and_found_without_diacritics(house: House) -> None:
    await a_vetted_person(house, name="Đặng  Thị Quốc Khánh", cmnd=CMND, health=HEALTH)

    asked = {"organisation": house.organisation(), "first": 5, "named": "dang thi"}
    (found,) = nodes(await house.ask(PERSONS, asked, by="sen"))

    assert found == {
        "name": "Đặng Thị Quốc Khánh",
        "nameParts": {"family": "Đặng", "middle": "Thị Quốc", "given": "Khánh"},
        "phone": "+84912345678",
        "cmndLast4": "0101",
        "cccdLast4": "0101",
        "state": "VETTED",
        "version": 2,
        "health": HEALTH,
        "organisation": {"code": "SEN"},
    }


async def test_a_roster_is_read_page_by_page(house: House) -> None:
    for number, name in enumerate(("Võ Thành Tâm", "Đặng Quốc Khánh", "Bùi Kim Ngân")):
        await house.ask(ADD_PERSON, a_person(house, name=name, cccd=f"08708000020{number}"), by="sen")
    asked = {"organisation": house.organisation(), "first": 2}

    first = await house.ask(PERSONS, asked, by="sen")
    rest = await house.ask(PERSONS, asked | {"after": first["pageInfo"]["endCursor"]}, by="sen")

    names = [one["name"] for one in nodes(first) + nodes(rest)]
    assert names == ["Bùi Kim Ngân", "Đặng Quốc Khánh", "Võ Thành Tâm"]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"name": " "}, "input.name", "NAME_FORM"),
        ({"name": "x" * 81}, "input.name", "NAME_FORM"),
        ({"name": "a\u0000b"}, "input.name", "NAME_FORM"),
        ({"phone": "113"}, "input.phone", "PHONE_FORM"),
        ({"cccd": None}, "input.cccd", "IDENTITY_NUMBER_MISSING"),
        ({"cccd": "123"}, "input.cccd", "IDENTITY_NUMBER_FORM"),
        ({"cmnd": "12345678x"}, "input.cmnd", "IDENTITY_NUMBER_FORM"),
        ({"health": HEALTH | {"validUntil": "2021-09-12"}}, "input.health.validUntil", None),
        ({"health": HEALTH | {"reference": "x" * 65}}, "input.health.reference", "TOO_LONG"),
        ({"organisation": encode_id("AdminUnit", uuid4())}, "input.organisation", "NOT_AN_ID"),
    ],
)
async def test_somebody_who_cannot_be_rostered_is_refused_by_field(
    house: House, changes: dict[str, object], field: str, code: str | None
) -> None:
    said = await house.refused(ADD_PERSON, a_person(house, **changes), by="sen")
    assert said["field"] == field
    assert code in {None, said["reason"]["code"]}


async def test_one_number_stands_once_on_a_roster_but_on_two_rosters(house: House) -> None:
    await house.ask(ADD_PERSON, a_person(house), by="sen")
    said = await house.events()

    again = await house.ask(ADD_PERSON, a_person(house, name="Ai khác"), by="sen")
    assert again["code"] == "PERSON_ON_ROSTER"
    assert await house.events() == said

    elsewhere = a_person(house, organisation=house.organisation(house.cuu))
    assert (await house.ask(ADD_PERSON, elsewhere, by="cuu"))["__typename"] == "RosterEntryChanged"


async def test_a_boat_needs_no_plate_and_a_walker_has_none(house: House) -> None:
    boat = keyed(organisation=house.organisation(), kind="BOAT", label="Vỏ lãi")
    car = keyed(organisation=house.organisation(), kind="CAR", label="Xe cẩu", plate="66C - 123.45")
    for vehicle in (boat, car):
        assert (await house.ask(ADD_VEHICLE, {"input": vehicle}, by="sen"))["version"] == 1
    walker = keyed(organisation=house.organisation(), kind="NONE", label="Đi bộ", plate="66C-123.46")
    said = await house.refused(ADD_VEHICLE, {"input": walker}, by="sen")
    assert (said["field"], said["reason"]["code"]) == ("input.plate", "PLATE_UNEXPECTED")

    found = nodes(await house.ask(VEHICLES, {"organisation": house.organisation()}, by="sen"))
    assert [(one["kind"], one["plate"], one["plateShown"]) for one in found] == [
        ("BOAT", None, ""),
        ("CAR", "66C12345", "66C - 123.45"),
    ]
    twin = keyed(organisation=house.organisation(), kind="TRUCK", label="Xe khác", plate="66c12345")
    assert (await house.ask(ADD_VEHICLE, {"input": twin}, by="sen"))["code"] == "VEHICLE_ON_ROSTER"


@pytest.mark.parametrize("by", ["cuu", "dispatcher", "approver", "auditor"])
async def test_nobody_else_adds_to_a_roster(house: House, by: str) -> None:
    assert (await house.refused(ADD_PERSON, a_person(house), by=by))["code"] == "FORBIDDEN"


async def test_only_the_department_vets_and_only_what_it_has_seen(house: House) -> None:
    subject = (await house.ask(ADD_PERSON, a_person(house), by="sen"))["subject"]
    asked = {"input": keyed(subject=subject, version=1, accept=True)}
    assert (await house.refused(VET, asked, by="sen"))["code"] == "FORBIDDEN"

    assert (await house.ask(VET, asked))["version"] == 2

    said = await house.events()
    stale = await house.ask(VET, {"input": keyed(subject=subject, version=1, accept=False)})
    assert stale == {"__typename": "StaleProblem", "kind": "Person", "id": subject, "expected": 1, "actual": 2}
    again = await house.ask(VET, {"input": keyed(subject=subject, version=2, accept=True)})
    assert again["params"] == [{"name": "from", "value": "VETTED"}, {"name": "to", "value": "VETTED"}]
    nobody = encode_id("Vehicle", uuid4())
    unknown = await house.ask(VET, {"input": keyed(subject=nobody, version=1, accept=True)})
    assert unknown == {"__typename": "NotFoundProblem", "kind": "Vehicle", "id": nobody}
    assert await house.events() == said


async def test_who_was_taken_off_the_roster_comes_back_by_no_vetting(house: House) -> None:
    person = await a_vetted_person(house)
    removed = await house.ask(REMOVE, {"input": keyed(subject=person, version=2)}, by="sen")
    assert removed["version"] == 3
    back = await house.ask(VET, {"input": keyed(subject=person, version=3, accept=True)})
    assert back["params"] == [{"name": "from", "value": "REMOVED"}, {"name": "to", "value": "VETTED"}]
    assert (await house.ask(ADD_PERSON, a_person(house), by="sen"))["version"] == 1


async def test_a_health_declaration_is_noted_without_what_it_says(house: House) -> None:
    person = await a_vetted_person(house)
    done = await house.ask(DECLARE, {"input": keyed(person=person, health=HEALTH)}, by="sen")
    assert done == {"__typename": "RosterEntryChanged", "subject": person, "version": 3}
    nobody = keyed(person=encode_id("Person", uuid4()), health=HEALTH)
    assert (await house.ask(DECLARE, {"input": nobody}, by="sen"))["kind"] == "Person"


async def test_a_crew_is_composed_changed_and_put_on_duty(house: House) -> None:
    person = await a_vetted_person(house)
    made = await house.ask(COMPOSE, a_crew(house, person, skills=["RADIO"], baseZone=7), by="sen")
    crew = made["crew"]

    changed = a_crew(house, person, crew=crew, version=1, name="Tổ 2")
    assert (await house.ask(COMPOSE, changed, by="sen"))["version"] == 2
    again = a_crew(house, person, crew=crew, version=1, name="Tổ 3")
    assert await house.ask(COMPOSE, again, by="sen") == {
        "__typename": "StaleProblem",
        "kind": "Crew",
        "expected": 1,
        "actual": 2,
    }
    assert (await house.ask(DUTY, {"input": keyed(crew=crew, duty="ON_DUTY")}, by="dispatcher"))["version"] == 3
    shown = await house.ask(CREW, {"id": crew}, by="sen")
    assert (shown["name"], shown["duty"], shown["version"], shown["lead"]["name"]) == (
        "Tổ 2",
        "ON_DUTY",
        3,
        "Nguyễn Văn Hùng",
    )


async def test_a_crew_of_the_unvetted_or_of_strangers_is_refused(house: House) -> None:
    pending = (await house.ask(ADD_PERSON, a_person(house), by="sen"))["subject"]
    theirs = (await house.ask(ADD_PERSON, a_person(house, organisation=house.organisation(house.cuu)), by="cuu"))[
        "subject"
    ]
    said = await house.events()

    refused = await house.ask(COMPOSE, a_crew(house, pending, members=[pending, theirs]), by="sen")

    assert [one["code"] for one in refused["reasons"]] == ["NOT_VETTED", "NOT_ON_ROSTER"]
    assert await house.events() == said
    assert nodes(await house.ask(CREWS, by="sen")) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"members": []}, "input.members"),
        ({"vehicles": ["x"]}, "input.vehicles.0"),
        ({"lead": encode_id("Person", uuid4())}, "input.lead"),
        ({"name": ""}, "input.name"),
        ({"members": ["x"] * 101}, "input.members"),
    ],
)
async def test_a_crew_that_cannot_be_is_refused_by_field(house: House, changes: dict[str, object], field: str) -> None:
    person = await a_vetted_person(house)
    assert (await house.refused(COMPOSE, a_crew(house, person, **changes), by="sen"))["field"] == field


async def test_what_is_personal_is_shown_to_the_roster_and_not_to_the_dispatcher(house: House) -> None:
    person = await a_vetted_person(house, health=HEALTH)
    crew = (await house.ask(COMPOSE, a_crew(house, person), by="sen"))["crew"]

    for by in ("sen", "admin", "auditor", "approver"):
        (member,) = (await house.ask(CREW, {"id": crew}, by=by))["members"]
        assert (member["phone"], member["cccdLast4"]) == ("+84912345678", "0101"), by
    (hidden,) = (await house.ask(CREW, {"id": crew}, by="dispatcher"))["members"]
    assert hidden == {"name": "Nguyễn Văn Hùng", "phone": None, "cccdLast4": None, "health": None, "attachments": []}


async def test_a_member_sees_their_own_crew_and_nobody_elses(house: House) -> None:
    own, other = await a_vetted_person(house), await a_vetted_person(house, name="Lê Phúc", cccd="087080000199")
    uuid = find_id("Person", own)
    await house.sign_up("hung", Scope(role=Role.CREW, organisation=house.sen), person=uuid)
    mine = (await house.ask(COMPOSE, a_crew(house, own), by="sen"))["crew"]
    theirs = (await house.ask(COMPOSE, a_crew(house, other, name="Tổ 2"), by="sen"))["crew"]

    assert nodes(await house.ask(CREWS, by="hung")) == [{"name": "Tổ 1"}]
    assert (await house.ask(CREW, {"id": mine}, by="hung"))["members"][0]["phone"] == "+84912345678"
    assert await house.ask(CREW, {"id": theirs}, by="hung") is None
    assert (await house.ask(DUTY, {"input": keyed(crew=mine, duty="ON_DUTY")}, by="hung"))["version"] == 2
    assert (await house.refused(DUTY, {"input": keyed(crew=theirs, duty="ON_DUTY")}, by="hung"))["code"] == "FORBIDDEN"
    asked = {"organisation": house.organisation(), "first": 5}
    assert (await house.refused(PERSONS, asked, by="hung"))["code"] == "FORBIDDEN"


async def test_another_companys_people_and_crews_are_nobodys_business(house: House) -> None:
    person = await a_vetted_person(house)
    crew = (await house.ask(COMPOSE, a_crew(house, person), by="sen"))["crew"]

    assert await house.ask(f'{{ person(id: "{person}") {{ name }} }}', by="cuu") is None
    assert await house.ask(CREW, {"id": crew}, by="cuu") is None
    assert nodes(await house.ask(CREWS, by="cuu")) == []
    assert nodes(await house.ask(CREWS, {"organisation": house.organisation()}, by="cuu")) == []
    asked = {"organisation": house.organisation(), "first": 5}
    assert (await house.refused(PERSONS, asked, by="cuu"))["code"] == "FORBIDDEN"


async def test_no_table_holds_a_number_or_what_would_give_it_away(house: House, db: Database) -> None:
    asked = a_person(house, cmnd=CMND)
    await house.ask(ADD_PERSON, asked, by="sen")

    text = ""
    async with db.reading() as rx:
        for table in metadata.tables.values():
            text += repr(await rx.rows(sa.select(table)))
    assert "Hùng" in text
    assert CMND not in text
    assert CCCD not in text
    assert all(token not in text for token in house.tokens.values())


async def test_the_same_person_asked_for_twice_is_there_once(house: House) -> None:
    asked = a_person(house)
    first, said = await house.ask(ADD_PERSON, asked, by="sen"), await house.events()
    assert await house.ask(ADD_PERSON, asked, by="sen") == first
    assert await house.events() == said
