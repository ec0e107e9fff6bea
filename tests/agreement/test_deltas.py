"""Random deltas and news, applied by both runtimes: the same bundle to the last record, or the same refusal."""

import base64
import random
from collections import Counter
from dataclasses import replace
from typing import Any

from credentials.bundle import delta_seal
from credentials.bundle.delta import apply, diff
from credentials.bundle.delta_model import Delta, Refusal
from credentials.bundle.model import Bundle
from credentials.statuses.model import StatusList
from credentials.wire import Status
from tests.agreement import pages
from tests.agreement.random_bundles import a_random_bundle, moment
from tests.credentials.scenario import ANCHOR, DAY, a_certificate, key, sealed_bundle

Json = dict[str, Any]
COUNT = 300
_HASH = b"n" * 32


def test_both_make_the_same_bundle_of_the_same_delta() -> None:
    rng = random.Random(300)
    rows = [row for row in (a_case(rng) for _ in range(COUNT)) if row is not None]

    (answers,) = pages.ask(
        {
            "ask": "apply",
            "root": ANCHOR.root.hex(),
            "deployment": ANCHOR.deployment,
            "cases": [case for case, _ in rows],
        }
    )

    assert [(said, expected) for said, (_, expected) in zip(answers, rows, strict=True) if said != expected] == []
    counted = Counter(answers)
    print(f"\n{dict(counted)}")  # noqa: T201 - what was compared
    assert counted["SAME"] > COUNT / 4
    assert counted.keys() >= {"SAME", "OLDER", "GAP", "WRONG_BASE"}


def a_case(rng: random.Random) -> tuple[Json, str] | None:
    """One delta upon one bundle, and what Python makes of it; None where only a whole bundle says it."""
    held, other = a_bundle(rng, 7), a_bundle(rng, 8)
    delta = news(rng, held, other) if rng.random() < 0.5 else diff(held, later(rng, held, other))
    if delta is None:
        return None
    base = replace(held, sequence=held.sequence + rng.choice([0, 0, 0, 0, 0, -2, 2]))
    result = apply(base, delta)
    expected = None if isinstance(result, Refusal) else result
    case = {"held": _text(sealed_bundle(base)), "delta": _text(sealed(delta)), "expect": expected and _sealed(expected)}
    return case, result if isinstance(result, Refusal) else "SAME"


def a_bundle(rng: random.Random, sequence: int) -> Bundle:
    """Any, whose status list is as old as itself."""
    bundle = a_random_bundle(rng)
    status = StatusList(as_of=bundle.issued_at, blocks=bundle.status.blocks if bundle.status else {})
    return replace(bundle, sequence=sequence, status=status)


def later(rng: random.Random, held: Bundle, other: Bundle) -> Bundle:
    """The next bundle of the post: some of another in the place of some of this one."""
    issued_at = max(held.issued_at, other.issued_at)
    names = rng.sample(["trust", "policy", "extensions", "desk", "texts", "checkpoint"], 3)
    names += ["zones", "levels"] if rng.random() < 0.5 else []
    taken: dict[str, Any] = {name: getattr(other, name) for name in names}
    listed = (other if rng.random() < 0.5 else held).status
    taken["status"] = StatusList(as_of=issued_at, blocks=listed.blocks if listed else {})
    taken |= {"issued_at": issued_at, "expires_at": issued_at + 7 * DAY, "sequence": held.sequence + 1}
    return replace(held, previous_hash=_HASH, **taken)


def news(rng: random.Random, held: Bundle, other: Bundle) -> Delta:
    """Some of another bundle, said to all posts; levels come along with zones, or may be missing."""
    issued_at = moment(rng)
    entries = {index: rng.choice(list(Status)) for index in rng.sample(range(16_384), rng.choice([0, 1, 20]))}
    return Delta(
        deployment=held.deployment,
        since=min(issued_at, held.issued_at + rng.choice([-DAY, 0, 0, 1])),
        issued_at=issued_at,
        expires_at=issued_at + 7 * DAY,
        trust=other.trust[: rng.randrange(3)],
        statuses={block: entries for block in rng.sample(range(5), 2) if entries},
        zones=tuple(sorted(other.zones, key=lambda zone: zone.number))[: rng.randrange(4)],
        levels=other.levels if rng.random() < 0.8 else (),
        policy=rng.choice([None, other.policy]),
        extensions=(*held.extensions[:1], *other.extensions),
    )


def sealed(delta: Delta) -> bytes:
    payload, message = delta_seal.to_sign(delta, key("bundle").kid)
    return delta_seal.sealed(key("bundle").kid, payload, key("bundle").sign(message), a_certificate())


def _sealed(bundle: Bundle) -> str:
    return _text(sealed_bundle(bundle))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
