"""Keys: founded once, published before use, rotated by time, replaced at once when they leak."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from credentials import signature
from credentials.bundle import issued
from credentials.bundle.certificate import Anchor
from credentials.bundle.model import Bundle, IssuedSetRef, Scope
from credentials.bundle.seal import open_bundle
from credentials.keys.model import CannotSign, SigningKey
from credentials.keys.rules import PUBLISH_BEFORE, USE
from credentials.keys.service import Keys
from credentials.keys.signer import WrappedSigner
from credentials.keys.store import keys as all_keys
from credentials.verdict import verdict
from credentials.wire import Decision, KeyRole, Purpose, ReasonCode, instant, seconds
from storage.database import Database
from storage.events import Cursor, read_after
from storage.outcomes import NotFound
from tests.credentials.scenario import INWARD, NOW, SA_DEC, a_bundle, a_claims, a_clock, issued_id

AT = instant(NOW)
DAY = timedelta(days=1)
MASTER = bytes(range(32))
UNIT = UUID("018f0000-0000-7000-8000-0000000000aa")
OTHER = UUID("018f0000-0000-7000-8000-0000000000bb")


@pytest.fixture
async def keys(db: Database) -> Keys:
    made = Keys(db, WrappedSigner(MASTER))
    await made.found(AT, "dt-2021")
    return made


async def line(keys: Keys, role: KeyRole, unit: UUID | None = None) -> list[SigningKey]:
    async with keys.db.reading() as rx:
        return [key for key in await all_keys(rx) if key.role is role and key.unit == unit]


async def events(keys: Keys) -> list[str]:
    async with keys.db.reading() as rx:
        return [recorded.kind for recorded in await read_after(rx, Cursor())]


async def a_fresh_bundle(keys: Keys, at: datetime, anchor: Anchor) -> Bundle:
    """What a post would hold: sealed by the keys, opened with the anchor alone, status list fresh."""
    async with keys.db.reading() as rx:
        trust = await keys.trust(rx, at)
    when = {"issued_at": seconds(at), "expires_at": seconds(at + 7 * DAY)}
    shot = a_bundle(trust=trust, **when)
    shot = replace(shot, status=shot.status and replace(shot.status, as_of=seconds(at)))
    opened = open_bundle(await keys.seal_bundle(shot, at), anchor)
    assert isinstance(opened, Bundle)
    return opened


async def test_founding_twice_makes_one_deployment_with_root_bundle_and_issuer_keys_and_standbys(keys: Keys) -> None:
    again = await keys.found(AT + DAY, "somebody-else")

    assert again == await keys.anchor()
    assert again.deployment == "dt-2021"
    assert [len(await line(keys, role)) for role in KeyRole] == [1, 2, 2]
    assert await events(keys) == ["KEY_PUBLISHED"] * 5


async def test_before_founding_nothing_can_be_sealed(db: Database) -> None:
    keys = Keys(db, WrappedSigner(MASTER))

    with pytest.raises(CannotSign, match="NO_KEY"):
        await keys.seal(a_claims(), None, AT)
    assert await events(keys) == []


async def test_a_permit_sealed_by_the_service_passes_at_a_post_that_has_only_a_bundle(keys: Keys) -> None:
    await keys.add_issuer(UNIT, Scope(zones=frozenset({SA_DEC})), AT)

    text = await keys.seal(a_claims(issued_at=NOW), UNIT, AT)

    bundle = await a_fresh_bundle(keys, AT, await keys.anchor())
    assert verdict(text, bundle, a_clock(), INWARD).decision is Decision.ALLOW


async def test_a_permit_of_several_units_is_signed_by_the_departments_key(keys: Keys) -> None:
    await keys.add_issuer(UNIT, Scope(zones=frozenset({SA_DEC})), AT)
    units_key, departments_key = (await line(keys, KeyRole.ISSUER, UNIT))[0], (await line(keys, KeyRole.ISSUER))[0]
    bundle = await a_fresh_bundle(keys, AT, await keys.anchor())

    own = await keys.seal(a_claims(issued_at=NOW), UNIT, AT)
    shared = await keys.seal(a_claims(issued_at=NOW, zones=(SA_DEC, 9)), UNIT, AT)

    only = {key.kid: replace(bundle, trust=(key.record(),)) for key in (units_key, departments_key)}
    assert verdict(own, only[units_key.kid], a_clock(), INWARD).decision is Decision.ALLOW
    assert verdict(own, only[departments_key.kid], a_clock(), INWARD).reasons == (ReasonCode.UNKNOWN_KEY,)
    assert verdict(shared, only[departments_key.kid], a_clock(), INWARD).decision is Decision.ALLOW


async def test_no_key_signs_outside_its_scope(keys: Keys) -> None:
    await keys.rescope(None, Scope(purposes=frozenset({Purpose.KT1_MAIL})), AT)

    with pytest.raises(CannotSign, match="KEY_SCOPE"):
        await keys.seal(a_claims(issued_at=NOW), UNIT, AT)

    assert await keys.seal(a_claims(issued_at=NOW, purpose=Purpose.KT1_MAIL), UNIT, AT)


async def test_a_daily_cap_stops_the_key_until_the_next_day(keys: Keys) -> None:
    await keys.add_issuer(UNIT, Scope(), AT, daily_cap=2)
    for _ in range(2):
        await keys.seal(a_claims(issued_at=NOW), UNIT, AT)

    with pytest.raises(CannotSign, match="DAILY_CAP"):
        await keys.seal(a_claims(issued_at=NOW), UNIT, AT)

    assert await keys.seal(a_claims(issued_at=NOW), UNIT, AT + DAY)


async def test_each_key_but_the_first_is_published_72_hours_before_use_and_there_is_always_one(
    keys: Keys,
) -> None:
    await keys.add_issuer(UNIT, Scope(), AT)
    for day in range(0, 100, 5):
        await keys.rotate(AT + day * DAY)
        await keys.rotate(AT + day * DAY)
        for unit in (UNIT, None):
            made = await line(keys, KeyRole.ISSUER, unit)
            assert sum(key.signs_at(AT + day * DAY) for key in made) == 1
            assert sum(key.signs_from > AT + day * DAY for key in made) == 1

    for unit in (UNIT, None):
        first, *later = await line(keys, KeyRole.ISSUER, unit)
        assert first.signs_from == AT
        assert all(key.signs_from - key.published_at >= PUBLISH_BEFORE for key in later)
        assert all(key.signs_to - key.signs_from == USE for key in (first, *later))


async def test_a_dark_post_with_a_three_day_old_bundle_knows_the_key_that_has_just_taken_over(keys: Keys) -> None:
    turn = AT + USE
    await keys.rotate(turn - 5 * DAY)
    dark = await a_fresh_bundle(keys, turn - 3 * DAY, await keys.anchor())
    before = await keys.seal(a_claims(issued_at=seconds(turn) - 1, end=seconds(turn + 5 * DAY)), None, turn - DAY)

    after = await keys.seal(a_claims(issued_at=seconds(turn), end=seconds(turn + 5 * DAY)), None, turn)

    kids = {text: verdict(text, dark, a_clock(seconds(turn)), INWARD) for text in (before, after)}
    assert [answer.decision for answer in kids.values()] == [Decision.ALLOW, Decision.ALLOW]
    assert len({text[:30] for text in kids}) == 2


async def test_an_old_key_is_trusted_until_the_last_permit_it_signed_may_have_ended(keys: Keys) -> None:
    first = (await line(keys, KeyRole.ISSUER))[0]
    home = timedelta(hours=12)
    last = first.signs_to + 60 * DAY + 45 * DAY + home

    async with keys.db.reading() as rx:
        before, after = await keys.trust(rx, last - DAY), await keys.trust(rx, last)

    assert first.kid in {record.kid for record in before}
    assert first.kid not in {record.kid for record in after}


async def test_a_permit_issued_60_days_in_advance_by_a_keys_last_stroke_is_good_until_its_end(keys: Keys) -> None:
    first = (await line(keys, KeyRole.ISSUER))[0]
    issued_at = first.signs_to - timedelta(seconds=1)
    begins = issued_at + 60 * DAY
    ends = begins + 45 * DAY
    wanted = {"issued_at": issued_at, "not_before": begins, "end": ends, "expires_at": ends}
    text = await keys.seal(a_claims(**{name: seconds(at) for name, at in wanted.items()}), None, issued_at)

    for days in range(2, 106, 20):
        await keys.rotate(issued_at + timedelta(days=days))
    at = ends - timedelta(minutes=1)
    await keys.rotate(at)

    bundle = await a_fresh_bundle(keys, at, await keys.anchor())
    assert verdict(text, bundle, a_clock(seconds(at)), INWARD).decision is Decision.ALLOW


async def test_a_withdrawn_key_is_denied_and_its_standby_signs_at_once(keys: Keys) -> None:
    stolen = await keys.seal(a_claims(issued_at=NOW), None, AT)
    first, standby = await line(keys, KeyRole.ISSUER)

    assert await keys.withdraw(first.kid, AT) is None

    fresh = await keys.seal(a_claims(issued_at=NOW), None, AT)
    bundle = await a_fresh_bundle(keys, AT, await keys.anchor())
    assert verdict(stolen, bundle, a_clock(), INWARD).reasons == (ReasonCode.KEY_WITHDRAWN,)
    assert verdict(fresh, bundle, a_clock(), INWARD).decision is Decision.ALLOW
    assert [key.kid for key in await line(keys, KeyRole.ISSUER) if key.signs_at(AT)] == [standby.kid]
    assert len(await line(keys, KeyRole.ISSUER)) == 3
    assert (await events(keys)).count("KEY_WITHDRAWN") == 1


async def test_withdrawing_an_unknown_key_changes_nothing(keys: Keys) -> None:
    before = await events(keys)

    refused = await keys.withdraw(b"\x00" * 8, AT)

    assert isinstance(refused, NotFound)
    assert await events(keys) == before
    assert all(key.withdrawn_at is None for key in await line(keys, KeyRole.ISSUER))


async def test_in_allow_list_mode_honest_crews_keep_moving_and_forgeries_do_not(keys: Keys) -> None:
    honest = a_claims(issued_at=NOW)
    text = await keys.seal(honest, None, AT)
    forged = await keys.seal(a_claims(issued_at=NOW, cti=b"f" * 16), None, AT)
    borrowed = await keys.seal(replace(honest, zones=(SA_DEC, 117)), None, AT)
    younger = await keys.seal(a_claims(issued_at=NOW + 61, cti=b"y" * 16), None, AT)
    leaked = (await line(keys, KeyRole.ISSUER))[0]

    named = await keys.list_issued(leaked.kid, [issued_id(text)], AT + timedelta(minutes=1))

    assert isinstance(named, IssuedSetRef)
    bundle = await a_fresh_bundle(keys, AT, await keys.anchor())
    signed = await keys.find_issued(named.sha256)
    assert signed is not None
    about, ids = issued.read(signed, await keys.anchor())
    listed = bundle.with_issued(named.sha256, ids)
    answers = [verdict(one, listed, a_clock(NOW + 70), INWARD) for one in (text, forged, borrowed, younger)]
    assert about == leaked.kid
    assert [answer.decision for answer in answers] == [Decision.ALLOW, Decision.DENY, Decision.DENY, Decision.REFER]
    assert [answer.reasons for answer in answers[1:]] == [(ReasonCode.NOT_IN_ISSUED_SET,)] * 3
    assert verdict(text, bundle, a_clock(NOW + 70), INWARD).decision is Decision.REFER


async def test_only_an_issuer_is_put_in_allow_list_mode(keys: Keys) -> None:
    before = await events(keys)
    (bundle_key, _), (issuer, _) = await line(keys, KeyRole.BUNDLE), await line(keys, KeyRole.ISSUER)

    for kid in (bundle_key.kid, b"\x00" * 8):
        assert isinstance(await keys.list_issued(kid, [], AT), NotFound)
    assert await events(keys) == before

    assert isinstance(await keys.list_issued(issuer.kid, [], AT), IssuedSetRef)


async def test_another_master_key_opens_nothing(keys: Keys) -> None:
    stranger = Keys(keys.db, WrappedSigner(bytes(32)))

    with pytest.raises(ValueError, match="master key"):
        await stranger.seal(a_claims(issued_at=NOW), None, AT)

    assert await keys.seal(a_claims(issued_at=NOW), None, AT)


async def test_a_wrapped_key_moved_to_another_row_does_not_open(keys: Keys) -> None:
    first, second = await line(keys, KeyRole.ISSUER)

    with pytest.raises(ValueError, match="master key"):
        await keys.signer.sign(first.public_key, second.handle, b"message")

    signed = await keys.signer.sign(first.public_key, first.handle, b"message")
    assert signature.verifies(first.public_key, b"message", signed)


def test_a_master_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        WrappedSigner(b"short")
