"""From a zone change to what it alters for incidents. Pure."""

from dataclasses import dataclass
from typing import Final

from credentials.wire import Purpose, Restriction, Rule
from geo.levels.model import LevelBook
from geo.zones.change import ZoneChange
from geo.zones.model import Timeline, ZoneVersion

_STRICTNESS: Final = {Rule.FREE: 0, Rule.PERMIT: 1, Rule.FORBIDDEN: 2}
_GROUND: Final = ("geometry", "unit")
_TERMS: Final = ("kind", "restriction", "level", "precedence", "schedule", "quality", "quality_m")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """What a zone is before and after, at the instant the change is felt; None: it restricts nothing then.

    `everywhere`: it asks something else of everybody it concerns; else only its ground is another.
    """

    before: ZoneVersion | None
    after: ZoneVersion | None
    code: str
    everywhere: bool


def alteration(change: ZoneChange) -> Alteration | None:
    """What a change alters for incidents; None where it is only about names and contacts."""
    before, after = _at(change.before, change), _at(change.after, change)
    code = _code(change, before, after)
    return None if code is None else Alteration(before=before, after=after, code=code, everywhere=code != "ZONE_MOVES")


def _code(change: ZoneChange, before: ZoneVersion | None, after: ZoneVersion | None) -> str | None:
    if before is None or after is None:
        return None if before is after else "ZONE_COMES" if before is None else "ZONE_GOES"
    shut = (before.restriction is Restriction.PROHIBITED, after.restriction is Restriction.PROHIBITED)
    if shut[0] != shut[1]:
        return "ZONE_CLOSES" if shut[1] else "ZONE_OPENS"
    old = _asks(change, before, change.levels.as_known_before(change.at))
    new = _asks(change, after, change.levels)
    if old != new:
        return "ZONE_ASKS_MORE" if new > old else "ZONE_ASKS_LESS"
    if _differ(before, after, _TERMS):
        return "ZONE_CHANGES"
    return "ZONE_MOVES" if _differ(before, after, _GROUND) else None


def _asks(change: ZoneChange, version: ZoneVersion, levels: LevelBook) -> tuple[int, bool]:
    """How much is asked of a repair, and whether a person decides it."""
    at = change.effective_at
    rule = version.effective(Purpose.INCIDENT_REPAIR, levels, at)
    return _STRICTNESS[rule], version.approval(Purpose.INCIDENT_REPAIR, levels, at).value == "PER_PERMIT"


def _differ(before: ZoneVersion, after: ZoneVersion, names: tuple[str, ...]) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in names)


def _at(timeline: Timeline, change: ZoneChange) -> ZoneVersion | None:
    return next((version for version in timeline if version.holds(change.effective_at)), None)
