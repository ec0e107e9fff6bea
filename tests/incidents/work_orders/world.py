"""The small province of tests/permits with two crews and somebody who sends them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from credentials.wire import Purpose
from geo.fix import CrewFix
from geo.place import Place
from geo.zones.service import Zones
from identity.access import Actor, Grant, Role
from identity.crews import store as crews
from identity.crews.model import Crew, Duty, Skill
from incidents.needs.service import NeedsPorts
from incidents.recommendation.service import CrewRecommendation, RecommendationPorts
from incidents.touching.service import WorkOrderConsequences
from incidents.work_orders.commands import Create, Dispatch
from incidents.work_orders.model import WorkOrder
from incidents.work_orders.outcomes import WorkOrderChanged, WorkOrderDispatched
from incidents.work_orders.reading import WorkOrderQueries
from incidents.work_orders.service import WorkOrders
from permits.consequences.service import PermitConsequences
from storage import events
from storage.database import Database, Rx
from storage.ids import new_id
from tests.permits.values import NOON
from tests.permits.world import SADEC, World, a_world, asked, person

IN_SADEC, IN_HAMLET, IN_LAPVO = Place(105.65, 10.25), Place(105.71, 10.31), Place(105.5, 10.3)


class Seen(dict[UUID, CrewFix]):
    """Where crews were seen last, as a test says."""

    async def __call__(self, rx: Rx, crews: Collection[UUID] | None) -> Mapping[UUID, CrewFix]:  # noqa: ARG002 - a port
        return {crew: fix for crew, fix in self.items() if crews is None or crew in crews}


@dataclass
class WorkWorld:
    """Services over one database; `dispatcher` belongs to the company, `an` and `binh` work in its first crew."""

    world: World
    work: WorkOrders
    queries: WorkOrderQueries
    recommend: CrewRecommendation
    fixes: Seen
    dispatcher: Actor
    an: Actor
    binh: Actor
    stranger: Actor
    crew: Crew
    other: Crew

    async def create(self, **changes: Any) -> WorkOrder:
        """A repair in Sa Đéc."""
        plain: dict[str, Any] = {
            "organisation": self.world.company,
            "title": "Đứt cáp quang",
            "purpose": Purpose.INCIDENT_REPAIR,
        }
        if not {"place", "route", "stops", "zones"} & changes.keys():
            plain["place"] = IN_SADEC
        done = await self.work.create(Create(**(plain | changes)), by=self.dispatcher, request=asked(self.dispatcher))
        assert isinstance(done, WorkOrderChanged), done
        return await self.seen(done.id)

    async def send(self, order: WorkOrder, crew: Crew | None = None, at: datetime = NOON, **more: Any) -> Any:
        """Dispatch, whatever comes of it."""
        command = Dispatch(work_order=order.id, version=order.version, crew=(crew or self.crew).id, **more)
        return await self.work.dispatch(command, by=self.dispatcher, request=asked(self.dispatcher, at))

    async def sent(self, crew: Crew | None = None, **changes: Any) -> WorkOrder:
        """A work order with its crew on it."""
        order = await self.create(**changes)
        done = await self.send(order, crew)
        assert isinstance(done, WorkOrderDispatched), done
        return await self.seen(order.id)

    async def seen(self, id: UUID) -> WorkOrder:
        """As it stands."""
        found = await self.queries.find(id, by=self.dispatcher)
        assert found is not None
        return found

    async def add(self, crew: Crew) -> None:
        """One more crew, as composed."""
        async with self.world.db.transaction() as tx:
            await crews.save(tx, crew)

    async def told(self) -> list[str]:
        """The kinds of all events of work orders, in order."""
        async with self.world.db.reading() as rx:
            recorded = await events.read_after(rx, events.Cursor(), 10_000)
        return [one.kind for one in recorded if one.kind.startswith("WORK_ORDER")]


def a_crew(company: UUID, name: str, members: tuple[UUID, ...], **changes: Any) -> Crew:
    """On duty, based in Sa Đéc, splices fibre."""
    plain = Crew(
        id=new_id(),
        organisation=company,
        name=name,
        lead=members[0],
        members=members,
        vehicles=(),
        skills=frozenset({Skill.FIBRE_SPLICING}),
        base_zone=SADEC,
        duty=Duty.ON_DUTY,
        version=1,
    )
    return replace(plain, **changes)


def member(person_id: UUID) -> Actor:
    """Somebody of a crew."""
    return Actor(account=new_id(), name="crew", grants=(Grant(role=Role.CREW),), person=person_id)


async def a_work_world(db: Database) -> WorkWorld:
    """Everything in place a day before noon."""
    world, fixes = await a_world(db), Seen()
    world.zones = Zones(db, (PermitConsequences(world.ports.statuses), WorkOrderConsequences()))
    zones_now, rosters = world.current, world.ports.rosters
    one = a_crew(world.company, "Tổ 1", world.people[:2], vehicles=world.vehicles[:1])
    two = a_crew(world.company, "Tổ 2", world.people[2:4])
    async with db.transaction() as tx:
        await crews.save(tx, one)
        await crews.save(tx, two)
    return WorkWorld(
        world=world,
        work=WorkOrders(db, world.ports),
        queries=WorkOrderQueries(db, NeedsPorts(zones=world.zones, zones_now=zones_now)),
        recommend=CrewRecommendation(
            db, RecommendationPorts(zones=world.zones, zones_now=zones_now, rosters=rosters, fixes=fixes)
        ),
        fixes=fixes,
        dispatcher=person(Role.DISPATCHER, world.company),
        an=member(world.people[0]),
        binh=member(world.people[1]),
        stranger=member(world.people[2]),
        crew=one,
        other=two,
    )
