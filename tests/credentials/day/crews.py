"""Crew members and their permits, the substitutes of the day, and those who should not pass."""

import random
from dataclasses import dataclass, replace

from credentials.claims import Claims, StatusRef, Window
from credentials.wire import Purpose
from tests.credentials.day.posts import Post
from tests.credentials.day.world import CLASS_3, ENDS_AT_NOON, ROTATION, Server
from tests.credentials.scenario import DAY, HOUR, MIDNIGHT, a_claims, sealed

CREWS, HELD = 600, 40
_HOURS = (Window(start=420, end=1020),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One credential, good over [since, until); `old` is the one it took the place of."""

    claims: Claims
    text: str
    since: int
    posts: tuple[Post, ...]
    old: "Member | None" = None


def member(rng: random.Random, number: int, posts: list[Post], issued_at: int, like: Claims | None = None) -> Member:
    purpose = like.purpose if like else rng.choices(list(Purpose), weights=[4] * 4 + [3] * 4 + [1] * 6)[0]
    base = like.base_zone if like else rng.randrange(1, 13)
    near = [post for post in posts if post.from_zone == base]
    claims = a_claims(
        cti=number.to_bytes(16),
        issued_at=issued_at,
        not_before=issued_at,
        end=MIDNIGHT + 4 * DAY if like else rng.choice([MIDNIGHT + 4 * DAY] * 9 + [ENDS_AT_NOON]),
        expires_at=issued_at + 45 * DAY,
        purpose=purpose,
        zones=like.zones if like else tuple(sorted({post.to_zone for post in rng.sample(near, 3)})),
        base_zone=base,
        status=StatusRef(block=number % 4, index=number * 7 % 16384),
        windows=_HOURS if purpose in CLASS_3 else (),
    )
    key = "issuer" if issued_at < ROTATION else "standby"
    mine = tuple(post for post in near if post.to_zone in claims.zones)
    return Member(claims=claims, text=sealed(claims, key), since=issued_at, posts=mine)


def crews(rng: random.Random, posts: list[Post], server: Server) -> list[list[Member]]:
    """Each place in a crew with those who fill it, in turn: one in twenty is swapped during the day."""
    places = []
    for number in range(1, CREWS + 1):
        first = member(rng, number, posts, MIDNIGHT - rng.randrange(HOUR, 3 * DAY))
        place = [first]
        if number % 20 == 0:
            at = MIDNIGHT + rng.randrange(5 * HOUR, 18 * HOUR)
            server.revoked[first.claims.status] = at
            place.append(replace(member(rng, 1000 + number, posts, at, like=first.claims), old=first))
        places.append(place)
    return places


def held(rng: random.Random, posts: list[Post], server: Server) -> list[Member]:
    """Crew members whose permits a district suspends in the morning and lets go some hours later."""
    members = []
    for number in range(2001, 2001 + HELD):
        one = member(rng, number, posts, MIDNIGHT - rng.randrange(HOUR, 3 * DAY))
        since = MIDNIGHT + rng.randrange(6 * HOUR, 12 * HOUR)
        server.suspended[one.claims.status] = (since, since + rng.randrange(2 * HOUR, 5 * HOUR))
        members.append(one)
    return members


def now_in(place: list[Member], at: int) -> Member:
    """Whoever fills the place at this moment."""
    return [one for one in place if one.since <= at][-1]
