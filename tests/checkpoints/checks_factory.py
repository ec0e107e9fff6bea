"""Valid check texts, as a device would write them."""

import hashlib
import json
from uuid import UUID, uuid4

CHECKPOINT = UUID("01990000-0000-7000-8000-00000000c0de")


def a_check(**changes: object) -> dict[str, object]:
    """The fields of a valid check; `None` takes a field away."""
    fields: dict[str, object] = {
        "id": str(uuid4()),
        "checkpoint": str(CHECKPOINT),
        "source": "SCAN",
        "payload": "FP1:NOBODY",
        "passage": "ENTER",
        "direction": "INWARD",
        "decidedAt": {"earliest": "2021-09-15T17:05:00Z", "latest": "2021-09-15T17:05:02Z"},
        "decision": "ALLOW",
        "reasons": [],
        "outcome": "PASSED",
        "officer": "A1",
        "bundleSequence": 3,
        "location": {"lon": 105.76, "lat": 10.29, "accuracyM": 12},
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}


def a_text(**changes: object) -> str:
    """The text of a valid check."""
    return json.dumps(a_check(**changes))


def hash_of(text: str) -> str:
    """What the next check of the same device names as its previousHash."""
    return hashlib.sha256(text.encode()).hexdigest()
