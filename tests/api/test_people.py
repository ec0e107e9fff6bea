"""Units, organisations, accounts, tokens and devices through GraphQL text."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.ids import encode_id
from identity.access import Role
from identity.accounts.model import Scope
from storage.database import Database
from tests.api.harness import PASSWORD
from tests.api.people_house import ME, House, a_house, keyed
from tests.identity.conftest import NOON

UNITS = """
query ($first: Int!, $after: String, $filter: UnitFilterInput) {
  adminUnits(first: $first, after: $after, filter: $filter) {
    edges { node { code name level parent { code parent { code } } predecessors { code } successors { code } } }
    pageInfo { hasNextPage endCursor } } }
"""
FOUND = """
mutation ($input: FoundOrganisationInput!) { foundOrganisation(input: $input) { __typename
  ... on OrganisationFounded { organisation }
  ... on ConflictProblem { code message }
  ... on NotFoundProblem { kind id } } }
"""
ORGANISATIONS = """
query ($first: Int!, $after: String, $filter: OrganisationFilterInput) {
  organisations(first: $first, after: $after, filter: $filter) {
    edges { node { id code kind parent { code } unit { name } } } pageInfo { hasNextPage endCursor } } }
"""
ADD = """
mutation ($input: AddAccountInput!) { addAccount(input: $input) { __typename
  ... on AccountChanged { account }
  ... on ConflictProblem { code message }
  ... on NotFoundProblem { kind } } }
"""
GRANT = """
mutation ($input: SetGrantsInput!) { setGrants(input: $input) { __typename
  ... on AccountChanged { account } ... on ConflictProblem { code } ... on NotFoundProblem { kind } } }
"""
CLOSE = """
mutation ($input: CloseAccountInput!) { closeAccount(input: $input) { __typename
  ... on AccountChanged { account } ... on ConflictProblem { code } } }
"""
LINK = """
mutation ($input: MakePasswordLinkInput!) { makePasswordLink(input: $input) { __typename
  ... on SecretIssued { id secret expiresAt } ... on ConflictProblem { code } } }
"""
USE = """
mutation ($input: UsePasswordLinkInput!) { usePasswordLink(input: $input) { __typename
  ... on PasswordSet { account } ... on ConflictProblem { code message } } }
"""
CHANGE = """
mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename
  ... on PasswordSet { account } ... on ConflictProblem { code } } }
"""
TOKEN = """
mutation ($input: CreateTokenInput!) { createToken(input: $input) { __typename
  ... on SecretIssued { id secret expiresAt } ... on ConflictProblem { code } } }
"""
REVOKE = """
mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { __typename
  ... on TokenRevoked { token } ... on NotFoundProblem { kind } } }
"""
TOKENS = "{ myTokens { id kind label createdAt expiresAt } }"
ACCOUNTS = """
query ($first: Int!, $organisation: ID) { accounts(first: $first, organisation: $organisation) {
  edges { node { login grants { role } } } } }
