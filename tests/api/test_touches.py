"""What an order touches, in words and with ids to open, through GraphQL text."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.ids import kind_of
from api.words import LANGUAGES, text
from api.zones.touches import SUMMED, THINGS
from geo.levels.service import Levels
from geo.zones.change import Touched, ZoneChange
from geo.zones.model import Reaffirmation, ZoneState
from geo.zones.service import Zones
from identity.access import Role
from incidents.incidents.events import IncidentsTouched
from incidents.work_orders.events import WorkOrdersTouched
from permits.consequences.service import KINDS
from permits.consequences.service import TOUCHED as PERMITS
from storage.database import Database, Rx, Tx
from tests.api.harness import Api, account_services, an_api
from tests.api.test_zones import ACT, MIDNIGHT, SQUARE

LINES = (("PERMITS_TOUCHED", 14), ("WORK_ORDERS_TOUCHED", 3), ("CREWS_TOUCHED", 2))
THING = UUID("01990000-0000-7000-8000-0000000000c1")
ASKED = "touched { zone kind count sample message } summary"
PREVIEW = f"""query($order: ZoneOrderInput!) {{ done: previewZones(order: $order) {{
  ... on ZonesPreview {{ {ASKED} }} }} }}"""
PUBLISH = f"""mutation($input: PublishZonesInput!) {{ done: publishZones(input: $input) {{
  ... on ZonesPublished {{ {ASKED} }} }} }}"""
PREVIEW_LEVEL = f"""query($level: LevelInput!) {{ done: previewLevel(level: $level) {{ __typename
  ... on ZonesPreview {{ zones {{ number }} {ASKED} }} ... on StaleProblem {{ expected actual }} }} }}"""
UPSERT = f"""mutation($input: UpsertLevelInput!) {{ done: upsertLevel(input: $input) {{
  ... on LevelSaved {{ version {ASKED} }} }} }}"""
ORDER = {
    "act": ACT,
    "validFrom": MIDNIGHT,
    "create": [
        {
            "code": "866",
            "name": "Sa Đéc",
            "kind": "UNIT",
            "restriction": "CONDITIONAL",
            "level": "D16",
            "geometry": SQUARE,
        }
    ],
}
LEVEL: dict[str, Any] = {
    "code": "D16",
    "version": 1,
    "name": {"vi": "Chỉ thị 16", "en": "Directive 16"},
    "validFrom": MIDNIGHT,
    "rules": [],
}


class Touching:
    """Somebody whom every change touches in the same way."""

    async def preview(self, _rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        return tuple(
            Touched(zone=None if kind == PERMITS else change.zone, kind=kind, count=count, sample=(THING,))
            for change in changes
            for kind, count in LINES
        )

    async def apply(self, tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        return await self.preview(tx, changes)

    async def reaffirmed(self, _tx: Tx, _zone: ZoneState, _one: Reaffirmation) -> None:
        return None


@pytest.fixture
async def api(sqlite_db: Database) -> Api:
    touching = (Touching(),)
    made = replace(account_services(sqlite_db), zones=Zones(sqlite_db, touching), levels=Levels(sqlite_db, touching))
    return an_api(made)


async def ask(api: Api, document: str, token: str, **variables: Any) -> Any:
    response = await api.post(document, variables, token=token)
    assert "errors" not in response.json(), response.text
    return response.json()["data"]["done"]


def keyed(**input: Any) -> dict[str, Any]:
    return {"idempotencyKey": str(uuid4()), **input}


async def test_a_preview_says_in_words_what_publishing_then_touches(api: Api) -> None:
    token = await api.account(Role.ADMIN)

    preview = await ask(api, PREVIEW, token, order=ORDER)
    done = await ask(api, PUBLISH, token, input=keyed(order=ORDER))

    assert preview["summary"] == done["summary"] == "Touches 14 permits, 3 work orders, 2 crews"
    assert [(one["kind"], one["count"], one["message"]) for one in preview["touched"]] == [
        ("PERMITS_TOUCHED", 14, "14 permits"),
        ("WORK_ORDERS_TOUCHED", 3, "3 work orders"),
        ("CREWS_TOUCHED", 2, "2 crews"),
    ]
    assert [kind_of(one["sample"][0]) for one in preview["touched"]] == [
        ("Permit", THING),
        ("WorkOrder", THING),
        ("Crew", THING),
    ]
    assert [one["zone"] is None for one in preview["touched"]] == [True, False, False]


async def test_a_level_is_previewed_by_the_same_words_and_saved(api: Api) -> None:
    token = await api.account(Role.ADMIN)
    await ask(api, PUBLISH, token, input=keyed(order=ORDER))

    preview = await ask(api, PREVIEW_LEVEL, token, level=LEVEL)
    stale = await ask(api, PREVIEW_LEVEL, token, level=LEVEL | {"version": 7})
    done = await ask(api, UPSERT, token, input=keyed(**LEVEL))

    assert [zone["number"] for zone in preview["zones"]] == [1]
    assert stale == {"__typename": "StaleProblem", "expected": 7, "actual": 1}
    assert (done["version"], done["summary"]) == (2, preview["summary"])
    assert preview["summary"] == "Touches 14 permits, 3 work orders, 2 crews"


async def test_who_may_not_manage_levels_previews_none(api: Api) -> None:
    response = await api.post(PREVIEW_LEVEL, {"level": LEVEL}, token=await api.account(Role.APPROVER))

    assert [error["extensions"]["code"] for error in response.json()["errors"]] == ["FORBIDDEN"]


async def test_a_level_that_cannot_be_meant_names_its_field(api: Api) -> None:
    token = await api.account(Role.ADMIN)
    for said, field in (({"code": ""}, "level.code"), ({"validFrom": "2021-09-01T00:00:00Z"}, "level.validFrom")):
        response = await api.post(PREVIEW_LEVEL, {"level": LEVEL | said}, token=token)
        (error,) = response.json()["errors"]
        assert (error["extensions"]["code"], error["extensions"]["field"]) == ("BAD_INPUT", field)


def test_every_kind_has_its_words_in_the_singular_and_in_the_plural() -> None:
    kinds = {*KINDS, IncidentsTouched.kind, WorkOrdersTouched.kind, "CREWS_TOUCHED"}

    assert kinds == THINGS.keys()
    assert set(SUMMED) <= kinds
    for kind in kinds:
        for language in LANGUAGES:
            assert text(f"touched-{kind}", language, {"count": 2}).startswith("2 ")
        assert text(f"touched-{kind}", "en", {"count": 1}) != text(f"touched-{kind}", "en", {"count": 2}).replace(
            "2", "1"
        )
    assert text("touched-CREWS_TOUCHED", "vi", {"count": 2}) == "2 đội"
