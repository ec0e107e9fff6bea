"""Zones and levels through GraphQL text: an order's whole way, and everything that is refused with its field."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest

from api.ids import encode_id
from geo.levels.service import Levels
from geo.zones.service import Zones
from identity.access import Role
from identity.units import store as units_store
from identity.units.model import AdminUnit, UnitLevel
from identity.units.service import Units
from storage import events
from storage.database import Database
from storage.event import Cursor
from storage.ids import new_id
from tests.api.harness import NOON, Api, account_services, an_api, codes

CORNERS = [[105.6, 10.3], [105.7, 10.3], [105.7, 10.4], [105.6, 10.4], [105.6, 10.3]]
SQUARE = {"type": "Polygon", "coordinates": [CORNERS]}
ACT = {"number": "1401/QĐ-UBND-HC", "signedOn": "2021-09-15", "authority": "UBND tỉnh Đồng Tháp"}
EVENING, MIDNIGHT = "2021-09-15T19:00:00+07:00", "2021-09-16T00:00:00+07:00"
NEVER = {"purpose": "KT1_MAIL", "rule": "FREE", "hours": [{"startMin": 1, "endMin": 1}]}
PLACE = {"lon": 105.65, "lat": 10.35}

PROBLEMS = """
  ... on NotFoundProblem { kind id message }
  ... on StaleProblem { kind id expected actual message }
  ... on ConflictProblem { code message }
  ... on RefusedProblem { reasons { code message } }
"""
PUBLISH = f"""mutation($input: PublishZonesInput!) {{ done: publishZones(input: $input) {{ __typename
  ... on ZonesPublished {{ order recordedAt zones {{ id number code version }}
  touched {{ kind count }} }} {PROBLEMS} }} }}"""
CLOSE = f"""mutation($input: CloseZoneInput!) {{ done: closeZone(input: $input) {{ __typename
  ... on ZonesPublished {{ zones {{ number version }} }} {PROBLEMS} }} }}"""
REAFFIRM = f"""mutation($input: ReaffirmZonesInput!) {{ done: reaffirmZones(input: $input) {{ __typename
  ... on ZonesReaffirmed {{ at numbers }} {PROBLEMS} }} }}"""
UPSERT = f"""mutation($input: UpsertLevelInput!) {{ done: upsertLevel(input: $input) {{ __typename
  ... on LevelSaved {{ code version validFrom stricterZones }} {PROBLEMS} }} }}"""
PREVIEW = f"""query($order: ZoneOrderInput!) {{ done: previewZones(order: $order) {{ __typename
  ... on ZonesPreview {{ zones {{ number code effectiveAt versions {{ restriction validFrom }}
    epochs {{ counter kind effectiveAt purposes }} }} touched {{ count }} }} {PROBLEMS} }} }}"""
ZONES_AT = """query($place: LonLatInput, $box: BoxInput, $unit: ID, $at: DateTime, $known: DateTime) {
  done: zonesAt(place: $place, box: $box, unit: $unit, at: $at, asKnownAt: $known) {
    id number code version name kind restriction level unit geometry geometryQuality geometryQualityM validFrom validTo
    recordedAt supersededAt schedule { weekday startMin endMin } precedence legalAct { number signedOn authority }
    contact message { vi en } } }"""
ZONE = """query($id: ID!) { done: zone(id: $id) { number version versions { restriction validFrom validTo }
  epochs { counter kind purposes } reaffirmations { at purposes } }
  history: zoneHistory(id: $id) { version restriction recordedAt supersededAt } }"""
ZONES = """query($first: Int!, $after: String, $filter: ZoneFilterInput) {
  done: zones(first: $first, after: $after, at: "2021-09-16T12:00:00+07:00", filter: $filter) {
    edges { cursor node { number } } pageInfo { hasNextPage endCursor } } }"""
LEVELS = """{ done: measureLevels { code version name { vi } rules { purpose rule approval quota
  hours { startMin endMin } health { testWithinH doses } } } }"""


@dataclass
class Desk:
    """The department at its console."""

    api: Api
    token: str
    unit: str

    async def ask(self, text: str, *, token: str | None = None, **variables: Any) -> Any:
        """The answer to a document that must be without errors."""
        response = await self.api.post(text, variables, token=token or self.token)
        assert "errors" not in response.json(), response.text
        return response.json()["data"]["done"]

    async def publish(self, **order: Any) -> Any:
        """An order of the evening for midnight."""
        return await self.ask(PUBLISH, input={"idempotencyKey": str(uuid4()), "order": self.order(**order)})

    def order(self, **said: Any) -> dict[str, Any]:
        return {"act": ACT, "validFrom": MIDNIGHT} | said

    def zone(self, **said: Any) -> dict[str, Any]:
        given = {"code": "866", "name": "Sa Đéc", "kind": "UNIT", "restriction": "REQ_AUTHORISATION"}
        return given | {"geometry": SQUARE, "unit": self.unit, "level": "D16"} | said

    async def refused(self, text: str, **variables: Any) -> list[tuple[str, str, str]]:
        """Code, field and catalogue code of each error, after seeing that nothing was written and nothing queued."""
        before = await self.log()
        response = await self.api.post(text, variables, token=self.token)
        assert await self.log() == before
        told = [error["extensions"] for error in response.json()["errors"]]
        return [(one["code"], one.get("field", ""), one.get("reason", {}).get("code", "")) for one in told]

    async def log(self) -> int:
        async with self.api.services.zones.db.reading() as rx:
            return len(await events.read_after(rx, Cursor()))


@pytest.fixture
async def desk(sqlite_db: Database) -> Desk:
    """One district, its register, and the department's token."""
    return await a_desk(sqlite_db)


