"""How an incident moves from state to state, and which report is of which incident. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from incidents.incidents.model import Incident, IncidentKind, IncidentReport, IncidentStatus, RelationKind
from incidents.sites.model import SiteKind
from storage.outcomes import Conflict

_S = IncidentStatus
_ENDS: Final = frozenset({_S.RESOLVED, _S.CLOSED, _S.CANCELLED})
ALLOWED: Final[Mapping[IncidentStatus, frozenset[IncidentStatus]]] = {
    _S.ACKNOWLEDGED: frozenset({_S.IN_PROGRESS, _S.PENDING, _S.HELD, _S.REJECTED}) | _ENDS,
    _S.IN_PROGRESS: frozenset({_S.PENDING, _S.HELD}) | _ENDS,
    _S.PENDING: frozenset({_S.IN_PROGRESS, _S.HELD}) | _ENDS,
    _S.HELD: frozenset({_S.IN_PROGRESS, _S.PENDING}) | _ENDS,
    _S.RESOLVED: frozenset({_S.CLOSED, _S.IN_PROGRESS}),
    _S.CLOSED: frozenset({_S.IN_PROGRESS}),
    _S.CANCELLED: frozenset(),
    _S.REJECTED: frozenset(),
}
"""REJECTED: it never was one. CANCELLED: it is one no more. Only what was resolved or closed comes back."""

JOINS_M: Final[Mapping[IncidentKind, float]] = {
    IncidentKind.FIBRE_CUT: 500.0,
    IncidentKind.BASE_STATION_DOWN: 500.0,
    IncidentKind.POWER_LOSS: 2_000.0,
    IncidentKind.CONGESTION: 1_000.0,
    IncidentKind.DEGRADED_QUALITY: 1_000.0,
    IncidentKind.POSTAL_BACKLOG: 300.0,
    IncidentKind.OTHER: 100.0,
}
"""Within how many metres two reports of a kind are taken for one incident."""
JOINS_WITHIN: Final = timedelta(hours=6)
"""A report is of a known incident when it was seen at most so long before its first or after its last sighting."""

REACH_M: Final[Mapping[IncidentKind, Mapping[SiteKind, float]]] = {
    IncidentKind.FIBRE_CUT: dict.fromkeys(SiteKind, 1_000.0) | {SiteKind.BASE_STATION: 3_000.0},
    IncidentKind.BASE_STATION_DOWN: dict.fromkeys(SiteKind, 2_000.0) | {SiteKind.BASE_STATION: 300.0},
    IncidentKind.POWER_LOSS: dict.fromkeys(SiteKind, 2_000.0),
    IncidentKind.CONGESTION: dict.fromkeys(SiteKind, 1_000.0),
    IncidentKind.DEGRADED_QUALITY: dict.fromkeys(SiteKind, 1_000.0),
    IncidentKind.POSTAL_BACKLOG: {SiteKind.POST_OFFICE: 1_000.0},
    IncidentKind.OTHER: dict.fromkeys(SiteKind, 300.0),
}
"""Within how many metres a site of a kind is proposed as affected."""


def moved(incident: Incident, to: IncidentStatus, at: datetime, *, fixed: bool | None = None) -> Incident | Conflict:
    """Take one step of the table; any other is a conflict that names both states."""
    if to not in ALLOWED[incident.status]:
        return Conflict(code="STATE", params={"from": incident.status, "to": to})
    resolved_at = at if to is _S.RESOLVED else incident.resolved_at if to is _S.CLOSED else None
    return replace(incident, status=to, fixed=fixed, resolved_at=resolved_at, version=incident.version + 1)


def closed(incident: Incident, at: datetime) -> Incident | Conflict:
    """Close it: what was resolved as fixed, anything else as not fixed."""
    return moved(incident, _S.CLOSED, at, fixed=incident.status is _S.RESOLVED)


def reopened(incident: Incident, at: datetime) -> Incident | Conflict:
    """It is broken again, or still: only what was resolved or closed comes back, and no longer as a duplicate."""
    if incident.is_open:
        return Conflict(code="STATE", params={"from": incident.status, "to": _S.IN_PROGRESS})
    step = moved(incident, _S.IN_PROGRESS, at)
    return step if isinstance(step, Conflict) else replace(step, duplicate_of=None)


def linked(incident: Incident, kind: RelationKind, other: Incident, at: datetime) -> Incident | Conflict:
    """Close it as a repetition of another, or put it under another, which is neither itself nor below it."""
    if other.id == incident.id:
        return Conflict(code="OWN_RELATION")
    if kind is RelationKind.PARENT:
        return replace(incident, parent=other.id, version=incident.version + 1)
    if other.duplicate_of is not None:
        return Conflict(code="DUPLICATE_OF_DUPLICATE", params={"reference": other.reference})
    step = moved(incident, _S.CLOSED, at)
    return step if isinstance(step, Conflict) else replace(step, duplicate_of=other.id)


def is_in_time(incident: Incident, seen_at: datetime) -> bool:
    """Whether a sighting is close enough to those that are known."""
    return incident.first_seen_at - JOINS_WITHIN <= seen_at <= incident.last_seen_at + JOINS_WITHIN


def with_report(incident: Incident, report: IncidentReport) -> Incident:
    """The incident after one more report: nothing but its count and its sightings; triage decides the rest."""
    return replace(
        incident,
        reports=incident.reports + 1,
        first_seen_at=min(incident.first_seen_at, report.seen_at),
        last_seen_at=max(incident.last_seen_at, report.seen_at),
    )
