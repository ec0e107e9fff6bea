"""Priority is severity times (1 + what each affected site adds by its kind, its people and its hours of use). Pure.

Hours count over the 24 hours from the instant of judging: a school is in session today whatever o'clock it is now, and
the number does not jump while somebody reads it. Each factor is worth points, and the number is their sum.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from geo.local_time import LOCAL, occurrences
from incidents.priority.model import Factor, Priority, Severity
from incidents.sites.model import Site, SiteKind

AHEAD: Final = timedelta(hours=24)
POINTS: Final = {Severity.MINOR: 100, Severity.MODERATE: 200, Severity.MAJOR: 400, Severity.CRITICAL: 800}
WEIGHTS: Final = {
    SiteKind.HOSPITAL: 1.0,
    SiteKind.QUARANTINE_SITE: 1.0,
    SiteKind.COMMAND_POST: 0.8,
    SiteKind.SCHOOL: 0.6,
    SiteKind.BASE_STATION: 0.4,
    SiteKind.POST_OFFICE: 0.2,
}
"""What a site adds to 1 when it is in use all day by few."""
_CROWD: Final = 500
"""So many people count as much as the site itself; beyond four times as many it makes no difference."""
_MOST_CROWDS: Final = 4.0


def priority(severity: Severity, sites: Iterable[Site], at: datetime) -> Priority:
    """Judge an incident at an instant; more sites or a higher severity never lower it."""
    base = Factor(code="SEVERITY", points=POINTS[severity], params={"severity": severity.value})
    ordered = sorted(sites, key=lambda site: (site.code, site.id))
    return Priority(factors=(base, *(_of_site(severity, site, at) for site in ordered)))


def _of_site(severity: Severity, site: Site, at: datetime) -> Factor:
    uses = occurrences(site.hours, at, at + AHEAD)
    share = sum((end - start for start, end in uses), timedelta()) / AHEAD
    crowd = 1 + min(site.people / _CROWD, _MOST_CROWDS)
    points = round(POINTS[severity] * WEIGHTS[site.kind] * share * crowd)
    said = {"kind": site.kind.value, "site": site.name, "people": str(site.people)}
    if share == 1:
        return Factor(code="SITE_ALL_DAY", points=points, params=said)
    if not uses:
        return Factor(code="SITE_NOT_IN_USE", points=0, params=said)
    (start, end), *_ = uses
    return Factor(code="SITE_IN_USE", points=points, params=said | {"start": _clock(start), "end": _clock(end)})


def _clock(at: datetime) -> str:
    return f"{at.astimezone(LOCAL):%H:%M}"
