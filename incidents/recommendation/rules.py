"""In which order crews are recommended, and why. Pure."""

from collections.abc import Iterable, Mapping
from math import inf
from typing import Final

from credentials.wire import Purpose
from identity.crews.model import Skill
from incidents.incidents.model import IncidentKind
from incidents.needs.model import Needs
from incidents.recommendation.model import Candidate, DistanceFrom, Ranked
from storage.outcomes import Reason

SKILLS: Final[Mapping[IncidentKind, frozenset[Skill]]] = {
    IncidentKind.FIBRE_CUT: frozenset({Skill.FIBRE_SPLICING}),
    IncidentKind.BASE_STATION_DOWN: frozenset({Skill.RADIO, Skill.POWER}),
    IncidentKind.POWER_LOSS: frozenset({Skill.POWER}),
    IncidentKind.CONGESTION: frozenset({Skill.RADIO}),
    IncidentKind.DEGRADED_QUALITY: frozenset({Skill.MEASUREMENT, Skill.RADIO}),
    IncidentKind.POSTAL_BACKLOG: frozenset({Skill.POSTAL_DELIVERY}),
    IncidentKind.OTHER: frozenset(),
}
"""Any one of these is enough; none: every crew will do."""
_DELIVERY: Final = frozenset({Skill.POSTAL_DELIVERY})
SKILLS_FOR: Final[Mapping[Purpose, frozenset[Skill]]] = {
    Purpose.KT1_MAIL: _DELIVERY,
    Purpose.PUBLIC_ADMIN_POST: _DELIVERY,
    Purpose.ESSENTIAL_GOODS: _DELIVERY,
    Purpose.ECOMMERCE_DELIVERY: _DELIVERY,
    Purpose.AGRI_SALES_SUPPORT: _DELIVERY,
    Purpose.QOS_MEASUREMENT: frozenset({Skill.MEASUREMENT}),
    Purpose.CONGESTION_RELIEF: frozenset({Skill.RADIO}),
    Purpose.TRANSMISSION_DEPLOYMENT: frozenset({Skill.FIBRE_SPLICING, Skill.RADIO}),
}
PURPOSE: Final[Mapping[IncidentKind, Purpose]] = {
    IncidentKind.CONGESTION: Purpose.CONGESTION_RELIEF,
    IncidentKind.DEGRADED_QUALITY: Purpose.QOS_MEASUREMENT,
    IncidentKind.POSTAL_BACKLOG: Purpose.PUBLIC_ADMIN_POST,
}
"""Why a crew goes to an incident; any other is repaired."""

Key = tuple[bool, bool, bool, int, int, int, float, str, str]


def ranked(candidates: Iterable[Candidate]) -> tuple[Ranked, ...]:
    """Put crews in order by `key`, each with its reasons and the one step that would help."""
    return tuple(
        Ranked(rank=place, candidate=one, reasons=reasons(one), remedy=remedy(one))
        for place, one in enumerate(sorted(candidates, key=key), start=1)
    )


def key(one: Candidate) -> Key:
    """The smallest goes first.

    Whether it can be let in at all (no zone forbids it, no member is unvetted); the skill; on duty; permits: nothing
    missing, then issued at once, then waiting for a unit; for how many zones something is missing; open work orders;
    metres, unknown last; name; id.
    """
    needs = one.needs
    return (
        bool(needs.forbidden or one.unvetted),
        not one.skill_fits,
        not one.is_on_duty,
        0 if not needs.missing_zones else 2 if needs.deciding else 1,
        len(needs.missing_zones),
        one.load,
        inf if one.where.distance_m is None else one.where.distance_m,
        one.crew.name,
        str(one.crew.id),
    )


def reasons(one: Candidate) -> tuple[Reason, ...]:
    """Everything that decided its place, in the order in which it is asked."""
    return (
        *(Reason(code="CREW_ZONE_FORBIDS", params={"zone": str(zone.zone)}) for zone in one.needs.forbidden),
        *((Reason(code="CREW_UNVETTED", params={"members": str(len(one.unvetted))}),) if one.unvetted else ()),
        Reason(code="CREW_SKILL_FITS" if one.skill_fits else "CREW_SKILL_MISSING"),
        Reason(code="CREW_ON_DUTY" if one.is_on_duty else "CREW_OFF_DUTY"),
        _permits(one),
        Reason(code="CREW_LOAD", params={"orders": str(one.load)}),
        _distance(one),
    )


def remedy(one: Candidate) -> Reason:
    """The one step that helps most; the first hindrance first."""
    if one.needs.forbidden:
        return Reason(code="NOBODY_MAY_ENTER", params={"zone": str(one.needs.forbidden[0].zone)})
    if one.unvetted:
        return Reason(code="VET_MEMBER", params={"member": str(one.unvetted[0])})
    if not one.is_on_duty:
        return Reason(code="SET_ON_DUTY", params={"crew": one.crew.name})
    return _permit_step(one.needs)


def _permit_step(needs: Needs) -> Reason:
    zones = _numbers(needs.missing_zones)
    if not zones:
        return Reason(code="NOTHING")
    if shared := set.intersection(*(set(zone.ending) for zone in needs.zones if zone.is_missing)):
        return Reason(code="EXTEND_PERMIT", params={"permit": str(min(shared)), "zones": zones})
    if needs.deciding:
        return Reason(code="UNIT_DECIDES", params={"units": _units(needs), "zones": _deciding(needs)})
    return Reason(code="DISPATCH_ISSUES_PERMIT", params={"zones": zones})


def _permits(one: Candidate) -> Reason:
    zones = _numbers(one.needs.missing_zones)
    if not one.needs.missing_zones:
        return Reason(code="CREW_PERMITS_LIVE")
    if one.needs.deciding:
        return Reason(code="CREW_PERMIT_WAITS", params={"zones": _deciding(one.needs)})
    return Reason(code="CREW_PERMIT_AT_ONCE", params={"zones": zones})


def _distance(one: Candidate) -> Reason:
    where = one.where
    if where.distance_m is None:
        return Reason(code="CREW_DISTANCE_UNKNOWN")
    km = f"{where.distance_m / 1000:.1f}"
    if where.since is DistanceFrom.FIX and where.age is not None:
        minutes = str(int(where.age.total_seconds() // 60))
        return Reason(code="CREW_DISTANCE_BY_FIX", params={"km": km, "minutes": minutes})
    return Reason(code="CREW_DISTANCE_BY_BASE", params={"km": km})


def _deciding(needs: Needs) -> str:
    return _numbers(zone.zone for zone in needs.zones if zone.asks_a_person)


def _units(needs: Needs) -> str:
    """Their ids; empty for the department."""
    return ", ".join(str(unit) for unit in needs.deciding if unit is not None)


def _numbers(zones: Iterable[int]) -> str:
    return ", ".join(map(str, zones))
