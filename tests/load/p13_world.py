"""A country for P13: zones over a square, permits of every purpose among them, written straight into the tables.

Every permit names the zone of the whole country and whatever wins where it goes, as if it had been issued properly.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import shapely
import sqlalchemy as sa

from credentials.statuses.service import Statuses
from credentials.wire import Purpose, Restriction, ZoneKind
from geo.current import CurrentZones
from geo.place import Place
from geo.zones.model import ZoneTerms
from geo.zones.orders.model import CreateZone, Instruction, Order, Published
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Role
from permits import tables
from permits.consequences.service import PermitConsequences
from storage.database import Database
from storage.ids import new_id
from tests.geo.factories import a_star
from tests.permits.values import DAY, NOON, an_id
from tests.permits.world import ACT, asked, person, terms

DEPARTMENT = person(Role.ADMIN)
WEST, SOUTH, SIDE = 103.0, 9.0, 4.0
COUNTRY, HAMLET = 1, 2
CHUNK = 5_000
PURPOSES = tuple(Purpose)


@dataclass(frozen=True, slots=True)
class Country:
    """The register over one database, with the zones in memory."""

    db: Database
    zones: Zones
    current: CurrentZones
    statuses: Statuses

    @classmethod
    async def made(cls, db: Database, permits: int, seed: int = 13) -> "Country":
        """Zones and permits in place; a tenth as many zones as permits, 2,000 at most."""
        statuses = Statuses()
        made = cls(db, Zones(db, (PermitConsequences(statuses),)), CurrentZones(db), statuses)
        chance = random.Random(seed)
        await made.publish(*_zones(chance, min(2_000, permits // 10)), at_s=0)
        await made.current.refresh()
        await made._issue(chance, permits)
        return made

    async def publish(self, *instructions: Instruction, at_s: int) -> Published:
        """So many seconds after noon."""
        at = NOON + timedelta(seconds=at_s)
        order = Order(act=ACT, span=Span(start=at), instructions=instructions)
        done = await self.zones.publish(order, by=DEPARTMENT, request=asked(DEPARTMENT, at))
        assert isinstance(done, Published)
        return done

    async def _issue(self, chance: random.Random, count: int) -> None:
        for start in range(0, count, CHUNK):
            rows = [self._permit(chance, start + n) for n in range(min(CHUNK, count - start))]
            named = [{"permit": row["id"], "zone": zone} for row in rows for zone in row["zones"]]
            async with self.db.transaction() as tx:
                refs = await self.statuses.allocate(tx, len(rows), NOON + 45 * DAY, NOON)
                await tx.execute(sa.insert(tables.permit), rows)
                await tx.execute(sa.insert(tables.permit_zone), named)
                places = [(ref.block, ref.index) for ref in refs]
                await tx.execute(sa.insert(tables.credential), list(_credentials(rows, places)))

    def _permit(self, chance: random.Random, number: int) -> dict[str, Any]:
        places, route = _way(chance)
        lons, lats = zip(*places, *route, strict=True)
        person_id = an_id(f"person {number % 50_000}")
        return {
            "id": new_id(),
            "reference": f"GP2109-{number:08d}",
            "control_code": f"{number:012d}",
            "organisation": an_id(f"company {number % 40}"),
            "purpose": chance.choice(PURPOSES),
            "subject_type": "PERSON",
            "holders": [{"id": str(person_id), "name": "Nguyễn Văn An", "tails": ["1234"]}],
            "vehicles": [],
            "entry_mode": "MULTIPLE",
            "zones": sorted({COUNTRY, *self._won(places, route)}),
            "units": [],
            "places": places,
            "route": route,
            **dict(zip(("west", "south", "east", "north"), (min(lons), min(lats), max(lons), max(lats)), strict=True)),
            "valid_from": NOON - DAY,
            "valid_to": NOON + timedelta(hours=chance.randint(12, 24 * 14)),
            "hard_limit": NOON + 44 * DAY,
            "hours": [],
            "conditions": "",
            "premises": "",
            "requested_by": person_id,
            "issued_by": person_id,
            "issued_at": NOON - DAY,
            "approved_at": NOON - DAY,
            "break_glass": False,
            "status": "ACTIVE",
            "version": 1,
        }

    def _won(self, places: Sequence[Any], route: Sequence[Any]) -> Iterator[int]:
        index = self.current.index
        for place in places:
            yield from (one.number for one in index.at(Place(*place), NOON)[:1])
        if route:
            yield from (one.number for one in index.winners_along(shapely.LineString(route), NOON))


def _zones(chance: random.Random, count: int) -> Iterator[CreateZone]:
    whole = shapely.box(WEST - 1, SOUTH - 1, WEST + SIDE + 1, SOUTH + SIDE + 1)
    country = {"level": "D15", "restriction": Restriction.CONDITIONAL, "geometry": whole}
    yield CreateZone(code="COUNTRY", terms=terms("Cả nước", **country))
    yield CreateZone(code="HAMLET", terms=hamlet(0.001))
    across = max(2, int(count**0.5))
    step = SIDE / across
    for n in range(across * across):
        lon, lat = WEST + (n % across + 0.5) * step, SOUTH + (n // across + 0.5) * step
        shape = a_star(lon, lat, step * chance.uniform(0.35, 0.6), seed=n)
        yield CreateZone(code=f"U{n}", terms=terms(f"Xã {n}", precedence=1, unit=an_id(f"unit {n}"), geometry=shape))


def hamlet(radius: float) -> ZoneTerms:
    """A sealed hamlet in the middle, so many degrees wide: 272 corners."""
    middle = {"geometry": a_star(WEST + SIDE / 2, SOUTH + SIDE / 2, radius, seed=7), "level": None, "precedence": 10}
    return terms("Ấp", kind=ZoneKind.LOCKDOWN, restriction=Restriction.REQ_AUTHORISATION, **middle)


def _way(chance: random.Random) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Six of ten have one or two places, three a route of 20 corners over some kilometres beside, one a place alone."""
    lon, lat = WEST + chance.random() * SIDE, SOUTH + chance.random() * SIDE
    places = [(lon, lat)]
    if chance.random() < 0.3:
        places.append((lon + chance.uniform(-0.05, 0.05), lat + chance.uniform(-0.05, 0.05)))
    route = []
    if chance.random() < 0.3:
        for _ in range(20):
            lon, lat = lon + chance.uniform(-0.005, 0.01), lat + chance.uniform(-0.005, 0.01)
            route.append((lon, lat))
    return places, route


def _credentials(rows: Sequence[dict[str, Any]], places: Sequence[tuple[int, int]]) -> Iterator[dict[str, Any]]:
    for row, (block, index) in zip(rows, places, strict=True):
        yield {
            "cti": new_id(),
            "permit": row["id"],
            "holder": UUID(row["holders"][0]["id"]),
            "status_block": block,
            "status_index": index,
            "issued_at": row["issued_at"],
            "claims": {},
        }
