"""The worker is killed between every two steps it takes: nobody misses anything, nobody sees anything twice."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from api.words import say
from checkpoints.stops.model import CrewStopped
from identity.access import Role
from notifications.escalation.worker import Escalation
from notifications.outbox.worker import CLAIM, Means, Outbox
from notifications.sender import AddressKind
from notifications.tables import escalation, notification
from notifications.telling.reader import Looked, Reader
from notifications.telling.rules import HAND_ON
from permits.events import PermitSuspended
from storage.database import Database
from storage.tables import event as log
from tests.notifications.dying import Died, DyingDb, DyingService, Fate
from tests.notifications.stage import Stage, a_stage
from tests.permits.values import SA_DEC, an_id

ENOUGH = 500
ROUNDS = 6
"""Of three minutes: the next on duty, everybody, the department, and nobody left."""


@dataclass(slots=True)
class Night:
    """One stage with phones for all, over which one thing after the other happens and a worker dies."""

    stage: Stage
    phones: dict[str, str]

    async def live(self, fate: Fate) -> None:
        """What a worker does in a quarter of an hour."""
        office = self.stage.office
        db, service = DyingDb(office.db, fate), DyingService(office.service, fate)
        means = Means(senders=dict.fromkeys(AddressKind, service), say=say, clock=office.clock, chance=office.chance)
        reader, outbox, handing_on = Reader(db, office.clock), Outbox(db, means), Escalation(db, office.clock)
        for _ in range(ROUNDS):
            while await reader.step() is Looked.DONE:
                pass
            await handing_on.step()
            while await outbox.step():
                pass
            office.clock.on(HAND_ON)
        await reader.stop()

    async def killed_at(self, step: int) -> bool:
        """A worker dies at that step and another begins when its claims have ended; False when none died."""
        fate = Fate(last=step)
        try:
            await self.live(fate)
        except Died:
            self.stage.office.clock.on(CLAIM)
            await self.live(Fate())
            return True
        return False

    async def happen(self) -> tuple[UUID, UUID]:
        """A crew is stopped and a permit suspended; the ids of the two events."""
        now, stage = self.stage.office.clock.at, self.stage
        await stage.office.happens(
            CrewStopped(subject=stage.stop, at=now, unit=SA_DEC, crew=stage.crew.id, checkpoint=None),
            PermitSuspended(subject=stage.permit.id, at=now, by=an_id("by"), reason="x"),
        )
        async with stage.office.db.reading() as rx:
            kinds = ("CREW_STOPPED", "PERMIT_SUSPENDED")
            found = await rx.rows(
                sa.select(log.c.id, log.c.kind).where(log.c.kind.in_(kinds)).order_by(log.c.seq.desc()).limit(2)
            )
        ids = {row.kind: row.id for row in found}
        return ids["CREW_STOPPED"], ids["PERMIT_SUSPENDED"]

    async def told(self, event: UUID) -> dict[str, list[str]]:
        """Each name with the codes it was told of the event."""
        names = {actor.account: name for name, actor in self.stage.people.items()}
        async with self.stage.office.db.reading() as rx:
            rows = await rx.rows(sa.select(notification).where(notification.c.event == event))
        found: dict[str, list[str]] = {}
        for row in rows:
            found.setdefault(names[row.account], []).append(row.code)
        return found

    async def pushed(self, event: UUID) -> dict[str, int]:
        """Each name with how often a device of theirs showed what it was told of the event."""
        async with self.stage.office.db.reading() as rx:
            rows = await rx.rows(sa.select(notification.c.id).where(notification.c.event == event))
        ids = {row.id for row in rows}
        seen = {name: self.stage.office.service.phones.seen(value) for name, value in self.phones.items()}
        return {name: count for name, some in seen.items() if (count := len(ids.intersection(some)))}

    async def announced(self) -> tuple[int, int]:
        """Notifications, and the events that say that there is one."""
        async with self.stage.office.db.reading() as rx:
            rows = await rx.scalar(sa.select(sa.func.count()).select_from(notification))
            said = sa.select(sa.func.count()).select_from(log).where(log.c.kind == "INBOX_RECEIVED")
            return rows, await rx.scalar(said)


async def a_night(db: Database) -> Night:
    stage = await a_stage(db)
    second = await stage.office.account(Role.DISPATCHER, organisation=stage.company)
    stage.people["second"] = second
    await stage.office.skip_to_now()
    return Night(stage=stage, phones={name: await stage.office.phone(one) for name, one in stage.people.items()})


async def test_killed_between_every_two_steps_nothing_is_lost_and_nothing_seen_twice(db: Database) -> None:
    night, step = await a_night(db), 0
    killed = True
    while killed:
        step += 1
        await night.stage.office.on_duty(night.stage.people["dispatcher"], night.stage.people["second"])
        stopped, suspended = await night.happen()

        killed = await night.killed_at(step)

        by_stop = {key: ["CREW_STOPPED"] for key in ("dispatcher", "second", "sa_dec", "admin")}
        assert await night.told(stopped) == by_stop | {key: ["CREW_STOPPED_NOTED"] for key in ("holder", "mate")}, step
        by_permit = {key: ["PERMIT_SUSPENDED"] for key in ("holder", "dispatcher", "second", "coordinator", "sa_dec")}
        assert await night.told(suspended) == by_permit, step
        assert await night.pushed(stopped) == dict.fromkeys(by_stop, 1), step
        assert await night.pushed(suspended) == dict.fromkeys(by_permit.keys() - {"sa_dec"}, 1), step
        assert {state for state, _ in await night.stage.office.deliveries()} == {"SENT"}, step
        assert await ended(night, stopped) == ("EXHAUSTED", 2), step
        night.stage.office.clock.on(timedelta(minutes=1))
    told, announced = await night.announced()
    assert told == announced == step * (6 + 5)
    assert 40 < step < ENOUGH, "so many steps were died before"


async def ended(night: Night, event: UUID) -> tuple[str, int]:
    """How handing on ended, and after how many steps."""
    async with night.stage.office.db.reading() as rx:
        row = await rx.first(sa.select(escalation).where(escalation.c.event == event))
    assert row is not None
    return row.ended_because, row.step
