"""Stopped crews over GraphQL."""

from typing import Any

import pytest

from api.ids import encode_id
from storage.database import Database
from storage.ids import new_id
from tests.api.tracking_world import Field, a_field
from tests.permits.values import NOON, SA_DEC

PROBLEM = "... on Problem { message } ... on NotFoundProblem { kind } ... on ConflictProblem { code }"
REPORT = f"""
mutation($input: ReportStopInput!) {{ reportStop(input: $input) {{ __typename
  ... on StopReported {{ stop checkpointId proposed permitIds escalatesAt clause {{ language text }}
    told {{ role organisationId unitId }} }} {PROBLEM} }} }}
"""
ACKNOWLEDGE = f"""
mutation($input: AcknowledgeStopInput!) {{ acknowledgeStop(input: $input) {{ __typename
  ... on StopChanged {{ stop status }} {PROBLEM} }} }}
"""
END = f"""
mutation($input: EndStopInput!) {{ endStop(input: $input) {{ __typename
  ... on StopChanged {{ stop status }} {PROBLEM} }} }}
"""
STOPS = """
query($filter: StopFilterInput) { stops(first: 10, filter: $filter) { edges { node {
  id crewId status words answer how step nextStepAt occurredAt receivedAt unitId place { lon lat } crew { name } } } } }
"""
STOP = "query($id: ID!) { stop(id: $id) { id status how } }"


@pytest.fixture
async def field(db: Database) -> Field:
    return await a_field(db)


def stopped(field: Field, **changes: Any) -> dict[str, Any]:
    """One tap in the field of Sa Đéc."""
    return {
        "idempotencyKey": str(new_id()),
        "id": str(new_id()),
        "crew": field.crew_id,
        "place": {"lon": 105.65, "lat": 10.25},
        "occurredAt": NOON.isoformat(),
        "words": "Chưa được báo",
    } | changes


async def report(field: Field, **changes: Any) -> dict[str, Any]:
    done: dict[str, Any] = (await field.member.ask(REPORT, input=stopped(field, **changes)))["reportStop"]
    return done


async def test_the_answer_says_who_was_told_and_gives_the_clause_in_both_languages(field: Field) -> None:
    done = await report(field)

    company, unit = encode_id("Organisation", field.tracked.world.company), encode_id("AdminUnit", SA_DEC)
    assert done["told"] == [
        {"role": "DISPATCHER", "organisationId": company, "unitId": None},
        {"role": "APPROVER", "organisationId": None, "unitId": unit},
    ]
    assert [one["language"] for one in done["clause"]] == ["vi", "en"]
    assert "I.2" in done["clause"][0]["text"]
    assert "I.2" in done["clause"][1]["text"]
    assert (done["checkpointId"], done["proposed"], done["permitIds"]) == (None, False, [])
    assert done["escalatesAt"] == "2021-09-15T05:15:00Z"


async def test_it_is_listed_answered_and_ended(field: Field) -> None:
    stop = (await report(field))["stop"]
    key = {"idempotencyKey": str(new_id()), "stop": stop}

    answered = await field.dispatcher.ask(ACKNOWLEDGE, input=key | {"words": "Đang gọi"})
    twice = await field.approver.ask(ACKNOWLEDGE, input={"idempotencyKey": str(new_id()), "stop": stop})
    ended = await field.member.ask(END, input={"idempotencyKey": str(new_id()), "stop": stop, "how": "PASSED"})

    assert answered["acknowledgeStop"] == {"__typename": "StopChanged", "stop": stop, "status": "ACKNOWLEDGED"}
    assert twice["acknowledgeStop"]["code"] == "STATE"
    assert ended["endStop"] == {"__typename": "StopChanged", "stop": stop, "status": "ENDED"}
    [edge] = (await field.approver.ask(STOPS, filter={"status": "ENDED"}))["stops"]["edges"]
    assert edge["node"] == {
        "id": stop,
        "crewId": field.crew_id,
        "status": "ENDED",
        "words": "Chưa được báo",
        "answer": "Đang gọi",
        "how": "PASSED",
        "step": 0,
        "nextStepAt": None,
        "occurredAt": "2021-09-15T05:00:00Z",
        "receivedAt": "2021-09-15T05:00:00Z",
        "unitId": encode_id("AdminUnit", SA_DEC),
        "place": {"lon": 105.65, "lat": 10.25},
        "crew": {"name": "Tổ"},
    }
    assert (await field.member.ask(STOP, id=stop))["stop"] == {"id": stop, "status": "ENDED", "how": "PASSED"}


async def test_one_of_no_known_place_is_listed_and_placed_later(field: Field) -> None:
    tap = stopped(field, place=None)
    first = (await field.member.ask(REPORT, input=tap))["reportStop"]
    [edge] = (await field.dispatcher.ask(STOPS))["stops"]["edges"]
    again = tap | {"idempotencyKey": str(new_id()), "place": {"lon": 105.65, "lat": 10.25}}

    placed = (await field.member.ask(REPORT, input=again))["reportStop"]

    assert (edge["node"]["id"], edge["node"]["place"]) == (first["stop"], None)
    assert (placed["stop"], [one["role"] for one in placed["told"]]) == (first["stop"], ["DISPATCHER", "APPROVER"])
    [edge] = (await field.dispatcher.ask(STOPS))["stops"]["edges"]
    assert edge["node"]["place"] == {"lon": 105.65, "lat": 10.25}


async def test_who_it_does_not_concern_sees_and_does_nothing(field: Field) -> None:
    stop = (await report(field))["stop"]
    key = {"idempotencyKey": str(new_id()), "stop": stop}

    assert (await field.stranger.ask(STOP, id=stop))["stop"] is None
    assert (await field.stranger.ask(STOPS))["stops"]["edges"] == []
    assert (await field.member.fault(ACKNOWLEDGE, input=key))["code"] == "FORBIDDEN"
    assert (await field.auditor.fault(END, input=key | {"how": "PASSED"}))["code"] == "FORBIDDEN"
    assert (await field.stranger.fault(END, input=key | {"how": "PASSED"}))["code"] == "FORBIDDEN"
    assert (await field.stranger.fault(REPORT, input=stopped(field)))["code"] == "FORBIDDEN"
    assert (await field.auditor.ask(STOP, id=stop))["stop"]["status"] == "OPEN"


async def test_what_cannot_be_meant_or_found_is_said(field: Field) -> None:
    unknown = encode_id("Checkpoint", new_id())
    key = {"idempotencyKey": str(new_id()), "stop": encode_id("Stop", new_id())}

    swapped = await field.member.fault(REPORT, input=stopped(field, place={"lon": 10.25, "lat": 105.65}))
    long = await field.member.fault(REPORT, input=stopped(field, words="x" * 1001))
    missing = await report(field, checkpoint=unknown)
    nothing = await field.dispatcher.ask(ACKNOWLEDGE, input=key)

    assert (swapped["code"], swapped["field"]) == ("BAD_INPUT", "input.place")
    assert (long["code"], long["field"]) == ("BAD_INPUT", "input.words")
    assert (missing["__typename"], missing["kind"]) == ("NotFoundProblem", "Checkpoint")
    assert nothing["acknowledgeStop"]["kind"] == "Stop"
    assert (await field.auditor.ask(STOPS))["stops"]["edges"] == []


async def test_the_device_tells_it_again_under_another_key_and_it_is_one_stop(field: Field) -> None:
    id_ = str(new_id())

    first, again = await report(field, id=id_), await report(field, id=id_)

    assert again == first
    assert len((await field.auditor.ask(STOPS))["stops"]["edges"]) == 1
