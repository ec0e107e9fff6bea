"""The refusal report, as frozen values. Instants UTC, windows half-open. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which part: checkpoints of these units (None: all that one may read), checks decided in [since, until)."""

    unit: UUID | None
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A checkpoint, by the name it has or last had."""

    id: UUID
    unit: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What happened. `waits_min`: how long each answered call to the duty desk took, in minutes.

    `reasons` counts the codes of those turned back; one check may count under several. `said`: what officers said to
    crews that reported a stop, as these wrote it down.
    """

    checks: int = 0
    passed: int = 0
    turned_back: int = 0
    held: int = 0
    referred: int = 0
    refused_though_valid: int = 0
    stops: int = 0
    waits_min: tuple[float, ...] = ()
    reasons: Mapping[str, int] = field(default_factory=dict)
    said: tuple[str, ...] = ()

    @property
    def stops_share(self) -> float | None:
        """Of all who came, checked or stopped, the share that reported a stop; None: nobody came."""
        came = self.checks + self.stops
        return self.stops / came if came else None

    @property
    def refused_share(self) -> float | None:
        """Of all who came, checked or stopped, the share that did not get through; None: nobody came."""
        came = self.checks + self.stops
        return (self.turned_back + self.held + self.stops) / came if came else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPost:
    """The figures of one checkpoint."""

    post: Post
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class OfUnit:
    """The figures of all checkpoints of one unit together."""

    unit: UUID
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Checkpoints with most refused first, and their units."""

    since: datetime
    until: datetime
    posts: tuple[OfPost, ...]
    units: tuple[OfUnit, ...]
