"""What a zone at a level asks: the whole table."""

import pytest

from credentials.effective import effective
from credentials.wire import CONSTANTS, GATE_A, GATE_B, Purpose, ReasonCode, Restriction, Rule, Status, Word

FREE, PERMIT, FORBIDDEN = Rule.FREE, Rule.PERMIT, Rule.FORBIDDEN


@pytest.mark.parametrize(
    ("restriction", "asked"),
    [
        (Restriction.NO_RESTRICTION, (FREE, PERMIT, FORBIDDEN)),
        (Restriction.CONDITIONAL, (FREE, PERMIT, FORBIDDEN)),
        (Restriction.REQ_AUTHORISATION, (PERMIT, PERMIT, FORBIDDEN)),
        (Restriction.PROHIBITED, (FORBIDDEN, PERMIT, FORBIDDEN)),
    ],
)
def test_the_stricter_of_restriction_and_level_holds(restriction: Restriction, asked: tuple[Rule, ...]) -> None:
    assert tuple(effective(restriction, rule) for rule in (FREE, PERMIT, FORBIDDEN)) == asked


def test_every_word_has_a_code_of_its_own_and_comes_back_by_it() -> None:
    for kind in Word.__subclasses__():
        codes = [word.code for word in kind]
        assert len(set(codes)) == len(codes)
        assert [kind.of_code(code) for code in codes] == list(kind)
        assert kind.of_code(max(codes) + 1) is None


def test_reasons_and_purposes_are_those_of_the_constants_file() -> None:
    assert list(ReasonCode) == [*GATE_A, *GATE_B]
    assert {purpose.value for purpose in Purpose} == CONSTANTS["purposes"].keys()
    assert [purpose.purpose_class for purpose in Purpose] == [1] * 4 + [2] * 4 + [3] * 6
    assert [status.code for status in Status] == [0, 1, 2, 3]
