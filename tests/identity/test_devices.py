"""Devices: enrolled once by an invitation, shut out at once."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from credentials.wire import CONSTANTS
from identity.access import Action, Actor, Role, Subject, ever, may, reach
from identity.accounts.model import Issued
from identity.accounts.rules import ADDRESS_FAILURES
from identity.accounts.service import Accounts
from identity.devices import invitations
from identity.devices.model import (
    Confirmed,
    Contact,
    Device,
    DeviceKind,
    Enrolled,
    Invite,
    InviteOwn,
    InviteToPost,
    Post,
    Revoked,
)
from identity.devices.service import INVITATION_LASTS, Devices
from identity.units.tables import unit
from storage import events
from storage.database import Database
from storage.idempotency import NOBODY, Request
from storage.ids import new_id
from storage.outcomes import Conflict, Forbidden, NotFound
from storage.tables import metadata
from tests.identity.accounts_house import House
from tests.identity.unit_lists import LATE_2021
from tests.identity.values import KEY, NOON, a_request, an_actor

HERE, ELSEWHERE, POST, OTHER_POST = UUID(int=51), UUID(int=52), UUID(int=61), UUID(int=62)
A_PHONE = InviteToPost(label="Máy 1")
A_KEY = bytes(range(64))
BARRIER = Post(checkpoint=POST, name="Chốt cầu", unit=HERE)


@pytest.fixture
async def devices(db: Database, house: House) -> Devices:
    async with db.transaction() as tx:
        for id_, code in ((HERE, "866"), (ELSEWHERE, "873")):
            row = {"id": id_, "code": code, "name": code, "level": "DISTRICT", "parent": None, "valid_to": None}
            await tx.execute(sa.insert(unit), row | {"valid_from": LATE_2021})
    return Devices(db, house.sessions, KEY)


@pytest.fixture
def approver() -> Actor:
    return an_actor(Role.APPROVER, units=frozenset({HERE}))


def by_nobody(key: UUID | None = None, after: timedelta = timedelta(0)) -> Request:
    return Request(actor=NOBODY, key=key or new_id(), body=b"body", at=NOON + after)


async def kinds(db: Database) -> list[str]:
    async with db.reading() as rx:
        return [one.kind for one in await events.read_after(rx, events.Cursor())]


async def a_phone(devices: Devices, by: Actor, post: Post = BARRIER) -> Enrolled:
    invited = await devices.invite_to(post, A_PHONE, by=by, request=a_request(by))
    assert isinstance(invited, Issued)
    enrolled = await devices.enrol(invited.secret, public_key=A_KEY, request=by_nobody())
    assert isinstance(enrolled, Enrolled)
    return enrolled


async def test_a_checkpoints_phone_acts_at_its_checkpoint_only(devices: Devices, house: House, approver: Actor) -> None:
    enrolled = await a_phone(devices, approver)

    actor = await house.sessions.actor_for(enrolled.token, NOON)

    assert actor is not None
    assert (actor.device, actor.checkpoint) == (enrolled.device, POST)
    here = frozenset({HERE})
    assert may(actor, Action.RECORD_CHECK, Subject(units=here, checkpoint=POST))
    assert not may(actor, Action.RECORD_CHECK, Subject(units=here, checkpoint=OTHER_POST))
    assert not may(actor, Action.DECIDE, Subject(units=here))


async def test_two_phones_of_a_checkpoint_share_its_account(devices: Devices, house: House, approver: Actor) -> None:
    first, second = await a_phone(devices, approver), await a_phone(devices, approver)
    actors = [await house.sessions.actor_for(one.token, NOON) for one in (first, second)]
    assert len({one.account for one in actors if one}) == 1
    assert len(await devices.of_checkpoint(POST, frozenset({HERE}), by=approver)) == 2


async def test_an_approver_of_elsewhere_invites_nobody(devices: Devices, db: Database, approver: Actor) -> None:
    stranger = an_actor(Role.APPROVER, units=frozenset({ELSEWHERE}))
    before = await kinds(db)
    with pytest.raises(Forbidden):
        await devices.invite_to(BARRIER, A_PHONE, by=stranger, request=a_request(stranger))
    assert await kinds(db) == before
    await a_phone(devices, approver)
    assert await kinds(db) == [*before, "ACCOUNT_ADDED", "DEVICE_INVITED", "DEVICE_ENROLLED"]


async def test_an_invitation_is_good_for_one_device(devices: Devices, db: Database, approver: Actor) -> None:
    invited = await devices.invite_to(BARRIER, A_PHONE, by=approver, request=a_request(approver))
    assert isinstance(invited, Issued)
    key = new_id()
    first = await devices.enrol(invited.secret, public_key=A_KEY, request=by_nobody(key))
    before = await kinds(db)

    assert await devices.enrol(invited.secret, public_key=A_KEY, request=by_nobody(key)) == first
    assert await devices.enrol(invited.secret, public_key=A_KEY, request=by_nobody()) == Conflict(
        code="INVITATION_SPENT"
    )
    assert await devices.enrol("fp_unknown", public_key=A_KEY, request=by_nobody()) == Conflict(code="INVITATION_SPENT")
    assert await kinds(db) == before


async def test_an_invitation_is_good_for_one_shift(devices: Devices, approver: Actor) -> None:
    invited = await devices.invite_to(BARRIER, A_PHONE, by=approver, request=a_request(approver))
    assert isinstance(invited, Issued)
    late = by_nobody(after=INVITATION_LASTS)
    assert await devices.enrol(invited.secret, public_key=A_KEY, request=late) == Conflict(code="INVITATION_SPENT")
    in_time = by_nobody(after=INVITATION_LASTS - timedelta(microseconds=1))
    assert isinstance(await devices.enrol(invited.secret, public_key=A_KEY, request=in_time), Enrolled)


async def test_a_device_that_is_shut_out_is_nobody_at_once(
    devices: Devices, house: House, db: Database, approver: Actor
) -> None:
    enrolled = await a_phone(devices, approver)
    assert await house.sessions.actor_for(enrolled.token, NOON) is not None
    stranger = an_actor(Role.APPROVER, units=frozenset({ELSEWHERE}))
    before = await kinds(db)
    with pytest.raises(Forbidden):
        await devices.revoke(enrolled.device, by=stranger, request=a_request(stranger))
    assert await kinds(db) == before

    assert isinstance(await devices.revoke(enrolled.device, by=approver, request=a_request(approver)), Revoked)

    assert await house.sessions.actor_for(enrolled.token, NOON) is None
    lost = await devices.revoke(UUID(int=9), by=approver, request=a_request(approver))
    assert lost == NotFound(kind="Device", id=UUID(int=9))


async def test_ones_own_phone_is_ones_own(devices: Devices, house: House, approver: Actor) -> None:
    me = Actor(account=house.account, name="x")
    invited = await devices.invite_own(
        InviteOwn(device_kind=DeviceKind.PHONE, label="Của tôi"), by=me, request=a_request(me)
    )
    assert isinstance(invited, Issued)
    enrolled = await devices.enrol(invited.secret, request=by_nobody())
    assert isinstance(enrolled, Enrolled)
    with pytest.raises(Forbidden):
        await devices.revoke(enrolled.device, by=approver, request=a_request(approver))
    assert [one.id for one in await devices.own(by=me)] == [enrolled.device]
    assert isinstance(await devices.revoke(enrolled.device, by=me, request=a_request(me)), Revoked)


async def test_what_a_device_says_of_itself_is_kept(devices: Devices, approver: Actor) -> None:
    enrolled = await a_phone(devices, approver)
    later = NOON + timedelta(minutes=5)
    await devices.heard_from(enrolled.device, Contact(at=later, bundle_sequence=7))
    await devices.heard_from(enrolled.device, Contact(at=later, clock_offset_ms=-1_500))
    (found,) = await devices.of_checkpoint(POST, frozenset({HERE}), by=approver)
    assert (found.last_seen_at, found.bundle_sequence, found.clock_offset_ms) == (later, 7, -1_500)


async def test_no_table_holds_an_invitation_or_a_devices_token(devices: Devices, db: Database, approver: Actor) -> None:
    invited = await devices.invite_to(BARRIER, A_PHONE, by=approver, request=a_request(approver))
    assert isinstance(invited, Issued)
    enrolled = await devices.enrol(invited.secret, public_key=A_KEY, request=by_nobody())
    assert isinstance(enrolled, Enrolled)
    text = ""
    async with db.reading() as rx:
        for table in metadata.tables.values():
            text += repr(await rx.rows(sa.select(table)))
    assert "Máy 1" in text
    assert invited.secret not in text
    assert enrolled.token not in text


@pytest.mark.parametrize(
    ("kind", "checkpoint"), [(DeviceKind.CHECKPOINT, None), (DeviceKind.PHONE, POST), (DeviceKind.BROWSER, POST)]
)
def test_a_checkpoints_device_and_no_other_is_of_a_checkpoint(kind: DeviceKind, checkpoint: UUID | None) -> None:
    with pytest.raises(ValueError, match="of a checkpoint"):
        Invite(account=POST, device_kind=kind, label="x", checkpoint=checkpoint)


def heard(*, right: bool) -> Callable[[Device], bool]:
    return lambda device: right and device.public_key == A_KEY


async def test_a_device_is_confirmed_once_its_code_was_heard(devices: Devices, db: Database, approver: Actor) -> None:
    enrolled = await a_phone(devices, approver)
    stranger = an_actor(Role.APPROVER, units=frozenset({ELSEWHERE}))
    with pytest.raises(Forbidden):
        await devices.confirm(enrolled.device, heard(right=True), by=stranger, request=a_request(stranger))
    (before,) = await devices.of_checkpoint(POST, frozenset({HERE}), by=approver)

    wrong = await devices.confirm(enrolled.device, heard(right=False), by=approver, request=a_request(approver))
    right = await devices.confirm(enrolled.device, heard(right=True), by=approver, request=a_request(approver))
    again = await devices.confirm(enrolled.device, heard(right=False), by=approver, request=a_request(approver))

    (after,) = await devices.of_checkpoint(POST, frozenset({HERE}), by=approver)
    assert wrong == Conflict(code="CONFIRMATION_WRONG", params={"left": "2"})
    assert right == again == Confirmed(device=enrolled.device)
    assert (before.confirmed_at, after.confirmed_at, after.public_key) == (None, NOON, A_KEY)
    assert (await kinds(db)).count("DEVICE_CONFIRMED") == 1


async def test_three_wrong_codes_shut_the_device_out(devices: Devices, house: House, approver: Actor) -> None:
    enrolled = await a_phone(devices, approver)
    same = a_request(approver)

    said = [await devices.confirm(enrolled.device, heard(right=False), by=approver, request=same) for _ in range(3)]
    said += [
        await devices.confirm(enrolled.device, heard(right=False), by=approver, request=a_request(approver))
        for _ in range(2)
    ]
    late = await devices.confirm(enrolled.device, heard(right=True), by=approver, request=a_request(approver))

    codes = [(one.code, one.params.get("left")) for one in said if isinstance(one, Conflict)]
    assert codes == [("CONFIRMATION_WRONG", "2")] * 3 + [
        ("CONFIRMATION_WRONG", "1"),
        ("CONFIRMATION_WRONG_REVOKED", None),
    ]
    assert late == Conflict(code="DEVICE_REVOKED")
    assert await house.sessions.actor_for(enrolled.token, NOON) is None


async def test_a_device_that_is_handed_over_needs_no_voice(devices: Devices, approver: Actor) -> None:
    command = InviteToPost(label="Máy 2", in_person=True)
    invited = await devices.invite_to(BARRIER, command, by=approver, request=a_request(approver))
    assert isinstance(invited, Issued)
    await devices.enrol(invited.secret, public_key=A_KEY, request=by_nobody())
    (found,) = await devices.of_checkpoint(POST, frozenset({HERE}), by=approver)
    assert found.confirmed_at == NOON


async def test_an_invitation_is_for_a_device_with_a_key_or_for_one_without(devices: Devices, approver: Actor) -> None:
    invited = await devices.invite_to(BARRIER, A_PHONE, by=approver, request=a_request(approver))
    own = await devices.invite_own(
        InviteOwn(device_kind=DeviceKind.PHONE, label="x"), by=approver, request=a_request(approver)
    )
    assert isinstance(invited, Issued)
    assert own == NotFound(kind="Account", id=approver.account)

    refused = await devices.enrol(invited.secret, request=by_nobody())

    assert refused == Conflict(code="INVITATION_OF_ANOTHER_KIND")
    taken = await devices.enrol(invited.secret, public_key=A_KEY, request=by_nobody())
    assert isinstance(taken, Enrolled)


async def test_an_invitation_is_read_as_people_type_it(devices: Devices, approver: Actor) -> None:
    invited = await devices.invite_to(BARRIER, A_PHONE, by=approver, request=a_request(approver))
    assert isinstance(invited, Issued)
    read_aloud = invitations.spoken(invited.secret).lower().replace("0", "o").replace("1", "l")

    assert isinstance(await devices.enrol(f" {read_aloud} ", public_key=A_KEY, request=by_nobody()), Enrolled)


async def test_many_wrong_invitations_from_one_address_have_to_wait(devices: Devices, approver: Actor) -> None:
    for _ in range(ADDRESS_FAILURES):
        await devices.enrol("fp_wrong", public_key=A_KEY, request=by_nobody(), address="10.0.0.1")
    invited = await devices.invite_to(BARRIER, A_PHONE, by=approver, request=a_request(approver))
    assert isinstance(invited, Issued)

    locked = await devices.enrol(invited.secret, public_key=A_KEY, request=by_nobody(), address="10.0.0.1")
    elsewhere = await devices.enrol(invited.secret, public_key=A_KEY, request=by_nobody(), address="10.0.0.2")

    assert locked == Conflict(code="LOCKED", params={"seconds": "60"})
    assert isinstance(elsewhere, Enrolled)


async def test_a_device_that_is_shut_out_may_hand_in_what_it_holds_and_nothing_else(
    devices: Devices, house: House, approver: Actor
) -> None:
    enrolled = await a_phone(devices, approver)
    assert await house.sessions.shut_out(enrolled.token, NOON) is None
    await devices.revoke(enrolled.device, by=approver, request=a_request(approver))

    found = await house.sessions.shut_out(enrolled.token, NOON)

    assert found is not None
    assert (found.since, found.actor.device, found.actor.checkpoint) == (NOON, enrolled.device, POST)
    here = Subject(units=frozenset({HERE}), checkpoint=POST)
    assert [one for one in Action if may(found.actor, one, here)] == [Action.RECORD_CHECK]
    assert ever(found.actor) == {Action.RECORD_CHECK}
    assert reach(found.actor, Action.READ_SHEET) == ()
    assert await house.sessions.shut_out("fp_unknown", NOON) is None


async def test_a_phone_is_told_too_when_its_checkpoint_s_account_is_closed(
    devices: Devices, house: House, db: Database, approver: Actor
) -> None:
    enrolled = await a_phone(devices, approver)
    actor = await house.sessions.actor_for(enrolled.token, NOON)
    assert actor is not None
    boss = an_actor(Role.ADMIN)

    await Accounts(db, house.sessions).disable(actor.account, by=boss, request=a_request(boss))

    assert await house.sessions.actor_for(enrolled.token, NOON) is None
    found = await house.sessions.shut_out(enrolled.token, NOON)
    assert found is not None
    assert (found.since, found.actor.device) == (NOON, enrolled.device)


async def test_a_reply_key_is_of_one_device_and_one_server(devices: Devices, db: Database, house: House) -> None:
    assert len(devices.reply_key(POST)) == 32
    assert devices.reply_key(POST) == devices.reply_key(POST)
    assert devices.reply_key(OTHER_POST) != devices.reply_key(POST)
    assert Devices(db, house.sessions, b"x" * 32).reply_key(POST) != devices.reply_key(POST)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0123456789ABCDEF", "0123456789ABCDEF"),
        ("o1i3-4567 89ab\u2013cdef", "0113456789ABCDEF"),
        ("fp_Abc", "fp_Abc"),
        ("U123456789ABCDEF", "U123456789ABCDEF"),
    ],
)
def test_invitations_are_crockford_s_base32(text: str, read: str) -> None:
    assert invitations.typed(text) == read


def test_an_invitation_is_as_long_as_the_wire_says() -> None:
    drawn = {invitations.invitation_for(KEY, POST, UUID(int=place)) for place in range(50)}
    assert len(drawn) == 50
    assert {len(one) for one in drawn} == {CONSTANTS["enrolment"]["invitation_characters"]}
    assert set("".join(drawn)) == set(invitations.ALPHABET)
