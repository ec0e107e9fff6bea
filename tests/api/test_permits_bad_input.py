"""What clients get wrong about permits: the typed error names the field, nothing is written, nothing is queued."""

from typing import Any
from uuid import uuid4

import pytest

from api.ids import encode_id
from storage.database import Database
from tests.api.permits_world import Province, a_province, document, keyed
from tests.permits.values import NOON

APPLIED = "... on ApplicationChanged { id }"


@pytest.fixture
async def province(sqlite_db: Database) -> Province:
    return await a_province(sqlite_db)


BAD: list[tuple[dict[str, Any], str]] = [
    ({"conditions": "x" * 501}, "input.wanted.conditions"),
    ({"premises": "a\u0000b"}, "input.wanted.premises"),
    ({"purpose": "TOURISM"}, "input.wanted.purpose"),
    ({"subjectType": "GHOST"}, "input.wanted.subjectType"),
    ({"validFrom": "2021-09-15T12:00:00"}, "input.wanted.validFrom"),
    ({"validTo": "tomorrow"}, "input.wanted.validTo"),
    ({"validTo": NOON.isoformat()}, "input.wanted.validTo"),
    ({"holders": []}, "input.wanted.holders"),
    ({"holders": ["x"]}, "input.wanted.holders.0"),
    ({"holders": [encode_id("Vehicle", uuid4())]}, "input.wanted.holders.0"),
    ({"organisation": encode_id("Person", uuid4())}, "input.wanted.organisation"),
    ({"zones": [1, 1]}, "input.wanted.zones"),
    ({"zones": [-1]}, "input.wanted.zones.0"),
    ({"zones": [1.5]}, "input.wanted.zones.0"),
    ({"places": [{"lon": 10.3, "lat": 105.7}]}, "input.wanted.places.0"),
    ({"route": [{"lon": 105.7, "lat": 10.3}]}, "input.wanted.route"),
    ({"hours": [{"startMin": 0, "endMin": 1440}]}, "input.wanted.hours.0"),
    ({"hours": [{"startMin": 1, "endMin": 2}] * 5}, "input.wanted.hours"),
]


@pytest.mark.parametrize(("changes", "field"), BAD, ids=[field for _, field in BAD])
async def test_a_bad_application_names_its_field(province: Province, changes: dict[str, Any], field: str) -> None:
    before = await province.world.dump()
    given = keyed({"wanted": province.wanted(**changes)})

    fault = await province.coordinator.fault(document("applyForPermit", APPLIED), input=given)

    assert (fault["code"], fault["field"]) == ("BAD_INPUT", field)
    assert await province.world.dump() == before


@pytest.mark.parametrize(
    ("mutation", "given", "field"),
    [
        ("suspendPermit", {"permit": "x", "version": 1, "reason": "y"}, "input.permit"),
        ("suspendPermit", {"permit": encode_id("Zone", uuid4()), "version": 1, "reason": "y"}, "input.permit"),
        ("suspendPermit", {"permit": encode_id("Permit", uuid4()), "version": 1, "reason": " "}, "input.reason"),
        ("suspendPermit", {"permit": encode_id("Permit", uuid4()), "version": 1, "reason": "y" * 501}, "input.reason"),
        ("suspendPermit", {"permit": encode_id("Permit", uuid4()), "version": "1", "reason": "y"}, "input.version"),
        (
            "extendPermit",
            {"permit": encode_id("Permit", uuid4()), "version": 1, "validTo": "2021-09-20T00:00:00"},
            "input.validTo",
        ),
        (
            "decideApplication",
            {"application": encode_id("Application", uuid4()), "version": 1, "ruling": "MAYBE"},
            "input.ruling",
        ),
        (
            "decideApplication",
            {"application": encode_id("Application", uuid4()), "version": 1, "ruling": "REJECTED"},
            "input.reason",
        ),
    ],
)
async def test_a_bad_change_names_its_field(
    province: Province, mutation: str, given: dict[str, Any], field: str
) -> None:
    before = await province.world.dump()

    fault = await province.approver.fault(document(mutation, ""), input=keyed(given))

    assert (fault["code"], fault["field"]) == ("BAD_INPUT", field)
    assert await province.world.dump() == before


async def test_an_unknown_permit_is_a_problem_and_a_malformed_id_reads_as_nothing(
    province: Province,
) -> None:
    unknown = encode_id("Permit", uuid4())

    done = await province.approver.do("liftPermit", "", permit=unknown, version=1)
    assert (done["__typename"], done["kind"], done["id"]) == ("NotFoundProblem", "Permit", unknown)
    for id_ in (unknown, "x", encode_id("Zone", uuid4()), "A" * 500):
        read = await province.auditor.ask(
            "query($id: ID!) { permit(id: $id) { id } application(id: $id) { id } }", id=id_
        )
        assert read == {"permit": None, "application": None}


async def test_who_may_not_is_forbidden_and_who_is_nobody_is_told_to_sign_in(province: Province) -> None:
    before = await province.world.dump()
    given = keyed({"wanted": province.wanted()})

    auditor = await province.auditor.fault(document("applyForPermit", APPLIED), input=given)
    anonymous = await province.api.post("{ permits(first: 1) { edges { cursor } } }")

    assert auditor["code"] == "FORBIDDEN"
    assert anonymous.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert await province.world.dump() == before
