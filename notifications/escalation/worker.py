"""The job that hands the urgent on: by the deployment's clock, exactly once a step."""

from collections.abc import Callable
from datetime import datetime, timedelta

from notifications.escalation import store
from notifications.escalation.store import Chain
from notifications.inbox import store as inbox
from notifications.inbox.model import ToldAs
from notifications.looking import AT_ONCE, look
from notifications.matters.reading import matters
from notifications.telling.choosing import next_step, tell
from notifications.telling.model import Circle, Matter, Rule, Told
from notifications.telling.people import Directory
from notifications.telling.rules import RULES
from notifications.telling.writing import notification
from notifications.telling.writing import tell as write_told
from storage.database import Database, Rx
from storage.event import Recorded

LOOK_S = 5.0
EXHAUSTED = "EXHAUSTED"


class Escalation:
    """Steps are taken in any process; the database says whose step it is."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self.db = db
        self._clock = clock

    async def run(self) -> None:
        """Hand on what is due, for ever."""

        async def step() -> float:
            return AT_ONCE if await self.step() else LOOK_S

        await look(self.db, step)

    async def step(self) -> int:
        """Hand on everything that is due now; how many people were told."""
        now = self._clock()
        async with self.db.reading() as rx:
            chains = await store.due(rx, now)
        return sum([await self._one(chain, now) for chain in chains])

    async def _one(self, chain: Chain, now: datetime) -> int:
        async with self.db.reading() as rx:
            found = await _next(rx, chain, now)
        if found is None or not found[2]:
            async with self.db.transaction() as tx:
                await store.end(tx, chain, EXHAUSTED, now)
            return 0
        event, rule, told = found
        async with self.db.transaction() as tx:
            if not await store.take_step(tx, chain, now + (rule.hand_on or timedelta(0))):
                return 0
            step = chain.step + 1
            made = [(notification(one, event=event.id, at=event.at, now=now, step=step), one) for one in told]
            await write_told(tx, made, now)
        return len(told)


async def _next(rx: Rx, chain: Chain, now: datetime) -> tuple[Recorded, Rule, tuple[Told, ...]] | None:
    """The event, its rule, and who is told next."""
    event = await store.recorded(rx, chain.event)
    rule = _rule(event, chain.code) if event else None
    matter = (await matters(rx, event)).get(rule.part) if event and rule else None
    if event is None or rule is None or matter is None:
        return None
    return event, rule, await _told(rx, chain, rule, matter, now)


async def _told(rx: Rx, chain: Chain, rule: Rule, matter: Matter, now: datetime) -> tuple[Told, ...]:
    already = {one.account for one in await inbox.told(rx, chain.event)}
    people = await Directory(rx, now).people((*rule.to, Circle.DEPARTMENT), matter)
    return tuple(tell(rule, matter, one, ToldAs.ESCALATED) for one in next_step(people, already))


def _rule(event: Recorded, code: str) -> Rule | None:
    return next((rule for rule in RULES.get(event.kind, ()) if rule.code == code), None)
