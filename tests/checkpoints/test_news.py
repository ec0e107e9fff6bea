"""News and deltas from the real services, on both databases: a dark post is current again and says what all say."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from checkpoints.bundles import deltas as deltas_module
from checkpoints.bundles.anew import UNCOMMITTED, WINDOWS
from checkpoints.bundles.deltas import Deltas
from checkpoints.bundles.model import SealedBundle, SealedDelta, SealedNews
from checkpoints.bundles.news import FRESH, News
from checkpoints.records.model import Resite
from credentials import parts
from credentials.bundle.delta import apply
from credentials.bundle.delta_model import Delta, Refusal
from credentials.bundle.delta_seal import open_delta
from credentials.bundle.model import Bundle, Extension
from credentials.bundle.pack import pack
from credentials.wire import LIMITS, Decision, ReasonCode, Status, seconds
from geo.local_time import WeeklyWindow
from geo.zones.orders.model import ChangeZone, CloseZone, Order
from geo.zones.timeline import Span
from permits.permits import extension_store
from permits.permits.extension_store import ExtensionRule
from storage.outcomes import NotFound
from tests.checkpoints.conftest import APPROVER, INSIDE, OUTSIDE, World, a_new_zone, a_request
from tests.checkpoints.records_factory import EVENING, a_placing
from tests.checkpoints.test_bundles import HOUR, MINUTE, judged, opened, sealed
from tests.checkpoints.test_checks import a_permit
from tests.checkpoints.zones_factory import ACT, MIDNIGHT

DAY = timedelta(days=1)


async def told(world: World, at: datetime, window: timedelta | None = None) -> tuple[SealedNews, Delta]:
    found = await News(world.bundles).newest(at, window)
    assert found is not None
    delta = open_delta(found.content, await world.keys.anchor())
    assert isinstance(delta, Delta)
    return found, delta


def current(held: Bundle, delta: Delta) -> Bundle:
    after = apply(held, delta)
    assert isinstance(after, Bundle)
    return after


async def revoke(world: World, *refs: object, at: datetime = EVENING + MINUTE, status: Status = Status.REVOKED) -> None:
    async with world.db.transaction() as tx:
        await world.statuses.set_status(tx, refs, status, at)  # type: ignore[arg-type] # a word of a table


async def tighten(world: World, at: datetime) -> None:
    level = ChangeZone(number=INSIDE, version=1, terms={"level": "D16"})
    await world.publish(Order(act=ACT, span=Span(start=at), instructions=(level,)), at)


async def extend(world: World, at: datetime) -> Extension:
    rule = ExtensionRule(
        id=uuid4(),
        at=at,
        by=APPROVER.account,
        purposes=None,
        zones=frozenset({INSIDE}),
        ending_from=EVENING,
        ending_to=EVENING + 2 * DAY,
        new_end=EVENING + 9 * DAY,
    )
    async with world.db.transaction() as tx:
        await extension_store.insert(tx, rule, 0)
    async with world.db.reading() as rx:
        return (await extension_store.live(rx, at))[-1]


async def test_news_of_everything_make_of_a_dark_posts_bundle_what_the_newest_says(world: World) -> None:
    post = await world.a_checkpoint()
    _, claims = await a_permit(world)
    dark = await opened(world, await sealed(world, post))
    await tighten(world, EVENING + MINUTE)
    await revoke(world, claims.status)
    await extend(world, EVENING + 2 * MINUTE)
    await world.keys.add_issuer(UUID(int=7), dark.trust[0].scope, EVENING + 3 * MINUTE)
    async with world.db.transaction() as tx:
        await world.statuses.allocate(tx, 20_000, EVENING + 9 * DAY, EVENING + 4 * MINUTE)
    at = EVENING + HOUR

    after = current(dark, (await told(world, at))[1])

    newest = await opened(world, await sealed(world, post, at))
    levels = tuple(level for level in after.levels if level.code in newest.level_of)
    same = replace(after, sequence=newest.sequence, previous_hash=newest.previous_hash, levels=levels)
    assert pack(same) == pack(newest)
    assert after.sequence == dark.sequence


async def test_a_revoked_permit_is_denied_where_only_a_crew_brings_the_news(world: World) -> None:
    post = await world.a_checkpoint()
    text, claims = await a_permit(world)
    dark = await opened(world, await sealed(world, post))
    await revoke(world, claims.status)
    at = EVENING + 5 * HOUR

    news, delta = await told(world, at)

    assert judged(text, dark, at)[0] is Decision.ALLOW
    assert judged(text, current(dark, delta), at) == (Decision.DENY, (ReasonCode.REVOKED,))
    assert parts.to_bytes(news.text) == (parts.DELTA, news.content)
    assert news.parts == (news.text,) or parts.collect(news.parts) == news.text


async def test_the_same_news_are_told_until_something_happens_or_they_age(world: World) -> None:
    _, claims = await a_permit(world)
    news = News(world.bundles)
    first = await news.newest(EVENING)

    again = await news.newest(EVENING + FRESH - MINUTE)
    await revoke(world, claims.status)
    await world.a_checkpoint()
    after = await news.newest(EVENING + FRESH - MINUTE)
    aged = await news.newest(EVENING + 2 * FRESH)

    assert again is first
    assert first is not None
    assert after is not None
    assert aged is not None
    assert len({first.etag, after.etag, aged.etag}) == 3
    assert aged.issued_at == EVENING + 2 * FRESH


async def test_news_are_refused_by_a_post_that_has_them_or_has_been_dark_for_longer(world: World) -> None:
    post = await world.a_checkpoint()
    held = await opened(world, await sealed(world, post))
    at = EVENING + 2 * HOUR

    _, hourly = await told(world, at, WINDOWS[-1])
    _, longer = await told(world, at, WINDOWS[-2])

    assert apply(held, hourly) is Refusal.GAP
    assert apply(current(held, longer), longer) is Refusal.OLDER
    assert apply(current(held, longer), hourly) is Refusal.OLDER


async def test_the_longest_window_that_fits_a_code_or_two_is_chosen(world: World) -> None:
    at = EVENING + 3 * HOUR
    quiet, calm = await told(world, at)
    units = tuple(a_new_zone("D15", name=uuid4().hex) for _ in range(30))
    await world.publish(Order(act=ACT, span=Span(start=EVENING), instructions=units), at - 2 * HOUR)

    busy, short = await told(world, at)
    whole, long = await told(world, at, WINDOWS[0])

    assert calm.since == seconds(at - WINDOWS[0])
    assert short.since == seconds(at - WINDOWS[-1])
    assert long.since == calm.since
    assert len(long.zones) == 32
    assert len(quiet.content) < LIMITS["delta_qr_bytes"]
    assert len(busy.content) < LIMITS["delta_qr_bytes"] < len(whole.content)


async def test_what_was_recorded_a_little_before_the_window_is_told_too_for_it_may_have_been_committed_in_it(
    world: World,
) -> None:
    _, claims = await a_permit(world)
    window = WINDOWS[-1]
    for early, is_told in ((UNCOMMITTED, True), (UNCOMMITTED + MINUTE, False)):
        at = EVENING + MINUTE + window + early

        await revoke(world, claims.status, at=EVENING + MINUTE)
        _, delta = await told(world, at, window)

        assert (claims.status.block in delta.statuses) is is_told


async def test_a_zone_of_weekly_hours_shortens_the_life_of_news_that_say_nothing_of_it(world: World) -> None:
    at = EVENING + 3 * DAY
    _, before = await told(world, at, WINDOWS[0])
    curfew = tuple(WeeklyWindow(weekday=day, start_min=18 * 60, end_min=30 * 60) for day in range(7))
    order = Order(act=ACT, span=Span(start=EVENING), instructions=(a_new_zone("D16", schedule=curfew),))
    await world.publish(order, EVENING)
    post = await world.a_checkpoint(a_placing(from_zones=frozenset({OUTSIDE}), to_zones=frozenset({3})))
    dark = await opened(world, await sealed(world, post))

    _, after = await told(world, at, WINDOWS[1])

    assert before.expires_at == seconds(at + 7 * DAY)
    assert seconds(at + DAY) < after.expires_at < before.expires_at
    curfews = dark.zone_of[3].versions
    assert max(one.valid_to or 0 for one in curfews) >= min(after.expires_at, dark.expires_at)
    assert current(dark, after).expires_at == max(dark.expires_at, after.expires_at)


async def test_a_delta_leads_from_the_bundle_a_post_holds_to_the_newest_exactly(world: World) -> None:
    post = await world.a_checkpoint()
    old = await opened(world, await sealed(world, post))
    await tighten(world, EVENING + MINUTE)
    there = a_placing(name="Chốt mới", from_zones=frozenset({OUTSIDE}), to_zones=frozenset({INSIDE}))
    move = Resite(checkpoint=post, expected=1, placing=there, valid_from=EVENING + HOUR)
    await world.checkpoints.resite(move, by=APPROVER, request=a_request())
    deltas, at = Deltas(world.bundles), EVENING + 2 * HOUR

    found = await deltas.after(post, 1, at)

    assert isinstance(found, SealedDelta)
    delta = open_delta(found.content, await world.keys.anchor())
    assert isinstance(delta, Delta)
    newest = await sealed(world, post, at)
    assert pack(current(old, delta)) == pack(await opened(world, newest))
    assert found.bundle == newest
    assert len(found.content) < len(newest.content or b"")
    assert await deltas.after(post, 1, at) is found
    for unknown in range(-deltas_module.REMEMBERED, 1):
        assert await deltas.after(post, unknown, at) == newest
    assert await deltas.after(post, 1, at) is found
    anew = Deltas(world.bundles)
    one, same = await asyncio.gather(anew.after(post, 1, at), anew.after(post, 1, at))
    assert isinstance(one, SealedDelta)
    assert one is same


async def test_who_holds_the_newest_or_an_unknown_bundle_gets_it_whole(world: World) -> None:
    post = await world.a_checkpoint()
    deltas = Deltas(world.bundles)
    newest = await sealed(world, post)

    assert await deltas.after(post, newest.sequence, EVENING) == newest
    assert await deltas.after(post, 99, EVENING) == newest
    later = await sealed(world, post, EVENING + 3 * DAY)
    await sealed(world, post, EVENING + 3 * DAY + 2 * HOUR)
    forgotten = await deltas.after(post, newest.sequence, EVENING + 3 * DAY + 2 * HOUR)
    kept = await deltas.after(post, later.sequence, EVENING + 3 * DAY + 2 * HOUR)
    assert isinstance(forgotten, SealedBundle)
    assert isinstance(kept, SealedDelta)
    assert isinstance(await deltas.after(uuid4(), 1, EVENING), NotFound)


async def test_old_changes_of_statuses_are_forgotten(world: World) -> None:
    _, claims = await a_permit(world)
    await revoke(world, claims.status)
    news = News(world.bundles)

    assert await news.forget_old(EVENING + WINDOWS[0]) == 0
    assert await news.forget_old(EVENING + 3 * WINDOWS[0]) == 2


async def test_an_order_for_midnight_and_its_recall_reach_a_dark_post(world: World) -> None:
    post = await world.a_checkpoint()
    dark = await opened(world, await sealed(world, post))
    order = Order(act=ACT, span=Span(start=MIDNIGHT), instructions=(CloseZone(number=INSIDE, version=1),))
    await world.publish(order, EVENING + MINUTE)

    after = current(dark, (await told(world, EVENING + HOUR))[1])

    assert after.zone_of[INSIDE].versions != dark.zone_of[INSIDE].versions
    assert after.zone_of[OUTSIDE] == dark.zone_of[OUTSIDE]
