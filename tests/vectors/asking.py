"""A case of the vectors' shape as the values that a verdict is asked with."""

import base64
from typing import Any
from uuid import UUID

from credentials import claims_codec
from credentials.claims import Claims
from credentials.verdict import Clock, History, Lookup, Passage, Passing, Seen
from credentials.wire import Direction, Outcome, PassageKind

Json = dict[str, Any]


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
