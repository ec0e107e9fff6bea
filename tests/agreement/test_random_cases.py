"""Two runtimes, one answer: random cases made by either side and answered by both, word for word."""

import os
import random
from collections import Counter
from typing import Any

from credentials.wire import GATE_A, GATE_B
from tests.agreement import pages
from tests.agreement.judging import answer, opened, valid
from tests.agreement.random_cases import cases, shelf

COUNT = int(os.environ.get("FIELDPASS_AGREEMENT_CASES", "10000"))
"""Of each side."""

BUNDLES = 120
Json = dict[str, Any]
COMMON = {*GATE_A, *GATE_B} - {"TOO_LONG", "UNKNOWN_CRITICAL", "BUNDLE_INVALID"}


def test_the_pages_answer_what_python_made_as_python_does() -> None:
    rng = random.Random(45)
    here = shelf(rng, BUNDLES)
    bundles = opened(here)
    asked = list(cases(rng, list(bundles), valid(bundles), COUNT))

    theirs = pages.judged(here, asked)

    ours = [answer(case, bundles) for case in asked]
    assert len(ours) == len(theirs) == COUNT
    assert differences(asked, ours, theirs) == []
    assert_varied(ours)


def test_python_answers_what_the_pages_made_as_the_pages_do() -> None:
    made = pages.made(seed=54, bundles=BUNDLES, cases=COUNT)
    bundles = opened(made["shelf"])

    ours = [answer(case, bundles) for case in made["cases"]]

    theirs = [case["expect"] for case in made["cases"]]
    assert len(theirs) == COUNT
    assert differences(made["cases"], ours, theirs) == []
    assert_varied(ours)


def differences(asked: list[Json], ours: list[Json], theirs: list[Json]) -> list[Json]:
    """The first few cases to which the answers differ."""
    rows = zip(asked, ours, theirs, strict=True)
    return [{"case": case, "python": us, "pages": them} for case, us, them in rows if us != them][:3]


def assert_varied(answers: list[Json]) -> None:
    """Cases that all end alike would prove nothing."""
    decisions = Counter(one["decision"] for one in answers)
    reasons = Counter(reason["reason"] for one in answers for reason in one["reasons"])
    assert decisions.keys() == {"ALLOW", "REFER", "DENY", "NOT_OURS"}
    assert decisions["ALLOW"] > len(answers) / 100
    assert reasons.keys() >= COMMON, COMMON - reasons.keys()
    print(f"\n{dict(decisions)} {dict(reasons.most_common())}")  # noqa: T201 - what was compared
