"""A permit into a locked zone: ordered, applied for, issued, printed, judged in the dark. GraphQL text only."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.journeys import speaking
from tests.journeys.conftest import House
from tests.journeys.roster import MARKERS
from tests.journeys.scene import ACT, HAMLET, LAP_VO, SA_DEC, Said, Scene, a_scene, local

ALLOW, REFER, DENY = 0, 1, 2


@pytest.fixture
async def scene(house: House, tmp_path: Path) -> AsyncIterator[Scene]:
    scene = await a_scene(house, tmp_path)
    yield scene
    await scene.client.http.aclose()


async def order_for_midnight(scene: Scene) -> None:
    """Two districts go to D16 at 00:00; published at 19:05."""
    scene.at("19:05")
    change = [{"number": number, "version": 1, "level": "D16"} for number in (SA_DEC, LAP_VO)]
    order = {"act": ACT, "validFrom": local("+1 00:00").isoformat(), "change": change}
    await scene.client.do(speaking.PUBLISH, scene.cast.department, order=order)


async def issued(scene: Scene, purpose: str, zones: list[int], until: str) -> tuple[Path, str]:
    """A permit under standing approval: the QR file of its first holder, and its id."""
    applied = await scene.apply(purpose, zones, until)
    assert applied["status"] == "APPROVED", applied
    permit = await scene.permit_of(applied["id"])
    assert permit["status"] == "ACTIVE"
    return await scene.qr(permit), permit["id"]


async def decided(scene: Scene, purpose: str, zones: list[int], until: str) -> tuple[Path, str]:
    """A permit that the district's approver decides."""
    applied = await scene.apply(purpose, zones, until)
    assert applied["status"] == "SUBMITTED", applied
    word = {"application": applied["id"], "version": applied["version"], "ruling": "APPROVED"}
    assert (await scene.client.do(speaking.DECIDE, scene.cast.sa_dec, **word))["status"] == "APPROVED"
    permit = await scene.permit_of(applied["id"])
    return await scene.qr(permit), permit["id"]


def is_(said: Said, code: int, *reasons: str) -> bool:
    """Whether the exit code and the reasons, worst first, are these."""
    assert (said.code, said.reasons) == (code, list(reasons))
    return True


async def test_a_permit_is_issued_printed_and_judged_by_a_post_that_is_dark_since_20_00(scene: Scene) -> None:
    scene.at("19:01")
    older, _ = await issued(scene, "INCIDENT_REPAIR", [SA_DEC, LAP_VO], "+2 19:00")
    await order_for_midnight(scene)
    scene.at("19:10")
    repair, _ = await issued(scene, "INCIDENT_REPAIR", [SA_DEC], "+2 19:00")
    measuring, _ = await issued(scene, "QOS_MEASUREMENT", [SA_DEC], "+2 19:00")
    tonight, _ = await issued(scene, "INCIDENT_REPAIR", [SA_DEC], "22:00")
    goods, _ = await decided(scene, "ESSENTIAL_GOODS", [SA_DEC], "+2 19:00")

    scene.at("20:00")
    bridge, west, hamlet = [await scene.bundle(scene.posts[name]) for name in ("bridge", "west", "hamlet")]

    # the right checkpoint, before and after midnight
    assert is_(await scene.verify(repair, bridge, "20:10"), ALLOW)
    assert is_(await scene.verify(repair, bridge, "+1 00:30"), ALLOW)
    # the order flips by itself
    assert is_(await scene.verify(measuring, bridge, "23:59:59"), ALLOW)
    assert is_(await scene.verify(measuring, bridge, "+1 00:00"), DENY, "OUTSIDE_HOURS")
    assert is_(await scene.verify(repair, west, "23:59:59"), ALLOW)
    assert is_(await scene.verify(repair, west, "+1 00:00"), DENY, "WRONG_ZONE")
    # tightened since issue, and not re-affirmed
    assert is_(await scene.verify(older, west, "23:59:59"), ALLOW)
    assert is_(await scene.verify(older, west, "+1 00:00"), REFER, "ZONE_TIGHTENED")
    # wrong zone, and through it without a stop
    assert is_(await scene.verify(repair, hamlet, "20:10"), DENY, "WRONG_ZONE")
    assert is_(await scene.verify(repair, hamlet, "20:10", "TRANSIT"), ALLOW, "PASSING_THROUGH")
    # hours of class 3
    assert is_(await scene.verify(goods, bridge, "23:00"), DENY, "OUTSIDE_HOURS")
    assert is_(await scene.verify(goods, bridge, "+1 07:00"), ALLOW)
    # the clock
    assert is_(await scene.verify(repair, bridge, "20:10", "ENTER", "--clock-untrusted"), REFER, "CLOCK_UNTRUSTED")
    straddling = await scene.verify(measuring, bridge, "+1 00:00", "ENTER", "--clock-error", "60")
    assert is_(straddling, REFER, "CLOCK_UNTRUSTED")
    # after the end: no way in, the way home is open
    assert is_(await scene.verify(tonight, bridge, "23:00"), REFER, "EXPIRED")
    assert is_(await scene.verify(tonight, bridge, "23:00", "RETURN"), ALLOW, "RETURNING")
    assert is_(await scene.verify(measuring, bridge, "+1 00:30", "LEAVE"), ALLOW)


