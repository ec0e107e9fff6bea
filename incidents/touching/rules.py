"""From a zone change to what it alters for work that stands in the zone, before or after. Pure."""

from typing import Final

from credentials.wire import Purpose, Rule
from geo.levels.model import LevelBook
from geo.zones.change import ZoneChange
from geo.zones.model import Timeline, ZoneVersion

_STRICTNESS: Final = {Rule.FREE: 0, Rule.PERMIT: 1, Rule.FORBIDDEN: 2}


def before_and_after(change: ZoneChange) -> tuple[ZoneVersion | None, ZoneVersion | None]:
    """What held and what will hold at the instant the change is felt; None: it restricts nothing then."""
    return _at(change.before, change), _at(change.after, change)


def code_of(change: ZoneChange, purpose: Purpose, *, was_in: bool, is_in: bool) -> str | None:
    """Say what changes for work of a purpose that stood in the zone, and stands in it now; None: nothing."""
    before, after = before_and_after(change)
    old = _asks(before if was_in else None, change, purpose, change.levels.as_known_before(change.at))
    new = _asks(after if is_in else None, change, purpose, change.levels)
    if _STRICTNESS[new] < _STRICTNESS[old]:
        return "ZONE_EASED"
    if _STRICTNESS[new] > _STRICTNESS[old]:
        return "ZONE_FORBIDS" if new is Rule.FORBIDDEN else "ZONE_ASKS_PERMIT"
    stricter = any(epoch.concerns(purpose) for epoch in change.epochs)
    return "ZONE_TIGHTENED" if is_in and stricter and new is not Rule.FREE else None


def _asks(version: ZoneVersion | None, change: ZoneChange, purpose: Purpose, levels: LevelBook) -> Rule:
    return Rule.FREE if version is None else version.effective(purpose, levels, change.effective_at)


def _at(timeline: Timeline, change: ZoneChange) -> ZoneVersion | None:
    return next((version for version in timeline if version.holds(change.effective_at)), None)
