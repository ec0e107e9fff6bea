"""A site's words. Pure; places are EPSG:4326 lon/lat, hours are local (Asia/Ho_Chi_Minh)."""

from dataclasses import dataclass
from datetime import datetime
from enum import auto
from uuid import UUID

from geo.local_time import WeeklyWindow
from geo.place import Box, Place
from incidents.words import Word


class SiteKind(Word):
    """What stands there."""

    SCHOOL = auto()
    QUARANTINE_SITE = auto()
    HOSPITAL = auto()
    COMMAND_POST = auto()
    POST_OFFICE = auto()
    BASE_STATION = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTerms:
    """What is said of a site. No hours means in use all day; `people` is how many depend on it.

    `organisation` is whose it is, e.g. of a base station; None: of the public, kept by the department.
    """

    code: str
    kind: SiteKind
    name: str
    place: Place
    unit: UUID | None = None
    organisation: UUID | None = None
    hours: tuple[WeeklyWindow, ...] = ()
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(SiteTerms):
    """A site as it stands: closed from `closed_at` on."""

    id: UUID
    version: int = 1
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveSite:
    """Make a site (no `site`), or change the one that was seen at `version`."""

    terms: SiteTerms
    site: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseSite:
    """A site that is no more; it stays in what it was part of."""

    site: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSaved:
    """A site after a use case."""

    site: UUID
    version: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFilter:
    """Which sites a list shows; empty asks nothing."""

    kinds: frozenset[SiteKind] = frozenset()
    units: frozenset[UUID] = frozenset()
    box: Box | None = None
    closed: bool = False
