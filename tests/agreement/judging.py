"""Python's answer to a case as the vectors write it, so that two runtimes can be compared word for word."""

import base64
from typing import Any
from uuid import UUID

import orjson

from credentials import claims_codec
from credentials.bundle.certificate import Anchor
from credentials.bundle.model import Bundle, InvalidBundle
from credentials.bundle.seal import open_bundle
from credentials.claims import Claims
from credentials.verdict import Clock, History, Lookup, Passage, Passing, Seen, verdict
from credentials.wire import Direction, Outcome, PassageKind
from tests.vectors.making.given import expectation

Json = dict[str, Any]
Opened = dict[str, Bundle | InvalidBundle]


def opened(shelf: Json) -> Opened:
    """Every bundle of a shelf by its name."""
    anchor = Anchor(deployment=shelf["anchor"]["deployment"], root=bytes.fromhex(shelf["anchor"]["root"]))
    return {name: open_bundle(base64.b64decode(signed), anchor) for name, signed in shelf["bundles"].items()}


def valid(bundles: Opened) -> frozenset[str]:
    return frozenset(name for name, bundle in bundles.items() if isinstance(bundle, Bundle))


def answer(case: Json, bundles: Opened) -> Json:
    """What Python says, through JSON as the other side's answer came."""
    answered = verdict(text_of(case), bundle_of(case, bundles), *others_of(case))
    return dict(orjson.loads(orjson.dumps(expectation(answered))))


def bundle_of(case: Json, bundles: Opened) -> Bundle | InvalidBundle | None:
    bundle = None if case["bundle"] is None else bundles[case["bundle"]]
    if isinstance(bundle, Bundle):
        for sha256, ids in case["issued"].items():
            bundle = bundle.with_issued(bytes.fromhex(sha256), frozenset(map(bytes.fromhex, ids)))
    return bundle


def text_of(case: Json) -> Any:
    if case["lookup"] is None:
        return case["text"]
    claims = claims_codec.parse(base64.b64decode(case["lookup"]))
    assert isinstance(claims, Claims)
    return Lookup(claims=claims)


def passing(raw: Json) -> Passing:
    return Passing(
        cti=bytes.fromhex(raw["cti"]),
        at=raw["at"],
        checkpoint=UUID(raw["checkpoint"]),
        kind=PassageKind(raw["kind"]),
        outcome=Outcome(raw["outcome"]),
    )


def others_of(case: Json) -> list[Any]:
    """The clock, the passage, the history, what was seen; null stays None."""
    clock, passage, history, seen = (case[name] for name in ("clock", "passage", "history", "seen"))
    return [
        clock and Clock(**clock),
        passage and Passage(direction=Direction(passage["direction"]), through=passage["through"]),
        None if history is None else History(passings=tuple(map(passing, history))),
        seen and Seen(**seen),
    ]
