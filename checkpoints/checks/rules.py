"""What is odd about a check. Pure; a note never keeps a check out."""

from datetime import datetime, timedelta

from checkpoints.checks.model import Check, CheckNote, Known
from checkpoints.checks.shift_model import Shift

LATE_AFTER = timedelta(hours=1)
AHEAD_BY = timedelta(minutes=2)


def notes(link: Check | Shift, known: Known | None, *, follows: bool, received_at: datetime) -> tuple[CheckNote, ...]:
    """`follows`: the text that its `previous_hash` names is recorded, or it names none; `known` is a check's only."""
    found = {
        CheckNote.GAP: not follows,
        CheckNote.LATE: received_at - link.decided.latest > LATE_AFTER,
        CheckNote.AHEAD: link.decided.earliest - received_at > AHEAD_BY,
        CheckNote.UNKNOWN_PERMIT: known is not None and known.permit is None,
    }
    return tuple(note for note, holds in found.items() if holds)
