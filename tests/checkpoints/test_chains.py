"""Chains of signed texts: whose they are, whether they are whole, and who was on duty."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from checkpoints.checks.model import CheckKept, CheckNote, Filter
from checkpoints.checks.shift_model import ShiftEvent
from credentials.wire import Decision, EntryMode
from identity.devices import store as devices
from storage.event import Cursor
from storage.events import read_after
from storage.outcomes import Forbidden
from tests.checkpoints.checks_factory import a_text
from tests.checkpoints.conftest import ADMIN, APPROVER, STRANGER, World
from tests.checkpoints.phones import Phone, a_phone, shut_out
from tests.checkpoints.records_factory import EVENING
from tests.checkpoints.test_checks import a_permit, verify

MINUTE = timedelta(minutes=1)
ALONE = (CheckNote.UNKNOWN_PERMIT,)


@pytest.fixture
async def post(world: World) -> UUID:
    return await world.a_checkpoint()


async def test_two_phones_of_a_post_hand_in_two_whole_signed_chains_in_any_order(world: World, post: UUID) -> None:
    first, second = await a_phone(world, post), await a_phone(world, post, "other phone")
    for minute in range(3):
        first.check(EVENING + minute * MINUTE)
        second.check(EVENING + minute * MINUTE)

    receipts = [*await second.hand_in(second.written[::-1]), *await first.hand_in(first.written)]

    assert [one.kept for one in receipts] == [CheckKept.RECORDED] * 6
    assert [one.notes for one in receipts] == [ALONE] * 6
    page = await world.checks.page(Filter(device=first.device), by=APPROVER, after=None, first=9)
    assert [one.check.position for one in page.rows] == [3, 2, 1]
    assert {one.notes for one in page.rows} == {ALONE}


async def test_a_text_without_its_device_s_signature_says_so_and_is_kept(world: World, post: UUID) -> None:
    phone, other = await a_phone(world, post), await a_phone(world, post, "other phone")
    elsewhere = await a_phone(world, await world.a_checkpoint(), "phone elsewhere")
    (text, signed), (changed, _) = phone.check(), phone.check()
    assert signed is not None

    receipts = await phone.hand_in(
        [
            (text, None),
            (changed, signed),
            (phone.check()[0], b""),
            (phone.check(device=str(uuid4()))[0], signed),
            (phone.check()[0], other.sign(phone.written[-1][0], phone.device)),
            elsewhere_text(phone, elsewhere),
        ]
    )

    assert [one.kept for one in receipts] == [CheckKept.RECORDED] * 6
    assert [one.notes[-1] for one in receipts] == [CheckNote.UNSIGNED] + [CheckNote.BAD_SIGNATURE] * 5


def elsewhere_text(phone: Phone, elsewhere: Phone) -> tuple[str, bytes]:
    """Signed well, by a phone of another checkpoint that says it stands here."""
    text = json.dumps(json.loads(phone.check()[0]) | {"device": str(elsewhere.device)})
    return text, elsewhere.sign(text)


async def test_a_text_that_names_no_device_is_vouched_for_by_the_one_that_hands_it_in(world: World, post: UUID) -> None:
    phone = await a_phone(world, post)
    text = json.dumps({name: value for name, value in json.loads(phone.check()[0]).items() if name != "device"})
    (receipt,) = await phone.hand_in([(text, phone.sign(text))])
    assert receipt.notes == ALONE


async def test_a_revoked_device_hands_in_what_it_holds_with_a_note(world: World, post: UUID) -> None:
    phone = await a_phone(world, post)
    (before,) = await phone.hand_in([phone.check()])
    await shut_out(phone)

    (after,) = await phone.hand_in([phone.check()])

    assert before.notes == ALONE
    assert (after.kept, after.notes) == (CheckKept.RECORDED, (*ALONE, CheckNote.REVOKED_DEVICE))
    with pytest.raises(Forbidden):
        await world.checks.shifts(post, by=phone.actor, after=None, first=1)


async def test_a_shift_is_a_link_of_the_chain_and_is_listed_by_checkpoint(world: World, post: UUID) -> None:
    phone, officer = await a_phone(world, post), uuid4()
    on = phone.shift("ON", "Trần Thị Mỹ Hạnh", officerId=str(officer))
    check = phone.check(EVENING + MINUTE)
    off = phone.shift("OFF", "Trần Thị Mỹ Hạnh", EVENING + 2 * MINUTE, note="giao cho anh Tám")

    (late,) = await phone.hand_in([off], EVENING + 2 * MINUTE)
    rest = await phone.hand_in([check, on, off], EVENING + 3 * MINUTE)

    assert (late.kept, late.notes) == (CheckKept.RECORDED, (CheckNote.GAP,))
    assert [one.kept for one in rest] == [CheckKept.RECORDED, CheckKept.RECORDED, CheckKept.ALREADY_RECORDED]
    assert [one.notes for one in rest] == [ALONE, (), ()]
    page = await world.checks.shifts(post, by=APPROVER, after=None, first=9)
    assert page is not None
    assert [(one.shift.event, one.shift.note) for one in page.rows] == [
        (ShiftEvent.OFF, "giao cho anh Tám"),
        (ShiftEvent.ON, None),
    ]
    assert page.rows[1].shift.officer_id == officer
    assert [one.notes for one in page.rows] == [(CheckNote.GAP,), ()]
    with pytest.raises(Forbidden):
        await world.checks.shifts(post, by=STRANGER, after=None, first=9)
    assert await world.checks.shifts(uuid4(), by=ADMIN, after=None, first=9) is None


async def test_the_log_names_shifts_beside_checks(world: World, post: UUID) -> None:
    phone = await a_phone(world, post)
    links = [phone.shift("ON", "A"), phone.check(), ("?", None)]

    await phone.hand_in(links)

    async with world.db.reading() as rx:
        said = [one.payload for one in await read_after(rx, Cursor(), 500) if one.kind == "CHECKS_RECORDED"]
    assert [(len(one["checks"]), len(one["shifts"]), one["unread"]) for one in said] == [(1, 1, 1)]


async def test_an_id_is_one_text_whatever_it_tells(world: World, post: UUID) -> None:
    phone = await a_phone(world, post)
    shift = phone.shift("ON", "A")
    check = phone.check(id=json.loads(shift[0])["id"])
    receipts = [*await phone.hand_in([shift]), *await phone.hand_in([check])]
    assert [one.kept for one in receipts] == [CheckKept.RECORDED, CheckKept.DIFFERS]


async def test_a_look_up_is_known_by_the_credential_it_names_and_a_scan_by_what_it_carries(
    world: World, post: UUID
) -> None:
    phone = await a_phone(world, post)
    text, _ = await a_permit(world)

    looked_up, scanned = await phone.hand_in(
        [
            phone.check(payload=None, source="PLATE", cti=uuid4().hex, plate="66C12345"),
            phone.check(payload=text, cti=uuid4().hex),
        ]
    )

    found = [await world.checks.find(one.id, by=APPROVER) for one in (looked_up, scanned) if one.id is not None]
    assert [one.known.cti is None for one in found if one is not None] == [True, False]


async def test_only_what_somebody_vouches_for_is_history(world: World, post: UUID) -> None:
    text, _ = await a_permit(world, entry_mode=EntryMode.SINGLE)
    here = await world.a_checkpoint()
    phone, gone = await a_phone(world, post), await a_phone(world, post, "gone")
    unheard = await a_phone(world, post, "unheard", in_person=False)
    await shut_out(gone)

    await phone.hand_in([(phone.check(payload=text)[0], b"x" * 64), (phone.check(payload=text)[0], phone.sign("?"))])
    await gone.hand_in([gone.check(payload=text)])
    await unheard.hand_in([unheard.check(payload=text), (unheard.check(payload=text)[0], None)])
    for names in (None, str(phone.device)):  # nobody's word, and another's that the other did not sign
        await unheard.hand_in([(a_text(checkpoint=str(post), device=names, payload=text), None)])
    assert await verify(world, here, text) == (Decision.ALLOW, ())

    by_hand = a_text(checkpoint=str(post), source="PAPER_LOG", payload=text)
    await phone.hand_in([(by_hand, None)])
    assert (await verify(world, here, text))[0] is Decision.DENY


async def test_a_phone_that_is_confirmed_vouches_for_what_it_signed_before(world: World, post: UUID) -> None:
    text, _ = await a_permit(world, entry_mode=EntryMode.SINGLE)
    here, carrier = await world.a_checkpoint(), await a_phone(world, post, "carrier", in_person=False)
    phone = await a_phone(world, post, in_person=False)

    await carrier.hand_in([phone.check(payload=text)])  # another's word, signed: who carries it home does not matter
    assert await verify(world, here, text) == (Decision.ALLOW, ())

    async with world.db.transaction() as tx:
        await devices.confirm(tx, phone.device, EVENING)
    assert (await verify(world, here, text))[0] is Decision.DENY
