"""What the sheet of a shift says: values for its template. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from checkpoints.records.model import Checkpoint
from checkpoints.sheets.model import Expected
from credentials.claims import Claims
from credentials.wire import instant
from identity.names import parts_of
from permits.paper.model import Say
from permits.paper.rules import dashed, local, words

ROWS_MOST: Final = 400
"""More than these nobody reads on paper: the phone has them all."""
LINES: Final = 28
_WORDS: Final = (
    *("as-of", "sheet", "sheet-expected", "sheet-none", "sheet-plate", "sheet-given", "sheet-tail", "sheet-code"),
    *("sheet-end", "sheet-log", "sheet-time", "sheet-key", "sheet-way", "sheet-outcome", "sheet-officer"),
    *("sheet-note", "sheet-desk", "sheet-private"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Who is expected, and the control codes of those among them whose permit is held up just now."""

    expected: Expected
    held: frozenset[str] = frozenset()


def given(post: Checkpoint, unit: str, coming: Coming, at: datetime, say: Say) -> dict[str, Any]:
    """By plate, then by name: a checkpoint reads the plate first."""
    expected, held = coming.expected, say("paper-suspended", "vi", {})
    ordered = sorted(expected.rows, key=lambda one: (one.plates or ("~",), one.name.split()[-1:], one.control_code))
    more = expected.left_off + max(0, len(ordered) - ROWS_MOST)
    return {
        "words": words(say, _WORDS),
        "title": f"{say('paper-sheet', 'vi', {})} {post.placing.name}",
        "author": unit,
        "name": post.placing.name,
        "unit": unit,
        "as_of": local(at),
        "desk": [{"name": one.name, "phone": one.phone} for one in post.placing.desk],
        "rows": [_row(one, held if one.control_code in coming.held else None) for one in ordered[:ROWS_MOST]],
        "more": say("paper-sheet-more", "vi", {"count": str(more)}) if more else None,
        "lines": LINES,
    }


def _row(one: Claims, held: str | None) -> dict[str, str]:
    return {
        "plates": ", ".join(one.plates) or "-",
        "given": parts_of(one.name).given,
        "tails": " ".join(one.tails) or "-",
        "code": dashed(one.control_code),
        "end": held or local(instant(one.end)),
    }
