"""The bundle: small, whole or nothing, verified with the root key alone."""

import random
import zlib
from dataclasses import replace
from uuid import UUID

import pytest

from credentials import canonical
from credentials.bundle.certificate import certified, to_certify
from credentials.bundle.delta_model import Delta, InvalidDelta
from credentials.bundle.delta_seal import open_delta
from credentials.bundle.model import (
    Bundle,
    ChangeRecord,
    Extension,
    Health,
    InvalidBundle,
    IssuedSetRef,
    LevelRecord,
    LevelRule,
    Reaffirmation,
    Scope,
    VersionRecord,
)
from credentials.bundle.pack import pack
from credentials.bundle.seal import open_bundle, sealed, succeeds, wary
from credentials.bundle.unpack import unpack
from credentials.claims import StatusRef, Window
from credentials.statuses.model import BLOCK, EMPTY, StatusList, changed
from credentials.wire import ChangeKind, KeyRole, Purpose, Restriction, Rule, Status
from tests.credentials.scenario import (
    ANCHOR,
    CAO_LANH,
    DAY,
    NOW,
    SA_DEC,
    a_bundle,
    a_certificate,
    a_checkpoint,
    a_level,
    a_trust_record,
    a_zone,
    key,
    sealed_bundle,
)
from tests.vectors.making.deltas import news, sealed_delta


def a_full_bundle() -> Bundle:
    """Something in every field."""
    windows = (Window(start=1300, end=300),)
    rule = LevelRule(rule=Rule.PERMIT, windows=windows, health=Health(test_within_h=72), transit=False)
    change = ChangeRecord(
        counter=3, recorded_at=NOW - 9, effective_at=NOW, kind=ChangeKind.CLOSED, purposes=frozenset(Purpose)
    )
    said = Reaffirmation(at=NOW, permits=frozenset({StatusRef(block=1, index=2)}))
    zone = a_zone(SA_DEC, changes=(change,), reaffirmations=(said,))
    later = VersionRecord(valid_from=NOW + DAY, valid_to=NOW + 2 * DAY, restriction=Restriction.PROHIBITED)
    return a_bundle(
        previous_hash=b"p" * 32,
        trust=tuple(
            sorted(
                (
                    a_trust_record(
                        withdrawn_at=NOW, scope=Scope(zones=frozenset({1}), purposes=frozenset({Purpose.KT1_MAIL}))
                    ),
                    a_trust_record("standby", issued_set=IssuedSetRef(sha256=b"s" * 32, as_of=NOW)),
                ),
                key=lambda record: record.kid,
            )
        ),
        zones=(a_zone(CAO_LANH, versions=(later,)), zone),
        levels=(a_level(), LevelRecord(code="D19", rules={Purpose.KT1_MAIL: rule})),
        extensions=(Extension(at=NOW, zones=frozenset({SA_DEC}), ending_from=0, ending_to=NOW, new_end=NOW + DAY),),
        checkpoint=a_checkpoint(valid_to=NOW + 90 * DAY, hard=True),
        texts={"vi": {"greeting": "Chào", "b": "x"}, "en": {"greeting": "Hello"}},
    )


def test_every_field_comes_back_as_it_was() -> None:
    assert open_bundle(sealed_bundle(a_full_bundle()), ANCHOR) == a_full_bundle()


