"""Two runtimes, one answer: random cases made by either side and answered by both, word for word."""

import math
import os
import random
from collections import Counter
from dataclasses import asdict
from typing import Any

from credentials.verdict.clock import Contact, Reading, now
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


def test_both_tell_the_same_time_by_the_same_readings() -> None:
    rng = random.Random(11)
    asked = [readings(rng) for _ in range(3_000)]
    blank: Json = dict.fromkeys(("text", "lookup", "bundle", "passage", "history", "seen")) | {"issued": {}}

    theirs = [
        one["clock"]
        for one in pages.judged(
            {"anchor": {"deployment": "", "root": ""}, "bundles": {}}, [blank | one for one in asked]
        )
    ]

    ours = [told(one) for one in asked]
    assert theirs == ours
    assert 300 < sum(clock["latest"] is None for clock in ours) < 2_700


def readings(rng: random.Random) -> Json:
    """Clocks that run on, were set, stopped, or began again; marks below, at and above what they say."""
    server_at = 1_631_750_000 + rng.choice([0.0, 0.5, rng.random() * 1_000])
    wall, monotonic = server_at + rng.choice([0, -500, 3_600 * 24 * 400]), rng.random() * 1_000
    before = {"wall": wall, "monotonic": monotonic, "boot": "a"}
    passed = rng.choice([0, 0.25, 1, 60, 3_600, 259_199, 259_200, 259_201, -1, -0.001, rng.random() * 300_000])
    after = {"wall": wall + passed, "monotonic": monotonic + passed, "boot": rng.choice("ab")}
    mark = math.floor(server_at + passed) + rng.choice([-500, -2, -1, 0, 1, 2, 3, 147, 148, 500])
    contact = None if rng.random() < 0.05 else {"serverAt": server_at, "device": before}
    return {"contact": contact, "reading": after, "highWater": mark, "clock": None}


def told(one: Json) -> Json:
    contact = one["contact"]
    known = contact and Contact(server_at=contact["serverAt"], device=Reading(**contact["device"]))
    return asdict(now(known, Reading(**one["reading"]), one["highWater"]))


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
