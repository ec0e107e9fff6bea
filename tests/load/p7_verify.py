"""P7 and P8: what one check costs beside its floor, a raw ES256 verification; and a QR beside segno's."""

import os
import statistics
import time
import timeit
from collections.abc import Callable
from typing import Any

import segno

from credentials import claims_codec, codec, qr, signature
from credentials.claims import Claims
from credentials.envelope import Envelope
from credentials.verdict import verdict
from tests.credentials.scenario import INWARD, a_bundle, a_claims, a_clock, key, sealed

CREDENTIALS, ROUNDS = 200, 15
Row = dict[str, Any]


def run() -> list[Row]:
    """Rows of figure, ours, floor, ratio, goal; microseconds, medians of rounds in turn, distinct credentials."""
    opened, whole, raw = in_turn(_open_all(), _judge_all(), _verify_all())
    text = sealed(a_claims(zones=(5, 117)))
    ours, theirs = in_turn(lambda: qr.svg(text), lambda: segno.make(text, error="m", boost_error=False).svg_inline())
    return [
        _row("P7 decode + verify, µs", opened / CREDENTIALS, raw / CREDENTIALS, "<= 1.4", opened / raw),
        _row("P7 the whole verdict, µs", whole / CREDENTIALS, raw / CREDENTIALS, "(beside it)", whole / raw),
        _row("P7 characters of a typical credential", len(text), 345, "<= 1", len(text) / 345),
        _row("P7 QR version at level M", qr.version(text), 11, "<= 1", qr.version(text) / 11),
        _row("P8 QR as SVG, µs (floor: segno)", ours, theirs, ">= 5 times as fast", theirs / ours),
    ]


def _row(figure: str, ours: float, floor: float, goal: str, ratio: float) -> Row:
    return {"figure": figure, "ours": round(ours, 1), "floor": round(floor, 1), "ratio": round(ratio, 2), "goal": goal}


def in_turn(*works: Callable[[], object]) -> list[float]:
    """The median CPU time of each, in microseconds; they take turns so that a noisy moment hits all of them."""
    costs: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for cost, work in zip(costs, works, strict=True):
            cost.append(timeit.timeit(work, timer=time.process_time, number=1) * 1e6)
    return [statistics.median(cost) for cost in costs]


def _texts() -> list[str]:
    return [sealed(a_claims(cti=os.urandom(16), zones=(5, 117))) for _ in range(CREDENTIALS)]


def _open_all() -> Callable[[], None]:
    """From the scanned text to claims that can be believed."""
    texts, public, kid = _texts(), key("issuer").public, key("issuer").kid

    def work() -> None:
        for text in texts:
            parts = codec.open_text(text)
            assert isinstance(parts, Envelope)
            assert parts.kid == kid
            assert codec.is_signed(parts, public, "dt-2021")
            claims_codec.parse(parts.payload)

    return work


def _judge_all() -> Callable[[], None]:
    texts, bundle, clock = _texts(), a_bundle(), a_clock()

    def work() -> None:
        for text in texts:
            verdict(text, bundle, clock, INWARD)

    return work


def _verify_all() -> Callable[[], None]:
    """The floor: the library's own call with everything at hand."""
    signed = []
    for text in _texts():
        parts = codec.open_text(text)
        assert isinstance(parts, Envelope)
        claims = claims_codec.parse(parts.payload)
        assert isinstance(claims, Claims)
        signed.append((signature.der(parts.signature), codec.to_sign(claims, parts.kid)[1]))
    verify, es256 = signature.loaded(key("issuer").public).verify, signature.ES256

    def work() -> None:
        for der, message in signed:
            verify(der, message, es256)

    return work


if __name__ == "__main__":
    for row in run():
        print(row)
