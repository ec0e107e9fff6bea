"""Clocks that lie: wrong by up to ten years, reloaded, turned back, drifting. Nobody passes out of time by them.

One lie nobody can see offline: a clock that was turned ahead by less than 72 hours while the page was shut. By it a
permit may begin early; it never lasts longer.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from credentials.verdict import Lookup, Seen, verdict
from credentials.verdict.clock import Contact, Reading, now, risen
from credentials.verdict.model import Clock
from credentials.wire import CONSTANTS, Decision
from tests.credentials.scenario import DAY, HOUR, INWARD, MINUTE, NOW, a_bundle, a_claims

BEGINS, ENDS = NOW + DAY, NOW + 3 * DAY
YEAR = 365 * DAY
WRONG = (0, 1, -1, 30, -30, 119, -119, 5 * MINUTE, -HOUR, HOUR, -DAY, DAY, 30 * DAY, -YEAR, YEAR, -10 * YEAR, 10 * YEAR)
AGES = (0, MINUTE, HOUR, 23 * HOUR, DAY + HOUR, 2 * DAY, 71 * HOUR, 73 * HOUR, 5 * DAY)
DRIFTS = (0, 100, -100)
TURNED = (0, -MINUTE, MINUTE, -HOUR, HOUR, -2 * DAY, 2 * DAY, -10 * YEAR, 10 * YEAR)
POLICY = CONSTANTS["policy"]
TRUSTED_S = CONSTANTS["clock"]["trusted_age_s"]
CONFIRMED = Seen(name_confirmed=True, id_confirmed=True)


@dataclass(frozen=True, slots=True)
class Story:
    """The truth, and what the device did since it heard the server `age` ago."""

    true: float
    age: float
    wrong: float
    drift_ppm: float
    reloaded: bool
    turned: float

    def clock(self) -> Clock:
        """As the page reckons it: open until just before the reload, its mark risen with every look."""
        contact = Contact(server_at=self.true - self.age, device=self._reading(0, turned=0, boot="one"))
        last = self._reading(max(0.0, self.age - 1), turned=0, boot="one")
        mark = risen(int(contact.server_at), now(contact, last, int(contact.server_at)))
        return now(contact, self._reading(self.age, self.turned, "two" if self.reloaded else "one"), mark)

    def _reading(self, age: float, turned: float, boot: str) -> Reading:
        ran = age * (1 + self.drift_ppm / 1e6)
        start = self.true - self.age + self.wrong
        return Reading(wall=start + ran + turned, monotonic=ran if boot == "one" else 3.0, boot=boot)


def moments(rng: random.Random) -> Iterator[float]:
    """Close to both ends of the validity, its leeways, and far from them."""
    for edge in (BEGINS, BEGINS - POLICY["leeway_start_s"], ENDS, ENDS + POLICY["leeway_end_s"]):
        yield from (edge + off for off in (-HOUR, -121, -3, -1, 0, 1, 3, 121, HOUR))
    yield from (rng.uniform(BEGINS - 2 * DAY, ENDS + 2 * DAY) for _ in range(12))


def stories(rng: random.Random) -> Iterator[Story]:
    """A sample of all combinations, the same every time."""
    for true in moments(rng):
        for age in AGES:
            for _ in range(14):
                reloaded = rng.random() < 0.6
                turned = rng.choice(TURNED) if reloaded or rng.random() < 0.5 else 0
                yield Story(true, age, rng.choice(WRONG), rng.choice(DRIFTS), reloaded, turned)


def test_no_clock_of_the_corpus_lets_anybody_in_out_of_time_and_good_ones_let_everybody_in() -> None:
    claims = Lookup(claims=a_claims(issued_at=NOW - DAY, not_before=BEGINS, end=ENDS, expires_at=ENDS, base_zone=None))
    counted: Counter[tuple[str, Decision]] = Counter()
    for story in stories(random.Random(10)):
        heard = int(story.true - story.age)
        bundle = a_bundle(issued_at=heard, expires_at=heard + 7 * DAY)
        bundle = replace(bundle, status=bundle.status and replace(bundle.status, as_of=heard))
        answer = verdict(claims, bundle, story.clock(), INWARD, seen=CONFIRMED)
        inside = BEGINS - POLICY["leeway_start_s"] <= story.true < ENDS + POLICY["leeway_end_s"]
        where = "in time" if inside else "out of time"
        unseen = story.reloaded and story.turned > MINUTE and story.age + story.turned <= TRUSTED_S
        early = unseen and story.true < BEGINS
        assert inside or early or answer.decision is not Decision.ALLOW, (story, answer)
        sound = not story.turned and (not story.reloaded or story.age <= TRUSTED_S)
        what = "turned ahead unseen" if unseen else "sound" if sound else "unsound"
        counted[f"{where}, {what}", answer.decision] += 1

    print(f"\nclock corpus: {sum(counted.values())} cases")  # noqa: T201 - to be read
    for (where, decision), number in sorted(counted.items()):
        print(f"  {where:34}{decision.value:8}{number:6}")  # noqa: T201 - to be read
    sound_in = {decision: counted["in time, sound", decision] for decision in Decision}
    assert sound_in[Decision.DENY] == 0
    assert sound_in[Decision.ALLOW] > 0.7 * sum(sound_in.values())
