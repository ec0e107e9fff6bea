"""Hostile cards, by hand and by generators: one reason each, in both runtimes, and never a wrong ALLOW."""

import random
from collections import Counter
from functools import cache
from itertools import chain
from typing import Any

import pytest

from credentials.verdict import verdict
from credentials.wire import Decision
from tests.agreement import pages
from tests.agreement.hostile import envelopes, payloads, text
from tests.agreement.hostile.attack import GOOD, Attack
from tests.agreement.judging import answer, opened
from tests.credentials.scenario import ANCHOR, INWARD, a_bundle, a_clock, sealed_bundle
from tests.vectors.making import given

Json = dict[str, Any]
GENERATED = 1_500
"""Of each of the three generators."""
BUNDLE = a_bundle()


@cache
def by_hand() -> tuple[Attack, ...]:
    return tuple(chain(text.attacks(), envelopes.attacks(), payloads.attacks()))


def shelf() -> Json:
    name = given.stored(sealed_bundle(BUNDLE))
    anchor = {"deployment": ANCHOR.deployment, "root": ANCHOR.root.hex()}
    return {"anchor": anchor, "bundles": {"post": given.bundles[name]}}


def case(scanned: str) -> Json:
    """The scan of a crew on its way in, at a post that holds everything it needs."""
    inputs = given.inputs(given.Given(text=scanned, bundle=None))
    return inputs | {"bundle": "post"}


def test_each_attack_is_answered_with_its_reason_in_both_runtimes() -> None:
    here, cases = shelf(), [case(attack.text) for attack in by_hand()]
    bundles = opened(here)

    ours, theirs = [answer(one, bundles) for one in cases], pages.judged(here, cases)

    assert ours == theirs
    wrong = [
        (attack, reasons_of(one)) for attack, one in zip(by_hand(), ours, strict=True) if not is_right(attack, one)
    ]
    assert wrong == []


def is_right(attack: Attack, said: Json) -> bool:
    expected = [] if attack.reason is None else [attack.reason]
    return reasons_of(said) == expected and said["decision"] == attack.decision


def reasons_of(said: Json) -> list[str]:
    return [one["reason"] for one in said["reasons"]]


def test_there_are_more_than_640_in_named_categories() -> None:
    counted = Counter(attack.category for attack in by_hand())
    print(f"\n{len(by_hand())} hostile cards: {dict(counted)}")  # noqa: T201 - the table is to be read

    assert counted.total() - counted["twin"] >= 640
    assert len({attack.text for attack in by_hand()}) > 0.95 * len(by_hand())
    assert min(counted.values()) >= 3, counted
    assert verdict(GOOD, BUNDLE, a_clock(), INWARD).decision is Decision.ALLOW


@pytest.mark.parametrize("generator", [text.any_text, envelopes.any_envelope, payloads.any_payload])
def test_what_the_generators_make_is_never_allowed_and_never_an_exception(generator: Any) -> None:
    dice = random.Random(generator.__name__)
    here, cases = shelf(), [case(generator(dice)) for _ in range(GENERATED)]
    bundles = opened(here)

    ours, theirs = [answer(one, bundles) for one in cases], pages.judged(here, cases)

    assert ours == theirs
    wrong = [one["text"] for one, said in zip(cases, ours, strict=True) if said["decision"] == "ALLOW"]
    assert set(wrong) <= {GOOD}
    reasons = Counter(reason for said in ours for reason in reasons_of(said))
    assert "INTERNAL" not in reasons
    assert len(reasons) >= 2
    print(f"\n{generator.__name__}: {dict(reasons)}")  # noqa: T201 - as above
