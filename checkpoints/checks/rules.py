"""What is odd about a check. Pure; a note never keeps a check out."""

from datetime import datetime, timedelta

from checkpoints.checks.model import Check, CheckNote, Known

LATE_AFTER = timedelta(hours=1)
AHEAD_BY = timedelta(minutes=2)


def notes(check: Check, known: Known, *, follows: bool, received_at: datetime) -> tuple[CheckNote, ...]:
    """`follows`: the check that its `previous_hash` names is recorded, or it names none."""
    found = {
        CheckNote.GAP: not follows,
        CheckNote.LATE: received_at - check.decided.latest > LATE_AFTER,
        CheckNote.AHEAD: check.decided.earliest - received_at > AHEAD_BY,
        CheckNote.UNKNOWN_PERMIT: known.permit is None,
    }
    return tuple(note for note, holds in found.items() if holds)
