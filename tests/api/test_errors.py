"""What a client is told of a fault, and what only the log is told."""

import logging

import pytest

from identity.access import Role
from tests.api.harness import Api, codes

RENAME = "mutation($input: RenameInput!) { rename(input: $input) { __typename ... on Problem { message } } }"
KEY = "018f0000-0000-7000-8000-000000000001"


def extensions(response: object) -> dict[str, object]:
    error = response.json()["errors"][0]  # type: ignore[attr-defined]  # httpx.Response
    said: dict[str, object] = error["extensions"]
    return said


async def test_an_unknown_fault_is_masked_and_logged_in_one_short_line(
    example: Api, caplog: pytest.LogCaptureFixture
) -> None:
    token = await example.account(Role.CREW)

    response = await example.post('{ fault(kind: "secret") }', token=token)

    assert response.json()["data"] == {"fault": None}
    assert codes(response) == ["INTERNAL"]
    assert "hunter2" not in response.text
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == 1
    assert len(lines[0].encode()) <= 2_000
    assert "\n" not in lines[0]
    assert str(extensions(response)["requestId"]) in lines[0]
    assert "RuntimeError at" in lines[0]


async def test_a_value_that_does_not_fit_its_type_is_masked(example: Api, caplog: pytest.LogCaptureFixture) -> None:
    token = await example.account(Role.CREW)

    response = await example.post("{ broken { size } }", token=token)

    assert codes(response) == ["INTERNAL"]
    assert "thirteen" not in response.text
    assert len(caplog.records) == 1


BAD_DOCUMENTS = [
    "{" + " ".join(f"vam{n}(id: 5) {{ nam }}" for n in range(15)) + "}",
    "{ van(id: {a: [1, 2, {b: 3}]}) { name nme } }",
    '{ vans(first: "' + "x" * 2_000 + '") { edges } }',
    "query($a: Nothing) { van(id: $a) { name } }",
    "{ " + "x" * 2_000 + " }",
]


@pytest.mark.parametrize("text", BAD_DOCUMENTS)
async def test_a_bad_document_writes_no_log_and_a_short_answer_without_hints(
    example: Api, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    caplog.set_level(logging.DEBUG, logger="fieldpass")
    response = await example.post(text)

    assert response.status_code == 400
    assert "Did you mean" not in response.text
    assert len(response.content) < 5_000
    assert [record for record in caplog.records if record.name.startswith("fieldpass")] == []


def an_input(**given: object) -> dict[str, object]:
    return {"input": {"idempotencyKey": KEY, "name": "a"} | given}


def tuned(**given: object) -> dict[str, object]:
    return an_input(tuning={"colour": "RED"} | given)


@pytest.mark.parametrize(
    ("variables", "field", "code"),
    [
        ({"input": {"idempotencyKey": KEY}}, "input.name", "INVALID_VALUE"),
        (an_input(idempotencyKey="x"), "input.idempotencyKey", "NOT_A_UUID"),
        (an_input(idempotencyKey=5), "input.idempotencyKey", "NOT_A_UUID"),
        (an_input(name=5), "input.name", "INVALID_VALUE"),
        (an_input(more=1), "input.more", "INVALID_VALUE"),
        (tuned(shade={"sizes": "unknown field 'x'"}), "input.tuning.shade", "INVALID_VALUE"),
        (tuned(colour="GREY"), "input.tuning.colour", "INVALID_VALUE"),
        (tuned(since="2021-09-16T00:00:00"), "input.tuning.since", "NAIVE_TIME"),
        (tuned(since="yesterday"), "input.tuning.since", "NOT_AN_INSTANT"),
        (tuned(sizes=[1, 2, "x"]), "input.tuning.sizes.2", "INVALID_VALUE"),
        ({}, "input", "INVALID_VALUE"),
        ({"input": None}, "input", "INVALID_VALUE"),
        ({"input": []}, "input", "INVALID_VALUE"),
    ],
)
async def test_a_bad_variable_names_its_field_and_why(
    example: Api, variables: dict[str, object], field: str, code: str
) -> None:
    token = await example.account(Role.COORDINATOR)

    response = await example.post(RENAME, variables, token=token)

    assert response.status_code == 400
    said = extensions(response)
    assert said["code"] == "BAD_INPUT"
    assert said["field"] == field
    assert said["reason"] == {"code": code, "params": {}}
    assert len(response.content) < 2_000


@pytest.mark.parametrize(
    ("literal", "field", "code"),
    [
        ('tuned(tuning: {colour: RED, since: "2021-09-16T00:00:00"})', "tuning.since", "NAIVE_TIME"),
        ("tuned(tuning: {colour: GREY})", "tuning.colour", "INVALID_VALUE"),
        ("tuned(tuning: {colour: RED, sizes: [1, true]})", "tuning.sizes.1", "INVALID_VALUE"),
        ("van(id: true) { name }", "id", "INVALID_VALUE"),
    ],
)
async def test_a_bad_literal_names_its_field_and_why(example: Api, literal: str, field: str, code: str) -> None:
    said = extensions(await example.post("{ " + literal + " }"))

    assert (said["code"], said["field"]) == ("BAD_INPUT", field)
    assert said["reason"] == {"code": code, "params": {}}


async def test_bad_input_found_by_a_use_case_is_told_with_path_and_words(example: Api) -> None:
    token = await example.account(Role.COORDINATOR)
    variables = {"input": {"idempotencyKey": KEY, "name": "x" * 21}}

    response = await example.post(RENAME, variables, token=token)

    error = response.json()["errors"][0]
    assert response.status_code == 200
    assert error["path"] == ["rename"]
    assert error["message"] == "This is too long."
    assert error["extensions"]["field"] == "input.name"
    assert error["extensions"]["reason"] == {"code": "TOO_LONG", "params": {"most": "20"}}


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("Hoa", "Renamed"),
        ("missing", "NotFoundProblem"),
        ("stale", "StaleProblem"),
        ("conflict", "ConflictProblem"),
        ("refused", "RefusedProblem"),
    ],
)
async def test_each_outcome_is_a_member_of_the_result(example: Api, name: str, member: str) -> None:
    token = await example.account(Role.COORDINATOR)

    response = await example.post(RENAME, {"input": {"idempotencyKey": KEY, "name": name}}, token=token)

    result = response.json()["data"]["rename"]
    assert result["__typename"] == member
    assert member == "Renamed" or (result["message"] and "problem-" not in result["message"])


