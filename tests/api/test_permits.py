"""Permits through GraphQL text: the way from application to QR code, and every problem in the caller's words."""

from typing import Any

import pytest

from storage.database import Database
from tests.api.permits_world import Province, a_province, keyed
from tests.permits.values import DAY, NOON
from tests.permits.world import HAMLET, LAPVO, MARKET, SADEC

PERMIT = (
    "permit { id reference controlCode controlCodeSpoken status phase version zones purpose validTo "
    "holders { name idTails } vehicles { plate kind } reasons { code message holds } "
    "credentials { id text qrSvgAddress qrPngAddress } }"
)
APPLIED = f"... on ApplicationChanged {{ id reference status version zonesLeft {PERMIT} }}"
CHANGED = f"... on PermitChanged {{ id status version {PERMIT} }}"


@pytest.fixture
async def province(db: Database) -> Province:
    return await a_province(db)


async def issued(province: Province, **changes: Any) -> Any:
    done = await province.coordinator.do("applyForPermit", APPLIED, wanted=province.wanted(**changes))
    assert done["__typename"] == "ApplicationChanged", done
    return done["permit"]


async def test_a_crew_has_its_permit_at_once_with_text_qr_and_control_code(province: Province) -> None:
    permit = await issued(province, zones=[SADEC, HAMLET], places=[{"lon": 105.71, "lat": 10.31}])

    assert (permit["status"], permit["phase"], permit["zones"]) == ("ACTIVE", "IN_FORCE", [SADEC, HAMLET])
    code = permit["controlCode"]
    assert permit["controlCodeSpoken"] == f"{code[:4]} {code[4:8]} {code[8:]}"
    (credential,) = permit["credentials"]
    assert credential["text"].startswith("FP1:")
    for address, kind in ((credential["qrSvgAddress"], "image/svg+xml"), (credential["qrPngAddress"], "image/png")):
        headers = {"authorization": f"Bearer {province.coordinator.token}"}
        shown = await province.api.client.get(address, headers=headers)
        assert (shown.status_code, shown.headers["content-type"]) == (200, kind)
        assert (await province.api.client.get(address)).status_code in (401, 404)


async def test_a_page_shows_the_qr_code_as_an_image_and_no_other_site_does(province: Province) -> None:
    (credential,) = (await issued(province))["credentials"]
    cookie = {"cookie": f"fieldpass_session={province.coordinator.token}"}

    answers = {
        site: await province.api.client.get(credential["qrSvgAddress"], headers=cookie | {"sec-fetch-site": site})
        for site in ("same-origin", "cross-site", "same-site")
    }

    assert {site: answer.status_code for site, answer in answers.items()} == {
        "same-origin": 200,
        "cross-site": 403,
        "same-site": 403,
    }


async def test_class_3_waits_for_its_unit_which_decides(province: Province) -> None:
    waiting = await province.coordinator.do(
        "applyForPermit", APPLIED, wanted=province.wanted(purpose="ESSENTIAL_GOODS", zones=[SADEC, LAPVO])
    )
    assert (waiting["status"], waiting["permit"]) == ("SUBMITTED", None)
    seen = await province.approver.ask(
        "query($id: ID!) { application(id: $id) { version parts { unit zones decision { ruling } } } }",
        id=waiting["id"],
    )
    assert [part["zones"] for part in seen["application"]["parts"]] == [[SADEC], [LAPVO]]

    unit = seen["application"]["parts"][0]["unit"]
    half = await province.approver.do(
        "decideApplication", APPLIED, application=waiting["id"], version=1 + 1, ruling="APPROVED", unit=unit
    )
    assert (half["status"], half["permit"]) == ("SUBMITTED", None)
    refused = await province.approver.do(
        "decideApplication", APPLIED, application=waiting["id"], version=half["version"], ruling="REJECTED", reason="x"
    )
    assert (refused["status"], refused["zonesLeft"]) == ("REJECTED", [SADEC])


