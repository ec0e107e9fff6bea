"""Photos of an incident, put to /media and read with it, on both databases."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from api.ids import encode_id
from storage.database import Database
from tests.api.permits_world import Client
from tests.api.work_house import WorkHouse, a_work_house
from tests.incidents.work_orders.world import IN_HAMLET
from tests.permits.values import HOUR

JPEG = b"\xff\xd8\xff\xe0 a photo"
PHOTOS = "query($id: ID!) { incident(id: $id) { photos { id address size at by } } }"


@pytest.fixture
async def work(db: Database, tmp_path: Path) -> WorkHouse:
    return await a_work_house(db, tmp_path / "media")


async def reported(work: WorkHouse, who: Client, kind: str = "FIBRE_CUT") -> str:
    """An incident; its id."""
    done = await work.do(
        who,
        "reportIncident",
        "incident",
        organisation=encode_id("Organisation", work.house.world.company),
        kind=kind,
        location={"type": "Point", "coordinates": list(IN_HAMLET)},
    )
    assert done["__typename"] == "IncidentReported", done
    incident: str = done["incident"]
    return incident


async def put(work: WorkHouse, who: Client, incident: str, key: str, content: bytes = JPEG) -> Any:
    return await work.api.client.put(
        f"/media/{key}",
        params={"subject": incident, "kind": "PHOTO"},
        content=content,
        headers={"authorization": f"Bearer {who.token}"},
    )


async def test_photos_of_an_incident_are_read_with_it_oldest_first_and_once_each(work: WorkHouse) -> None:
    incident, other = await reported(work, work.an), await reported(work, work.an, "POWER_LOSS")
    assert incident != other
    keys = sorted((str(uuid4()) for _ in range(2)), reverse=True)
    sent = []
    for key in (*keys, keys[0]):
        sent.append(await put(work, work.an, incident, key, JPEG + key.encode()))
        work.api.now += HOUR
    assert [one.status_code for one in sent] == [201, 201, 201]

    photos = (await work.auditor.ask(PHOTOS, id=incident))["incident"]["photos"]

    assert [{"id": one["id"], "address": one["address"]} for one in photos] == [one.json() for one in sent[:2]]
    assert [one["size"] for one in photos] == [len(JPEG) + len(keys[0])] * 2
    assert [one["at"] for one in photos] == ["2021-09-15T05:00:00Z", "2021-09-15T06:00:00Z"]
    (sender,) = {one["by"] for one in photos}
    assert sender == (await work.an.ask("{ viewer { id } }"))["viewer"]["id"]
    assert (await work.an.ask(PHOTOS, id=incident))["incident"]["photos"] == photos
    assert (await work.auditor.ask(PHOTOS, id=other))["incident"]["photos"] == []


async def test_who_may_not_read_an_incident_sees_none_of_its_photos(work: WorkHouse) -> None:
    incident = await reported(work, work.an)
    done = await put(work, work.an, incident, str(uuid4()))

    refused = await put(work, work.stranger, incident, str(uuid4()))
    bytes_ = await work.api.client.get(
        done.json()["address"], headers={"authorization": f"Bearer {work.stranger.token}"}
    )

    assert (await work.stranger.ask(PHOTOS, id=incident))["incident"] is None
    assert (refused.status_code, bytes_.status_code) == (404, 403)
    assert len((await work.dispatcher.ask(PHOTOS, id=incident))["incident"]["photos"]) == 1