async def a_desk(sqlite_db: Database) -> Desk:
    """The same for whoever has a database."""
    services = replace(
        account_services(sqlite_db),
        units=Units(sqlite_db),
        zones=Zones(sqlite_db, units=Units(sqlite_db)),
        levels=Levels(sqlite_db),
    )
    sa_dec = AdminUnit(id=new_id(), code="867", name="Sa Đéc", level=UnitLevel.DISTRICT, parent=None, valid_from=NOON)
    async with sqlite_db.transaction() as tx:
        await units_store.save(tx, [sa_dec])
    api = an_api(services)
    return Desk(api, await api.account(Role.ADMIN), str(encode_id("AdminUnit", sa_dec.id)))


async def test_who_published_a_version_is_named_to_who_may_read_accounts_only(desk: Desk) -> None:
    done = await desk.publish(create=[desk.zone()])
    zone, asked = done["zones"][0]["id"], "query($id: ID!) { done: zoneHistory(id: $id) { recordedBy { name } } }"
    assert [one["recordedBy"]["name"] for one in await desk.ask(asked, id=zone)] == ["Thử"]

    approver = await desk.api.account(Role.APPROVER)
    assert await desk.ask(asked, token=approver, id=zone) == [{"recordedBy": None}]


async def test_an_order_of_the_evening_is_previewed_published_and_in_force_at_midnight(desk: Desk) -> None:
    order = desk.order(create=[desk.zone(message={"vi": "Phong tỏa", "en": "Sealed"}, contact="0277 3851 234")])

    seen = await desk.ask(PREVIEW, order=order)
    before = await desk.ask(ZONES_AT, place=PLACE, at=MIDNIGHT)
    done = await desk.ask(PUBLISH, input={"idempotencyKey": str(uuid4()), "order": order})
    (zone,) = await desk.ask(ZONES_AT, place=PLACE, at=MIDNIGHT)
    evening = await desk.ask(ZONES_AT, place=PLACE, at=EVENING)

    assert [one["code"] for one in seen["zones"]] == ["866"]
    assert (before, evening) == ([], [])
    assert done["__typename"] == "ZonesPublished"
    assert [(one["number"], one["version"]) for one in done["zones"]] == [(1, 1)]
    assert zone == {
        "id": done["zones"][0]["id"],
        "number": 1,
        "code": "866",
        "version": 1,
        "name": "Sa Đéc",
        "kind": "UNIT",
        "restriction": "REQ_AUTHORISATION",
        "level": "D16",
        "unit": desk.unit,
        "geometry": SQUARE,
        "geometryQuality": "DRAWN",
        "geometryQualityM": None,
        "validFrom": "2021-09-15T17:00:00Z",
        "validTo": None,
        "recordedAt": "2021-09-15T05:00:00Z",
        "supersededAt": None,
        "schedule": [],
        "precedence": 0,
        "legalAct": ACT,
        "contact": "0277 3851 234",
        "message": {"vi": "Phong tỏa", "en": "Sealed"},
    }


