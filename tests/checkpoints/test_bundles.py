"""The chain of bundles of a checkpoint, on both databases."""

import asyncio
import hashlib
import importlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from checkpoints.bundles import rules
from checkpoints.bundles.model import SealedBundle
from checkpoints.bundles.service import Bundles, Current
from checkpoints.records.model import Close, Resite
from credentials.bundle.model import Bundle, Policy
from credentials.bundle.seal import open_bundle
from credentials.keys.service import Keys
from credentials.keys.signer import WrappedSigner
from credentials.verdict import Clock, Passage, verdict
from credentials.wire import Decision, Direction, KeyRole, Purpose, ReasonCode, Restriction, Status, seconds
from fieldpass.bundle_texts import bundle_texts
from geo.zones.orders.model import ChangeZone, CloseZone, Order
from geo.zones.timeline import Span
from storage.event import Event
from storage.outcomes import NotFound
from tests.checkpoints.conftest import APPROVER, INSIDE, OUTSIDE, TEXTS, World, a_new_zone, a_request, made_of
from tests.checkpoints.records_factory import DESK, EVENING, a_placing
from tests.checkpoints.test_checks import a_check_at, a_permit, record
from tests.checkpoints.zones_factory import ACT, MIDNIGHT

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
INWARD = Passage(direction=Direction.INWARD)
THERE = a_placing(name="Chốt mới", from_zones=frozenset({OUTSIDE}), to_zones=frozenset({INSIDE}))


async def sealed(world: World, post: UUID, at: datetime = EVENING) -> SealedBundle:
    found = await world.bundles.snapshot(post, at)
    assert isinstance(found, SealedBundle)
    return found


async def opened(world: World, one: SealedBundle) -> Bundle:
    assert one.content is not None
    bundle = open_bundle(one.content, await world.keys.anchor())
    assert isinstance(bundle, Bundle)
    return bundle


def judged(text: str, bundle: Bundle, at: datetime) -> tuple[Decision, tuple[ReasonCode, ...]]:
    found = verdict(text, bundle, Clock(earliest=seconds(at), latest=seconds(at)), INWARD)
    return found.decision, found.reasons


async def test_the_first_bundle_says_what_a_post_needs(world: World) -> None:
    post = await world.a_checkpoint()

    one = await sealed(world, post)
    bundle = await opened(world, one)

    assert (one.sequence, bundle.sequence, bundle.previous_hash) == (1, 1, b"")
    assert bundle.deployment == "dt-2021"
    assert (bundle.checkpoint.id, bundle.checkpoint.from_zones, bundle.checkpoint.to_zones) == (post, (1,), (2,))
    assert bundle.zone_of.keys() == {1, 2}
    assert bundle.level_of.keys() == {"D15@1", "NEW_NORMAL@1"}
    assert bundle.desk == (DESK,)
    assert bundle.texts["en"]["reason-REVOKED"] == "Revoked"
    assert {record.role for record in bundle.trust} == {KeyRole.ROOT, KeyRole.BUNDLE, KeyRole.ISSUER}
    assert bundle.expires_at - bundle.issued_at == 7 * 86_400


async def test_unchanged_content_is_the_same_bundle_until_its_status_list_begins_to_age(world: World) -> None:
    post = await world.a_checkpoint()
    first = await sealed(world, post)
    fresh = rules.served_for(Policy())

    again = await sealed(world, post, EVENING + fresh - timedelta(seconds=1))
    later = await sealed(world, post, EVENING + fresh)

    assert fresh == HOUR
    assert (again.sequence, again.etag, again.content) == (1, first.etag, first.content)
    assert (later.sequence, later.previous_hash) == (2, first.hash)
    assert later.etag != first.etag
    assert later.fingerprint == first.fingerprint


async def test_every_change_gives_the_next_link_of_the_chain(world: World) -> None:
    post = await world.a_checkpoint()
    links = [await sealed(world, post)]

    level = ChangeZone(number=INSIDE, version=1, terms={"level": "D16"})
    await world.publish(Order(act=ACT, span=Span(start=MIDNIGHT), instructions=(level,)), EVENING + MINUTE)
    links.append(await sealed(world, post, EVENING + 2 * MINUTE))
    _, claims = await a_permit(world)
    links.append(await sealed(world, post, EVENING + 4 * MINUTE))
    async with world.db.transaction() as tx:
        await world.statuses.set_status(tx, [claims.status], Status.REVOKED, EVENING)
    links.append(await sealed(world, post, EVENING + 6 * MINUTE))

    assert [one.sequence for one in links] == [1, 2, 3, 4]
    assert [one.previous_hash for one in links[1:]] == [one.hash for one in links[:-1]]
    for one in links:
        assert one.content is not None
        assert hashlib.sha256(one.content).digest() == one.hash
        assert (await opened(world, one)).previous_hash == one.previous_hash
        assert await world.bundles.find(post, one.sequence) == one


