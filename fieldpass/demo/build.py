"""Make the demonstration's database: an empty one is founded and filled, one that holds real data is refused."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldpass.clock import DemoClock, stored_of
from fieldpass.demo import (
    basemap,
    desk_calls,
    desks,
    ground,
    incidents,
    joining,
    people,
    permits,
    phones,
    positions,
    stops,
    story,
    work_orders,
)
from fieldpass.demo.house import House
from fieldpass.demo.map import real, schematic
from fieldpass.founding import Founding, found, prepare
from fieldpass.operator import OPERATOR
from fieldpass.settings import Settings, SettingsError
from fieldpass.wiring import DEMO, DEMO_CLOCK, Deployment, opened
from storage import settings as stored
from storage.database import connect

NOTED_EVERY_S = 10
BUILT = "demo_built"
SEEN = "demo_clock_seen"
"""What the clock showed when the server last looked: it goes on from there, so that a night's sleep ends no permit."""
FOUNDED_AT = story.OPENS_AT - timedelta(days=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which map, and at which instant of the story the clock starts (None: where it stopped, or at the opening)."""

    real_map: Path | None = None
    starts_at: datetime | None = None


async def ready(settings: Settings, wanted: Wanted, say: Callable[[str], None]) -> None:
    """After this the database holds the demonstration and its clock runs. Raises SettingsError for any other data."""
    if settings.listens_beyond_loopback:
        raise SettingsError("demo accounts are known to everybody; FIELDPASS_HOST must stay 127.0.0.1")
    prepare(settings)
    is_demo, is_whole, shown = await _state(settings)
    if is_demo and not is_whole:
        say("demo: an earlier start was interrupted, beginning again")
        _remove(settings)
        prepare(settings)
        is_demo, is_whole, shown = await _state(settings)
    if not is_demo:
        await _build(settings, wanted, say)
    await basemap.lay(settings, say)
    await _set_clock(settings, wanted.starts_at or shown or story.OPENS_AT)


async def _state(settings: Settings) -> tuple[bool, bool, datetime | None]:
    """Whether it is a demonstration, whether it was filled to the end, and what its clock shows."""
    db = await connect(settings.database_url)
    try:
        async with db.reading() as rx:
            is_demo, is_whole = bool(await stored.read(rx, DEMO)), bool(await stored.read(rx, BUILT))
            seen = await stored.read(rx, SEEN)
    finally:
        await db.close()
    return is_demo, is_whole, datetime.fromisoformat(seen) if seen else None


def _remove(settings: Settings) -> None:
    """Only a demonstration that was never whole, and only a file."""
    if not settings.database_url.startswith("sqlite:///"):
        raise SettingsError("the demonstration's database is half filled; drop it and make an empty one")
    for end in ("", "-wal", "-shm"):
        Path(settings.database_url.removeprefix("sqlite:///") + end).unlink(missing_ok=True)


async def _build(settings: Settings, wanted: Wanted, say: Callable[[str], None]) -> None:
    async with opened(settings) as deployment:
        page = await deployment.services.accounts.page(by=OPERATOR, organisation=None, after=None, first=1)
        if page.rows:
            raise SettingsError(f"{settings.database_url} holds real data; choose another FIELDPASS_HOME for the demo")
        async with deployment.db.transaction() as tx:
            await stored.write(tx, DEMO, value=True)
            await stored.write(tx, BUILT, value=False)
        await _fill(deployment, wanted, say)
        async with deployment.db.transaction() as tx:
            await stored.write(tx, BUILT, value=True)


async def _fill(deployment: Deployment, wanted: Wanted, say: Callable[[str], None]) -> None:
    house = House(deployment=deployment)
    say("demo: keys, units, organisations")
    founding = Founding(deployment="demo-dt", department=story.DEPARTMENT, administrator="operator")
    await found(deployment, founding, FOUNDED_AT)
    await people.units(house)
    await people.organisations(house)
    say("demo: rosters and accounts")
    await people.rosters(house)
    await people.accounts(house)
    await phones.sign_in(house)
    await desks.desks(house)
    say("demo: zones and checkpoints")
    outlines = real(wanted.real_map) if wanted.real_map else schematic()
    await ground.zones(house, outlines, official=wanted.real_map is not None)
    await deployment.zones_now.refresh()
    await ground.issuers(house)
    await ground.checkpoints(house)
    await joining.officers(house)
    say("demo: crews, permits and applications")
    await people.crews(house)
    await permits.permits(house)
    await permits.applications(house)
    await positions.positions(house)
    say("demo: sites and incidents")
    await incidents.sites(house)
    await incidents.incidents(house)
    await work_orders.work_orders(house)
    await desk_calls.desk_calls(house)
    await stops.stops(house)


async def _set_clock(settings: Settings, shown: datetime) -> None:
    clock = DemoClock(shown=shown, real=datetime.now(UTC))
    db = await connect(settings.database_url)
    try:
        async with db.transaction() as tx:
            await stored.write(tx, DEMO_CLOCK, stored_of(clock))
            await stored.write(tx, SEEN, shown.isoformat())
    finally:
        await db.close()


async def keep_clock(deployment: Deployment) -> None:
    """Note every few seconds what the clock shows, until cancelled."""
    while True:
        await asyncio.sleep(NOTED_EVERY_S)
        async with deployment.db.transaction() as tx:
            await stored.write(tx, SEEN, deployment.clock().isoformat())