async def test_a_zone_is_found_by_box_and_by_unit_with_a_shape_or_without(desk: Desk) -> None:
    unshaped = desk.zone(code="Khóm 3", geometry=None, kind="LOCKDOWN")
    await desk.publish(create=[desk.zone(), unshaped])
    around = {"west": 105.0, "south": 10.0, "east": 105.6, "north": 10.3}

    by_box = await desk.ask(ZONES_AT, box=around, at=MIDNIGHT)
    by_unit = await desk.ask(ZONES_AT, unit=desk.unit, at=MIDNIGHT)
    nowhere = await desk.ask(ZONES_AT, box=around | {"east": 105.5}, at=MIDNIGHT)

    assert [one["code"] for one in by_box] == ["866"]
    assert [one["code"] for one in by_unit] == ["866", "Khóm 3"]
    assert nowhere == []


async def test_a_change_keeps_what_it_does_not_name_and_history_tells_what_was_known(desk: Desk) -> None:
    done = await desk.publish(create=[desk.zone(precedence=3)])
    await desk.publish(change=[{"number": 1, "version": 1, "level": "D15", "schedule": [
        {"weekday": day, "startMin": 0, "endMin": 1440} for day in range(7)]}])  # fmt: skip
    closed = await desk.ask(CLOSE, input={"idempotencyKey": str(uuid4()), "act": ACT, "number": 1, "version": 2,
        "validFrom": "2021-09-17T00:00:00+07:00"})  # fmt: skip

    (zone,) = await desk.ask(ZONES_AT, place=PLACE, at=MIDNIGHT)
    response = await desk.api.post(ZONE, {"id": done["zones"][0]["id"]}, token=desk.token)

    assert (zone["level"], zone["precedence"], len(zone["schedule"])) == ("D15", 3, 7)
    assert closed["zones"] == [{"number": 1, "version": 3}]
    data = response.json()["data"]
    assert [one["restriction"] for one in data["done"]["versions"]] == ["REQ_AUTHORISATION", "PROHIBITED"]
    assert [(one["kind"], one["purposes"]) for one in data["done"]["epochs"]] == [("CLOSED", None)]
    assert [one["version"] for one in data["history"]] == [1, 2, 3, 3]
    assert data["history"][0]["supersededAt"] is not None


async def test_zones_are_listed_by_number_and_filtered(desk: Desk) -> None:
    await desk.publish(create=[desk.zone(code=f"Z{n}", kind="LOCKDOWN" if n % 2 else "UNIT") for n in range(5)])

    first = await desk.ask(ZONES, first=2)
    rest = await desk.ask(ZONES, first=9, after=first["pageInfo"]["endCursor"])
    odd = await desk.ask(ZONES, first=9, filter={"kinds": ["LOCKDOWN"], "units": [desk.unit]})

    assert [edge["node"]["number"] for edge in first["edges"]] == [1, 2]
    assert first["pageInfo"]["hasNextPage"]
    assert [edge["node"]["number"] for edge in rest["edges"]] == [3, 4, 5]
    assert [edge["node"]["number"] for edge in odd["edges"]] == [2, 4]
    other = await desk.refused(ZONES, first=9, after=first["pageInfo"]["endCursor"], filter={"kinds": ["UNIT"]})
    assert other == [("BAD_INPUT", "after", "CURSOR_OF_ANOTHER_LIST")]


