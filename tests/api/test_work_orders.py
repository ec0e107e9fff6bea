"""Work orders as clients ask about them, on both databases."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from api.ids import encode_id
from geo.zones.orders.model import CloseZone
from storage.database import Database
from tests.api.work_house import WorkHouse, a_work_house
from tests.permits.values import HOUR, NOON
from tests.permits.world import HAMLET, SITE

JPEG = b"\xff\xd8\xff\xe0 a photo"


@pytest.fixture
async def work(db: Database, tmp_path: Path) -> WorkHouse:
    return await a_work_house(db, tmp_path / "media")


async def shown(work: WorkHouse, order: dict[str, Any], what: str, client: Any = None) -> Any:
    query = f"query($id: ID!) {{ workOrder(id: $id) {{ {what} }} }}"
    return (await (client or work.dispatcher).ask(query, id=order["id"]))["workOrder"]


async def test_a_work_order_says_which_permits_are_missing_for_whom(work: WorkHouse) -> None:
    order = await work.create()
    crew = encode_id("Crew", work.house.crew.id)
    query = """query($id: ID!, $crew: ID) { workOrder(id: $id) { needs(crew: $crew) {
        met atOnce waitsFor missingMembers zones { zone asks approval missing covers { permit } } } } }"""

    needs = (await work.dispatcher.ask(query, id=order["id"], crew=crew))["workOrder"]["needs"]
    await work.send(order)
    then = (await work.dispatcher.ask(query, id=order["id"]))["workOrder"]["needs"]

    members = [encode_id("Person", one) for one in work.house.crew.members]
    assert (needs["met"], needs["atOnce"], needs["waitsFor"]) == (False, True, [])
    assert needs["missingMembers"] == members
    (zone,) = needs["zones"]
    assert (zone["zone"], zone["asks"], zone["approval"], zone["missing"]) == (HAMLET, "PERMIT", "STANDING", members)
    assert (then["met"], then["missingMembers"], len(then["zones"][0]["covers"])) == (True, [], 2)


async def test_a_zone_without_a_shape_says_whose_word_is_waited_for(work: WorkHouse) -> None:
    order = await work.create(zones=[SITE])

    done = await work.send(order, "state issuedPermits waitingApplications")
    needs = (await shown(work, order, "needs { met atOnce waitsFor }"))["needs"]

    assert (done["state"], done["issuedPermits"], len(done["waitingApplications"])) == ("PENDING", [], 1)
    assert (needs["met"], needs["atOnce"], len(needs["waitsFor"])) == (False, False, 1)


async def test_the_crew_reads_its_work_with_permits_notes_and_progress(work: WorkHouse) -> None:
    order = await work.create()
    sent = await work.send(order, "state version issuedPermits")
    report = {
        "report": str(uuid4()),
        "progress": "ON_SITE",
        "at": NOON.isoformat(),
        "place": {"lon": 105.7, "lat": 10.3},
    }
    note = {"note": str(uuid4()), "at": NOON.isoformat(), "text": "Đã hàn 12 sợi"}

    reported = await work.do(work.an, "reportProgress", "counted progress state", workOrder=order["id"], **report)
    noted = await work.do(work.an, "addNote", "workOrder { id }", workOrder=order["id"], **note)
    seen = await shown(
        work,
        order,
        """crew { name } state progress permits { id status credentials { text } } notes { text }
           progressHistory { progress counted place { lon } } stateHistory { before after } """,
        work.an,
    )

    assert (reported["counted"], reported["progress"], reported["state"]) == (True, "ON_SITE", "IN_PROGRESS")
    assert noted["workOrder"]["id"] == order["id"]
    assert [one["id"] for one in seen["permits"]] == sent["issuedPermits"]
    assert [bool(one["text"]) for one in seen["permits"][0]["credentials"]] == [True, True]
    assert [one["text"] for one in seen["notes"]] == ["Đã hàn 12 sợi"]
    assert [one["progress"] for one in seen["progressHistory"]] == ["ON_SITE"]
    assert seen["stateHistory"][0] == {"before": None, "after": "ACKNOWLEDGED"}
    assert await shown(work, order, "id", work.stranger) is None


async def test_mine_is_the_work_of_my_crews_by_keyset(work: WorkHouse) -> None:
    orders = [await work.create(title=f"Việc {n}") for n in range(3)]
    for order in orders[:2]:
        await work.send(order)
    query = """query($first: Int!, $after: String) { workOrders(first: $first, after: $after, filter: {mine: true}) {
        edges { node { id } } pageInfo { hasNextPage endCursor } } }"""

    first = (await work.an.ask(query, first=1))["workOrders"]
    second = (await work.an.ask(query, first=1, after=first["pageInfo"]["endCursor"]))["workOrders"]

    assert [one["node"]["id"] for one in first["edges"] + second["edges"]] == [orders[1]["id"], orders[0]["id"]]
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)
    assert (await work.stranger.ask(query, first=9))["workOrders"]["edges"] == []


async def test_a_completion_made_offline_is_kept_beside_what_stands_and_both_are_said(work: WorkHouse) -> None:
    order = await work.create()
    sent = await work.send(order)
    based = {"workOrder": order["id"], "version": sent["version"], "at": NOON.isoformat()}
    await work.do(
        work.dispatcher, "closeWorkOrder", "state", **based, edit=str(uuid4()), state="CANCELLED", reason="Đã tự có"
    )

    kept = await work.do(work.an, "completeWorkOrder", "state", **based, edit=str(uuid4()), note="Xong")
    seen = await shown(
        work, order, "state keptEdits { state stood basedOn found } stateHistory { byName note }", work.an
    )

    assert (kept["__typename"], kept["expected"], kept["actual"]) == ("WorkOrderEditKept", 2, 3)
    assert kept["message"].startswith("Somebody has changed it meanwhile.")
    assert (kept["edit"]["state"], kept["edit"]["note"], kept["edit"]["stood"]) == ("COMPLETED", "Xong", "CANCELLED")
    assert seen["state"] == "CANCELLED"
    assert seen["keptEdits"] == [{"state": "COMPLETED", "stood": "CANCELLED", "basedOn": 2, "found": 3}]
    assert seen["stateHistory"][-1] == {"byName": "Thử", "note": "Đã tự có"}
    his = await work.do(work.binh, "completeWorkOrder", "state", **based, edit=str(uuid4()), note="Xong")
    assert his["message"].startswith("Trong lúc đó có người đã thay đổi.")


async def test_completing_ends_the_permits_and_reopening_arms_them(work: WorkHouse) -> None:
    order = await work.create()
    sent = await work.send(order, "version issuedPermits")
    based = {"workOrder": order["id"], "version": sent["version"], "at": NOON.isoformat(), "edit": str(uuid4())}

    done = await work.do(work.an, "completeWorkOrder", "state version endedPermits", **based)
    again = await work.do(
        work.dispatcher,
        "reopenWorkOrder",
        "state rearmedPermits workOrder { permits { status } }",
        workOrder=order["id"],
        version=done["version"],
        note="Lại đứt",
    )

    assert (done["state"], done["endedPermits"]) == ("COMPLETED", sent["issuedPermits"])
    assert (again["state"], again["rearmedPermits"]) == ("IN_PROGRESS", sent["issuedPermits"])
    assert again["workOrder"]["permits"] == [{"status": "ACTIVE"}]


async def test_stops_of_a_run_are_done_one_by_one(work: WorkHouse) -> None:
    places = [{"place": {"lon": 105.65, "lat": 10.25 + n / 100}, "label": f"Trạm {n}"} for n in range(2)]
    order = await work.create(stops=places, purpose="KT1_MAIL", title="Thư KT1")
    sent = await work.send(order)
    (first, second) = (await shown(work, order, "stops { id label state }"))["stops"]

    async def finish(stop: Any, state: str) -> Any:
        given = {"workOrder": order["id"], "version": sent["version"], "at": NOON.isoformat(), "edit": str(uuid4())}
        return await work.do(work.an, "completeStop", "id", **given, stop=stop["id"], state=state)

    await finish(first, "DONE")
    await finish(second, "MISSED")
    other = await finish(first, "MISSED")

    assert [one["state"] for one in (await shown(work, order, "stops { state }"))["stops"]] == ["DONE", "MISSED"]
    assert (other["edit"]["stopState"], other["edit"]["stopStood"]) == ("MISSED", "DONE")


async def test_a_refused_dispatch_says_why_and_sends_nobody(work: WorkHouse) -> None:
    order = await work.create(zones=[SITE], purpose="ECOMMERCE_DELIVERY")

    refused = await work.send(order)
    sent = await work.send(order, "state lacking { code message }", dispatchWithoutPermit=True)

    assert [one["code"] for one in refused["reasons"]] == ["PURPOSE_FORBIDDEN"]
    assert sent["lacking"][0]["code"] == "ZONE_FORBIDS"
    assert "4" in sent["lacking"][0]["message"]


async def test_who_may_not_is_refused_at_the_door(work: WorkHouse) -> None:
    document = "mutation($input: CreateWorkOrderInput!) { createWorkOrder(input: $input) { __typename } }"
    given = {
        "idempotencyKey": str(uuid4()),
        "organisation": encode_id("Organisation", work.house.world.company),
        "title": "x",
        "purpose": "INCIDENT_REPAIR",
        "zones": [HAMLET],
    }

    for client in (work.an, work.auditor):
        assert (await client.fault(document, input=given))["code"] == "FORBIDDEN"

    assert (await work.dispatcher.ask(document, input=given))["createWorkOrder"]["__typename"] == "WorkOrderChanged"


WRONG = [
    (
        {"place": {"lon": 105.7, "lat": 10.3}, "zones": [], "stops": [{"place": {"lon": 1, "lat": 1}, "label": "x"}]},
        "place",
    ),
    ({"zones": []}, "place"),
    ({"place": {"lon": 10.3, "lat": 105.7}}, "place"),
    ({"route": [{"lon": 105.7, "lat": 10.3}]}, "route"),
    ({"title": " "}, "title"),
    ({"startsAt": NOON.isoformat(), "endsAt": (NOON - HOUR).isoformat()}, "endsAt"),
    ({"zones": [3, 3]}, "zones"),
]


@pytest.mark.parametrize(("changes", "field"), WRONG)
async def test_what_cannot_be_meant_is_named(work: WorkHouse, changes: dict[str, Any], field: str) -> None:
    document = "mutation($input: CreateWorkOrderInput!) { createWorkOrder(input: $input) { __typename } }"
    given = {
        "idempotencyKey": str(uuid4()),
        "organisation": encode_id("Organisation", work.house.world.company),
        "title": "x",
        "purpose": "INCIDENT_REPAIR",
        "zones": [HAMLET],
    }

    fault = await work.dispatcher.fault(document, input=given | changes)

    assert (fault["code"], fault["field"]) == ("BAD_INPUT", f"input.{field}")


async def put(work: WorkHouse, client: Any, key: str, order: dict[str, Any], content: bytes = JPEG) -> Any:
    return await work.api.client.put(
        f"/media/{key}",
        params={"subject": order["id"], "kind": "PHOTO"},
        content=content,
        headers={"authorization": f"Bearer {client.token}"},
    )


async def test_a_photo_is_taken_once_and_shown_to_who_may_read_the_work(work: WorkHouse) -> None:
    order, key = await work.create(), str(uuid4())
    await work.send(order)

    first, again = [await put(work, work.an, key, order) for _ in range(2)]
    other = await put(work, work.an, key, order, JPEG + b"!")
    strangers = await put(work, work.stranger, str(uuid4()), order)
    no_photo = await put(work, work.an, str(uuid4()), order, b"<script>")
    (photo,) = (await shown(work, order, "photos { id size address }"))["photos"]

    assert (first.status_code, again.status_code, first.json()) == (201, 201, again.json())
    assert (other.status_code, strangers.status_code, no_photo.status_code) == (409, 404, 400)
    assert (photo["size"], photo["address"]) == (len(JPEG), first.json()["address"])

    async def get(client: Any) -> Any:
        return await work.api.client.get(photo["address"], headers={"authorization": f"Bearer {client.token}"})

    assert (await get(work.an)).content == JPEG
    assert (await get(work.auditor)).content == JPEG
    assert (await get(work.stranger)).status_code in {403, 404}


RECOMMENDED = """query($order: ID, $incident: ID) { crewsFor(workOrder: $order, incident: $incident) {
    rank crew { name } distanceM distanceFrom skillFits duty openWorkOrders needs { met atOnce }
    reasons { code message } remedy { code message } } }"""


async def test_crews_are_recommended_with_reasons_in_words(work: WorkHouse) -> None:
    order = await work.create()

    found = (await work.dispatcher.ask(RECOMMENDED, order=order["id"]))["crewsFor"]
    neither = await work.dispatcher.fault(RECOMMENDED)
    door = await work.an.fault(RECOMMENDED, order=order["id"])

    assert [(one["rank"], one["crew"]["name"]) for one in found] == [(1, "Tổ 1"), (2, "Tổ 2")]
    assert found[0]["needs"] == {"met": False, "atOnce": True}
    assert [one["code"] for one in found[0]["reasons"]] == [
        "CREW_SKILL_FITS",
        "CREW_ON_DUTY",
        "CREW_PERMIT_AT_ONCE",
        "CREW_LOAD",
        "CREW_DISTANCE_BY_BASE",
    ]
    assert found[0]["remedy"] == {
        "code": "DISPATCH_ISSUES_PERMIT",
        "message": "Send it: the permit for zones 3 is issued with it",
    }
    assert (neither["code"], door["code"]) == ("BAD_INPUT", "FORBIDDEN")


async def test_what_a_zone_did_is_shown_in_words(work: WorkHouse) -> None:
    order = await work.create()
    await work.house.world.order(CloseZone(number=HAMLET, version=1), at=NOON + HOUR)

    (flag,) = (await shown(work, order, "flags { zone code message }"))["flags"]

    assert flag == {
        "zone": HAMLET,
        "code": "ZONE_FORBIDS",
        "message": "Zone 3 now lets nobody in for this purpose.",
    }