"""


@pytest.fixture
async def house(db: Database, tmp_path: Path) -> House:
    return await a_house(db, tmp_path)


def nodes(connection: Any) -> list[Any]:
    return [edge["node"] for edge in connection["edges"]]


async def test_everybody_reads_who_they_are_and_what_they_were_granted(house: House) -> None:
    me = await house.ask(ME, by="sen")
    assert (me["login"], me["language"], me["organisation"]) == ("sen", "en", {"code": "SEN"})
    grant = {"role": "COORDINATOR", "everywhere": True, "organisation": {"code": "SEN"}, "units": []}
    assert me["grants"] == [grant]


async def test_nobody_reads_anything_without_signing_in(house: House) -> None:
    for text in (ME, TOKENS, ORGANISATIONS.replace("$first: Int!", "$first: Int = 1")):
        assert (await house.refused(text, by="nobody"))["code"] == "UNAUTHENTICATED"


async def test_units_are_listed_by_code_page_by_page_as_they_were_then(house: House) -> None:
    asked = {"first": 2, "filter": {"level": "COMMUNE", "at": "2021-10-01T00:00:00Z"}}
    first = await house.ask(UNITS, asked)
    rest = await house.ask(UNITS, asked | {"after": first["pageInfo"]["endCursor"]})

    found = nodes(first) + nodes(rest)
    assert [one["code"] for one in found] == ["29863", "29866", "29869", "30091"]
    assert found[0]["parent"] == {"code": "866", "parent": {"code": "87"}}
    assert found[1]["successors"] == [{"code": "29869"}]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)


async def test_units_of_the_merger_name_their_predecessors(house: House) -> None:
    merged = nodes(await house.ask(UNITS, {"first": 9, "filter": {"at": "2025-07-01T00:00:00+07:00"}}))
    assert [one["name"] for one in merged] == ["Phường Cao Lãnh", "Phường Mỹ Ngãi"]
    assert merged[0]["predecessors"] == [{"code": "29866"}, {"code": "29869"}]
    assert merged[0]["parent"] is None


async def test_a_cursor_of_one_filter_is_refused_by_another(house: House) -> None:
    first = await house.ask(UNITS, {"first": 1, "filter": {"level": "COMMUNE"}})
    other = {"first": 1, "after": first["pageInfo"]["endCursor"], "filter": {"level": "DISTRICT"}}
    assert (await house.refused(UNITS, other))["reason"]["code"] == "CURSOR_OF_ANOTHER_LIST"


@pytest.mark.parametrize("kind", ["adminUnit", "organisation", "account", "person", "vehicle", "crew"])
@pytest.mark.parametrize("id_", ["", "x", encode_id("Permit", UUID(int=1)), encode_id("AdminUnit", UUID(int=9))])
async def test_an_id_of_nothing_answers_null(house: House, kind: str, id_: str) -> None:
    assert await house.ask(f'{{ {kind}(id: "{id_}") {{ id }} }}') is None


async def test_an_organisation_is_founded_below_another(house: House) -> None:
    unit = (await house.ask("{ adminUnits(first: 1, filter: {level: DISTRICT}) { edges { node { id } } } }"))["edges"]
    whole = {"code": "UB-866", "name": "Ủy ban", "kind": "COMMITTEE", "parent": house.organisation()}
    made = await house.ask(FOUND, {"input": keyed(**whole, unit=unit[0]["node"]["id"])})

    assert made["__typename"] == "OrganisationFounded"
    below = nodes(await house.ask(ORGANISATIONS, {"first": 5, "filter": {"parent": house.organisation()}}))
    expected = {"id": made["organisation"], "code": "UB-866", "kind": "COMMITTEE", "parent": {"code": "SEN"}}
    assert below == [expected | {"unit": {"name": "Thành phố Cao Lãnh"}}]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"code": "sen lower"}, "input.code", "ORGANISATION_CODE_FORM"),
        ({"name": ""}, "input.name", "NAME_FORM"),
        ({"name": "x" * 121}, "input.name", "NAME_FORM"),
        ({"kind": "COMMITTEE"}, "input.unit", "COMMITTEE_WITHOUT_UNIT"),
        ({"parent": "x"}, "input.parent", "NOT_AN_ID"),
        ({"kind": "GUILD"}, "input.kind", "INVALID_VALUE"),
    ],
)
async def test_an_organisation_that_cannot_be_is_refused_by_field(
    house: House, changes: dict[str, object], field: str, code: str
) -> None:
    whole = {"code": "NEW", "name": "Mới", "kind": "IT"} | changes
    said = await house.refused(FOUND, {"input": keyed(**whole)})
    assert (said["field"], said["reason"]["code"]) == (field, code)


async def test_a_taken_code_and_an_unknown_parent_are_problems(house: House) -> None:
    before = await house.events()
    taken = await house.ask(FOUND, {"input": keyed(code="SEN", name="Mới", kind="IT")})
    parent = encode_id("Organisation", uuid4())
    unknown = await house.ask(FOUND, {"input": keyed(code="NEW", name="Mới", kind="IT", parent=parent)})
    assert (taken["code"], unknown["kind"], unknown["id"]) == ("ORGANISATION_CODE_TAKEN", "Organisation", parent)
    assert await house.events() == before


def an_account(house: House, **changes: object) -> dict[str, object]:
    whole: dict[str, object] = {
        "login": "Ky.Thuat",
        "name": "Trần Thị Mai",
        "organisation": house.organisation(),
        "grants": [{"role": "DISPATCHER", "organisation": house.organisation()}],
    }
    return {"input": keyed(**whole | changes)}


async def test_an_account_is_added_let_in_by_a_link_and_signs_in(house: House) -> None:
    added = await house.ask(ADD, an_account(house))
    link = await house.ask(LINK, {"input": keyed(account=added["account"], purpose="INVITATION")})
    use = {"input": keyed(secret=link["secret"], password=PASSWORD)}

    assert (await house.ask(USE, use, by="nobody"))["account"] == added["account"]

    assert (await house.ask(USE, use, by="nobody"))["account"] == added["account"]
    again = {"input": keyed(secret=link["secret"], password=PASSWORD)}
    assert (await house.ask(USE, again, by="nobody"))["code"] == "LINK_SPENT"
    opened = await house.api.services.sign_in.by_password("ky.thuat", PASSWORD, address="::1", now=NOON)
    assert hasattr(opened, "secret")


async def test_the_same_request_adds_one_account_and_another_body_is_a_conflict(house: House) -> None:
    asked = an_account(house)
    first, said = await house.ask(ADD, asked), await house.events()

    assert await house.ask(ADD, asked) == first
    other = {"input": asked["input"] | {"name": "Ai khác"}}  # type: ignore[operator]  # the input is a dict
    assert (await house.ask(ADD, other))["code"] == "IDEMPOTENCY_KEY_REUSED"
    assert await house.events() == said


@pytest.mark.parametrize("by", ["approver", "auditor", "dispatcher", "sen"])
async def test_only_the_department_adds_accounts(house: House, by: str) -> None:
    assert (await house.refused(ADD, an_account(house), by=by))["code"] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"login": "a b"}, "input.login", "LOGIN_FORM"),
        ({"language": "fr"}, "input.language", "INVALID_VALUE"),
        ({"organisation": "x"}, "input.organisation", "NOT_AN_ID"),
        ({"grants": [{"role": "APPROVER", "units": []}]}, "input.grants.0.units", "OUT_OF_RANGE"),
        ({"grants": [{"role": "APPROVER", "units": ["x"]}]}, "input.grants.0.units.0", "NOT_AN_ID"),
        ({"grants": [{"role": "KING"}]}, "input.grants.0.role", "INVALID_VALUE"),
    ],
)
async def test_an_account_that_cannot_be_is_refused_by_field(
    house: House, changes: dict[str, object], field: str, code: str
) -> None:
    said = await house.refused(ADD, an_account(house, **changes))
    assert (said["field"], said["reason"]["code"]) == (field, code)


async def test_a_grant_on_an_unknown_unit_is_not_found(house: House) -> None:
    grants = [{"role": "APPROVER", "units": [encode_id("AdminUnit", uuid4())]}]
    before = await house.events()
    assert (await house.ask(ADD, an_account(house, grants=grants)))["kind"] == "AdminUnit"
    assert await house.events() == before


async def test_an_administrator_of_one_company_gives_no_more_than_that(house: House) -> None:
    await house.sign_up("boss", Scope(role=Role.ADMIN, organisation=house.sen))

    everywhere = an_account(house, grants=[{"role": "ADMIN"}])
    assert (await house.refused(ADD, everywhere, by="boss"))["code"] == "FORBIDDEN"
    assert (await house.ask(ADD, an_account(house), by="boss"))["__typename"] == "AccountChanged"
    seen = nodes(await house.ask(ACCOUNTS, {"first": 50}, by="boss"))
    assert sorted(one["login"] for one in seen) == ["boss", "dispatcher", "ky.thuat", "sen"]


async def test_a_new_grant_holds_at_once_and_nobody_changes_their_own(house: House) -> None:
    account = (await house.ask(ME, by="dispatcher"))["id"]
    assert (await house.refused(ACCOUNTS, {"first": 1}, by="dispatcher"))["code"] == "FORBIDDEN"

    await house.ask(GRANT, {"input": keyed(account=account, grants=[{"role": "AUDITOR"}])})

    assert len(nodes(await house.ask(ACCOUNTS, {"first": 1}, by="dispatcher"))) == 1
    own = (await house.ask(ME))["id"]
    assert (await house.ask(GRANT, {"input": keyed(account=own, grants=[])}))["code"] == "OWN_GRANTS"


async def test_a_closed_account_is_shut_out_at_once(house: House) -> None:
    account = (await house.ask(ME, by="sen"))["id"]
    closed = await house.ask(CLOSE, {"input": keyed(account=account)})
    assert closed == {"__typename": "AccountChanged", "account": account}
    assert (await house.refused(ME, by="sen"))["code"] == "UNAUTHENTICATED"
    assert (await house.ask(CLOSE, {"input": keyed(account=account)}))["code"] == "ACCOUNT_CLOSED"


async def test_a_token_is_shown_once_listed_and_revoked(house: House) -> None:
    made = await house.ask(TOKEN, {"input": keyed(label="Báo cáo", lastsDays=3)}, by="sen")
    house.tokens["script"] = made["secret"]
    listed = await house.ask(TOKENS, by="script")
    assert [one["label"] for one in listed] == ["Báo cáo", "t"]
    assert made["secret"] not in str(listed)

    assert (await house.ask(REVOKE, {"input": keyed(token=made["id"])}, by="sen"))["token"] == made["id"]

    assert (await house.refused(ME, by="script"))["code"] == "UNAUTHENTICATED"


async def test_a_token_asked_for_again_is_the_same_one(house: House) -> None:
    asked = {"input": keyed(label="x", lastsDays=1)}
    assert await house.ask(TOKEN, asked, by="sen") == await house.ask(TOKEN, asked, by="sen")
    assert len(await house.ask(TOKENS, by="sen")) == 2


@pytest.mark.parametrize("days", [0, 91, 2_000_000_000])
async def test_a_token_lasts_ninety_days_at_most(house: House, days: int) -> None:
    said = await house.refused(TOKEN, {"input": keyed(label="x", lastsDays=days)}, by="sen")
    assert said["field"] == "input.lastsDays"


async def test_nobody_revokes_somebody_elses_token(house: House) -> None:
    token = (await house.ask(TOKENS, by="cuu"))[0]["id"]
    assert (await house.refused(REVOKE, {"input": keyed(token=token)}, by="sen"))["code"] == "FORBIDDEN"
    assert (await house.ask(REVOKE, {"input": keyed(token=token)}))["__typename"] == "TokenRevoked"


async def test_a_password_is_changed_by_who_knows_the_old_one(house: House) -> None:
    account = (await house.ask(ME, by="sen"))["id"]
    link = await house.ask(LINK, {"input": keyed(account=account, purpose="PASSWORD_RESET")})
    await house.ask(USE, {"input": keyed(secret=link["secret"], password=PASSWORD)}, by="nobody")
    opened: Any = await house.api.services.sign_in.by_password("sen", PASSWORD, address="::1", now=NOON)
    house.tokens["sen"] = opened.secret

    wrong = keyed(oldPassword="sai mật khẩu", newPassword="mật khẩu mới")
    assert (await house.ask(CHANGE, {"input": wrong}, by="sen"))["code"] == "PASSWORD_WRONG"
    short = keyed(oldPassword=PASSWORD, newPassword="ngắn")
    assert (await house.refused(CHANGE, {"input": short}, by="sen"))["field"] == "input.newPassword"
    right = keyed(oldPassword=PASSWORD, newPassword="mật khẩu mới")
    assert (await house.ask(CHANGE, {"input": right}, by="sen"))["account"] == account
    assert (await house.refused(ME, by="sen"))["code"] == "UNAUTHENTICATED"
