"""Checkpoints in the course of a day: some go dark, some have wrong clocks, pages are reloaded."""

import random
from dataclasses import dataclass, field, replace
from uuid import UUID

from credentials.bundle.model import Bundle
from credentials.bundle.seal import succeeds
from credentials.verdict import Clock, History, Passage, Passing, Seen, Verdict, verdict
from credentials.verdict.clock import Contact, Reading, now, risen
from credentials.wire import Decision, Outcome
from tests.credentials.day.world import DISTRICTS, HAMLETS, Server
from tests.credentials.scenario import DAY, HOUR, MIDNIGHT, MINUTE, a_checkpoint

EVERY = 15 * MINUTE
POSTS = 100


@dataclass(slots=True, kw_only=True)
class Post:
    """Where, its darkness [from, to), how wrong its wall clock is and when the page was reloaded."""

    number: int
    from_zone: int
    to_zone: int
    dark: tuple[int, int] | None
    wrong_by: int
    reloads: tuple[int, ...]
    dies_at: int | None
    bundle: Bundle | None = None
    contact: Contact | None = None
    high_water: int = 0
    history: list[Passing] = field(default_factory=list)

    @property
    def id(self) -> UUID:
        return UUID(int=self.number)

    def is_dark(self, at: int) -> bool:
        return self.dark is not None and self.dark[0] <= at < self.dark[1]

    def reading(self, at: int) -> Reading:
        """The device's clocks; where the battery died the wall clock began again in 1970."""
        life = sum(moment <= at for moment in self.reloads)
        wall = at - MIDNIGHT if self.dies_at is not None and self.dies_at <= at else at + self.wrong_by
        return Reading(wall=wall, monotonic=at * 1.00005, boot=str(life))

    def hears(self, server: Server, at: int) -> None:
        """Fetch the newest bundle and the time, unless it is dark."""
        moment = at // EVERY * EVERY
        if self.is_dark(moment):
            moment = self.dark[0] // EVERY * EVERY if self.dark else moment
        if self.bundle is None or moment > self.bundle.issued_at:
            self.bundle = self.newest(server, moment)
            self.contact = Contact(server_at=moment, device=self.reading(moment))
            self.high_water = max(self.high_water, moment)

    def newest(self, server: Server, at: int) -> Bundle:
        post = a_checkpoint(id=self.id, from_zones=(self.from_zone,), to_zones=(self.to_zone,))
        return replace(server.snapshot(at), checkpoint=post)

    def is_brought(self, server: Server, at: int) -> None:
        """A crew brings the file that it fetched where there was a network; it tells the post no time."""
        brought = self.newest(server, at)
        assert succeeds(brought, self.bundle)
        self.bundle = brought

    def clock(self, at: int) -> Clock:
        read = now(self.contact, self.reading(at), self.high_water)
        self.high_water = risen(self.high_water, read)
        return read

    def check(self, text: str, at: int, passage: Passage, seen: Seen) -> Verdict:
        """Decide, and let an ALLOW pass; the day's checks come in the order of time."""
        answer = verdict(text, self.bundle, self.clock(at), passage, History(passings=tuple(self.history)), seen)
        if answer.decision is Decision.ALLOW and answer.claims and answer.kind:
            passing = Passing(
                cti=answer.claims.cti, at=at, checkpoint=self.id, kind=answer.kind, outcome=Outcome.PASSED
            )
            self.history.append(passing)
        return answer


def posts(rng: random.Random) -> list[Post]:
    """One in five is dark for six to fourteen hours, three in a hundred have a wrong clock, one of them dies."""
    made = []
    for number in range(POSTS):
        from_zone = number % len(DISTRICTS) + 1
        hamlet = number // 12 % 2 == 0
        to_zone = HAMLETS[number % len(HAMLETS)] if hamlet else from_zone % len(DISTRICTS) + 1
        start = MIDNIGHT + rng.randrange(-4 * HOUR, 12 * HOUR)
        dies_at = MIDNIGHT + 11 * HOUR if number == 1 else None
        reloads = [MIDNIGHT + rng.randrange(DAY) for _ in range(4)]
        made.append(
            Post(
                number=number,
                from_zone=from_zone,
                to_zone=to_zone,
                dark=(start, start + rng.randrange(6 * HOUR, 14 * HOUR)) if number % 5 == 1 else None,
                wrong_by=rng.choice([-3 * DAY, -5 * HOUR, 40 * MINUTE]) if number % 33 == 1 else rng.randrange(-5, 6),
                reloads=tuple(reloads if dies_at is None else (*reloads, dies_at)),
                dies_at=dies_at,
            )
        )
    return made
