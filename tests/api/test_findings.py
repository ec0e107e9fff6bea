"""Findings through GraphQL text: seen and settled in one's own units, in words."""

from dataclasses import dataclass, replace

import pytest

from api.ids import encode_id
from checkpoints.findings.model import Finding
from identity.access import Role
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
    api = an_api(replace(account_services(sqlite_db), findings=findable.findings))
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
