"""Putting the figures together. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from statistics import median
from typing import Final
from uuid import UUID

from checkpoints.reports.model import Figures, OfPost, OfUnit, Wanted
from storage.outcomes import BadInput

SAID_MOST: Final = 10
LONGEST: Final = timedelta(days=92)


def check_window(wanted: Wanted) -> None:
    """Raise BadInput for a window that is empty or longer than three months."""
    if not timedelta(0) < wanted.until - wanted.since <= LONGEST:
        raise BadInput("filter.until", "REPORT_WINDOW", days=str(LONGEST.days))


def together(figures: Iterable[Figures]) -> Figures:
    """Several as one."""
    every = tuple(figures)
    reasons = sum((Counter(one.reasons) for one in every), Counter[str]())
    return Figures(
        checks=sum(one.checks for one in every),
        passed=sum(one.passed for one in every),
        turned_back=sum(one.turned_back for one in every),
        held=sum(one.held for one in every),
        referred=sum(one.referred for one in every),
        refused_though_valid=sum(one.refused_though_valid for one in every),
        stops=sum(one.stops for one in every),
        waits_min=tuple(wait for one in every for wait in one.waits_min),
        reasons=reasons,
        said=tuple(words for one in every for words in one.said),
    )


def of_units(posts: Sequence[OfPost], names: Mapping[UUID, str]) -> tuple[OfUnit, ...]:
    """The checkpoints of each unit together, by the unit's name."""
    units = {one.post.unit for one in posts}
    found = [
        OfUnit(
            unit=unit,
            name=names.get(unit, ""),
            figures=together(one.figures for one in posts if one.post.unit == unit),
        )
        for unit in units
    ]
    return tuple(sorted(found, key=lambda one: (one.name, one.unit)))


def worst_first(posts: Iterable[OfPost]) -> tuple[OfPost, ...]:
    """Where most were refused stands first; by name among equals."""
    return tuple(sorted(posts, key=lambda one: (-_refused(one.figures), one.post.name, one.post.id)))


def _refused(one: Figures) -> int:
    return one.refused_though_valid + one.turned_back + one.held + one.stops


def median_wait_min(one: Figures) -> float | None:
    """How long half of the answered calls took at most; None where none was answered."""
    return round(median(one.waits_min), 1) if one.waits_min else None


def reasons_of(one: Figures) -> tuple[tuple[str, int], ...]:
    """The reasons of those turned back, the most frequent first."""
    return tuple(sorted(one.reasons.items(), key=lambda said: (-said[1], said[0])))


def said_of(one: Figures) -> tuple[str, ...]:
    """What officers said, each once, at most ten."""
    return tuple(dict.fromkeys(words for words in one.said if words))[:SAID_MOST]
