"""Valid values of incidents for tests; every argument changes one thing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import shapely

from geo.local_time import WeeklyWindow
from geo.place import lon_lat
from incidents.incidents.commands import Report
from incidents.incidents.model import Incident, IncidentKind, IncidentStatus, Severity
from incidents.sites.model import Site, SiteKind, SiteTerms

NIGHT = datetime(2021, 9, 15, 19, 10, tzinfo=UTC)
"""02:10 on Thursday the 16th in Việt Nam."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_SPACE = UUID("018f0000-0000-7000-8000-000000000003")
PLACE = shapely.Point(105.71, 10.31)


def an_id(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(_SPACE, name)


COMPANY = an_id("company")
SCHOOL_HOURS = tuple(WeeklyWindow(weekday=day, start_min=7 * 60, end_min=11 * 60) for day in range(5))


def near(metres_east: float, of: shapely.Point = PLACE) -> shapely.Point:
    """A place so many metres east, to a centimetre or so."""
    return shapely.Point(of.x + metres_east / 109_534.0, of.y)


def a_report(**changes: Any) -> Report:
    """A cut fibre at the place."""
    plain = Report(
        organisation=COMPANY,
        kind=IncidentKind.FIBRE_CUT,
        location=PLACE,
        words="Cáp đứt, treo trên cột điện",
    )
    return replace(plain, **changes)


def an_incident(**changes: Any) -> Incident:
    """An incident as it was just reported."""
    plain = Incident(
        id=an_id("incident"),
        reference="SC2109-00000000",
        organisation=COMPANY,
        unit=None,
        name="",
        kind=IncidentKind.FIBRE_CUT,
        severity=Severity.MODERATE,
        status=IncidentStatus.ACKNOWLEDGED,
        location=PLACE,
        priority=200,
        factors=(),
        first_seen_at=NIGHT,
        last_seen_at=NIGHT,
        reported_at=NIGHT,
    )
    return replace(plain, **changes)


def site_terms(**changes: Any) -> SiteTerms:
    """A school of 640 pupils, in session on weekday mornings."""
    plain = SiteTerms(
        code="TH-01",
        kind=SiteKind.SCHOOL,
        name="Trường Tiểu học Tân Phú",
        place=lon_lat(PLACE.x, PLACE.y),
        hours=SCHOOL_HOURS,
        people=640,
    )
    return replace(plain, **changes)


def a_site(**changes: Any) -> Site:
    """The same school, kept."""
    terms = site_terms(**{name: value for name, value in changes.items() if name in SiteTerms.__dataclass_fields__})
    rest = {name: value for name, value in changes.items() if name not in SiteTerms.__dataclass_fields__}
    said = {name: getattr(terms, name) for name in SiteTerms.__dataclass_fields__}
    return Site(**{"id": an_id(terms.code)} | said | rest)
