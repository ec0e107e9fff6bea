"""How an order changes what is known of a zone. Pure: nothing is edited, pieces are superseded and recorded anew."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from geo.zones.model import LegalAct, Timeline, ZoneVersion

Edit = Callable[[ZoneVersion], ZoneVersion | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The time an order is about; None means without end."""

    start: datetime
    end: datetime | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError("a span ends after it starts")

    def meets(self, version: ZoneVersion) -> bool:
        """Whether they have an instant in common."""
        ends_before = version.valid_to is not None and version.valid_to <= self.start
        starts_after = self.end is not None and self.end <= version.valid_from
        return not (ends_before or starts_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who recorded it: the order, its act, the instant it became known and the zone's new version."""

    order: UUID
    act: LegalAct
    recorded_at: datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """What to write: rows whose knowledge ends, rows that begin to be known, and the timeline after it."""

    superseded: Timeline
    recorded: Timeline
    after: Timeline


def splice(before: Timeline, span: Span, edit: Edit, stamp: Stamp) -> Splice:
    """Apply an edit to every piece within the span; None takes the piece away. The rest stays as it was."""
    superseded = tuple(piece for piece in before if span.meets(piece))
    recorded = tuple(new for old in superseded for new in _pieces(old, span, edit, stamp))
    kept = tuple(piece for piece in before if piece not in superseded)
    return Splice(superseded=superseded, recorded=recorded, after=_ordered((*kept, *recorded)))


def insert(before: Timeline, version: ZoneVersion) -> Splice:
    """Begin a zone: a piece where there was none."""
    return Splice(superseded=(), recorded=(version,), after=_ordered((*before, version)))


def _pieces(old: ZoneVersion, span: Span, edit: Edit, stamp: Stamp) -> Timeline:
    """The old piece before the span, the edited one within it, the old one after it; what is empty is left out."""
    start = max(old.valid_from, span.start)
    end = _earlier(old.valid_to, span.end)
    pieces: list[ZoneVersion] = []
    if old.valid_from < start:
        pieces.append(_again(old, stamp, old.valid_from, start))
    edited = edit(old)
    if edited is not None:
        pieces.append(replace(_again(edited, stamp, start, end), act=stamp.act, order=stamp.order))
    if end is not None and (old.valid_to is None or end < old.valid_to):
        pieces.append(_again(old, stamp, end, old.valid_to))
    return tuple(pieces)


def _again(version: ZoneVersion, stamp: Stamp, start: datetime, end: datetime | None) -> ZoneVersion:
    """The same terms for another time: a remainder keeps the act it rests on."""
    return replace(
        version,
        valid_from=start,
        valid_to=end,
        recorded_at=stamp.recorded_at,
        superseded_at=None,
        version=stamp.version,
    )


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((end for end in (one, other) if end is not None), default=None)


def _ordered(pieces: Timeline) -> Timeline:
    return tuple(sorted(pieces, key=lambda piece: piece.valid_from))