async def test_checkpoints_have_chains_of_their_own(world: World) -> None:
    here, there = await world.a_checkpoint(), await world.a_checkpoint()

    assert [(await sealed(world, post)).sequence for post in (here, there)] == [1, 1]
    assert isinstance(await world.bundles.snapshot(uuid4(), EVENING), NotFound)


async def test_an_order_for_midnight_flips_a_post_that_is_dark_since_20_00(world: World) -> None:
    post = await world.a_checkpoint()
    trade, _ = await a_permit(world, purpose=Purpose.ECOMMERCE_DELIVERY)
    repair, _ = await a_permit(world, purpose=Purpose.INCIDENT_REPAIR)
    level = ChangeZone(number=INSIDE, version=1, terms={"level": "D16"})
    await world.publish(Order(act=ACT, span=Span(start=MIDNIGHT), instructions=(level,)), EVENING + MINUTE)

    dark = await opened(world, await sealed(world, post, EVENING + HOUR))

    before, after = MIDNIGHT - timedelta(seconds=1), MIDNIGHT
    assert judged(repair, dark, before)[0] is judged(repair, dark, after)[0] is Decision.ALLOW
    assert ReasonCode.PURPOSE_FORBIDDEN not in judged(trade, dark, before)[1]
    assert ReasonCode.PURPOSE_FORBIDDEN in judged(trade, dark, after)[1]
    assert judged(trade, dark, after)[0] is Decision.DENY


async def test_a_closure_reaches_the_next_bundle(world: World) -> None:
    post = await world.a_checkpoint()
    text, _ = await a_permit(world, purpose=Purpose.QOS_MEASUREMENT)
    assert judged(text, await opened(world, await sealed(world, post)), EVENING)[0] is Decision.ALLOW

    order = Order(act=ACT, span=Span(start=EVENING + MINUTE), instructions=(CloseZone(number=INSIDE, version=1),))
    await world.publish(order, EVENING + MINUTE)

    at = EVENING + 2 * MINUTE
    decision, reasons = judged(text, await opened(world, await sealed(world, post, at)), at)
    assert decision is Decision.DENY
    assert ReasonCode.ZONE_CLOSED in reasons


async def test_a_re_sited_post_gets_a_bundle_for_where_it_stands(world: World) -> None:
    post = await world.a_checkpoint()
    first = await opened(world, await sealed(world, post))
    move = Resite(checkpoint=post, expected=1, placing=THERE, valid_from=EVENING + HOUR)
    await world.checkpoints.resite(move, by=APPROVER, request=a_request())

    before = await opened(world, await sealed(world, post, EVENING + MINUTE))
    after = await opened(world, await sealed(world, post, EVENING + HOUR))

    assert (first.checkpoint.valid_to, before.checkpoint.valid_to) == (None, seconds(EVENING + HOUR))
    assert (before.checkpoint.name, after.checkpoint.name) == ("Chốt cầu Sa Đéc", "Chốt mới")


async def test_a_post_may_fetch_before_it_opens_and_gets_nothing_after_it_closed(world: World) -> None:
    post = await world.a_checkpoint(valid_from=EVENING + HOUR)
    assert (await opened(world, await sealed(world, post))).checkpoint.valid_from == seconds(EVENING + HOUR)

    close = Close(checkpoint=post, expected=1, at=EVENING + 2 * HOUR)
    await world.checkpoints.close(close, by=APPROVER, request=a_request())

    assert isinstance(await world.bundles.snapshot(post, EVENING + 2 * HOUR), NotFound)


async def test_two_processes_that_seal_at_once_agree_on_one_chain(world: World) -> None:
    post = await world.a_checkpoint()
    others = [made_of(world.db, {"vi": {}, "en": {"k": word}}) for word in "abc"]

    await asyncio.gather(*(other.bundles.snapshot(post, EVENING) for other in (world, *others)))

    chain = [await world.bundles.find(post, sequence) for sequence in range(1, 6)]
    links = [one for one in chain if one is not None]
    assert 1 <= len(links) <= 4
    assert [one.previous_hash for one in links] == [b"", *(one.hash for one in links[:-1])]


class SlowSigner(WrappedSigner):
    """A signer far away: something happens before its next signature."""

    meanwhile: Callable[[], Awaitable[object]] | None = None

    async def sign(self, public_key: bytes, handle: bytes, message: bytes) -> bytes:
        happens, self.meanwhile = self.meanwhile, None
        if happens is not None:
            await happens()
        return await super().sign(public_key, handle, message)


