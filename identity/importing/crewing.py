"""The crews that rows name: who is in them, who leads, and what comes of each. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from identity.crews.model import Crew, PlannedCrew
from identity.crews.rules import MOST_MEMBERS, MOST_VEHICLES
from identity.importing.model import CrewReport, Place, RowOutcome
from identity.names import folded
from storage.ids import new_id
from storage.outcomes import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCrew:
    """A crew's report, and the plan to be kept for it; None: nothing is to be written."""

    report: CrewReport
    plan: PlannedCrew | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crewed:
    """What stands already, by folded name; and everybody and everything that is vetted."""

    organisation: UUID
    crews: Mapping[str, Crew]
    plans: Mapping[str, PlannedCrew]
    vetted: frozenset[UUID]


def judge(places: Iterable[Place], crewed: Crewed) -> tuple[JudgedCrew, ...]:
    """One judgement a crew, in the order in which the file names them first."""
    by_name: dict[str, list[Place]] = {}
    for place in places:
        by_name.setdefault(folded(place.part.crew), []).append(place)
    return tuple(_judged(name, rows, crewed) for name, rows in by_name.items())


def _judged(name: str, rows: list[Place], crewed: Crewed) -> JudgedCrew:
    crew, before = crewed.crews.get(name), crewed.plans.get(name)
    reason = _fault(rows)
    if reason is not None:
        return JudgedCrew(report=_report(rows, RowOutcome.REFUSED, reason))
    plan = _plan(rows, crewed.organisation, before)
    if crew is not None:
        if _is_same(plan, crew):
            return JudgedCrew(report=_report(rows, RowOutcome.KNOWN))
        reason = Reason(code="CREW_STANDS_OTHERWISE", params={"crew": crew.name})
        return JudgedCrew(report=_report(rows, RowOutcome.REFUSED, reason))
    ready = {*plan.members, *plan.vehicles} <= crewed.vetted
    report = _report(rows, RowOutcome.ADDED if ready else RowOutcome.WAITING)
    return JudgedCrew(report=report, plan=None if before == plan and not ready else plan)


def _fault(rows: list[Place]) -> Reason | None:
    refused = [str(one.row) for one in rows if one.is_refused]
    if refused:
        return Reason(code="CREW_ROW_REFUSED", params={"rows": ", ".join(refused)})
    if not 1 <= len(_members(rows)) <= MOST_MEMBERS:
        return Reason(code="CREW_MEMBERS", params={"most": str(MOST_MEMBERS)})
    if len(_vehicles(rows)) > MOST_VEHICLES:
        return Reason(code="CREW_VEHICLES", params={"most": str(MOST_VEHICLES)})
    if sum(one.part.is_lead for one in rows) > 1:
        return Reason(code="CREW_TWO_LEADS")
    if len({one.part.base_zone for one in rows if one.part.base_zone is not None}) > 1:
        return Reason(code="CREW_TWO_ZONES")
    return None


def _plan(rows: list[Place], organisation: UUID, before: PlannedCrew | None) -> PlannedCrew:
    """Who leads is marked; where nobody is, it is the first."""
    members = _members(rows)
    return PlannedCrew(
        id=before.id if before else new_id(),
        organisation=organisation,
        name=rows[0].part.crew,
        lead=next((one.person for one in rows if one.part.is_lead and one.person is not None), members[0]),
        members=members,
        vehicles=_vehicles(rows),
        skills=frozenset().union(*(one.part.skills for one in rows)),
        base_zone=next((one.part.base_zone for one in rows if one.part.base_zone is not None), None),
    )


def _members(rows: list[Place]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(one.person for one in rows if one.person is not None))


def _vehicles(rows: list[Place]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(one.vehicle for one in rows if one.vehicle is not None))


def _is_same(plan: PlannedCrew, crew: Crew) -> bool:
    """By who and what is in it; what it can do and where it starts from is the composer's to change."""
    return (set(plan.members), set(plan.vehicles), plan.lead) == (set(crew.members), set(crew.vehicles), crew.lead)


def _report(rows: list[Place], outcome: RowOutcome, reason: Reason | None = None) -> CrewReport:
    return CrewReport(
        name=rows[0].part.crew,
        outcome=outcome,
        members=len(_members(rows)),
        vehicles=len(_vehicles(rows)),
        rows=tuple(one.row for one in rows),
        reason=reason,
    )
