"""The judge of usefulness: a day of 5,000 honest checks and 1,500 that should not pass."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from credentials import base45
from credentials.bundle.model import Bundle
from credentials.effective import effective
from credentials.verdict import Passage, Seen, Verdict
from credentials.wire import PREFIX, Decision, Direction, Purpose, Rule
from tests.credentials.day.crews import Member, crews, now_in
from tests.credentials.day.posts import Post, posts
from tests.credentials.day.world import CLASS_3, EXTENSION, LEVELS, ORDERS, Server, zones_known
from tests.credentials.scenario import DAY, HOUR, INWARD, MIDNIGHT, MINUTE, OUTWARD, THROUGH, a_claims, sealed

HONEST, DISHONEST = 5_000, 1_500
LEVEL = {level.code: level for level in LEVELS}
KINDS = ("forged", "expired", "wrong zone", "revoked", "another's card", "stolen plate", "by night", "closed zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    at: int
    post: Post
    text: str
    passage: Passage
    seen: Seen
    kind: str
    known_since: int = 0
    """When a post must have heard the server to know better."""


def honest(rng: random.Random, places: list[list[Member]], ways: list[Post]) -> Iterator[Attempt]:
    """Crews who keep to their permits, as far as anybody could know them."""
    made = 0
    while made < HONEST:
        at = MIDNIGHT + rng.randrange(5 * HOUR, 22 * HOUR)
        one = now_in(rng.choice(places), at)
        post, passage = rng.choice(one.posts), rng.choice([INWARD] * 5 + [OUTWARD] * 4 + [THROUGH])
        if passage is THROUGH:
            near = [way for way in ways if way.from_zone == one.claims.base_zone and way.to_zone <= 12]
            post = rng.choice(near) if one.claims.purpose not in CLASS_3 else post
        if is_right(one, post, passage, at):
            made += 1
            seen = Seen(id_tail=rng.choice([None, "1234", "5678"]), plate=rng.choice([None, "66C12345", "66P 201.01"]))
            yield Attempt(at=at, post=post, text=one.text, passage=passage, seen=seen, kind="honest")


def is_right(one: Member, post: Post, passage: Passage, at: int) -> bool:
    """By everything the server knows now: within time and hours, into what is not forbidden and not closed to them."""
    claims = one.claims
    end = EXTENSION.new_end if claims.end == EXTENSION.ending_from and at >= EXTENSION.at else claims.end
    if not claims.not_before <= at < end or any(
        not within(window_at, claims) for window_at in (at - 3 * MINUTE, at + 3 * MINUTE)
    ):
        return False
    if passage.direction is Direction.OUTWARD:
        return True
    return is_open(post.to_zone, claims.purpose, at) and not is_closed(post.to_zone, claims.purpose, at)


def within(at: int, claims: object) -> bool:
    windows = getattr(claims, "windows", ())
    minute = (at // 60 + 420) % 1440
    return not windows or any(window.covers(minute) for window in windows)


def is_open(number: int, purpose: Purpose, at: int) -> bool:
    zone = next(zone for zone in zones_known(at) if zone.number == number)
    version = zone.version_at(at)
    assert version is not None
    assert version.level is not None
    return effective(version.restriction, LEVEL[version.level].rules[purpose].rule) is not Rule.FORBIDDEN


def is_closed(number: int, purpose: Purpose, at: int) -> bool:
    closed = any(order.zone == number and order.level == "SHUT" and order.effective <= at for order in ORDERS)
    return closed and purpose.purpose_class != 1


def dishonest(rng: random.Random, places: list[list[Member]], ways: list[Post]) -> Iterator[Attempt]:
    """People who should not go in, and one way or another try."""
    for number in range(DISHONEST):
        kind = KINDS[number % len(KINDS)]
        yield attempt(rng, kind, places, ways)


def attempt(rng: random.Random, kind: str, places: list[list[Member]], ways: list[Post]) -> Attempt:
    at = MIDNIGHT + rng.randrange(6 * HOUR, 22 * HOUR)
    one = rng.choice(places)[0]
    post, since, text, seen = rng.choice(one.posts), 0, one.text, Seen()
    if kind == "forged":
        text = forged(rng, one)
    elif kind == "expired":
        ended = at - rng.choice([2 * MINUTE, HOUR, 3 * DAY])
        claims = replace(one.claims, not_before=ended - DAY, issued_at=ended - DAY, end=ended, expires_at=ended + DAY)
        text, since = sealed(claims), ended
    elif kind == "wrong zone":
        post = rng.choice(
            [way for way in ways if way.to_zone not in (*one.claims.zones, one.claims.base_zone, 6, 103, 104)]
        )
    elif kind == "revoked":
        new = rng.choice([place for place in places if len(place) > 1])[1]
        assert new.old is not None
        one, since, at = new.old, new.since, new.since + rng.randrange(16 * MINUTE, 5 * HOUR)
        post, text = rng.choice(one.posts), one.text
    elif kind == "another's card":
        seen = Seen(id_tail="9999")
    elif kind == "stolen plate":
        seen = Seen(plate="51A-000.00")
    elif kind == "by night":
        at = MIDNIGHT + rng.choice([rng.randrange(HOUR, 6 * HOUR), rng.randrange(18 * HOUR, 23 * HOUR)])
        night = [place[0] for place in places if place[0].claims.purpose in CLASS_3 and place[0].claims.base_zone != 5]
        one = rng.choice(night)
        post, text = rng.choice(one.posts), one.text
    else:
        order = rng.choice([order for order in ORDERS if order.level == "SHUT"])
        at, since = order.effective + rng.randrange(16 * MINUTE, 5 * HOUR), order.recorded
        post = rng.choice([way for way in ways if way.to_zone == order.zone])
        claims = a_claims(
            purpose=Purpose.QOS_MEASUREMENT,
            zones=(order.zone,),
            issued_at=MIDNIGHT - DAY,
            not_before=MIDNIGHT - DAY,
            base_zone=None,
        )
        text = sealed(claims)
    return Attempt(at=at, post=post, text=text, passage=INWARD, seen=seen, kind=kind, known_since=since)


def forged(rng: random.Random, one: Member) -> str:
    raw = base45.decode(one.text.removeprefix(PREFIX))
    at = rng.randrange(8, len(raw))
    turned = raw[:at] + bytes((raw[at] ^ rng.randrange(1, 256),)) + raw[at + 1 :]
    return rng.choice([PREFIX + base45.encode(turned), sealed(one.claims, "stranger"), sealed(one.claims, "bundle")])


def simulate() -> list[tuple[Attempt, Verdict, Bundle]]:
    rng = random.Random(2021)
    server = Server(revoked={})
    ways = posts(rng)
    places = crews(rng, ways, server)
    tried = sorted([*honest(rng, places, ways), *dishonest(rng, places, ways)], key=lambda one: one.at)
    done = []
    for one in tried:
        one.post.hears(server, one.at)
        assert one.post.bundle is not None
        done.append((one, one.post.check(one.text, one.at, one.passage, one.seen), one.post.bundle))
    return done


def table(done: list[tuple[Attempt, Verdict, Bundle]]) -> str:
    """Who tried, what was decided, why, how often."""
    rows = Counter((one.kind, answer.decision.value, ", ".join(answer.reasons) or "-") for one, answer, _ in done)
    lines = [
        f"{kind:15} {decision:6} {count:5}  {reasons}" for (kind, decision, reasons), count in sorted(rows.items())
    ]
    return "\n".join(("who             decision  n  reasons", *lines))


def test_a_day_is_kind_to_the_honest_and_lets_nobody_else_in() -> None:
    done = simulate()
    print(f"\n{table(done)}")  # noqa: T201 - the table is the point

    honest_answers = Counter(answer.decision for one, answer, _ in done if one.kind == "honest")
    wrong = [
        (one, bundle) for one, answer, bundle in done if one.kind != "honest" and answer.decision is Decision.ALLOW
    ]
    knowable = [one.kind for one, bundle in wrong if bundle.issued_at >= one.known_since]
    print(f"honest: {dict(honest_answers)}; allowed where a dark post could not know: {len(wrong) - len(knowable)}")  # noqa: T201
    assert sum(honest_answers.values()) == HONEST
    assert honest_answers[Decision.DENY] == 0
    assert honest_answers[Decision.NOT_OURS] == 0
    assert honest_answers[Decision.REFER] <= HONEST * 0.02
    assert knowable == []
    assert len(ORDERS) == 10
    assert {
        kind: len(list(rows)) > 100 for kind, rows in groupby(sorted(one.kind for one, _, _ in done))
    } == dict.fromkeys(("honest", *KINDS), True)