async def test_who_decides_is_told_what_would_become_of_it(province: Province) -> None:
    waiting = await province.coordinator.do(
        "applyForPermit", APPLIED, wanted=province.wanted(purpose="ESSENTIAL_GOODS", zones=[SADEC, LAPVO])
    )
    text = (
        "query($id: ID!) { applicationOutlook(application: $id) { zones { number name kind restriction level rule "
        "approval forbiddenFrom longestHours quota live } refusals { code } stricter { code } } "
        "applications(first: 9, filter: {waitingForMe: true}) { edges { node { id } } } }"
    )

    seen = await province.approver.ask(text, id=waiting["id"])
    unseen = await province.coordinator.ask(text, id="QXBwbGljYXRpb246bm9uZQ==")

    sadec, lapvo = seen["applicationOutlook"]["zones"]
    assert (sadec["number"], sadec["name"], sadec["rule"], sadec["approval"]) == (
        SADEC,
        "Sa Đéc",
        "PERMIT",
        "PER_PERMIT",
    )
    assert (lapvo["kind"], lapvo["level"], lapvo["forbiddenFrom"], lapvo["live"]) == ("UNIT", "D16", None, 0)
    assert seen["applicationOutlook"]["refusals"] == seen["applicationOutlook"]["stricter"] == []
    assert seen["applications"]["edges"] == [{"node": {"id": waiting["id"]}}]
    assert unseen == {"applicationOutlook": None, "applications": {"edges": []}}


async def test_what_a_rule_refuses_is_said_in_words_and_nothing_is_written(province: Province) -> None:
    before = await province.world.dump()

    refused = await province.coordinator.do("applyForPermit", APPLIED, wanted=province.wanted(zones=[MARKET]))

    assert refused["__typename"] == "RefusedProblem"
    assert [reason["code"] for reason in refused["reasons"]] == ["NO_PERMIT_NEEDED"]
    assert str(MARKET) in refused["message"]
    assert await province.world.dump() == before


async def test_the_life_of_a_permit(province: Province) -> None:
    permit = await issued(province)
    steps: list[tuple[Any, str, dict[str, Any], str]] = [
        (province.approver, "suspendPermit", {"reason": "tạm dừng"}, "SUSPENDED"),
        (province.approver, "liftPermit", {}, "ACTIVE"),
        (province.approver, "extendPermit", {"validTo": (NOON + 5 * DAY).isoformat()}, "ACTIVE"),
        (province.coordinator, "completePermit", {}, "COMPLETED"),
        (province.coordinator, "reopenPermit", {}, "ACTIVE"),
        (province.coordinator, "revokePermit", {"reason": "xong"}, "REVOKED"),
    ]
    for version, (who, mutation, given, status) in enumerate(steps, 1):
        done = await who.do(mutation, CHANGED, permit=permit["id"], version=version, **given)
        assert (done["__typename"], done.get("status")) == ("PermitChanged", status), done

    again = await province.coordinator.do(
        "revokePermit", CHANGED, permit=permit["id"], version=len(steps) + 1, reason="x"
    )
    assert (again["__typename"], again["code"]) == ("ConflictProblem", "STATE")
    assert again["params"] == [{"name": "from", "value": "REVOKED"}, {"name": "to", "value": "REVOKED"}]


async def test_a_member_and_a_vehicle_are_swapped(province: Province) -> None:
    from api.ids import encode_id

    permit = await issued(province)
    people, (truck, _) = province.world.people, province.world.vehicles

    member = await province.coordinator.do(
        "substituteMember",
        CHANGED,
        permit=permit["id"],
        version=1,
        out=encode_id("Person", people[0]),
        joining=encode_id("Person", people[1]),
    )
    vehicle = await province.coordinator.do(
        "substituteVehicle", CHANGED, permit=permit["id"], version=2, joining=encode_id("Vehicle", truck)
    )

    assert [holder["name"] for holder in member["permit"]["holders"]] == ["Trần Thị Bình"]
    assert [one["plate"] for one in vehicle["permit"]["vehicles"]] == ["66C12345"]
    texts = [one["permit"]["credentials"][0]["text"] for one in (member, vehicle)]
    assert len({permit["credentials"][0]["text"], *texts}) == 3


