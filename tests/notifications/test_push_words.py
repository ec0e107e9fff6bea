"""Why a push was not taken can be said to a person."""

import pytest

from api.words import say
from notifications.push_fault import PushFault


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("fault", PushFault)
def test_every_fault_has_its_words(fault: PushFault, language: str) -> None:
    assert say(f"PushFault-{fault}", language, {}) != f"PushFault-{fault}"