def test_a_province_fits_100_kilobytes() -> None:
    rng = random.Random(2021)
    blocks = {}
    for block in range(8):
        bits = EMPTY
        for status in (Status.REVOKED, Status.SUSPENDED, Status.ENDED):
            bits = changed(bits, rng.sample(range(BLOCK), BLOCK // 100), status)
        blocks[block] = bits
    versions = [(NOW - DAY * n, "D16" if n % 2 else "NEW_NORMAL") for n in range(3, 0, -1)]
    change = ChangeRecord(counter=1, recorded_at=NOW, effective_at=NOW, kind=ChangeKind.TIGHTENED)
    zones = tuple(
        a_zone(
            number,
            name=f"Xã Tân Khánh Trung {number}",
            versions=tuple(
                VersionRecord(valid_from=start, valid_to=start + DAY, level=level, restriction=Restriction.CONDITIONAL)
                for start, level in versions
            ),
            changes=(change,),
        )
        for number in range(1, 301)
    )
    trust = tuple(a_trust_record(f"unit {n}", scope=Scope(zones=frozenset(range(n, n + 12)))) for n in range(40))
    bundle = a_bundle(zones=zones, trust=trust, status=StatusList(as_of=NOW, blocks=blocks))

    size = len(sealed_bundle(bundle))

    assert size <= 100_000, size


def test_ten_thousand_revoked_of_a_million_stay_small() -> None:
    rng = random.Random(1)
    refs = rng.sample(range(62 * BLOCK), 10_000)
    blocks = dict.fromkeys(range(62), EMPTY)
    for block in blocks:
        inside = [ref % BLOCK for ref in refs if ref // BLOCK == block]
        blocks[block] = changed(EMPTY, inside, Status.REVOKED)

    packed = sum(len(zlib.compress(bits, 9)) for bits in blocks.values())

    assert packed < 25_000, packed


def test_one_turned_bit_anywhere_makes_it_no_bundle() -> None:
    signed = sealed_bundle(a_bundle())

    assert isinstance(open_bundle(signed, ANCHOR), Bundle)
    for at in range(len(signed)):
        broken = signed[:at] + bytes((signed[at] ^ 1 << at % 8,)) + signed[at + 1 :]
        assert isinstance(open_bundle(broken, ANCHOR), InvalidBundle), at


def test_another_root_or_deployment_opens_nothing() -> None:
    signed = sealed_bundle(a_bundle())

    assert isinstance(open_bundle(signed, replace(ANCHOR, root=key("stranger").public)), InvalidBundle)
    assert isinstance(open_bundle(signed, replace(ANCHOR, deployment="dt-2022")), InvalidBundle)
    assert isinstance(open_bundle(signed, ANCHOR), Bundle)


def test_a_certificate_must_cover_the_moment_of_issue() -> None:
    payload = pack(a_bundle())
    message = _message(payload)
    for valid, opens in (((NOW - 2 * DAY, NOW + DAY), True), ((NOW, NOW + DAY), False), ((1, NOW - DAY), False)):
        words, to_sign = to_certify(ANCHOR, key("bundle").public, NOW - 2 * DAY, valid)
        certificate = certified(ANCHOR, words, key("root").sign(to_sign))
        signed = sealed(key("bundle").kid, payload, key("bundle").sign(message), certificate)

        assert isinstance(open_bundle(signed, ANCHOR), Bundle) is opens


def _message(payload: bytes) -> bytes:
    from credentials.bundle.certificate import message

    return message("bundle", ANCHOR.deployment, key("bundle").kid, payload)


def test_a_lower_or_equal_sequence_is_refused_and_a_higher_one_swaps() -> None:
    held = a_bundle(sequence=7)

    assert [succeeds(a_bundle(sequence=number), held) for number in (6, 7, 8)] == [False, False, True]
    assert succeeds(held, None)


def test_another_posts_or_deployments_bundle_does_not_swap_however_new() -> None:
    held, newer = a_bundle(sequence=7), a_bundle(sequence=8)

    assert not succeeds(replace(newer, checkpoint=a_checkpoint(id=UUID(int=5))), held)
    assert not succeeds(replace(newer, deployment="dt-2022"), held)
    assert succeeds(newer, held)


def test_a_bundle_that_says_a_key_zone_or_level_twice_or_nothing_of_a_zone_does_not_construct() -> None:
    whole = a_bundle()
    with pytest.raises(ValueError, match="once"):
        replace(whole, zones=(*whole.zones, a_zone(SA_DEC, "NEW_NORMAL")))
    with pytest.raises(ValueError, match="once"):
        replace(whole, levels=(*whole.levels, a_level()))
    with pytest.raises(ValueError, match="once"):
        replace(whole, trust=(*whole.trust, a_trust_record(withdrawn_at=NOW)))
    with pytest.raises(ValueError, match="what holds"):
        replace(whole, zones=(a_zone(CAO_LANH), a_zone(SA_DEC, versions=())))


def test_a_key_under_the_name_of_another_makes_it_no_bundle() -> None:
    lent = replace(a_trust_record(), public_key=key("stranger").public)

    assert isinstance(open_bundle(sealed_bundle(a_bundle(trust=(lent,))), ANCHOR), InvalidBundle)
    assert isinstance(open_bundle(sealed_bundle(a_bundle(trust=(a_trust_record(),))), ANCHOR), Bundle)


def test_an_empty_list_or_a_null_that_should_have_been_left_out_makes_it_no_bundle() -> None:
    raw = canonical.read(pack(a_bundle()))
    assert isinstance(raw, dict)
    zone, rules = raw[9][0], raw[10][0][2]

    assert unpack(canonical.write(raw)) == a_bundle()
    for table, number in ((zone, 6), (zone, 7), (next(iter(rules.values())), 2)):
        table[number] = []
        with pytest.raises(ValueError, match="empty"):
            unpack(canonical.write(raw))
        table[number] = None
        with pytest.raises(ValueError, match="left out"):
            unpack(canonical.write(raw))
        del table[number]


def test_a_bundle_without_a_zone_or_level_of_its_checkpoint_does_not_construct() -> None:
    with pytest.raises(ValueError, match="every zone"):
        a_bundle(zones=(a_zone(SA_DEC),))
    with pytest.raises(ValueError, match="every level"):
        a_bundle(levels=(a_level(),))
    with pytest.raises(ValueError, match="expires"):
        a_bundle(expires_at=NOW - DAY)


def test_a_status_block_that_unpacks_to_more_than_a_block_is_refused() -> None:
    bomb = pack(a_bundle(status=StatusList(as_of=NOW, blocks={0: bytes(10_000_000)})))

    assert len(bomb) < 20_000
    with pytest.raises(ValueError, match="whole zlib stream"):
        unpack(bomb)
    assert unpack(pack(a_bundle())) == a_bundle()


def test_the_certificate_is_the_roots_alone() -> None:
    words, to_sign = to_certify(ANCHOR, key("bundle").public, NOW - DAY, (NOW - DAY, NOW + DAY))
    payload = pack(a_bundle())
    forged = certified(ANCHOR, words, key("stranger").sign(to_sign))

    assert isinstance(
        open_bundle(sealed(key("bundle").kid, payload, key("bundle").sign(_message(payload)), forged), ANCHOR),
        InvalidBundle,
    )
    assert a_certificate() != forged


def test_what_a_withdrawn_bundle_key_seals_does_not_open_for_a_post_that_has_heard() -> None:
    record = a_trust_record("bundle", role=KeyRole.BUNDLE)
    held, warned = (a_bundle(trust=(record,)), a_bundle(trust=(replace(record, withdrawn_at=NOW),)))
    issuer_gone = a_bundle(trust=(a_trust_record("bundle", withdrawn_at=NOW),))
    fresh, told = sealed_bundle(a_bundle(sequence=8)), sealed_delta(news())

    for before in (held, issuer_gone, None):
        assert isinstance(open_bundle(fresh, wary(ANCHOR, before)), Bundle)
        assert isinstance(open_delta(told, wary(ANCHOR, before)), Delta)
    assert isinstance(open_bundle(fresh, wary(ANCHOR, warned)), InvalidBundle)
    assert isinstance(open_delta(told, wary(ANCHOR, warned)), InvalidDelta)