async def test_the_same_order_twice_is_one_and_another_under_its_key_is_a_conflict(desk: Desk) -> None:
    once = {"idempotencyKey": str(uuid4()), "order": desk.order(create=[desk.zone()])}

    first, again = await desk.ask(PUBLISH, input=once), await desk.ask(PUBLISH, input=once)
    other = await desk.ask(PUBLISH, input=once | {"order": desk.order(create=[desk.zone(code="867")])})

    assert first == again
    assert (other["__typename"], other["code"]) == ("ConflictProblem", "IDEMPOTENCY_KEY_REUSED")


async def test_problems_a_person_acts_on_are_members_of_the_union_and_write_nothing(desk: Desk) -> None:
    await desk.publish(create=[desk.zone()])
    before = await desk.log()

    taken = await desk.publish(create=[desk.zone()])
    stale = await desk.publish(close=[{"number": 1, "version": 7}])
    unknown = await desk.publish(lift=[{"number": 9, "version": 1}])
    gone = await desk.publish(close=[{"number": 1, "version": 1, "validFrom": EVENING, "validTo": MIDNIGHT}])

    assert (taken["__typename"], taken["code"]) == ("ConflictProblem", "ZONE_CODE_TAKEN")
    assert (stale["__typename"], stale["expected"], stale["actual"]) == ("StaleProblem", 7, 1)
    assert (unknown["__typename"], unknown["kind"]) == ("NotFoundProblem", "Zone")
    assert [one["code"] for one in gone["reasons"]] == ["ZONE_NOT_IN_FORCE"]
    assert await desk.log() == before
    assert (await desk.publish(close=[{"number": 1, "version": 1}]))["__typename"] == "ZonesPublished"


BOW_TIE = {"type": "Polygon", "coordinates": [[[105, 10], [105.2, 10.2], [105.2, 10], [105, 10.2], [105, 10]]]}
SWAPPED = {"type": "Polygon", "coordinates": [[[lat, lon] for lon, lat in CORNERS]]}
OFF = {"geometryQuality": "APPROXIMATE"}
BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"geometry": BOW_TIE}, "input.order.create.0.geometry", "GEOMETRY_INVALID"),
    ({"geometry": SWAPPED}, "input.order.create.0.geometry.coordinates.0.0", "LON_LAT_SWAPPED"),
    ({"geometry": {"type": "Point", "coordinates": [105, 10]}}, "input.order.create.0.geometry.type", "GEOMETRY_TYPE"),
    (
        {"geometry": SQUARE | {"crs": {"properties": {"name": "EPSG:3405"}}}},
        "input.order.create.0.geometry.crs",
        "CRS_NOT_WGS84",
    ),
    ({"geometry": None, "unit": None}, "input.order.create.0.unit", "ZONE_TERMS"),
    ({"geometryQuality": "APPROXIMATE"}, "input.order.create.0.geometryQualityM", "ZONE_TERMS"),
    ({"geometryQuality": "NONE"}, "input.order.create.0.geometryQuality", "ZONE_TERMS"),
    (OFF | {"geometryQualityM": -5.0}, "input.order.create.0.geometryQualityM", "OUT_OF_RANGE"),
    (OFF | {"geometryQualityM": 100_001.0}, "input.order.create.0.geometryQualityM", "OUT_OF_RANGE"),
    ({"code": "x" * 65}, "input.order.create.0.code", "TOO_LONG"),
    ({"name": " "}, "input.order.create.0.name", "EMPTY"),
    ({"level": "D99"}, "input.order.create.0.level", "UNKNOWN_LEVEL"),
    ({"unit": "không phải"}, "input.order.create.0.unit", "NOT_AN_ID"),
    ({"unit": str(encode_id("Zone", new_id()))}, "input.order.create.0.unit", "NOT_AN_ID"),
    ({"unit": str(encode_id("AdminUnit", new_id()))}, "input.order.create.0.unit", "UNKNOWN_UNIT"),
    ({"precedence": 5000}, "input.order.create.0.precedence", "OUT_OF_RANGE"),
    ({"validTo": EVENING}, "input.order.create.0.validTo", "ENDS_BEFORE_START"),
    ({"schedule": [{"weekday": 7, "startMin": 0, "endMin": 60}]}, "input.order.create.0.schedule.0", "WEEKLY_WINDOW"),
]


