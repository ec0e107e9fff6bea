"""The time slider against the oracle: /map/zones at any instant, as known at any other, on each database."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

import pytest

from credentials.wire import Purpose, Rule
from geo.current import CurrentZones
from geo.levels.model import PurposeRule, Words
from geo.levels.outcomes import LevelSaved
from geo.levels.service import Levels, SaveLevel
from geo.picture import ZonePictures
from geo.zones.service import Zones
from identity.access import Actor, Grant, Role
from storage.database import Database
from storage.idempotency import Request
from tests.api.harness import Api, account_services, an_api, some_services
from tests.geo.factories import EVENING
from tests.geo.oracle import HOUR, World

FORBIDDEN_AT_D16: Final = {"ICT_SHOP_OPERATION", "ECOMMERCE_DELIVERY"}
STRICTNESS: Final = {"FREE": 0, "PERMIT": 1, "FORBIDDEN": 2}
LAST: Final = EVENING + 95 * HOUR


@dataclass
class Slider:
    """Everything that was said about zones and their level, and the map that is to show it."""

    world: World
    levels: Levels
    api: Api
    token: str
    level_said: list[tuple[datetime, datetime, dict[str, str]]] = field(default_factory=list)

    async def change_level(self) -> None:
        """D16 from some hour on, by chance."""
        chance, self.world.now = self.world.chance, self.world.now + timedelta(minutes=7)
        rules = {purpose: chance.choice(list(Rule)) for purpose in Purpose}
        start = self.world.now + chance.randint(0, 40) * HOUR
        command = SaveLevel(
            code="D16",
            version=len(self.level_said) + 1,
            name=Words(vi="Chỉ thị 16", en="Directive 16"),
            valid_from=start,
            rules={purpose: PurposeRule(rule=rule) for purpose, rule in rules.items()},
        )
        admin = self.world.admin
        done = await self.levels.save(command, by=admin, request=self.world.request_at(self.world.now))
        assert isinstance(done, LevelSaved)
        async with self.levels.db.reading():
            known_at = (await self.levels.book()).versions["D16"][-1].recorded_at
        self.level_said.append((known_at, start, {purpose.value: rule.value for purpose, rule in rules.items()}))

    def rule(self, restriction: str, purpose: str, at: datetime, known_at: datetime) -> str:
        """The stricter of the level and the restriction, by the last that was said of the level."""
        rule = "FORBIDDEN" if purpose in FORBIDDEN_AT_D16 else "PERMIT"
        for recorded_at, start, rules in self.level_said:
            if recorded_at <= known_at and start <= at:
                rule = rules[purpose]
        if restriction == "PROHIBITED":
            return rule if rule == "PERMIT" else "FORBIDDEN"
        if restriction == "REQ_AUTHORISATION":
            return max(rule, "PERMIT", key=STRICTNESS.__getitem__)
        return rule

    async def ask(self, **query: datetime) -> list[dict[str, Any]]:
        """The properties of every zone on the map."""
        response = await self.api.client.get(
            "/map/zones.geojson",
            params={name: at.isoformat() for name, at in query.items()},
            headers={"authorization": f"Bearer {self.token}"},
        )
        assert response.status_code == 200, response.text
        return [one["properties"] for one in response.json()["features"]]

    def check(self, shown: list[dict[str, Any]], at: datetime, known_at: datetime) -> int:
        """Every zone, its rules and what is ahead of it, hour by hour; how many zones hold."""
        for number, square in self.world.squares.items():
            mine = [one for one in shown if one["number"] == number]
            now = [one for one in mine if not one["isAhead"]]
            restriction = square.restriction_at(at, known_at)
            assert [one["restriction"] for one in now] == ([] if restriction is None else [restriction])
            for one in now:
                rules = {purpose.value: one[purpose.value] for purpose in Purpose}
                assert rules == {each: self.rule(str(restriction), each, at, known_at) for each in rules}
            for hours in range(0, 101, 4):
                then = at + hours * HOUR
                holding = [one["restriction"] for one in mine if _holds(one, then)]
                expected = square.restriction_at(then, known_at)
                assert holding == ([] if expected is None else [expected]), (number, at, then, known_at)
            ahead = {one["validFrom"] for one in mine if one["isAhead"]}
            assert all(at < _instant(start) <= at + timedelta(days=14) for start in ahead)
        return sum(not one["isAhead"] for one in shown)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _holds(shown: dict[str, Any], at: datetime) -> bool:
    return _instant(shown["validFrom"]) <= at and (shown["validTo"] is None or at < _instant(shown["validTo"]))


@pytest.fixture
async def slider(db: Database) -> Slider:
    """Twenty-five zones and 75 instructions about three days, a level that changes thrice."""
    admin = Actor(account=uuid4(), name="Sở TT&TT", grants=(Grant(role=Role.ADMIN),))

    def request_at(at: datetime) -> Request:
        return Request(actor=admin.account, key=uuid4(), body=b"", at=at)

    known = account_services(db)
    names = ("sessions", "sign_in", "accounts", "links")
    services = {name: getattr(known, name) for name in names}
    api = an_api(some_services(**services, zone_pictures=ZonePictures(db, CurrentZones(db))))
    made = World(Zones(db), admin, request_at, random.Random(165))
    slider = Slider(made, Levels(db), api, await api.account(Role.CREW))
    for step in range(100):
        await (made.create() if step < 25 else made.instruct())
        if step in {30, 60, 90}:
            await slider.change_level()
    return slider


async def test_the_map_at_any_instant_as_known_at_any_other_is_what_was_said(slider: Slider) -> None:
    chance, held = slider.world.chance, 0

    for _ in range(60):
        at = EVENING + chance.randint(-2, 95) * HOUR
        known_at = EVENING + timedelta(minutes=chance.randint(0, 110 * 7))
        held += slider.check(await slider.ask(at=at, known=known_at), at, known_at)

    assert held > 60, "the maps must not be empty"


async def test_without_an_instant_of_knowledge_it_is_as_known_now(slider: Slider) -> None:
    for hours in range(0, 95, 5):
        at = EVENING + hours * HOUR
        slider.check(await slider.ask(at=at), at, slider.world.now)


async def test_an_order_is_on_the_map_of_the_next_request(slider: Slider) -> None:
    at = LAST
    for _ in range(10):
        await slider.world.instruct()
        slider.check(await slider.ask(at=at), at, slider.world.now)
