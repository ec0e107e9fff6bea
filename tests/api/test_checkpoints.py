"""Checkpoints, verdicts and checks through GraphQL text, on both databases."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.ids import encode_id, find_id
from credentials.bundle.model import Bundle
from credentials.bundle.seal import open_bundle
from identity.access import Role
from storage.database import Database
from tests.api.harness import Api, account_services, an_api, codes, some_services
from tests.checkpoints.checks_factory import hash_of
from tests.checkpoints.conftest import INSIDE, OUTSIDE, World, a_world
from tests.checkpoints.records_factory import EVENING, UNIT
from tests.checkpoints.test_checks import a_check_at, a_permit

CREATE = """
mutation ($input: CreateCheckpointInput!) { createCheckpoint(input: $input) {
  __typename
  ... on CheckpointPlaced { checkpoint version }
  ... on RefusedProblem { message reasons { code message } } } }
"""
RESITE = """
mutation ($input: ResiteCheckpointInput!) { resiteCheckpoint(input: $input) {
  __typename
  ... on CheckpointPlaced { version }
  ... on StaleProblem { expected actual } } }
"""
CLOSE = """
mutation ($input: CloseCheckpointInput!) { closeCheckpoint(input: $input) {
  __typename ... on CheckpointPlaced { version } } }
"""
ONE = """
query ($id: ID!, $at: DateTime) { checkpoint(id: $id, at: $at) {
  id uuid version name kind place { lon lat } unit fromZones toZones desk { name phone } phones hard validFrom validTo
  recordedAt supersededAt bundleAddress history { version supersededAt } } }
"""
LIST = """
query ($first: Int!, $after: String, $filter: CheckpointFilterInput) {
  checkpoints(first: $first, after: $after, filter: $filter) {
    edges { node { id name } } pageInfo { hasNextPage endCursor } } }
"""
VERIFY = """
query ($input: VerifyPermitInput!) { verifyPermit(input: $input) {
  decision passage reasons { code weight zones message act } compare { kind values }
  statusAgeS alert bundleSequence at } }
"""
RECORD = """
mutation ($input: RecordChecksInput!) { recordChecks(input: $input) {
  __typename
  ... on CheckReceipts { receipts { position hash kept id notes problem receivedAt } }
  ... on NotFoundProblem { kind } } }
"""
CHECKS = """
query ($first: Int!, $after: String, $filter: CheckFilterInput) {
  checks(first: $first, after: $after, filter: $filter) {
    edges { node { id checkpoint permit source passage direction decidedAt { earliest latest } receivedAt decision
      reasons outcome override { by why } officer device bundleSequence controlCode plate
      location { place { lon lat } accuracyM } hash previousHash } }
    pageInfo { hasNextPage endCursor } } }