@pytest.mark.parametrize(("said", "field", "reason"), BAD)
async def test_what_cannot_be_meant_names_its_field_and_writes_nothing(
    desk: Desk, said: dict[str, Any], field: str, reason: str
) -> None:
    order = {"idempotencyKey": str(uuid4()), "order": desk.order(create=[desk.zone(**said)])}

    assert await desk.refused(PUBLISH, input=order) == [("BAD_INPUT", field, reason)]
    assert await desk.ask(ZONES, first=9) == {"edges": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}
    assert (await desk.publish(create=[desk.zone()]))["__typename"] == "ZonesPublished"


async def test_what_no_order_can_be_is_refused(desk: Desk) -> None:
    def asked(**order: Any) -> dict[str, Any]:
        return {"idempotencyKey": str(uuid4()), "order": desk.order(**order)}

    empty = await desk.refused(PUBLISH, input=asked())
    backwards = await desk.refused(PUBLISH, input=asked(validTo=EVENING, create=[desk.zone()]))
    nameless = await desk.refused(PUBLISH, input=asked(change=[{"number": 1, "version": 1, "name": None}]))
    naive = await desk.refused(PUBLISH, input=asked(validFrom="2021-09-16T00:00:00", create=[desk.zone()]))
    word = await desk.refused(PUBLISH, input=asked(create=[desk.zone(kind="KHU")]))

    assert empty == [("BAD_INPUT", "input.order", "EMPTY")]
    assert backwards == [("BAD_INPUT", "input.order.validTo", "ENDS_BEFORE_START")]
    assert nameless == [("BAD_INPUT", "input.order.change.0.name", "EMPTY")]
    assert [code for code, _, _ in (*naive, *word)] == ["BAD_INPUT", "BAD_INPUT"]


async def test_a_question_about_no_place_or_about_two_is_refused_and_a_foreign_id_answers_nothing(desk: Desk) -> None:
    box = {"west": 105, "south": 10, "east": 106, "north": 11}

    none = await desk.refused(ZONES_AT)
    two = await desk.refused(ZONES_AT, place=PLACE, box=box)
    swapped = await desk.refused(ZONES_AT, place={"lon": 10.35, "lat": 105.65})
    upside_down = await desk.refused(ZONES_AT, box=box | {"north": 9})

    assert none == two == [("BAD_INPUT", "place", "PLACE_BOX_OR_UNIT")]
    assert swapped == [("BAD_INPUT", "place", "LON_LAT_SWAPPED")]
    assert upside_down == [("BAD_INPUT", "box", "BOX_ORDER")]
    for id_ in ("", "x" * 999, str(encode_id("Permit", new_id())), str(encode_id("Zone", new_id()))):
        assert await desk.ask(ZONES_AT, unit=id_) == []
        assert await desk.ask(ZONE, id=id_) is None


async def test_a_zone_that_changes_its_shape_away_is_its_unit(desk: Desk) -> None:
    await desk.publish(create=[desk.zone()])

    done = await desk.publish(change=[{"number": 1, "version": 1, "geometry": None}])

    assert done["__typename"] == "ZonesPublished"
    assert await desk.ask(ZONES_AT, place=PLACE, at=MIDNIGHT) == []
    (zone,) = await desk.ask(ZONES_AT, unit=desk.unit, at=MIDNIGHT)
    assert (zone["geometry"], zone["geometryQuality"]) == (None, "NONE")


async def test_a_reaffirmation_is_shown_with_its_zone(desk: Desk) -> None:
    done = await desk.publish(create=[desk.zone()])
    said = {"idempotencyKey": str(uuid4()), "numbers": [1], "purposes": ["INCIDENT_REPAIR"], "reason": "Sửa cáp"}

    reaffirmed = await desk.ask(REAFFIRM, input=said)
    unknown = await desk.ask(REAFFIRM, input=said | {"numbers": [9], "idempotencyKey": str(uuid4())})
    zone = await desk.ask(ZONE, id=done["zones"][0]["id"])

    assert reaffirmed["numbers"] == [1]
    assert unknown["__typename"] == "NotFoundProblem"
    assert [one["purposes"] for one in zone["reaffirmations"]] == [["INCIDENT_REPAIR"]]
    assert await desk.refused(REAFFIRM, input=said | {"reason": ""}) == [("BAD_INPUT", "input.reason", "EMPTY")]


