"""Findings through GraphQL text: seen and settled in one's own units, in words."""

from dataclasses import dataclass, replace

import httpx
import pytest

from api.ids import encode_id
from api.words import say
from checkpoints.findings.model import Finding
from checkpoints.paper.service import PostPapers
from checkpoints.reports.service import Reports
from identity.access import Role
from permits.paper.typesetting import Typesetter
from storage.database import Database
from storage.ids import new_id
from tests.api.harness import account_services, an_api
from tests.api.permits_world import Client, a_client, keyed
from tests.checkpoints.findings_world import Findable, a_check_at, a_findable
from tests.permits.values import LAP_VO, SA_DEC

FINDINGS = """
query($filter: FindingFilterInput) { findings(first: 10, filter: $filter) { edges { node {
  id kind state message facts { name value } checkpointId otherCheckpointId permitId note settledBy } } } }
"""
FINDING = "query($id: ID!) { finding(id: $id) { id state } }"
REPORT = """
query($filter: RefusalReportFilterInput!) { refusalReport(filter: $filter) { checkpoints { name figures {
  checks passed turnedBack refusedShare medianReferMinutes reasons { code message count } } } units { name } } }
"""
SETTLE = """
mutation($input: SettleFindingInput!) { settleFinding(input: $input) { __typename
  ... on FindingSettled { finding state } ... on ConflictProblem { code } ... on NotFoundProblem { kind } } }
"""


@dataclass
class Scene:
    findable: Findable
    found: tuple[Finding, ...]
    approver: Client
    auditor: Client
    crew: Client


@pytest.fixture
async def scene(sqlite_db: Database) -> Scene:
    findable = await a_findable(sqlite_db)
    _, credential = await findable.a_permit()
    await findable.hand_in(findable.west, a_check_at(findable.west, credential))
    await findable.hand_in(findable.east, a_check_at(findable.east, credential, 5))
    papers = PostPapers(sqlite_db, findable.checks, Typesetter.make(), say)
    api = an_api(
        replace(account_services(sqlite_db), findings=findable.findings, reports=Reports(sqlite_db), post_papers=papers)
    )
    return Scene(
        findable=findable,
        found=await findable.looked(),
        approver=await a_client(api, Role.APPROVER),
        auditor=await a_client(api, Role.AUDITOR),
        crew=await a_client(api, Role.CREW),
    )


async def test_a_finding_is_listed_in_words_and_settled_once(scene: Scene) -> None:
    [edge] = (await scene.approver.ask(FINDINGS, filter={"kind": "IMPOSSIBLE_TRAVEL"}))["findings"]["edges"]
    node = edge["node"]
    command = {"finding": node["id"], "note": "đã gọi chốt"}

    first = await scene.approver.ask(SETTLE, input=keyed(command))
    again = await scene.approver.ask(SETTLE, input=keyed(command))

    assert (node["checkpointId"], node["otherCheckpointId"]) == (
        encode_id("Checkpoint", scene.findable.east),
        encode_id("Checkpoint", scene.findable.west),
    )
    assert "22.0 km" in node["message"] or "21.9 km" in node["message"]
    assert {one["name"] for one in node["facts"]} == {"km", "minutes", "needed"}
    assert first["settleFinding"] == {"__typename": "FindingSettled", "finding": node["id"], "state": "SETTLED"}
    assert again["settleFinding"] == {"__typename": "ConflictProblem", "code": "STATE"}
    assert (await scene.auditor.ask(FINDING, id=node["id"]))["finding"]["state"] == "SETTLED"
    left = (await scene.approver.ask(FINDINGS, filter={"state": "OPEN"}))["findings"]["edges"]
    assert [one["node"]["kind"] for one in left] == ["DOUBLE_USE"]


