"""90 simulated days of keys that come and go, one of them leaked, at posts dark for up to 72 hours: nobody notices."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from credentials.bundle import issued
from credentials.bundle.certificate import Anchor
from credentials.bundle.model import Bundle, IssuedSetRef, Scope
from credentials.bundle.seal import open_bundle
from credentials.claims import Claims
from credentials.codec import open_text
from credentials.envelope import Envelope
from credentials.keys.service import Keys
from credentials.keys.signer import WrappedSigner
from credentials.verdict import verdict
from credentials.wire import Decision, KeyRole, ReasonCode, instant, seconds
from storage.database import Database
from tests.credentials.scenario import INWARD, NOW, SA_DEC, a_bundle, a_claims, a_clock, issued_id

START = instant(NOW)
DAY, STEP = timedelta(days=1), timedelta(hours=6)
DAYS, POSTS, CHECKS = 90, 12, 6
UNIT = UUID("018f0000-0000-7000-8000-0000000000aa")
LEAK_ON = 45


@dataclass
class Post:
    """It hears the server, is dark for a while, hears it again."""

    bundle: Bundle
    dark_until: datetime


@dataclass
class Drill:
    keys: Keys
    anchor: Anchor
    rng: random.Random
    posts: list[Post] = field(default_factory=list)
    permits: list[tuple[str, Claims]] = field(default_factory=list)
    answers: Counter[tuple[Decision, tuple[ReasonCode, ...]]] = field(default_factory=Counter)
    oldest: timedelta = timedelta()

    async def bundle(self, at: datetime) -> Bundle:
        """Sealed and opened as a post opens it; the status list is of the same moment."""
        async with self.keys.db.reading() as rx:
            trust = await self.keys.trust(rx, at)
        said = a_bundle(trust=trust, issued_at=seconds(at), expires_at=seconds(at + 7 * DAY))
        said = replace(said, status=said.status and replace(said.status, as_of=seconds(at)))
        opened = open_bundle(await self.keys.seal_bundle(said, at), self.anchor)
        assert isinstance(opened, Bundle)
        for named in (record.issued_set for record in opened.trust if record.issued_set is not None):
            content = await self.keys.find_issued(named.sha256)
            opened = opened.with_issued(named.sha256, issued.read(content or b"", self.anchor)[1])
        return opened

    async def hear(self, at: datetime) -> None:
        waiting = [post for post in self.posts if post.dark_until <= at]
        fresh = await self.bundle(at) if waiting or not self.posts else None
        for post in waiting:
            post.bundle = fresh or post.bundle
            post.dark_until = at + timedelta(hours=self.rng.uniform(0, 72))
        while fresh is not None and len(self.posts) < POSTS:
            self.posts.append(Post(fresh, at + timedelta(hours=self.rng.uniform(0, 72))))

    async def issue(self, at: datetime) -> None:
        """One by the unit, one for several units; some begin weeks later, some last 45 days."""
        for zones in ((SA_DEC,), (SA_DEC, 9)):
            begins = at + timedelta(days=self.rng.choice([0, 0, 0, 20]))
            ends = begins + timedelta(days=self.rng.choice([1, 5, 45]))
            times = {"issued_at": at, "not_before": begins, "end": ends, "expires_at": ends}
            claims = a_claims(
                cti=self.rng.randbytes(16), zones=zones, **{name: seconds(one) for name, one in times.items()}
            )
            self.permits.append((await self.keys.seal(claims, UNIT, at), claims))

    def check(self, at: datetime) -> None:
        """The newest permits and some older ones, each at a post chosen at random."""
        now = seconds(at)
        good = [one for one in self.permits if one[1].not_before <= now < one[1].end - 60]
        for text, _ in [*good[-2:], *self.rng.sample(good, min(CHECKS, len(good)))]:
            post = self.rng.choice(self.posts)
            self.oldest = max(self.oldest, at - instant(post.bundle.issued_at))
            answer = verdict(text, post.bundle, a_clock(now), INWARD)
            self.answers[answer.decision, answer.reasons] += 1


async def test_in_90_days_of_rotation_no_honest_permit_is_refused_at_a_post_dark_for_up_to_72_hours(
    sqlite_db: Database,
) -> None:
    keys = Keys(sqlite_db, WrappedSigner(bytes(range(32))))
    drill = Drill(keys=keys, anchor=await keys.found(START, "dt-2021"), rng=random.Random(90))
    await keys.add_issuer(UNIT, Scope(zones=frozenset({SA_DEC})), START)

    for step in range(DAYS * 4):
        at = START + step * STEP
        await keys.rotate(at)
        if step == LEAK_ON * 4:
            await _leak(drill, at)
        await drill.issue(at)
        await drill.hear(at)
        drill.check(at)

    made = [key for key in await keys.every() if key.role is KeyRole.ISSUER]
    print(f"\n90 days: {len(made)} issuer keys, {sum(drill.answers.values())} checks,")  # noqa: T201 - to be read
    print(f"oldest bundle {drill.oldest}, {dict(drill.answers)}")  # noqa: T201 - to be read
    assert {decision for decision, _ in drill.answers} == {Decision.ALLOW}
    assert len(made) >= 8
    assert drill.oldest > timedelta(hours=60)


async def _leak(drill: Drill, at: datetime) -> None:
    """The department's key is put in allow-list mode: its permits go on everywhere."""
    (leaked,) = [
        key for key in await drill.keys.every() if key.unit is None and key.role is KeyRole.ISSUER and key.signs_at(at)
    ]
    ids = [issued_id(text) for text, _ in drill.permits if _opened(text).kid == leaked.kid]
    assert isinstance(await drill.keys.list_issued(leaked.kid, ids, at), IssuedSetRef)
    assert len(ids) > 20


def _opened(text: str) -> Envelope:
    sealed = open_text(text)
    assert isinstance(sealed, Envelope)
    return sealed
