"""A province as full as the console must bear: `python -m tests.load.console_ground make HOME | move HOME SECONDS`.

`make` fills a home with the demonstration and 2,000 zones of 272 vertices, 2,000 open incidents, 800 crews on duty, in
seconds: zones by their use case, the rest by the stores. `move` is another process that lets all crews step once a
second, an incident go on every third and a zone change every tenth.
"""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import numpy as np
import shapely
import sqlalchemy as sa

from credentials.wire import Restriction, ZoneKind
from fieldpass.demo.build import Wanted, ready
from fieldpass.operator import OPERATOR, request
from fieldpass.settings import read
from fieldpass.wiring import Deployment, opened
from geo.zones import store as zones_store
from geo.zones.model import GeometryQuality, ZoneTerms
from geo.zones.orders.model import ChangeZone, CreateZone, Order, Published
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.crews.model import Duty
from identity.crews.tables import crew, crew_duty, crew_member
from incidents.incidents import search, store
from incidents.incidents.commands import Step
from incidents.incidents.model import IncidentKind, IncidentStatus, Severity
from incidents.incidents.tables import incident, incident_status
from storage.database import Tx
from storage.dialect import insert
from storage.ids import new_id
from tests.geo.factories import ACT, a_star
from tests.incidents.values import an_incident
from tracking.positions.tables import crew_position, position_fix

ZONES, INCIDENTS, CREWS = 2_000, 2_000, 800
WEST, SOUTH, EAST, NORTH = 105.2, 10.15, 105.95, 10.9
LEVELS: Final = ("D16", "D15_PLUS", "D15", "D19", "NEW_NORMAL", None)
CODE: Final = "BENCH"
_STEP_DEG: Final = 0.0002
_AT_ONCE: Final = 1_000


async def make(home: Path) -> None:
    """The demonstration, and all of this beside it; a home that is full stays as it is."""
    settings = read(os.environ | {"FIELDPASS_HOME": str(home)})
    await ready(settings, Wanted(), lambda _: None)
    async with opened(settings) as deployment:
        async with deployment.db.reading() as rx:
            if await zones_store.heads(rx, codes=[f"{CODE}0"]):
                return
        await _zones(deployment)
        async with deployment.db.transaction(long=True) as tx:
            organisation, people = await _company(tx)
            await _incidents(tx, organisation, deployment.clock())
            await _crews(tx, organisation, people, deployment.clock())


async def _zones(deployment: Deployment) -> None:
    """One order a thousand, by the use case; consequences aside, for there is nothing yet that they touch."""
    chance, now, zones = np.random.default_rng(1), deployment.clock(), Zones(deployment.db)
    side = int(np.ceil(np.sqrt(ZONES)))
    made = [_zone(number, side, chance) for number in range(ZONES)]
    for start in range(0, ZONES, _AT_ONCE):
        span = Span(start=now - timedelta(hours=2))
        order = Order(act=ACT, span=span, instructions=tuple(made[start : start + _AT_ONCE]))
        done = await zones.publish(order, by=OPERATOR, request=request(now))
        assert isinstance(done, Published), done