async def test_a_conflict_carries_code_and_parameters_and_speaks_the_callers_language(example: Api) -> None:
    token = await example.account(Role.COORDINATOR)
    text = RENAME.replace("... on Problem { message }", "... on ConflictProblem { code params { name value } message }")

    response = await example.post(text, {"input": {"idempotencyKey": KEY, "name": "conflict"}}, token=token)

    assert response.json()["data"]["rename"] == {
        "__typename": "ConflictProblem",
        "code": "STATE",
        "params": [{"name": "from", "value": "ACTIVE"}, {"name": "to", "value": "SUSPENDED"}],
        "message": "It cannot go from ACTIVE to SUSPENDED.",
    }


async def test_who_is_not_signed_in_is_spoken_to_as_the_request_asks(example: Api) -> None:
    vietnamese = await example.post('{ fault(kind: "busy") }')
    english = await example.post('{ fault(kind: "busy") }', headers={"accept-language": "en-GB,en;q=0.9"})

    assert english.json()["errors"][0]["message"].startswith("Nobody is signed in")
    assert vietnamese.json()["errors"][0]["message"] != english.json()["errors"][0]["message"]


async def test_who_is_signed_in_is_spoken_to_as_the_request_asks_or_else_as_the_account_does(example: Api) -> None:
    token = await example.account(Role.CHECKPOINT)
    said = {
        asked: (
            await example.post("{ named { name } }", token=token, headers={"accept-language": asked} if asked else {})
        ).json()["errors"][0]["message"]
        for asked in ("", "vi-VN,vi;q=0.9", "en-US", "fr")
    }

    assert said["en-US"] != said["vi-VN,vi;q=0.9"]
    assert said[""] == said["fr"]
    assert said[""] in (said["en-US"], said["vi-VN,vi;q=0.9"])


async def test_a_role_without_the_action_is_forbidden_by_name(example: Api) -> None:
    token = await example.account(Role.CHECKPOINT)

    response = await example.post("{ named { name } }", token=token)

    assert extensions(response) == {"code": "FORBIDDEN", "action": "READ_ROSTER"} | {
        "requestId": extensions(response)["requestId"]
    }


async def test_a_mutation_without_the_action_is_forbidden(example: Api) -> None:
    token = await example.account(Role.APPROVER)

    refused = await example.post(RENAME, {"input": {"idempotencyKey": KEY, "name": "a"}}, token=token)

    assert codes(refused) == ["FORBIDDEN"]


async def test_a_busy_database_says_so(example: Api) -> None:
    token = await example.account(Role.CREW)

    assert codes(await example.post('{ fault(kind: "busy") }', token=token)) == ["BUSY"]
