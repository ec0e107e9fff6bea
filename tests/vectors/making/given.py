"""One vector before it is written: the six inputs and what they must give."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from credentials import claims_codec
from credentials.bundle.model import Bundle, InvalidBundle
from credentials.bundle.seal import open_bundle
from credentials.claims import Claims
from credentials.verdict import Clock, History, Lookup, Passage, Passing, Seen, Verdict, verdict
from credentials.wire import Decision, ReasonCode
from tests.credentials.scenario import ANCHOR, INWARD, a_bundle, a_claims, a_clock, sealed, sealed_bundle

Json = dict[str, Any]
bundles: dict[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The inputs. `text` stands for itself; without it the claims are sealed, or looked up in the sheet."""

    claims: Claims = field(default_factory=a_claims)
    text: Any = ...
    by_key: str = "issuer"
    looked_up: bool = False
    bundle: Bundle | bytes | None = field(default_factory=a_bundle)
    clock: Clock | None = field(default_factory=a_clock)
    passage: Passage | None = INWARD
    history: History | None = field(default_factory=History)
    seen: Seen | None = field(default_factory=Seen)

    def input(self) -> Any:
        if self.text is not ...:
            return self.text
        if not self.looked_up:
            return sealed(self.claims, self.by_key)
        claims_codec.pack(self.claims)
        return Lookup(claims=self.claims)

    def opened(self) -> Bundle | InvalidBundle | None:
        return open_bundle(self.bundle, ANCHOR) if isinstance(self.bundle, bytes) else self.bundle

    def verdict(self) -> Verdict:
        inputs: Any = (self.input(), self.opened(), self.clock, self.passage, self.history, self.seen)
        return verdict(*inputs)


Change = Callable[[Given], Given]


def vector(name: str, given: Given, decision: Decision, *reasons: ReasonCode) -> Json:
    """Write one vector; the decision and the reasons were written down by hand, the rest is recorded."""
    answer = given.verdict()
    if answer.decision is not decision or not set(reasons) <= set(answer.reasons):
        raise AssertionError(f"{name}: expected {decision} {reasons}, got {answer.decision} {answer.reasons}")
    return {"name": name, **inputs(given), "expect": expectation(answer)}


def inputs(given: Given) -> Json:
    text = given.input()
    looked_up = isinstance(text, Lookup)
    bundle = given.bundle
    return {
        "text": None if looked_up else text,
        "lookup": base64.b64encode(claims_codec.pack(given.claims)).decode() if looked_up else None,
        "bundle": None if bundle is None else stored(bundle if isinstance(bundle, bytes) else sealed_bundle(bundle)),
        "issued": _issued(bundle),
        "clock": given.clock and {"earliest": given.clock.earliest, "latest": given.clock.latest},
        "passage": given.passage and {"direction": given.passage.direction, "through": given.passage.through},
        "history": None if given.history is None else [_passing(passing) for passing in given.history.passings],
        "seen": given.seen and {name: getattr(given.seen, name) for name in Seen.__slots__},
    }


def stored(signed: bytes) -> str:
    """Keep a bundle once, under the beginning of its hash."""
    name = hashlib.sha256(signed).hexdigest()[:16]
    bundles[name] = base64.b64encode(signed).decode()
    return name


def _issued(bundle: object) -> Json:
    sets = bundle.issued_sets if isinstance(bundle, Bundle) else {}
    return {sha256.hex(): sorted(cti.hex() for cti in ids) for sha256, ids in sets.items()}


def _passing(passing: Passing) -> Json:
    return {
        "cti": passing.cti.hex(),
        "at": passing.at,
        "checkpoint": str(passing.checkpoint),
        "kind": passing.kind,
        "outcome": passing.outcome,
    }


def expectation(answer: Verdict) -> Json:
    return {
        "decision": answer.decision,
        "reasons": [
            {"reason": finding.reason, "weight": finding.weight, "zones": list(finding.zones)}
            for finding in answer.findings
        ],
        "compare": [{"kind": compare.kind, "values": list(compare.values)} for compare in answer.compare],
        "age": answer.age_s,
        "alert": answer.alert,
        "kind": answer.kind,
    }


def on_bundle(**changes: Any) -> Change:
    def change(given: Given) -> Given:
        if not isinstance(given.bundle, Bundle):
            raise TypeError("no bundle to change")
        return replace(given, bundle=replace(given.bundle, **changes))

    return change


def on_claims(**changes: Any) -> Change:
    return lambda given: replace(given, claims=replace(given.claims, **changes))


def on_seen(**changes: Any) -> Change:
    return lambda given: replace(given, seen=given.seen and replace(given.seen, **changes))


def after(given: Given, *changes: Change) -> Given:
    for change in changes:
        given = change(given)
    return given