async def test_an_objection_and_a_stale_lift(province: Province) -> None:
    permit = await issued(province)
    unit = (await province.approver.ask("query($id: ID!) { permit(id: $id) { units } }", id=permit["id"]))["permit"]

    objected = await province.approver.do(
        "objectToPermit", CHANGED, permit=permit["id"], version=1, reason="x", unit=unit["units"][0]
    )
    stale = await province.approver.do("liftPermit", CHANGED, permit=permit["id"], version=1)

    assert [reason["message"] for reason in objected["permit"]["reasons"]] == ["The unit objects"]
    assert (stale["__typename"], stale["expected"], stale["actual"]) == ("StaleProblem", 1, 2)


async def test_many_are_previewed_and_extended(province: Province) -> None:
    permit = await issued(province)
    province.api.now = NOON + DAY
    rule = {
        "zones": [SADEC],
        "endingFrom": NOON.isoformat(),
        "endingTo": (NOON + 4 * DAY).isoformat(),
        "newEnd": (NOON + 10 * DAY).isoformat(),
    }

    preview = await province.approver.ask(
        "query($rule: ExtensionRuleInput!) { extensionPreview(rule: $rule) { permits pastLimit sample } }", rule=rule
    )
    done = await province.approver.do("extendPermits", "... on PermitsExtended { permits newEnd }", rule=rule)

    assert preview["extensionPreview"] == {"permits": 1, "pastLimit": 0, "sample": [permit["id"]]}
    assert (done["permits"], done["newEnd"]) == (1, "2021-09-25T05:00:00Z")


async def test_lists_are_searched_and_paged(province: Province) -> None:
    permits = [await issued(province) for _ in range(3)]
    text = (
        "query($first: Int!, $after: String, $filter: PermitFilterInput) { permits(first: $first, after: $after, "
        "filter: $filter) { edges { node { id } } pageInfo { hasNextPage endCursor } } }"
    )

    one = (await province.auditor.ask(text, first=2, filter={"text": "nguyen van"}))["permits"]
    two = (
        await province.auditor.ask(text, first=2, after=one["pageInfo"]["endCursor"], filter={"text": "nguyen van"})
    )["permits"]

    found = [edge["node"]["id"] for edge in (*one["edges"], *two["edges"])]
    assert found == [permit["id"] for permit in reversed(permits)]
    assert (one["pageInfo"]["hasNextPage"], two["pageInfo"]["hasNextPage"]) == (True, False)
    other_list = await province.auditor.fault(text, first=2, after=one["pageInfo"]["endCursor"])
    assert (other_list["code"], other_list["field"]) == ("BAD_INPUT", "after")
    none = await province.auditor.ask(text, first=2, filter={"text": "không ai"})
    assert none["permits"]["edges"] == []


async def test_the_department_keeps_the_policy(province: Province) -> None:
    from identity.access import Role
    from tests.api.permits_world import a_client

    admin = await a_client(province.api, Role.ADMIN)
    saved = await admin.do("addPolicyRule", "... on PolicyRuleSaved { id removed }", zone=SADEC, quota=0)
    shown = await admin.ask("{ permitPolicy { id zone quota approval } }")
    full = await province.coordinator.do("applyForPermit", APPLIED, wanted=province.wanted())
    gone = await admin.do("removePolicyRule", "... on PolicyRuleSaved { removed }", rule=saved["id"])

    assert shown["permitPolicy"] == [{"id": saved["id"], "zone": SADEC, "quota": 0, "approval": None}]
    assert [reason["code"] for reason in full["reasons"]] == ["QUOTA_FULL"]
    assert gone["removed"] is True
    denied = await province.coordinator.fault("{ permitPolicy { id } }")
    assert denied["code"] == "FORBIDDEN"


async def test_the_same_key_again_is_the_same_permit_and_another_body_a_conflict(province: Province) -> None:
    key = keyed({})
    first = await province.coordinator.do("applyForPermit", APPLIED, wanted=province.wanted(), **key)
    again = await province.coordinator.do("applyForPermit", APPLIED, wanted=province.wanted(), **key)
    other = await province.coordinator.do("applyForPermit", APPLIED, wanted=province.wanted(zones=[LAPVO]), **key)

    assert first["permit"]["id"] == again["permit"]["id"]
    assert other["code"] == "IDEMPOTENCY_KEY_REUSED"
    assert (await province.world.dump())["permit"] == 1