"""


def a_placing(**changes: object) -> dict[str, object]:
    placing: dict[str, object] = {
        "name": "Chốt cầu Sa Đéc",
        "kind": "ROAD",
        "place": {"lon": 105.7667, "lat": 10.3},
        "fromZones": [OUTSIDE],
        "toZones": [INSIDE],
        "desk": [{"name": "Trực ban", "phone": "0277 385.1431"}],
    }
    return placing | changes


@dataclass(slots=True, kw_only=True)
class Posts:
    """A client with one account a role, over a world with zones."""

    api: Api
    world: World
    tokens: dict[Role, str]

    async def ask(self, text: str, variables: Mapping[str, object], role: Role = Role.ADMIN) -> dict[str, Any]:
        answer = await self.api.post(text, variables, token=self.tokens[role])
        assert "errors" not in answer.json(), answer.text
        data: dict[str, Any] = answer.json()["data"]
        return data

    async def refused(self, text: str, variables: Mapping[str, object], role: Role = Role.ADMIN) -> dict[str, Any]:
        """The one error of a request, after which no event more is in the log."""
        before = await self.world.kinds()
        answer = await self.api.post(text, variables, token=self.tokens[role])
        assert await self.world.kinds() == before
        (error,) = answer.json()["errors"]
        extensions: dict[str, Any] = error["extensions"]
        return extensions

    async def a_checkpoint(self, **changes: object) -> str:
        created = (await self.ask(CREATE, {"input": self.create(**changes)}))["createCheckpoint"]
        assert created["__typename"] == "CheckpointPlaced"
        id_: str = created["checkpoint"]
        return id_

    async def as_device_of(self, checkpoint: str) -> None:
        """From now on the CHECKPOINT account is a device of this checkpoint."""
        uuid = find_id("Checkpoint", checkpoint)
        self.tokens[Role.CHECKPOINT] = await self.api.account(Role.CHECKPOINT, checkpoint=uuid)

    def create(self, **changes: object) -> dict[str, object]:
        return keyed(unit=encode_id("AdminUnit", UNIT), placing=a_placing(**changes), validFrom=EVENING.isoformat())


def keyed(**fields: object) -> dict[str, object]:
    return {"idempotencyKey": str(uuid4())} | fields


@pytest.fixture
async def posts(db: Database) -> Posts:
    world = await a_world(db)
    accounts = account_services(db)
    api = an_api(
        some_services(
            sessions=accounts.sessions,
            sign_in=accounts.sign_in,
            accounts=accounts.accounts,
            links=accounts.links,
            zones=world.zones,
            keys=world.keys,
            checkpoints=world.checkpoints,
            bundles=world.bundles,
            checks=world.checks,
        )
    )
    api.now = EVENING
    tokens = {role: await api.account(role) for role in (Role.ADMIN, Role.CHECKPOINT, Role.CREW, Role.AUDITOR)}
    return Posts(api=api, world=world, tokens=tokens)


async def test_a_checkpoint_is_put_up_and_read_back(posts: Posts) -> None:
    id_ = await posts.a_checkpoint(phones=["0901 234 567"], hard=True)

    one = (await posts.ask(ONE, {"id": id_}, Role.CHECKPOINT))["checkpoint"]

    assert (one["id"], one["version"], one["kind"], one["place"]) == (id_, 1, "ROAD", {"lon": 105.7667, "lat": 10.3})
    assert (one["fromZones"], one["toZones"], one["hard"]) == ([OUTSIDE], [INSIDE], True)
    assert one["desk"] == [{"name": "Trực ban", "phone": "02773851431"}]
    assert one["phones"] == ["0901234567"]
    assert (one["validFrom"], one["validTo"]) == ("2021-09-15T12:00:00Z", None)
    assert one["bundleAddress"] == f"/bundles/{id_}"


async def test_re_siting_and_closing_keep_the_history(posts: Posts) -> None:
    id_ = await posts.a_checkpoint()
    later, end = "2021-09-15T14:00:00Z", "2021-09-15T16:00:00Z"
    moved = keyed(checkpoint=id_, version=1, placing=a_placing(name="Chốt mới"), validFrom=later)

    done = (await posts.ask(RESITE, {"input": moved}))["resiteCheckpoint"]
    stale = (await posts.ask(RESITE, {"input": moved | keyed()}))["resiteCheckpoint"]
    closed = (await posts.ask(CLOSE, {"input": keyed(checkpoint=id_, version=3, at=end)}))["closeCheckpoint"]

    assert done == {"__typename": "CheckpointPlaced", "version": 3}
    assert stale == {"__typename": "StaleProblem", "expected": 1, "actual": 3}
    assert closed["__typename"] == "CheckpointPlaced"
    names = [(await posts.ask(ONE, {"id": id_, "at": at}))["checkpoint"] for at in (None, later, end)]
    assert [one and one["name"] for one in names] == ["Chốt cầu Sa Đéc", "Chốt mới", None]
    assert [row["version"] for row in names[0]["history"]] == [1, 2, 3, 4]


async def test_a_checkpoint_beside_an_unknown_zone_is_refused_in_words(posts: Posts) -> None:
    before = await posts.world.kinds()

    refused = (await posts.ask(CREATE, {"input": posts.create(toZones=[99])}))["createCheckpoint"]

    assert refused["__typename"] == "RefusedProblem"
    assert [reason["code"] for reason in refused["reasons"]] == ["UNKNOWN_ZONE"]
    assert "99" in refused["message"]
    assert await posts.world.kinds() == before


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"name": " "}, "input.placing.name", "EMPTY"),
        ({"name": "x" * 121}, "input.placing.name", "TOO_LONG"),
        ({"place": {"lon": 10.3, "lat": 105.7}}, "input.placing.place", "LON_LAT_SWAPPED"),
        ({"desk": [{"name": "Trực ban", "phone": "một hai ba"}]}, "input.placing.desk.0.phone", "PHONE_FORM"),
        ({"desk": [{"name": "", "phone": "113"}]}, "input.placing.desk.0.name", "EMPTY"),
        ({"phones": ["113", "x"]}, "input.placing.phones.1", "PHONE_FORM"),
    ],
)
async def test_bad_input_names_the_field_and_writes_nothing(
    posts: Posts, changes: dict[str, object], field: str, code: str
) -> None:
    said = await posts.refused(CREATE, {"input": posts.create(**changes)})

    assert (said["code"], said["field"], said["reason"]["code"]) == ("BAD_INPUT", field, code)
    assert await posts.a_checkpoint()


async def test_times_in_the_wrong_order_and_foreign_ids_are_named(posts: Posts) -> None:
    order = posts.create() | {"validTo": EVENING.isoformat()}
    foreign = posts.create() | {"unit": encode_id("Checkpoint", UNIT)}

    assert (await posts.refused(CREATE, {"input": order}))["field"] == "input.validTo"
    assert (await posts.refused(CREATE, {"input": foreign}))["field"] == "input.unit"


async def test_only_who_may_manages_checkpoints(posts: Posts) -> None:
    for role in (Role.CHECKPOINT, Role.CREW, Role.AUDITOR):
        assert (await posts.refused(CREATE, {"input": posts.create()}, role))["code"] == "FORBIDDEN"
    anonymous = await posts.api.post(CREATE, {"input": posts.create()})
    assert codes(anonymous) == ["UNAUTHENTICATED"]


async def test_a_malformed_foreign_or_unknown_id_answers_null(posts: Posts) -> None:
    for id_ in ("x", encode_id("Permit", uuid4()), encode_id("Checkpoint", uuid4())):
        assert (await posts.ask(ONE, {"id": id_}))["checkpoint"] is None


async def test_checkpoints_are_listed_page_by_page_and_narrowed(posts: Posts) -> None:
    for name in ("Bến phà", "An Hiệp", "Cầu Nhật"):
        await posts.a_checkpoint(name=name)

    first = (await posts.ask(LIST, {"first": 2}))["checkpoints"]
    rest = (await posts.ask(LIST, {"first": 2, "after": first["pageInfo"]["endCursor"]}))["checkpoints"]
    none = (await posts.ask(LIST, {"first": 2, "filter": {"zone": 99}}))["checkpoints"]

    names = [edge["node"]["name"] for edge in (*first["edges"], *rest["edges"])]
    assert names == ["An Hiệp", "Bến phà", "Cầu Nhật"]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)
    assert none["edges"] == []
    other = {"first": 2, "after": first["pageInfo"]["endCursor"], "filter": {"zone": INSIDE}}
    assert (await posts.refused(LIST, other))["reason"]["code"] == "CURSOR_OF_ANOTHER_LIST"


async def test_the_bundle_is_public_and_tagged(posts: Posts) -> None:
    id_ = await posts.a_checkpoint()
    address = (await posts.ask(ONE, {"id": id_}))["checkpoint"]["bundleAddress"]

    got = await posts.api.client.get(address)
    again = await posts.api.client.get(address, headers={"if-none-match": got.headers["etag"]})
    other = await posts.api.client.get(address, headers={"if-none-match": '"0-x"'})

    bundle = open_bundle(got.content, await posts.world.keys.anchor())
    assert isinstance(bundle, Bundle)
    assert (got.status_code, again.status_code, again.content, other.status_code) == (200, 304, b"", 200)
    assert got.headers["etag"] == again.headers["etag"]
    assert (await posts.api.client.get("/bundles/x")).status_code == 404
    assert (await posts.api.client.get(f"/bundles/{encode_id('Checkpoint', uuid4())}")).status_code == 404


async def test_a_permit_is_judged_in_the_caller_s_words(posts: Posts) -> None:
    id_ = await posts.a_checkpoint()
    await posts.as_device_of(id_)
    good, _ = await a_permit(posts.world)
    wrong, _ = await a_permit(posts.world, zones=(OUTSIDE,))

    async def verify(text: str, **changes: object) -> dict[str, Any]:
        asked = {"checkpoint": id_, "text": text} | changes
        found: dict[str, Any] = (await posts.ask(VERIFY, {"input": asked}, Role.CHECKPOINT))["verifyPermit"]
        return found

    allowed, denied, foreign = await verify(good), await verify(wrong), await verify("https://example.org")
    assert (allowed["decision"], allowed["reasons"], allowed["passage"]) == ("ALLOW", [], "ENTER")
    assert {"kind": "NAME", "values": ["N. Văn Hùng"]} in allowed["compare"]
    (reason,) = denied["reasons"]
    assert (denied["decision"], reason["code"], reason["weight"], reason["zones"]) == (
        "DENY",
        "WRONG_ZONE",
        "DENY",
        [2],
    )
    assert "zone 2" in reason["message"]
    assert reason["act"]
    assert foreign["decision"] == "NOT_OURS"
    mismatched = await verify(good, idTail="0000", plate="66X99999")
    assert [one["code"] for one in mismatched["reasons"]] == ["ID_MISMATCH", "PLATE_NOT_LISTED"]
    assert (await verify(good, direction="OUTWARD"))["passage"] == "RETURN"


async def test_verifying_needs_a_grant_and_a_known_checkpoint_and_an_end(posts: Posts) -> None:
    id_ = await posts.a_checkpoint()
    asked = {"checkpoint": id_, "text": "FP1:"}

    assert (await posts.refused(VERIFY, {"input": asked}, Role.CREW))["code"] == "FORBIDDEN"
    assert (await posts.refused(VERIFY, {"input": asked | {"text": "x" * 9_000}}))["field"] == "input.text"
    assert (await posts.refused(VERIFY, {"input": asked | {"checkpoint": "x"}}))["field"] == "input.checkpoint"
    unknown = asked | {"checkpoint": encode_id("Checkpoint", uuid4())}
    assert (await posts.ask(VERIFY, {"input": unknown}))["verifyPermit"] is None
    assert (await posts.ask(VERIFY, {"input": asked}))["verifyPermit"]["decision"] == "DENY"


async def test_every_text_handed_in_gets_a_receipt_and_can_be_read_back(posts: Posts) -> None:
    id_ = await posts.a_checkpoint()
    await posts.as_device_of(id_)
    uuid = UUID((await posts.ask(ONE, {"id": id_}))["checkpoint"]["uuid"])
    first = a_check_at(uuid, override={"by": "A1", "why": "cấp cứu"}, plate="66C12345")
    second = a_check_at(uuid, previousHash=hash_of(first))
    handed_in = keyed(checkpoint=id_, checks=[first, "?", second, first])

    answered = (await posts.ask(RECORD, {"input": handed_in}, Role.CHECKPOINT))["recordChecks"]
    again = (await posts.ask(RECORD, {"input": handed_in}, Role.CHECKPOINT))["recordChecks"]

    receipts = answered["receipts"]
    assert [one["kept"] for one in receipts] == ["RECORDED", "MALFORMED", "RECORDED", "ALREADY_RECORDED"]
    assert [one["position"] for one in receipts] == [0, 1, 2, 3]
    assert receipts[0]["notes"] == ["UNKNOWN_PERMIT", "UNSIGNED"]
    assert receipts[0]["hash"] == hash_of(first)
    assert again == answered
    listed = (await posts.ask(CHECKS, {"first": 9, "filter": {"checkpoint": id_}}, Role.AUDITOR))["checks"]["edges"]
    by_id = {edge["node"]["id"]: edge["node"] for edge in listed}
    one = by_id[receipts[0]["id"]]
    assert len(by_id) == 2
    assert one["override"] == {"by": "A1", "why": "cấp cứu"}
    assert (one["plate"], one["officer"], one["outcome"], one["permit"]) == ("66C12345", "A1", "PASSED", None)
    assert one["location"] == {"place": {"lon": 105.76, "lat": 10.29}, "accuracyM": 12}
    assert by_id[receipts[2]["id"]]["previousHash"] == hash_of(first)


async def test_checks_are_handed_in_and_read_by_those_who_may(posts: Posts) -> None:
    id_ = await posts.a_checkpoint()
    await posts.as_device_of(id_)
    handed_in = keyed(checkpoint=id_, checks=["?"])

    assert (await posts.refused(RECORD, {"input": handed_in}))["code"] == "FORBIDDEN"
    assert (await posts.refused(CHECKS, {"first": 9}, Role.CHECKPOINT))["code"] == "FORBIDDEN"
    too_many = keyed(checkpoint=id_, checks=[""] * 1_001)
    said = await posts.refused(RECORD, {"input": too_many}, Role.CHECKPOINT)
    assert (said["field"], said["reason"]["code"]) == ("input.checks", "TOO_MANY")
    assert (await posts.ask(RECORD, {"input": handed_in}, Role.CHECKPOINT))["recordChecks"]["receipts"]
    nowhere = keyed(checkpoint=encode_id("Checkpoint", uuid4()), checks=["?"])
    await posts.as_device_of(str(nowhere["checkpoint"]))
    answered = (await posts.ask(RECORD, {"input": nowhere}, Role.CHECKPOINT))["recordChecks"]
    assert answered == {"__typename": "NotFoundProblem", "kind": "Checkpoint"}