async def test_a_link_that_was_overtaken_while_it_was_signed_never_follows_with_less_in_it(world: World) -> None:
    """Read, then revoked and sealed by another process, then signed: the revocation must not be lost again."""
    post = await world.a_checkpoint()
    _, claims = await a_permit(world)
    signer = SlowSigner(bytes(range(32)))
    slow = Bundles(world.db, Keys(world.db, signer), world.statuses, TEXTS)

    async def revoked_and_sealed() -> None:
        async with world.db.transaction() as tx:
            await world.statuses.set_status(tx, [claims.status], Status.REVOKED, EVENING)
        await sealed(world, post)

    signer.meanwhile = revoked_and_sealed
    served = await slow.snapshot(post, EVENING)

    assert isinstance(served, SealedBundle)
    bundle = await opened(world, served)
    assert bundle.status is not None
    assert bundle.status.find(claims.status) is Status.REVOKED
    assert (served.sequence, await world.bundles.find(post, 2)) == (1, None)


async def test_a_process_never_serves_an_older_link_than_another_has_sealed(world: World) -> None:
    post = await world.a_checkpoint()
    other = made_of(world.db, TEXTS)
    held = await sealed(world, post, EVENING + 59 * MINUTE)
    newer = await sealed(other, post, EVENING + 2 * HOUR)

    assert held.sequence < newer.sequence
    assert (await sealed(world, post, EVENING + 2 * HOUR)).sequence == newer.sequence


async def test_old_links_keep_their_times_and_lose_their_content(world: World) -> None:
    post = await world.a_checkpoint()
    first = await sealed(world, post)

    await sealed(world, post, EVENING + rules.KEPT_WITH_CONTENT)
    assert await world.bundles.find(post, 1) == first

    await sealed(world, post, EVENING + rules.KEPT_WITH_CONTENT + 2 * HOUR)
    assert await world.bundles.find(post, 1) == replace(first, content=None)


async def test_a_province_s_bundle_with_everything_in_it_is_at_most_100_000_bytes(world: World) -> None:
    """143 units that tighten at midnight, some closed for a while, the shipped words, 2,000 permits, 200 revoked."""
    units = tuple(a_new_zone("D15", name=f"Phường số {number}, thành phố Cao Lãnh") for number in range(143))
    await world.publish(Order(act=ACT, span=Span(start=EVENING), instructions=units))
    changes = tuple(ChangeZone(number=number, version=1, terms={"level": "D16"}) for number in range(3, 146))
    await world.publish(Order(act=ACT, span=Span(start=MIDNIGHT), instructions=changes), EVENING + MINUTE)
    week = Span(start=MIDNIGHT + HOUR, end=MIDNIGHT + timedelta(days=7))
    closed = tuple(CloseZone(number=number, version=2) for number in range(3, 33))
    await world.publish(Order(act=ACT, span=week, instructions=closed), EVENING + 2 * MINUTE)
    async with world.db.transaction() as tx:
        refs = await world.statuses.allocate(tx, 2_000, EVENING + timedelta(days=45), EVENING)
        await world.statuses.set_status(tx, refs[::10], Status.REVOKED, EVENING)
    many = frozenset(range(3, 34))
    post = await world.a_checkpoint(a_placing(from_zones=frozenset({OUTSIDE}), to_zones=many))

    one = await sealed(made_of(world.db, bundle_texts()), post, EVENING + HOUR)

    bundle = await opened(world, one)
    assert len(bundle.zones) == 145
    assert sum(len(zone.changes) for zone in bundle.zones) == 143 + 30
    assert len(one.content or b"") <= 100_000, len(one.content or b"")


async def test_a_conditional_zone_and_its_restriction_reach_the_bundle(world: World) -> None:
    bundle = await opened(world, await sealed(world, await world.a_checkpoint()))

    outside = bundle.zone_of[OUTSIDE].version_at(seconds(EVENING))
    assert outside is not None
    assert (outside.restriction, outside.level) == (Restriction.CONDITIONAL, "NEW_NORMAL@1")


async def test_only_quiet_events_leave_the_bundle_in_memory_unasked(world: World) -> None:
    post = await world.a_checkpoint()
    held = await world.bundles.current(post, EVENING)

    await record(world, post, [a_check_at(post)])
    after_check = await world.bundles.current(post, EVENING)
    await world.a_checkpoint()
    after_change = await world.bundles.current(post, EVENING)

    assert after_check is held
    assert after_change is not held
    assert isinstance(after_change, Current)
    assert after_change.sealed.sequence == 1


def test_every_quiet_kind_is_a_kind_of_event() -> None:
    importlib.import_module("fieldpass.wiring")
    known = {kind for one in all_kinds(Event) for kind in [getattr(one, "kind", None)] if kind}

    assert known >= rules.QUIET


def all_kinds(base: type[Event]) -> list[type[Event]]:
    return [kind for one in base.__subclasses__() for kind in (one, *all_kinds(one))]