async def test_a_revocation_and_a_closure_reach_the_next_bundle_and_the_server_says_the_same(scene: Scene) -> None:
    scene.at("19:10")
    repair, _ = await issued(scene, "INCIDENT_REPAIR", [SA_DEC], "+2 19:00")
    stolen, stolen_id = await issued(scene, "INCIDENT_REPAIR", [SA_DEC], "+2 19:00")
    goods, _ = await decided(scene, "ESSENTIAL_GOODS", [SA_DEC], "+2 19:00")
    post = scene.posts["bridge"]
    scene.at("20:00")
    dark = await scene.bundle(post)

    scene.at("20:10")
    permit = await scene.client.ask(speaking.PERMIT, scene.cast.coordinator, id=stolen_id)
    reason = {"permit": stolen_id, "version": permit["version"], "reason": "Mất điện thoại"}
    await scene.client.do(speaking.REVOKE, scene.cast.coordinator, **reason)
    fresh = await scene.bundle(post)
    assert is_(await scene.verify(stolen, dark, "20:11"), ALLOW)
    assert is_(await scene.verify(stolen, fresh, "20:11"), DENY, "REVOKED")
    left = await scene.verify(stolen, fresh, "20:11", "LEAVE")
    assert is_(left, REFER, "REVOKED")

    scene.at("20:20")
    closing = {"act": ACT, "number": SA_DEC, "version": 1}
    await scene.client.do(speaking.CLOSE, scene.cast.department, **closing)
    scene.at("20:21")
    closed = await scene.bundle(post)
    assert is_(await scene.verify(repair, closed, "20:30"), ALLOW)
    assert is_(await scene.verify(repair, closed, "+1 08:21"), REFER, "ZONE_CLOSED")
    shut_out = await scene.verify(goods, closed, "+1 07:00")
    assert shut_out.code == DENY
    assert {"SUSPENDED", "ZONE_CLOSED"} <= set(shut_out.reasons)

    for qr, text in ((repair, "repair"), (stolen, "stolen"), (goods, "goods")):
        said = await scene.verify(qr, closed, "20:21")
        answer = await verified(scene, qr)
        assert (answer["decision"], [one["code"] for one in answer["reasons"]]) == (said.decision, said.reasons), text


async def verified(scene: Scene, qr: Path) -> dict[str, Any]:
    """`verifyPermit` for the text in a QR file, at the bridge."""
    from fieldpass.verifying.scan import text_of

    post = scene.posts["bridge"]
    asked = {"checkpoint": post.id, "text": text_of(str(qr))}
    answer: dict[str, Any] = await scene.client.ask(speaking.VERIFY, post.token, input=asked)
    return answer


async def test_checks_come_back_late_and_are_all_answered(scene: Scene) -> None:
    scene.at("19:10")
    applied = await scene.apply("INCIDENT_REPAIR", [SA_DEC, HAMLET], "+2 19:00")
    text = (await scene.permit_of(applied["id"]))["credentials"][0]["text"]
    post = scene.posts["bridge"]
    at = local("20:10").isoformat()
    check = {
        "id": str(uuid4()),
        "checkpoint": str(post.uuid),
        "source": "SCAN",
        "payload": text,
        "passage": "ENTER",
        "decidedAt": {"earliest": at, "latest": at},
        "decision": "ALLOW",
        "reasons": [],
        "outcome": "PASSED",
    }
    scene.at("23:30")

    answered = await scene.client.do(
        speaking.RECORD, post.token, checkpoint=post.id, checks=[json.dumps(check), "?", json.dumps(check)]
    )

    kept = [(one["kept"], one["notes"]) for one in answered["receipts"]]
    assert kept == [("RECORDED", ["LATE", "UNSIGNED"]), ("MALFORMED", []), ("ALREADY_RECORDED", [])]
    said = await scene.client.ask(speaking.VERIFY, post.token, input={"checkpoint": post.id, "text": text})
    assert [one["code"] for one in said["reasons"]] == ["ALREADY_INSIDE"]


async def test_no_bundle_holds_anything_of_a_person_and_an_unchanged_one_is_304(scene: Scene) -> None:
    scene.at("19:10")
    await issued(scene, "INCIDENT_REPAIR", [SA_DEC], "+2 19:00")
    await decided(scene, "ESSENTIAL_GOODS", [SA_DEC], "+2 19:00")

    for post in scene.posts.values():
        answer = await scene.client.get(post.address)
        again = await scene.client.get(post.address, etag=answer.headers["etag"])
        assert (answer.status_code, again.status_code, again.content) == (200, 304, b"")
        assert len(answer.content) <= 100_000
        found = [marker for marker in MARKERS if marker.encode() in answer.content]
        assert found == []
