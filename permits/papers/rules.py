"""What a crew's permits opened, and when. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from credentials.wire import Purpose, Rule
from geo.levels.model import LevelBook
from geo.zones.model import ZoneVersion

ASKED_LEAST: Final = frozenset({Purpose.INCIDENT_REPAIR, Purpose.KT1_MAIL})
"""A crew without a permit is judged as the work that levels ask least of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A permit of a crew or of one of its members, as long as it was good: start <= t < end."""

    permit: UUID
    zones: frozenset[int]
    purpose: Purpose
    start: datetime
    end: datetime

    def covers(self, at: datetime) -> bool:
        """Half-open."""
        return self.start <= at < self.end


def live(papers: Iterable[Paper], at: datetime) -> tuple[Paper, ...]:
    """Those good at an instant."""
    return tuple(one for one in papers if one.covers(at))


def is_uncovered(version: ZoneVersion, levels: LevelBook, papers: Iterable[Paper], at: datetime) -> bool:
    """Whether the zone asks something of all that the crew works for, and no good permit names it."""
    good = live(papers, at)
    if any(version.number in one.zones for one in good):
        return False
    purposes = frozenset(one.purpose for one in good) or ASKED_LEAST
    return all(version.effective(purpose, levels, at) is not Rule.FREE for purpose in purposes)
