"""Reading what is known of every crew of an organisation for one piece of work, and putting them in order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from credentials.wire import Purpose
from geo.fix import CrewFix
from geo.index.index import ZoneIndex
from geo.measure import to_geometry_m
from geo.place import Place, place_of
from identity.access import Action, Actor, Subject, allow
from identity.crews import store as crews
from identity.crews.model import Crew, Skill
from incidents.incidents import store as incidents
from incidents.incidents.model import Incident
from incidents.needs import rules as need_rules
from incidents.needs.model import Plan
from incidents.needs.planning import plan_of
from incidents.needs.service import live_of, won_by
from incidents.recommendation.model import Candidate, DistanceFrom, Ranked, Whereabouts
from incidents.recommendation.rules import PURPOSE, SKILLS, SKILLS_FOR, ranked
from incidents.work_orders import store as work_orders
from incidents.work_orders.model import WorkOrder
from permits.ground.survey import grounds_of
from permits.ports import KnownZones, Rosters, ZonesNow
from storage.database import Database, Rx
from storage.outcomes import NotFound

MOST_CREWS: Final = 200


class Fixes(Protocol):
    """Where crews were seen last."""

    async def __call__(self, rx: Rx, crews: Collection[UUID] | None) -> Mapping[UUID, CrewFix]:
        """The newest usable fix of each of these crews (None: of all) that has one."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationPorts:
    """Where everything is read from."""

    zones: KnownZones
    zones_now: ZonesNow
    rosters: Rosters
    fixes: Fixes


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be done: where (EPSG:4326; None: only zones are named), why, and what it takes."""

    organisation: UUID
    purpose: Purpose
    shape: BaseGeometry | None
    skills: frozenset[Skill]
    plan: Plan
    order: UUID | None = None


class CrewRecommendation:
    """Recommends crews; writes nothing."""

    def __init__(self, db: Database, ports: RecommendationPorts) -> None:
        self.db = db
        self.ports = ports

    async def for_order(self, id: UUID, *, by: Actor, now: datetime) -> tuple[Ranked, ...] | NotFound:
        """Every crew of the organisation for a work order, the best first."""
        async with self.db.reading() as rx:
            order = await work_orders.find(rx, id)
            if order is None:
                return NotFound(kind="WorkOrder", id=id)
            allow(by, Action.MANAGE_WORK_ORDERS, Subject(organisation=order.organisation))
            found = None if order.incident is None else await incidents.find(rx, order.incident)
            return await self._ranked(rx, _work_of_order(order, found, now), now)

    async def for_incident(self, id: UUID, *, by: Actor, now: datetime) -> tuple[Ranked, ...] | NotFound:
        """Every crew of the organisation for an incident, the best first."""
        async with self.db.reading() as rx:
            incident = await incidents.find(rx, id)
            if incident is None:
                return NotFound(kind="Incident", id=id)
            allow(by, Action.MANAGE_WORK_ORDERS, Subject(organisation=incident.organisation))
            return await self._ranked(rx, _work_of_incident(incident, now), now)

    async def _ranked(self, rx: Rx, work: Work, now: datetime) -> tuple[Ranked, ...]:
        """Everything is read once for all crews; what differs between them is computed in memory."""
        every = await crews.of_organisation(rx, work.organisation, MOST_CREWS)
        ids = [one.id for one in every]
        fixes, loads = await self.ports.fixes(rx, ids), await work_orders.open_by_crew(rx, ids, work.order)
        index = self.ports.zones_now.index
        stands = {one.id: _stands(one, fixes.get(one.id), work.shape, index, now) for one in every}
        ways = {one.id: _way(work, stands[one.id][1]) for one in every}
        won = {id_: won_by(self.ports.zones_now, way, now).numbers for id_, way in ways.items()}
        at_place = won_by(self.ports.zones_now, work.plan, now).numbers | set(work.plan.zones)
        numbers = sorted({*at_place, *(number for found in won.values() for number in found)})
        states = await self.ports.zones.states(numbers, rx=rx)
        members = sorted({person for one in every for person in one.members})
        grounds = await grounds_of(rx, states, work.plan.wanted(numbers, members), now)
        permits = await live_of(rx, work.organisation, members, now, work.purpose.value)
        roster = await self.ports.rosters.members(rx, work.organisation, members, (), now)
        refused = {*roster.unknown, *roster.unvetted}
        return ranked(
            Candidate(
                crew=one,
                skill_fits=not work.skills or bool(work.skills & one.skills),
                where=stands[one.id][0],
                load=loads.get(one.id, 0),
                needs=need_rules.needs_of(
                    _plan(work, one),
                    [ground for ground in grounds if ground.number in {*won[one.id], *at_place}],
                    [permit for permit in permits if any(holder.id in one.members for holder in permit.holders)],
                ),
                place_zones=frozenset(at_place),
                unvetted=tuple(person for person in one.members if person in refused),
            )
            for one in every
        )


def _work_of_order(order: WorkOrder, incident: Incident | None, now: datetime) -> Work:
    skills = SKILLS_FOR.get(order.purpose, frozenset()) if incident is None else SKILLS[incident.kind]
    return Work(
        organisation=order.organisation,
        purpose=order.purpose,
        shape=order.shape,
        skills=skills,
        plan=plan_of(order, None, now),
        order=order.id,
    )


def _work_of_incident(incident: Incident, now: datetime) -> Work:
    start, needed_to, end = need_rules.window(None, None, now)
    shape = incident.location
    corners = tuple(Place(*corner) for corner in shapely.get_coordinates(shape).tolist())
    purpose = PURPOSE.get(incident.kind, Purpose.INCIDENT_REPAIR)
    plan = Plan(
        organisation=incident.organisation,
        purpose=purpose,
        crew=None,
        members=(),
        places=corners if len(corners) == 1 else (),
        route=corners if len(corners) > 1 else (),
        start=start,
        needed_to=needed_to,
        end=end,
    )
    return Work(
        organisation=incident.organisation, purpose=purpose, shape=shape, skills=SKILLS[incident.kind], plan=plan
    )


def _stands(
    crew: Crew, fix: CrewFix | None, shape: BaseGeometry | None, index: ZoneIndex, now: datetime
) -> tuple[Whereabouts, Place | None]:
    """How far the crew is from the work, and where its way begins: its fix while that is fresh, else its base zone."""
    if shape is None:
        return Whereabouts(), None
    if fix is not None and fix.is_fresh(now):
        metres = to_geometry_m(fix.place, shape)
        return Whereabouts(since=DistanceFrom.FIX, distance_m=metres, age=max(now - fix.at, now - now)), fix.place
    base = None if crew.base_zone is None else index.find(crew.base_zone, now)
    if base is None or base.geometry is None:
        return Whereabouts(), None
    begin = place_of(nearest_points(base.geometry, shape)[0])
    return Whereabouts(since=DistanceFrom.BASE_ZONE, distance_m=to_geometry_m(begin, shape)), begin


def _plan(work: Work, crew: Crew) -> Plan:
    """The crew at the work."""
    return replace(work.plan, crew=crew.id, members=crew.members, vehicles=crew.vehicles, base_zone=crew.base_zone)


def _way(work: Work, begin: Place | None) -> Plan:
    """The straight line from where a crew stands to the work's nearest point, over the time of the work."""
    way: tuple[Place, ...] = ()
    if begin is not None and work.shape is not None:
        end = place_of(nearest_points(begin.point, work.shape)[1])
        way = () if begin == end else (begin, end)
    return replace(work.plan, places=(), route=way, zones=())