def _level(**said: Any) -> dict[str, Any]:
    name = {"vi": "Chỉ thị 16", "en": "Directive 16"}
    given = {"idempotencyKey": str(uuid4()), "code": "D16", "version": 1, "validFrom": EVENING, "name": name}
    return given | {"rules": []} | said


async def test_a_province_adds_its_own_level_and_changes_one_that_ships(desk: Desk) -> None:
    rule = {"purpose": "KT1_MAIL", "rule": "PERMIT", "approval": "STANDING", "quota": 5}
    rule |= {"hours": [{"startMin": 300, "endMin": 1080}], "health": {"testWithinH": 72}}
    own = _level(code="D16_PLUS", version=0, rules=[rule])

    made = await desk.ask(UPSERT, input=own)
    stale = await desk.ask(UPSERT, input=own | {"idempotencyKey": str(uuid4())})
    again = await desk.ask(UPSERT, input=own | {"idempotencyKey": str(uuid4()), "code": "D16", "version": 1})
    desk.api.now = NOON.replace(hour=13)
    levels = {one["code"]: one for one in await desk.ask(LEVELS)}

    assert (made["version"], again["version"]) == (1, 2)
    assert (stale["__typename"], stale["actual"]) == ("StaleProblem", 1)
    assert {"NEW_NORMAL", "D15", "D15_PLUS", "D16", "D19", "D16_PLUS"} == levels.keys()
    rules = {one["purpose"]: one for one in levels["D16_PLUS"]["rules"]}
    assert rules["KT1_MAIL"]["health"] == {"testWithinH": 72, "doses": None}
    assert rules["KT1_MAIL"]["hours"] == [{"startMin": 300, "endMin": 1080}]
    assert rules["INCIDENT_REPAIR"]["rule"] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("said", "field", "reason"),
    [
        ({"rules": [{"purpose": "KT1_MAIL", "rule": "FREE"}] * 2}, "input.rules", "PURPOSE_TWICE"),
        ({"rules": [{"purpose": "KT1_MAIL", "rule": "FREE", "quota": 0}]}, "input.rules.0.quota", "OUT_OF_RANGE"),
        ({"rules": [{"purpose": "KT1_MAIL", "rule": "FREE", "health": {}}]}, "input.rules.0.health", "EMPTY"),
        ({"rules": [NEVER]}, "input.rules.0.hours.0", "WINDOW"),
        ({"code": ""}, "input.code", "EMPTY"),
        ({"validFrom": "2021-09-01T00:00:00Z"}, "input.validFrom", "IN_THE_PAST"),
    ],
)
async def test_a_level_that_cannot_be_meant_names_its_field(
    desk: Desk, said: dict[str, Any], field: str, reason: str
) -> None:
    level = _level()

    assert await desk.refused(UPSERT, input=level | said) == [("BAD_INPUT", field, reason)]
    assert (await desk.ask(UPSERT, input=level))["version"] == 2


async def test_who_may_not_publish_reads_zones_and_changes_none(desk: Desk) -> None:
    await desk.publish(create=[desk.zone()])
    crew = await desk.api.account(Role.CREW)
    order = {"idempotencyKey": str(uuid4()), "order": desk.order(create=[desk.zone(code="867")])}
    before = await desk.log()

    read = await desk.ask(ZONES_AT, token=crew, place=PLACE, at=MIDNIGHT)
    published = await desk.api.post(PUBLISH, {"input": order}, token=crew)
    previewed = await desk.api.post(PREVIEW, {"order": desk.order(create=[desk.zone()])}, token=crew)
    anonymous = await desk.api.post(ZONES_AT, {"place": PLACE})

    assert [one["code"] for one in read] == ["866"]
    assert codes(published) == codes(previewed) == ["FORBIDDEN"]
    assert codes(anonymous) == ["UNAUTHENTICATED"]
    assert await desk.log() == before
