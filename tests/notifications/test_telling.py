"""Every rule: who is told what by an event, and who is not."""

import re
from pathlib import Path

import pytest

from notifications.telling.rules import RULES, SILENT
from storage.database import Database
from tests.notifications.happening import Happening
from tests.notifications.happenings import HAPPENINGS
from tests.notifications.stage import NAMES, Stage, a_stage

EVENTS = Path(__file__).resolve().parents[2] / "docs" / "events.md"


@pytest.fixture
async def stage(db: Database) -> Stage:
    found = await a_stage(db)
    await found.office.skip_to_now()
    return found


@pytest.mark.parametrize("happening", HAPPENINGS, ids=lambda one: one.name)
async def test_an_event_tells_whom_it_concerns_and_nobody_else(stage: Stage, happening: Happening) -> None:
    await stage.office.happens(happening.event(stage))

    await stage.office.tell()

    assert await stage.told() == dict(happening.told)
    assert tuple(stage.people) == NAMES


def test_every_kind_of_event_tells_somebody_or_is_known_to_be_silent() -> None:
    kinds = set(re.findall(r"^\| `([A-Z_]+)`", EVENTS.read_text(encoding="utf-8"), re.MULTILINE))

    assert kinds - RULES.keys() - SILENT == set(), "add it to notifications/telling/rules.py: to RULES or to SILENT"
    assert RULES.keys() | SILENT <= kinds
    assert RULES.keys() & SILENT == set()


def test_every_rule_is_shown_by_an_event() -> None:
    codes = {rule.code for rules in RULES.values() for rule in rules}

    assert codes == {code for one in HAPPENINGS for code in one.told.values()}
