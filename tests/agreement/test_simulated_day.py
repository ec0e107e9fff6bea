"""The simulated day, judged by the pages from the same cards, clocks and histories: the same table by reason."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson
import pytest

from credentials.bundle.model import Bundle
from credentials.verdict import Clock, Finding, Passing, Verdict, verdict
from credentials.verdict.clock import Contact, Reading, now
from credentials.wire import Decision, ReasonCode, Weight
from tests.agreement import pages
from tests.credentials.day import posts
from tests.credentials.scenario import ANCHOR, sealed_bundle
from tests.credentials.test_simulated_day import Day, simulate, table
from tests.vectors.making.given import expectation

Json = dict[str, Any]


@dataclass(slots=True)
class Recording:
    """What each post was asked with, in the order of the day; each bundle once."""

    cases: list[Json] = field(default_factory=list)
    bundles: dict[int, tuple[str, Bundle]] = field(default_factory=dict)
    reading: Json = field(default_factory=dict)

    def now(self, contact: Contact | None, device: Reading, high_water: int) -> Clock:
        self.reading = {"contact": _contact(contact), "reading": asdict(device), "highWater": high_water}
        return NOW(contact, device, high_water)

    def verdict(self, text: str, bundle: Bundle, clock: Clock, *others: Any) -> Verdict:
        passage, history, seen = others
        answer = VERDICT(text, bundle, clock, passage, history, seen)
        mine = [one for one in history.passings if answer.claims is None or one.cti == answer.claims.cti]
        name, _ = self.bundles.setdefault(id(bundle), (f"b{len(self.bundles)}", bundle))
        self.cases.append(
            self.reading
            | {"text": text, "lookup": None, "bundle": name, "issued": {}, "clock": None, "seen": asdict(seen)}
            | {"passage": {"direction": passage.direction, "through": passage.through}}
            | {"history": [_passing(one) for one in mine]}
            | {"expect": expectation(answer) | {"clock": asdict(clock)}}
        )
        return answer

    def shelf(self) -> Json:
        signed = {name: base64.b64encode(sealed_bundle(bundle)).decode() for name, bundle in self.bundles.values()}
        return {"anchor": {"deployment": ANCHOR.deployment, "root": ANCHOR.root.hex()}, "bundles": signed}


NOW, VERDICT = now, verdict


def _contact(contact: Contact | None) -> Json | None:
    return None if contact is None else {"serverAt": contact.server_at, "device": asdict(contact.device)}


def _passing(one: Passing) -> Json:
    return {
        "cti": one.cti.hex(),
        "at": one.at,
        "checkpoint": str(one.checkpoint),
        "kind": one.kind,
        "outcome": one.outcome,
    }


@contextmanager
def recorded() -> Iterator[Recording]:
    recording = Recording()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(posts, "now", recording.now)
        patched.setattr(posts, "verdict", recording.verdict)
        yield recording


def test_the_pages_judge_the_day_as_python_does() -> None:
    with recorded() as recording:
        done = simulate()
        expected = orjson.loads(orjson.dumps([case["expect"] for case in recording.cases]))

        answers = pages.judged(recording.shelf(), recording.cases)

    assert len(answers) == len(done) > 6_900
    differ = [(one, us, them) for (one, _, _), us, them in zip(done, expected, answers, strict=True) if us != them]
    assert differ == []
    assert rows_of(done, answers) == table(done)
    print(f"\nby the pages, {len(recording.bundles)} bundles\n{rows_of(done, answers)}")  # noqa: T201 - the table is the point


def rows_of(done: Day, answers: list[Json]) -> str:
    """Python's table with the pages' answers in it."""
    return table([(one, _as_said(said), bundle) for (one, _, bundle), said in zip(done, answers, strict=True)])


def _as_said(said: Json) -> Verdict:
    """As much of a verdict as the table reads."""
    findings = tuple(Finding(reason=ReasonCode(one["reason"]), weight=Weight(one["weight"])) for one in said["reasons"])
    return Verdict(decision=Decision(said["decision"]), findings=findings)
