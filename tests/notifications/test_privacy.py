"""No push and no log holds personal data: markers are planted in every record, and looked for everywhere else."""

import json
import logging

import pytest

from notifications.inbox.model import Urgency
from notifications.telling.rules import RULES
from storage.database import Database
from tests.notifications.happenings import HAPPENINGS
from tests.notifications.stage import MARKERS, a_stage

PUSHED = {rule.code for rules in RULES.values() for rule in rules if rule.urgency is not Urgency.QUIET}


def found(text: str) -> list[str]:
    return [one for one in MARKERS if one in text]


async def test_neither_pushes_nor_logs_hold_a_planted_marker(db: Database, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    stage = await a_stage(db)
    secrets = [await stage.office.phone(one, value=f"address-{name}") for name, one in stage.people.items()]
    await stage.office.skip_to_now()
    await stage.office.happens(*(one.event(stage) for one in HAPPENINGS))

    await stage.office.tell()
    await stage.office.send()

    pushes = stage.office.service.phones.arrived
    assert {push.data["kind"] for push in pushes} == PUSHED, "a rule was not looked at"
    said = [json.dumps([push.title, push.body, dict(push.data)], ensure_ascii=False) for push in pushes]
    assert [one for one in said if found(one)] == []
    assert found(caplog.text) == []
    assert [one for one in secrets if one in caplog.text] == []


async def test_a_push_names_no_reference_and_no_crew(sqlite_db: Database) -> None:
    """These stand in the inbox; whoever finds a phone sees what kind of thing happened and no more."""
    stage = await a_stage(sqlite_db)
    for one in stage.people.values():
        await stage.office.phone(one)
    await stage.office.skip_to_now()
    await stage.office.happens(*(one.event(stage) for one in HAPPENINGS))
    await stage.office.tell()
    await stage.office.send()

    said = "\n".join(f"{push.title}\n{push.body}" for push in stage.office.service.phones.arrived)
    assert [one for one in ("GP-1", "GP-2", "DX-1", "SC-1", "LCT-1", "Đội 1", "Hoà Khánh") if one in said] == []
    assert "{" not in said
    assert "notification-" not in said


async def test_an_inbox_names_what_it_speaks_of_and_nobody(sqlite_db: Database) -> None:
    from api.words import say
    from notifications.compose import inbox_words

    stage = await a_stage(sqlite_db)
    await stage.office.skip_to_now()
    await stage.office.happens(*(one.event(stage) for one in HAPPENINGS))
    await stage.office.tell()

    rows = [row for one in stage.people.values() for row in await stage.office.inbox(one)]
    words = [inbox_words(say, row.code, language, row.params) for row in rows for language in ("vi", "en")]
    text = "\n".join(f"{one.title}\n{one.body}" for one in words)
    assert found(text) == []
    assert all(one in text for one in ("GP-1", "DX-1", "SC-1", "LCT-1", "Đội 1", "Ấp Hoà Khánh"))
    assert "notification-" not in text
