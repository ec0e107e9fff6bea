"""Crews of the small province of tests/permits, with phones in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from geo.place import Place
from identity.access import Actor, Grant, Role
from identity.crews.model import Compose, Composed, Duty
from identity.crews.service import Crews
from storage import events
from storage.database import Database
from storage.event import Recorded
from storage.ids import new_id
from tests.permits.values import NOON
from tests.permits.world import World, a_world, asked
from tracking.geofences import store as visits
from tracking.geofences.model import CrewVisit, VisitFilter
from tracking.geofences.service import Geofences
from tracking.positions import store
from tracking.positions.model import Fix, Position, Report, Reported, Visible, Wanted
from tracking.positions.service import Positions

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
FIELD = Place(105.65, 10.25)
"""In Sa Đéc, far from the hamlet."""
HAMLET_MIDDLE = Place(105.71, 10.31)
OUTSIDE = Place(105.9, 10.5)
"""In no zone."""
EVERYWHERE = Visible(organisations=None, person=None)


def fix(at: datetime, place: Place = FIELD, **changes: Any) -> Fix:
    """A good fix of a good receiver."""
    plain: dict[str, Any] = {"at": at, "lon": place.lon, "lat": place.lat, "accuracy_m": 8.0}
    return Fix(**(plain | changes))


@dataclass(kw_only=True)
class Tracked:
    """The world, one crew on duty since the morning, and the member whose phone speaks."""

    world: World
    crew: UUID
    member: Actor
    positions: Positions
    geofences: Geofences
    crews: Crews

    @property
    def db(self) -> Database:
        return self.world.db

    async def report(
        self, *fixes: Fix, by: Actor | None = None, at: datetime = NOON, crew: UUID | None = None
    ) -> Reported:
        """A batch that must be taken."""
        by = by or self.member
        done = await self.positions.report(Report(crew=crew or self.crew, fixes=fixes), by=by, request=asked(by, at))
        assert isinstance(done, Reported), done
        return done

    async def visits(self, crew: UUID | None = None) -> list[CrewVisit]:
        """The visits of the crew in the order of entering."""
        async with self.db.reading() as rx:
            wanted = VisitFilter(crew=crew or self.crew)
            page = await visits.page(rx, wanted, EVERYWHERE, after=None, first=500)
        return sorted(page.rows, key=lambda one: (one.visit.entered_at, one.visit.zone))

    async def told(self, crew: UUID | None = None) -> list[Recorded]:
        """Every event of tracking about the crew, in order."""
        async with self.db.reading() as rx:
            recorded = await events.read_after(rx, events.Cursor(), 10_000)
        return [one for one in recorded if one.subject == (crew or self.crew) and one.kind.startswith("CREW_")][1:]

    async def position(self) -> Position | None:
        """The newest position of the crew."""
        async with self.db.reading() as rx:
            page = await store.page(rx, Wanted(), EVERYWHERE, after=None, first=500)
        return next((one for one in page.rows if one.fix.crew == self.crew), None)

    async def duty(self, duty: Duty, at: datetime) -> None:
        """On or off duty at an instant."""
        by = self.world.coordinator
        done = await self.crews.set_duty(self.crew, duty, by=by, request=asked(by, at))
        assert isinstance(done, Composed), done

    async def another_crew(self, members: Sequence[UUID]) -> UUID:
        """One more crew, on duty."""
        by = self.world.coordinator
        command = Compose(organisation=self.world.company, name="Tổ", lead=members[0], members=tuple(members))
        composed = await self.crews.compose(command, by=by, request=asked(by, NOON - 6 * timedelta(hours=1)))
        assert isinstance(composed, Composed), composed
        request = asked(by, NOON - 6 * timedelta(hours=1))
        await self.crews.set_duty(composed.crew, Duty.ON_DUTY, by=by, request=request)
        return composed.crew


def phone(person: UUID, device: UUID | None = None) -> Actor:
    """A crew member with an enrolled phone."""
    grants = (Grant(role=Role.CREW),)
    return Actor(account=new_id(), name="An", grants=grants, person=person, device=device or new_id())


async def tracked(db: Database) -> Tracked:
    """Everything in place at noon."""
    world = await a_world(db)
    found = Tracked(
        world=world,
        crew=new_id(),
        member=phone(world.people[0]),
        positions=Positions(db, world.current),
        geofences=Geofences(db),
        crews=Crews(db),
    )
    found.crew = await found.another_crew(world.people[:2])
    return found