async def test_filters_narrow_and_who_may_not_is_refused(scene: Scene) -> None:
    here, there = ({"unit": encode_id("AdminUnit", unit)} for unit in (SA_DEC, LAP_VO))
    some = encode_id("Finding", scene.found[0].id)

    assert len((await scene.auditor.ask(FINDINGS, filter=here))["findings"]["edges"]) == 2
    assert (await scene.auditor.ask(FINDINGS, filter=there))["findings"]["edges"] == []
    assert (await scene.crew.fault(FINDINGS))["code"] == "FORBIDDEN"
    assert (await scene.auditor.fault(SETTLE, input=keyed({"finding": some})))["code"] == "FORBIDDEN"
    assert (await scene.auditor.ask(FINDING, id="x"))["finding"] is None
    unknown = keyed({"finding": encode_id("Finding", new_id())})
    assert (await scene.approver.ask(SETTLE, input=unknown))["settleFinding"]["kind"] == "Finding"


async def test_the_refusal_report_as_query_and_as_table(scene: Scene) -> None:
    window = {"since": "2021-09-15T04:00:00Z", "until": "2021-09-16T04:00:00Z"}

    report = (await scene.auditor.ask(REPORT, filter=window))["refusalReport"]
    table, refused = [await fetched(one, "/reports/refusals.csv", window) for one in (scene.auditor, scene.crew)]
    wrong = await fetched(scene.auditor, "/reports/refusals.csv", {"since": "2021-09-15", "until": "x"})

    figures = {one["name"]: one["figures"] for one in report["checkpoints"]}
    assert figures["Chốt Tây"] == {
        "checks": 1,
        "passed": 1,
        "turnedBack": 0,
        "refusedShare": 0,
        "medianReferMinutes": None,
        "reasons": [],
    }
    assert report["units"] == [{"name": "Sa Đéc"}]
    assert (table.status_code, refused.status_code, wrong.status_code) == (200, 403, 400)
    assert "Sa Đéc,Chốt Tây,1,1,0,0,0,0,0,0.000,," in table.text


async def fetched(client: Client, address: str, asked: dict[str, str]) -> httpx.Response:
    return await client.api.client.get(address, params=asked, headers={"authorization": f"Bearer {client.token}"})


LOG = """
mutation($input: TypePaperLogInput!) { typePaperLog(input: $input) { __typename
  ... on PaperLogTyped { receipts { position kept checkId fault message } } ... on NotFoundProblem { kind } } }
"""


async def test_a_paper_log_is_typed_in_by_rows_or_as_a_table_and_answered_row_by_row(scene: Scene) -> None:
    post = encode_id("Checkpoint", scene.findable.west)
    row = {"at": "2021-09-15T04:55:00Z", "key": "66C-123.45", "direction": "INWARD", "outcome": "PASSED"}
    same = "15/09/2021;11h55;66C12345;Vào;Qua;;\n15/09/2021;khuya;66C12345;Vào;Qua;;"

    rows = await scene.approver.ask(LOG, input=keyed({"checkpoint": post, "rows": [row]}))
    table = await scene.approver.ask(LOG, input=keyed({"checkpoint": post, "table": same}))

    [one], [again, unread] = rows["typePaperLog"]["receipts"], table["typePaperLog"]["receipts"]
    assert (one["kept"], again["kept"], again["checkId"]) == ("RECORDED", "ALREADY_RECORDED", one["checkId"])
    assert (unread["kept"], unread["fault"], unread["position"]) == (None, "UNREADABLE", 1)
    assert "cannot be read" in unread["message"]
    assert (await scene.auditor.fault(LOG, input=keyed({"checkpoint": post, "rows": [row]})))["code"] == "FORBIDDEN"
    for wrong in ({}, {"rows": [row], "table": same}):
        assert (await scene.approver.fault(LOG, input=keyed({"checkpoint": post} | wrong)))["code"] == "BAD_INPUT"


async def test_the_shift_sheet_is_for_the_unit_alone(scene: Scene) -> None:
    address = f"/checkpoints/{encode_id('Checkpoint', scene.findable.west)}/sheet.pdf"

    printed, refused = [await fetched(one, address, {}) for one in (scene.approver, scene.auditor)]
    unknown = await fetched(scene.approver, f"/checkpoints/{encode_id('Checkpoint', new_id())}/sheet.pdf", {})

    assert (printed.status_code, printed.headers["content-type"]) == (200, "application/pdf")
    assert printed.headers["cache-control"] == "private, no-store"
    assert (refused.status_code, unknown.status_code) == (403, 404)
