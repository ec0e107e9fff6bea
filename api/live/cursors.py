"""Places in the event log as clients hold them: the two numbers and the event that stands there."""

from dataclasses import dataclass
from uuid import UUID

from api.connection import mark_of, read_cursor, write_cursor
from storage.event import Cursor, Recorded
from storage.outcomes import BadInput

_MARK = mark_of("events")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the log and the event that stands there; None at the beginning."""

    cursor: Cursor
    id: UUID | None = None

    def text(self) -> str:
        """As a client holds it."""
        return write_cursor(_MARK, (self.cursor.xid, self.cursor.seq, self.id.hex if self.id else ""))


BEGINNING = Place(Cursor())


def place_of(event: Recorded | None) -> Place:
    """The place of an event; the beginning where there is none."""
    return BEGINNING if event is None else Place(event.cursor, event.id)


def place_in(text: str) -> Place:
    """The place in a text, not yet looked for; raises BadInput."""
    xid, seq, id_ = read_cursor(_MARK, text, tuple[int, int, str])
    try:
        return Place(Cursor(xid, seq), UUID(id_) if id_ else None)
    except ValueError as fault:
        raise BadInput("after", "NOT_A_CURSOR") from fault