def _zone(number: int, side: int, chance: np.random.Generator) -> CreateZone:
    lon = WEST + (EAST - WEST) * (number % side + chance.random()) / side
    lat = SOUTH + (NORTH - SOUTH) * (number // side + chance.random()) / side
    terms = ZoneTerms(
        name=f"Ấp Tân Phú {number}",
        kind=ZoneKind.LOCKDOWN,
        restriction=list(Restriction)[number % 4],
        level=LEVELS[number % len(LEVELS)],
        precedence=10 + number % 5,
        geometry=a_star(lon, lat, 0.002 + 0.006 * chance.random(), seed=number),
        quality=GeometryQuality.DRAWN,
    )
    return CreateZone(code=f"{CODE}{number}", terms=terms)


async def _company(tx: Tx) -> tuple[UUID, Sequence[UUID]]:
    """The company of the demonstration's first crew, and the members of its crews."""
    first = await tx.first(sa.select(crew).order_by(crew.c.name).limit(1))
    assert first is not None
    members = sa.select(crew_member.c.person).join(crew, crew.c.id == crew_member.c.crew)
    rows = await tx.rows(members.where(crew.c.organisation == first.organisation).distinct())
    return first.organisation, [row.person for row in rows]


async def _incidents(tx: Tx, organisation: UUID, now: datetime) -> None:
    chance = np.random.default_rng(2)
    rows, boxes, steps = [], [], []
    for number, (x, y) in enumerate(chance.random((INCIDENTS, 2)).tolist()):
        lon, lat = WEST + (EAST - WEST) * x, SOUTH + (NORTH - SOUTH) * y
        place = shapely.LineString([(lon, lat), (lon + 0.01, lat)]) if number % 5 == 0 else shapely.Point(lon, lat)
        one = an_incident(
            id=new_id(),
            reference=f"B{number}",
            organisation=organisation,
            name=f"Sự cố {number}",
            kind=list(IncidentKind)[number % 7],
            severity=list(Severity)[number % len(Severity)],
            location=place,
            priority=int(chance.integers(3_000)),
            first_seen_at=now,
            last_seen_at=now,
            reported_at=now - timedelta(minutes=number % 600),
        )
        row = store.row_of(one.id)
        rows.append(store.columns_of(one) | {"row": row})
        boxes.append(dict(zip(("west", "south", "east", "north"), place.bounds, strict=True)) | {"row": row})
        words = {"before": None, "after": "ACKNOWLEDGED", "by": new_id(), "reason": "", "note": ""}
        steps.append({"incident": one.id, "version": 1, "at": one.reported_at} | words)
    await tx.execute(sa.insert(incident), rows)
    await tx.execute(sa.insert(incident_status), steps)
    if tx.dialect == "sqlite":
        await tx.execute(sa.insert(store.BOX), boxes)


async def _crews(tx: Tx, organisation: UUID, people: Sequence[UUID], now: datetime) -> None:
    ids = [new_id() for _ in range(CREWS)]
    plain = {"organisation": organisation, "skills": [], "base_zone": None, "duty": Duty.ON_DUTY, "version": 1}
    leads = [people[number % len(people)] for number in range(CREWS)]
    named = [
        {"id": id_, "name": f"{CODE} {number}", "lead": lead} | plain
        for number, (id_, lead) in enumerate(zip(ids, leads, strict=True))
    ]
    await tx.execute(sa.insert(crew), named)
    members = [{"crew": id_, "person": lead, "place": 0} for id_, lead in zip(ids, leads, strict=True)]
    await tx.execute(sa.insert(crew_member), members)
    await tx.execute(sa.insert(crew_duty), [{"crew": id_, "at": now, "duty": Duty.ON_DUTY} for id_ in ids])
    places = np.random.default_rng(3).random((CREWS, 2)) * [EAST - WEST, NORTH - SOUTH] + [WEST, SOUTH]
    await _stand(tx, organisation, ids, places.tolist(), now)


async def _stand(tx: Tx, organisation: UUID, ids: Sequence[UUID], places: Sequence[Any], at: datetime) -> None:
    """Each crew's newest fix, as `positions.store` leaves it: the fact, and what maps read."""
    source = UUID(int=1)
    fixes = [
        {"crew": id_, "source": source, "fix_at": at, "lon": lon, "lat": lat, "accuracy_m": 12.0}
        for id_, (lon, lat) in zip(ids, places, strict=True)
    ]
    judged = {"mock": False, "standing": "USED", "sides": [[], [], []], "held": [], "received_at": at}
    await tx.execute(sa.insert(position_fix), [one | judged for one in fixes])
    fresh = insert(tx, crew_position)
    changed = {name: fresh.excluded[name] for name in ("fix_at", "lon", "lat", "source", "accuracy_m")}
    again = fresh.on_conflict_do_update(index_elements=["crew"], set_=changed)
    await tx.execute(again, [one | {"organisation": organisation} for one in fixes])


async def move(home: Path, seconds: float) -> None:
    """Until it is over: every second all crews, every third an incident, every tenth a zone."""
    async with _moving(home) as (deployment, organisation, crews):
        chance, started, turn = np.random.default_rng(4), time.monotonic(), 0
        ids, places = [id_ for id_, _ in crews], np.array([place for _, place in crews])
        angles = chance.random(len(ids)) * 2 * np.pi
        while time.monotonic() < started + seconds:
            turn += 1
            angles += chance.normal(0, 0.3, len(ids))
            places += np.column_stack((np.cos(angles), np.sin(angles))) * _STEP_DEG
            async with deployment.db.transaction() as tx:
                await _stand(tx, organisation, ids, places.tolist(), deployment.clock())
                tx.ring()
            if turn % 3 == 0:
                await _go_on(deployment)
            if turn % 10 == 0:
                await _change(deployment, int(chance.integers(ZONES)))
            await asyncio.sleep(max(0.0, started + turn - time.monotonic()))


@asynccontextmanager
async def _moving(home: Path) -> AsyncIterator[tuple[Deployment, UUID, list[tuple[UUID, tuple[float, float]]]]]:
    async with opened(read(os.environ | {"FIELDPASS_HOME": str(home)})) as deployment:
        async with deployment.db.reading() as rx:
            query = sa.select(crew_position, crew.c.name).join(crew, crew.c.id == crew_position.c.crew)
            rows = await rx.rows(query.where(crew.c.name.like(f"{CODE} %")))
        yield deployment, rows[0].organisation, [(row.crew, (row.lon, row.lat)) for row in rows]


async def _go_on(deployment: Deployment) -> None:
    """The next incident is begun, as a dispatcher would."""
    wanted = search.IncidentFilter(statuses=frozenset({IncidentStatus.ACKNOWLEDGED}))
    page = await deployment.services.incident_queries.by_priority(wanted, by=OPERATOR, after=None, first=1)
    now = deployment.clock()
    for one in page.rows:
        command = Step(incident=one.id, version=one.version)
        await deployment.services.incidents.start(command, by=OPERATOR, request=request(now))


async def _change(deployment: Deployment, number: int) -> None:
    """One zone becomes another, with all consequences."""
    (state,) = await deployment.services.zones.by_codes([f"{CODE}{number}"], by=OPERATOR)
    now = deployment.clock()
    turned = list(Restriction)[(state.version + number) % 4]
    one = ChangeZone(number=state.number, version=state.version, terms={"restriction": turned})
    order = Order(act=ACT, span=Span(start=now), instructions=(one,))
    await deployment.services.zones.publish(order, by=OPERATOR, request=request(now))


if __name__ == "__main__":
    what, folder, *more = sys.argv[1:]
    asyncio.run(make(Path(folder)) if what == "make" else move(Path(folder), float(more[0])))
