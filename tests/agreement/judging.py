"""Python's answer to a case as the vectors write it, so that two runtimes can be compared word for word."""

import base64
from typing import Any

import orjson

from credentials.bundle.certificate import Anchor
from credentials.bundle.model import Bundle, InvalidBundle
from credentials.bundle.seal import open_bundle
from credentials.verdict import verdict
from tests.vectors.asking import others_of, text_of
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
