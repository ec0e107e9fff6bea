"""The words of every code, in both languages: a title, a sentence for the inbox, and one that may be pushed."""

from uuid import UUID

import pytest

from api.words import text
from notifications.compose import PUSHED, push_data, push_words
from notifications.inbox.model import Urgency
from notifications.telling.rules import RULES
from tests.project.test_locales import catalogue

CODES = sorted({rule.code for rules in RULES.values() for rule in rules})
LOUD = {rule.code for rules in RULES.values() for rule in rules if rule.urgency is not Urgency.QUIET}
PARAMS = {
    "reference": "GP-1",
    "zone": "7",
    "name": "Ấp",
    "crew": "Đội 1",
    "count": "2",
    "from": "00:00 16/09/2021",
    "checkpoint": "Chốt",
    "what": "DOUBLE_USE",
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_words(code: str, language: str) -> None:
    title, body = (text(f"notification-{code}{part}", language, PARAMS) for part in ("", ".body"))
    assert title
    assert body.endswith(".")
    if code in LOUD:
        assert text(f"notification-{code}.push", language, {"zone": "7"}).endswith(".")


def test_a_push_uses_no_parameter_that_could_name_somebody() -> None:
    known = catalogue("vi")
    pushed = {key: variables for key, variables in known.items() if key.endswith(".push")}
    assert {key for key, variables in pushed.items() if variables - PUSHED} == set()
    assert all(known[f"notification-{code}"] == frozenset() for code in CODES), "a title is pushed too"


def test_every_text_belongs_to_a_rule() -> None:
    keys = {key for key in catalogue("vi") if key.startswith("notification-") and "." not in key}
    assert keys == {f"notification-{code}" for code in CODES}


def test_what_may_not_be_pushed_does_not_reach_the_words() -> None:
    given: dict[str, object] = {}

    def say(key: str, _: str, params: object) -> str:
        given[key] = params
        return key

    push_words(say, "PERMITS_HELD", "vi", PARAMS)

    assert given == {"notification-PERMITS_HELD": {}, "notification-PERMITS_HELD.push": {"zone": "7"}}


def test_an_app_is_told_the_zone_and_nothing_else_of_the_words() -> None:
    told = push_data(UUID(int=5), "PERMITS_HELD", PARAMS, urgent=True)

    assert told == {"zone": "7", "id": str(UUID(int=5)), "kind": "PERMITS_HELD", "urgent": "1"}
