"""The layers of the map: what is so at an instant, for whom, and how it is answered."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
import pytest
import shapely
import sqlalchemy as sa

from api.auth import COOKIE
from api.ids import encode_id
from checkpoints.bundles.tables import bundle
from geo.zones.orders.model import CloseZone, CreateZone
from identity.access import Role
from identity.accounts.tables import token as token_table
from identity.crews.model import Duty
from identity.devices.tables import device
from incidents.sites.model import SaveSite, SiteSaved
from incidents.work_orders.commands import Close, Progress
from incidents.work_orders.model import CrewProgress, WorkOrderState
from incidents.work_orders.outcomes import WorkOrderChanged
from storage.database import Database
from storage.ids import new_id
from storage.sqlite_session import SqliteRx
from tests.api.harness import PASSWORD
from tests.api.map_world import MapWorld, a_map_world
from tests.api.permits_world import a_client
from tests.geo.factories import a_star
from tests.incidents.values import site_terms
from tests.incidents.work_orders.world import IN_LAPVO, IN_SADEC, member
from tests.permits.values import DAY, HOUR, NOON
from tests.permits.world import HAMLET, SADEC, SHUT, asked, terms
from tests.tracking.world import fix
from tracking.positions.model import Report as FixReport

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def world(db: Database) -> MapWorld:
    """On each database."""
    return await a_map_world(db)


@pytest.fixture
async def sqlite_world(sqlite_db: Database) -> MapWorld:
    """Where nothing depends on the database."""
    return await a_map_world(sqlite_db)


async def test_a_zone_is_shown_by_what_it_asks_of_each_purpose(world: MapWorld) -> None:
    found = {one["properties"]["number"]: one for one in await world.shown("zones")}

    sadec = found[SADEC]
    assert sadec["id"] == sadec["properties"]["id"] == sadec["properties"]["key"]
    assert sadec["properties"] | {"name": "Sa Đéc", "level": "D16", "isAhead": False} == sadec["properties"]
    asks = [sadec["properties"][purpose] for purpose in ("INCIDENT_REPAIR", "ECOMMERCE_DELIVERY")]
    assert asks == ["PERMIT", "FORBIDDEN"]
    assert found[HAMLET]["properties"]["ECOMMERCE_DELIVERY"] == "PERMIT", "no level, and the restriction asks"
    assert shapely.equals(shapely.from_geojson(orjson.dumps(sadec["geometry"])), shapely.box(105.6, 10.2, 105.8, 10.4))


async def test_a_zone_without_a_shape_is_where_its_posts_stand(world: MapWorld) -> None:
    await world.post("Chốt Tây", 105.61)
    await world.post("Chốt Đông", 105.81)

    shut = next(one for one in await world.shown("zones") if one["properties"]["number"] == SHUT)

    assert shut["properties"]["isShapeless"]
    assert sorted(shut["geometry"]["coordinates"]) == [[105.61, 10.3], [105.81, 10.3]]


async def test_an_incident_is_shown_as_it_stood(world: MapWorld) -> None:
    first = await world.reported(NOON)
    second = await world.reported(NOON + HOUR, location=shapely.LineString([(105.7, 10.3), (105.71, 10.31)]))
    started = await world.step("start", first, NOON + 2 * HOUR)
    await world.step("resolve", started, NOON + 4 * HOUR)

    async def standing(hours: float) -> dict[str, str]:
        shown = await world.shown("incidents", at=NOON + hours * HOUR)
        return {one["properties"]["reference"]: one["properties"]["status"] for one in shown}

    assert await standing(-1) == {}
    assert await standing(0) == {first.reference: "ACKNOWLEDGED"}
    assert await standing(2) == {first.reference: "IN_PROGRESS", second.reference: "ACKNOWLEDGED"}
    assert await standing(4) == {second.reference: "ACKNOWLEDGED"}
    (line,) = await world.shown("incidents", at=NOON + 5 * HOUR)
    assert line["geometry"] == {"type": "LineString", "coordinates": [[105.7, 10.3], [105.71, 10.31]]}


async def test_a_work_order_is_shown_with_the_crew_and_progress_of_then(world: MapWorld) -> None:
    work = world.work
    order = await work.create(route=(IN_LAPVO, IN_SADEC))
    await work.send(order, at=NOON + HOUR)
    said = Progress(id=new_id(), work_order=order.id, progress=CrewProgress.ON_SITE, at=NOON + 2 * HOUR)
    await work.work.report(said, by=work.an, request=asked(work.an, NOON + 2 * HOUR))
    sent = await work.seen(order.id)
    when = NOON + 3 * HOUR
    state = WorkOrderState.CANCELLED
    end = Close(work_order=order.id, version=sent.version, edit=new_id(), at=when, state=state, note="khách đổi ý")
    ended = await work.work.close(end, by=work.dispatcher, request=asked(work.dispatcher, when))
    assert isinstance(ended, WorkOrderChanged), ended
    world.api.now = NOON + DAY

    async def standing(hours: float) -> list[tuple[Any, ...]]:
        shown = await world.shown("work-orders", at=NOON + hours * HOUR)
        names = ("part", "state", "progress", "crewName")
        return [tuple(one["properties"].get(name) for name in names) for one in shown]

    assert await standing(-1) == []
    assert await standing(0) == [(None, "ACKNOWLEDGED", None, None), ("route", "ACKNOWLEDGED", None, None)]
    assert (await standing(1))[0] == (None, "ACKNOWLEDGED", "ASSIGNED", "Tổ 1")
    assert (await standing(2))[0] == (None, "IN_PROGRESS", "ON_SITE", "Tổ 1")
    assert await standing(3) == []
    keys = [one["properties"]["key"] for one in await world.shown("work-orders", at=NOON)]
    assert len(set(keys)) == 2
    middle, line = [one["geometry"] for one in await world.shown("work-orders", at=NOON)]
    assert middle == {"type": "Point", "coordinates": [105.575, 10.275]}
    assert line == {"type": "LineString", "coordinates": [[105.5, 10.3], [105.65, 10.25]]}


async def test_a_crew_is_where_its_newest_fix_until_then_was(world: MapWorld) -> None:
    crew, an = world.work.crew, member(world.work.world.people[0])
    by = world.work.world.coordinator
    fixes = (fix(NOON, IN_SADEC), fix(NOON + 5 * MINUTE, IN_SADEC, lon=105.66))
    done = await world.positions.report(
        FixReport(crew=crew.id, fixes=fixes), by=an, request=asked(an, NOON + 5 * MINUTE)
    )
    assert done.newest_at == NOON + 5 * MINUTE  # type: ignore[union-attr]  # a report that was taken
    await world.crews.set_duty(crew.id, Duty.OFF_DUTY, by=by, request=asked(by, NOON + HOUR))
    world.api.now = NOON + 2 * HOUR

    async def seen(by: Any = None, **query: Any) -> list[tuple[float, str]]:
        shown = await world.shown("crews", by, **query)
        return [(one["geometry"]["coordinates"][0], one["properties"]["duty"]) for one in shown]

    assert await seen() == [(105.66, "OFF_DUTY")]
    assert await seen(at=NOON + MINUTE) == [(105.65, "ON_DUTY")]
    assert await seen(at=NOON - MINUTE) == []
    assert await seen(ids=encode_id("Crew", crew.id)) == [(105.66, "OFF_DUTY")]
    assert await seen(ids=encode_id("Crew", new_id())) == []
    assert await seen(world.stranger) == [], "another company's crews are not shown"
    assert await world.told("crews", "organisationName") == ["Viễn thông Sen Hồng"]


async def test_how_a_post_fares_is_for_those_who_oversee_it(world: MapWorld) -> None:
    post = await world.post("Chốt Tây", 105.61)
    await _phone(world, post, seen_at=NOON + HOUR, sequence=7)
    await _bundle(world, post, sequence=7, issued_at=NOON)
    world.api.now = NOON + 2 * HOUR

    (seen,) = await world.shown("checkpoints", world.dispatcher)
    (elsewhere,) = await world.shown("checkpoints", world.coordinator)
    (before,) = await world.shown("checkpoints", at=NOON)

    told = {name: seen["properties"][name] for name in ("devices", "lastContactAt", "bundleAgeS", "refusals24h")}
    assert told == {"devices": 1, "lastContactAt": "2021-09-15T06:00:00Z", "bundleAgeS": 7_200, "refusals24h": 0}
    assert elsewhere["properties"]["name"] == "Chốt Tây"
    assert told.keys().isdisjoint(elsewhere["properties"]), "where a post is dark is not for everybody"
    assert before["properties"]["lastContactAt"] is None, "what it said later was not known then"


async def test_a_site_is_shown_until_it_is_closed(world: MapWorld) -> None:
    by = world.work.world.department
    saved = await world.api.services.sites.save(SaveSite(terms=site_terms(people=900)), by=by, request=asked(by))
    assert isinstance(saved, SiteSaved)

    assert await world.told("sites", "people") == [900]


async def test_incidents_of_another_company_are_not_there(world: MapWorld) -> None:
    mine = await world.reported(NOON)

    assert await world.told("incidents", "reference", world.dispatcher) == [mine.reference]
    assert await world.told("incidents", "reference", world.stranger) == []
    by_id = encode_id("Incident", mine.id)
    assert await world.told("incidents", "reference", world.stranger, ids=by_id) == []


@pytest.mark.parametrize(
    ("layer", "query", "status", "code"),
    [
        ("zones", {"at": "tomorrow"}, 400, "BAD_INPUT"),
        ("zones", {"known": "2021-09-15T19:00:00"}, 400, "BAD_INPUT"),
        ("zones", {"ids": ",".join(["Wm9uZTo"] * 201)}, 400, "BAD_INPUT"),
        ("roads", {}, 404, "BAD_REQUEST"),
    ],
)
async def test_what_cannot_be_meant_is_refused(
    sqlite_world: MapWorld, layer: str, query: dict[str, Any], status: int, code: str
) -> None:
    response = await sqlite_world.get(layer, **query)

    assert response.status_code == status
    assert response.json()["errors"][0]["extensions"]["code"] == code


async def test_a_layer_that_somebody_may_not_read_is_forbidden(sqlite_world: MapWorld) -> None:
    checkpoint = await a_client(sqlite_world.api, Role.CHECKPOINT)

    assert (await sqlite_world.get("crews", checkpoint)).status_code == 403
    assert (await sqlite_world.get("zones", checkpoint)).status_code == 200
    assert (await sqlite_world.api.client.get("/map/zones.geojson")).status_code == 401


async def test_a_cookie_is_enough_unless_another_site_asked(sqlite_world: MapWorld) -> None:
    api = sqlite_world.api
    await api.account(Role.DISPATCHER, "dieuhanh")
    said = {"login": "dieuhanh", "password": PASSWORD}
    signed_in = await api.client.post("/session", json=said, headers={"x-fieldpass-client": "console/1"})
    cookie = {"cookie": f"{COOKIE}={signed_in.cookies[COOKIE]}"}

    async def status(**headers: str) -> int:
        named = {name.replace("_", "-"): one for name, one in headers.items()}
        return (await api.client.get("/map/zones.geojson", headers=cookie | named)).status_code

    assert await status() == 200
    assert await status(sec_fetch_site="same-origin") == 200
    assert await status(sec_fetch_site="cross-site") == 403
    assert await status(origin="https://elsewhere.example") == 403


async def test_the_same_map_is_not_sent_again(sqlite_world: MapWorld) -> None:
    world = sqlite_world
    first = await world.get("zones")
    world.api.now += MINUTE

    again = await world.get("zones", headers={"if-none-match": first.headers["etag"]})
    other = await world.get("zones", at=NOON, headers={"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200, "the map of a named instant says so"
    await world.work.world.order(*_a_change(), at=NOON)
    changed = await world.get("zones", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200


async def test_a_large_map_is_pressed_once_and_each_answer_shows_its_own_time(sqlite_world: MapWorld) -> None:
    world = sqlite_world
    star = terms("Ấp", geometry=a_star(105.7, 10.3, 0.2, vertices=900))
    await world.work.world.order(CreateZone(code="STAR", terms=star))
    plain = await world.get("zones", headers={"accept-encoding": "identity"})
    world.api.now += MINUTE

    # httpx opens what is pressed: the stream that goes on from a kept beginning is a whole one
    pressed = [await world.get("zones", headers={"accept-encoding": "gzip"}) for _ in range(2)]

    assert len(plain.content) > 8_000
    assert "content-encoding" not in plain.headers
    for response in pressed:
        assert response.headers["content-encoding"] == "gzip"
        assert response.json()["features"] == plain.json()["features"]
        assert response.json()["instant"]["now"] > plain.json()["instant"]["now"]


async def test_a_layer_takes_few_statements_however_much_it_shows(
    sqlite_world: MapWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = sqlite_world
    for hour in range(12):
        await world.reported(NOON + hour * HOUR)
        await world.work.create()
        await world.post(f"Chốt {hour}", 105.6 + hour / 100)
    world.api.now = NOON + DAY
    asked_for: list[str] = []
    plain = SqliteRx.rows

    def rows(rx: SqliteRx, *args: Any) -> Any:
        asked_for.append(str(args[0])[:40])
        return plain(rx, *args)

    monkeypatch.setattr(SqliteRx, "rows", rows)
    for layer in ("zones", "checkpoints", "sites", "incidents", "work-orders", "crews"):
        asked_for.clear()
        await world.shown(layer)
        assert len(asked_for) <= 6, (layer, asked_for)


async def test_the_times_of_the_slider_are_when_zones_change(world: MapWorld) -> None:
    async def times() -> list[str]:
        signed = {"authorization": f"Bearer {world.admin.token}"}
        told: list[str] = (await world.api.client.get("/map/times.json", headers=signed)).json()["changes"]
        return told

    before = await times()
    await world.work.world.order(*_a_change(), start=NOON + DAY)
    after = await times()

    assert before, "the zones of the world have begun"
    assert after == sorted({*before, "2021-09-16T05:00:00Z"}), "the zone closes a day later"
    assert (await world.api.client.get("/map/times.json")).status_code == 401


def _a_change() -> tuple[Any, ...]:
    return (CloseZone(number=SADEC, version=1),)


async def _phone(world: MapWorld, post: UUID, *, seen_at: Any, sequence: int) -> None:
    async with world.db.transaction() as tx:
        (account,) = [row.account for row in await tx.rows(sa.select(token_table).limit(1))]
        (secret,) = [row.id for row in await tx.rows(sa.select(token_table).limit(1))]
        row = {
            "id": new_id(),
            "device_kind": "CHECKPOINT",
            "label": "Máy 1",
            "account": account,
            "checkpoint": post,
            "token": secret,
            "enrolled_at": NOON - HOUR,
            "last_seen_at": seen_at,
            "bundle_sequence": sequence,
        }
        await tx.execute(sa.insert(device), row)


async def _bundle(world: MapWorld, post: UUID, *, sequence: int, issued_at: Any) -> None:
    row = {
        "checkpoint": post,
        "sequence": sequence,
        "content": b"",
        "hash": b"",
        "previous_hash": b"",
        "fingerprint": b"",
        "issued_at": issued_at,
        "expires_at": issued_at + DAY,
    }
    async with world.db.transaction() as tx:
        await tx.execute(sa.insert(bundle), row)
