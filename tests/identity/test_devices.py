"""Devices: enrolled once by an invitation, shut out at once."""

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from identity.access import Action, Actor, Role, Subject, may
from identity.accounts.model import Issued
from identity.devices.model import Contact, DeviceKind, Enrolled, Invite, InviteOwn, Post, Revoked
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
    invited = await devices.invite_to(post, "Máy 1", by=by, request=a_request(by))
    assert isinstance(invited, Issued)
    enrolled = await devices.enrol(invited.secret, request=by_nobody())
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
        await devices.invite_to(BARRIER, "x", by=stranger, request=a_request(stranger))
    assert await kinds(db) == before
    await a_phone(devices, approver)
    assert await kinds(db) == [*before, "ACCOUNT_ADDED", "DEVICE_INVITED", "DEVICE_ENROLLED"]


async def test_an_invitation_is_good_for_one_device(devices: Devices, db: Database, approver: Actor) -> None:
    invited = await devices.invite_to(BARRIER, "Máy 1", by=approver, request=a_request(approver))
    assert isinstance(invited, Issued)
    key = new_id()
    first = await devices.enrol(invited.secret, request=by_nobody(key))
    before = await kinds(db)

    assert await devices.enrol(invited.secret, request=by_nobody(key)) == first
    assert await devices.enrol(invited.secret, request=by_nobody()) == Conflict(code="INVITATION_SPENT")
    assert await devices.enrol("fp_unknown", request=by_nobody()) == Conflict(code="INVITATION_SPENT")
    assert await kinds(db) == before


async def test_an_invitation_is_good_for_one_shift(devices: Devices, approver: Actor) -> None:
    invited = await devices.invite_to(BARRIER, "Máy 1", by=approver, request=a_request(approver))
    assert isinstance(invited, Issued)
    late = by_nobody(after=INVITATION_LASTS)
    assert await devices.enrol(invited.secret, request=late) == Conflict(code="INVITATION_SPENT")
    in_time = by_nobody(after=INVITATION_LASTS - timedelta(microseconds=1))
    assert isinstance(await devices.enrol(invited.secret, request=in_time), Enrolled)


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
    invited = await devices.invite_to(BARRIER, "Máy 1", by=approver, request=a_request(approver))
    assert isinstance(invited, Issued)
    enrolled = await devices.enrol(invited.secret, request=by_nobody())
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
