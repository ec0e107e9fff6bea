"""Sending: every answer of a service, signing out, reading first, claims that were left behind."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import NoReturn

import pytest

from api.words import say
from identity.access import Actor, Role
from identity.accounts import secret_store
from identity.accounts import store as accounts
from identity.accounts.model import SignedOutEvent
from identity.devices import store as devices
from identity.devices.model import Device, DeviceKind
from notifications.addresses.service import PushAddresses
from notifications.deliveries.model import DeliveryState
from notifications.inbox.service import Inbox
from notifications.outbox import store
from notifications.outbox.model import Result
from notifications.outbox.store import Claim
from notifications.outbox.worker import CLAIM, Means, Outbox
from notifications.sender import AddressKind, Again, Answer, Gone, Impossible, Push
from notifications.telling.model import Circle, Rule
from storage.ids import new_id
from tests.fakes.webpush import Browser
from tests.notifications.values import asked
from tests.notifications.world import PLAIN, Office

NORMAL = Rule(code="PERMIT_ISSUED", to=(Circle.HOLDERS,))
KINDS = frozenset(AddressKind)
BROWSER = Browser("https://push.example").subscription(endpoint="https://push.example/send/abcd1234")
Leave = Callable[[Office, Actor], Awaitable[None]]


@pytest.fixture
async def crew(office: Office) -> Actor:
    return await office.account(Role.CREW, language="en")


async def test_a_push_is_sent_in_the_language_of_its_account_and_names_nobody(office: Office, crew: Actor) -> None:
    address = await office.phone(crew)

    await office.says(crew)
    await office.send()

    (push,) = office.service.phones.arrived
    (told,) = await office.inbox(crew)
    assert push.title == "Permit suspended"
    assert push.body == "A permit is suspended. Open Fieldpass before you go on."
    assert (push.id, push.urgent, push.ttl_s, push.address.value) == (told.id, True, 4 * 3600, address)
    assert push.data == {"zone": "7", "id": str(told.id), "kind": "PERMIT_SUSPENDED", "urgent": "1"}
    assert await office.deliveries() == [("SENT", "")]


@pytest.mark.parametrize(
    ("answer", "state", "kept"),
    [
        (Again(reason="UNAVAILABLE"), ("QUEUED", "UNAVAILABLE"), True),
        (Again(reason="QUOTA", after_s=60), ("QUEUED", "QUOTA"), True),
        (Gone(reason="UNREGISTERED"), ("FAILED", "UNREGISTERED"), False),
        (Impossible(reason="TOO_LARGE"), ("FAILED", "TOO_LARGE"), True),
    ],
    ids=["again", "retry after", "gone", "impossible"],
)
async def test_every_answer_leads_somewhere_and_only_dead_addresses_go(
    office: Office, crew: Actor, answer: Answer, state: tuple[str, str], *, kept: bool
) -> None:
    await office.phone(crew)
    office.service.script = [answer]

    await office.says(crew)
    await office.send()

    assert await office.deliveries() == [state]
    assert bool(await PushAddresses(office.db).own(by=crew)) is kept
    assert len(await office.inbox(crew)) == 1


async def test_a_service_is_not_asked_again_before_it_allows_it(office: Office, crew: Actor) -> None:
    await office.phone(crew)
    office.service.script = [Again(reason="QUOTA", after_s=60)]
    await office.says(crew)
    await office.send()

    office.clock.on(timedelta(seconds=59))
    await office.send()
    assert office.service.asked == 1

    office.clock.on(timedelta(seconds=10))
    await office.send()
    assert await office.deliveries() == [("SENT", "")]


async def test_a_push_that_is_too_old_is_given_up_and_the_inbox_stays(office: Office, crew: Actor) -> None:
    await office.phone(crew)
    office.service.script = [Again(reason="UNAVAILABLE")] * 500
    await office.says(crew)

    for _ in range(200):
        await office.send()
        office.clock.on(timedelta(minutes=5))

    assert await office.deliveries() == [("FAILED", "EXPIRED after UNAVAILABLE")]
    assert 30 < office.service.asked < 70  # four hours of tries at most five minutes apart
    assert await office.codes(crew) == ["PERMIT_SUSPENDED"]
    assert len(await PushAddresses(office.db).own(by=crew)) == 1


async def test_an_answer_that_was_lost_is_asked_for_again_and_seen_once(office: Office, crew: Actor) -> None:
    address = await office.phone(crew)
    office.service.script = ["TIMEOUT"]
    await office.says(crew)
    await office.send()
    office.clock.on(timedelta(minutes=1))
    await office.send()

    (told,) = await office.inbox(crew)
    assert len(office.service.phones.arrived) == 2
    assert office.service.phones.seen(address) == [told.id]


async def test_every_device_of_a_person_is_reached_and_a_dead_one_alone_is_dropped(office: Office, crew: Actor) -> None:
    first, second = await office.phone(crew), await office.phone(crew)
    office.service.script = [Gone(reason="UNREGISTERED")]
    await office.says(crew)
    await office.says(crew)

    await office.send()

    seen = sorted([len(office.service.phones.seen(first)), len(office.service.phones.seen(second))])
    assert seen in ([0, 2], [1, 2])  # the dead one's second push was on its way with the first, or was skipped
    assert [one.kind for one in await PushAddresses(office.db).own(by=crew)] == [AddressKind.TOKEN]


async def test_what_waits_for_a_dead_address_is_skipped(office: Office, crew: Actor) -> None:
    await office.phone(crew)
    office.service.script = [Again(reason="UNAVAILABLE"), Gone(reason="UNREGISTERED")]
    await office.says(crew)
    await office.send()
    await office.says(crew)
    await office.send()

    assert await office.deliveries() == [("SKIPPED", "GONE"), ("FAILED", "UNREGISTERED")]


async def test_what_was_read_first_is_not_pushed(office: Office, crew: Actor) -> None:
    await office.phone(crew)
    await office.says(crew)
    (told,) = await office.inbox(crew)

    await Inbox(office.db).read([told.id], by=crew, request=asked(crew))
    await office.send()

    assert await office.deliveries() == [("SKIPPED", "ALREADY_READ")]
    assert office.service.asked == 0


async def test_a_devices_word_stands_whatever_its_service_says(office: Office, crew: Actor) -> None:
    other = await office.signed_in(crew)
    await office.phone(crew)
    await office.phone(other)
    office.service.script = ["TIMEOUT", "TIMEOUT"]
    await office.says(crew)
    await office.send()
    (told,) = await office.inbox(crew)

    await Inbox(office.db).report_delivered([told.id], by=crew, request=asked(crew))
    office.clock.on(timedelta(minutes=1))
    await office.send()

    assert sorted(await office.deliveries()) == [("DELIVERED", ""), ("SENT", "")]
    assert office.service.asked == 3


async def signed_out(office: Office, actor: Actor) -> None:
    async with office.db.transaction() as tx:
        await secret_store.revoke_tokens(tx, office.clock.at, id=actor.session)


async def disabled(office: Office, actor: Actor) -> None:
    async with office.db.transaction() as tx:
        await accounts.disable(tx, actor.account, office.clock.at)


async def shut_out(office: Office, actor: Actor) -> None:
    assert actor.session is not None
    device = Device(
        id=new_id(),
        device_kind=DeviceKind.PHONE,
        label="",
        account=actor.account,
        checkpoint=None,
        unit=None,
        enrolled_at=office.clock.at,
        revoked_at=None,
        last_seen_at=None,
        bundle_sequence=None,
        clock_offset_ms=None,
    )
    async with office.db.transaction() as tx:
        await devices.add(tx, device, actor.session)
        await devices.revoke(tx, device.id, office.clock.at)


async def run_out(office: Office, actor: Actor) -> None:
    office.clock.on(timedelta(days=90))


@pytest.mark.parametrize("leave", [signed_out, disabled, shut_out])
async def test_no_push_leaves_once_somebody_is_signed_in_no_more(office: Office, crew: Actor, leave: Leave) -> None:
    await office.phone(crew)
    await office.says(crew)
    await leave(office, crew)

    await office.send()
    assert await office.deliveries() == [("SKIPPED", "SIGNED_OUT")]
    assert office.service.asked == 0

    await office.happens(SignedOutEvent(subject=crew.account, at=office.clock.at))
    await office.tell()
    assert await PushAddresses(office.db).own(by=crew) == []


async def test_nothing_is_queued_where_a_session_ran_out(office: Office, crew: Actor) -> None:
    await office.phone(crew)
    await run_out(office, crew)

    await office.says(crew)

    assert await office.deliveries() == []
    assert await office.codes(crew) == ["PERMIT_SUSPENDED"]


async def test_signing_out_on_one_device_leaves_the_others_reached(office: Office, crew: Actor) -> None:
    other = await office.signed_in(crew)
    await office.phone(crew)
    kept = await office.phone(other)
    await signed_out(office, crew)

    await office.happens(SignedOutEvent(subject=crew.account, at=office.clock.at))
    await office.tell()
    await office.says(crew)
    await office.send()

    assert [push.address.value for push in office.service.phones.arrived] == [kept]


async def test_a_claim_that_was_left_behind_is_taken_again_when_it_ends(office: Office, crew: Actor) -> None:
    await office.phone(crew)
    await office.says(crew)
    left = Claim(id=new_id(), until=office.clock.at + CLAIM, most=9, kinds=KINDS)
    async with office.db.transaction() as tx:
        assert len(await store.claim(tx, left, office.clock.at)) == 1

    await office.send()
    assert office.service.asked == 0

    office.clock.on(CLAIM)
    await office.send()
    assert await office.deliveries() == [("SENT", "")]


async def test_a_lost_claim_records_nothing(office: Office, crew: Actor) -> None:
    """The first worker was only slow: what the second holds, and finds out, stands."""
    await office.phone(crew)
    await office.says(crew)
    slow = Claim(id=new_id(), until=office.clock.at + CLAIM, most=9, kinds=KINDS)
    async with office.db.transaction() as tx:
        (taken,) = await store.claim(tx, slow, office.clock.at)
    office.clock.on(CLAIM)
    quick = Claim(id=new_id(), until=office.clock.at + CLAIM, most=9, kinds=KINDS)
    async with office.db.transaction() as tx:
        (again,) = await store.claim(tx, quick, office.clock.at)
    assert (taken.id, taken.attempt, again.id, again.attempt) == (again.id, 1, taken.id, 2)

    late = Result(delivery=taken.id, address=taken.address.id, state=DeliveryState.FAILED, reason="LATE")
    async with office.db.transaction() as tx:
        await store.record(tx, slow.id, [late], office.clock.at)

    assert await office.deliveries() == [("SENDING", "")]


async def test_workers_side_by_side_never_hold_the_same_push(office: Office) -> None:
    crews = [await office.account(Role.CREW) for _ in range(12)]
    for one in crews:
        await office.phone(one)
    await office.says(*crews)

    async def work() -> int:
        outbox, done = Outbox(office.db, office.outbox()._means, batch=3), 0  # noqa: SLF001 - the same means, smaller batches
        while tried := await outbox.step():
            done += tried
        return done

    done = await asyncio.gather(*(work() for _ in range(4)))

    assert sum(done) == 12
    assert len({push.id for push in office.service.phones.arrived}) == len(office.service.phones.arrived) == 12


async def test_the_urgent_goes_first(office: Office, crew: Actor) -> None:
    await office.phone(crew)
    await office.says(crew, rule=NORMAL)
    office.clock.on(timedelta(seconds=1))
    await office.says(crew)

    await Outbox(office.db, office.outbox()._means, batch=1).step()  # noqa: SLF001 - the same means, one at a time

    assert [push.urgent for push in office.service.phones.arrived] == [True]


class Broken:
    """A service whose code is at fault."""

    async def send(self, pushes: Sequence[Push]) -> NoReturn:
        raise RuntimeError(f"cannot send to {pushes[0].address.value}")

    async def close(self) -> None:
        return None


async def test_a_service_that_breaks_loses_nothing_and_tells_no_address(
    office: Office, crew: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    address = await office.phone(crew)
    await office.says(crew)
    means = Means(senders=dict.fromkeys(AddressKind, Broken()), say=say, clock=office.clock, chance=office.chance)

    with caplog.at_level(logging.DEBUG):
        assert await Outbox(office.db, means).step() == 1

    assert await office.deliveries() == [("QUEUED", "SENDER_FAULT")]
    assert address not in caplog.text
    office.clock.on(timedelta(minutes=1))
    await office.send()
    assert await office.deliveries() == [("SENT", "")]


def of_browsers(office: Office) -> Outbox:
    """A worker without the means to reach phones."""
    means = Means(senders={AddressKind.WEBPUSH: office.service}, say=say, clock=office.clock, chance=office.chance)
    return Outbox(office.db, means, batch=1)


async def test_what_a_worker_has_no_service_for_is_left_to_one_that_has(office: Office, crew: Actor) -> None:
    address = await office.phone(crew)
    await office.says(crew)

    assert await of_browsers(office).step() == 0
    assert await office.deliveries() == [("QUEUED", "")]

    await office.send()
    assert len(office.service.phones.seen(address)) == 1


async def test_what_a_worker_cannot_send_does_not_keep_what_it_can(office: Office, crew: Actor) -> None:
    for _ in range(3):
        await office.phone(crew)
    await office.phone(crew, BROWSER, AddressKind.WEBPUSH)
    await office.says(crew)

    assert await of_browsers(office).step() == 1
    assert len(office.service.phones.seen(BROWSER)) == 1


async def test_what_nobody_has_a_service_for_is_skipped_when_it_is_of_no_use_any_more(
    office: Office, crew: Actor
) -> None:
    await office.phone(crew)
    await office.says(crew)
    office.clock.on(PLAIN.lasts - timedelta(seconds=1))
    assert await of_browsers(office).step() == 0
    assert await office.deliveries() == [("QUEUED", "")]

    office.clock.on(timedelta(seconds=1))
    assert await of_browsers(office).step() == 0
    assert await office.deliveries() == [("SKIPPED", "NO_SERVICE")]


async def test_a_worker_is_not_woken_for_what_others_send(office: Office, crew: Actor) -> None:
    """Due at once for those who can, for the others when it is of no use any more; a claim, when it ends."""
    await office.phone(crew)
    await office.says(crew)
    at, browsers = office.clock.at, frozenset({AddressKind.WEBPUSH})
    async with office.db.reading() as rx:
        waiting = [await store.next_due(rx, kinds) for kinds in (KINDS, browsers)]
    taken = Claim(id=new_id(), until=at + CLAIM, most=9, kinds=KINDS)
    async with office.db.transaction() as tx:
        await store.claim(tx, taken, at)
    async with office.db.reading() as rx:
        sending = [await store.next_due(rx, kinds) for kinds in (KINDS, browsers)]

    assert waiting == [at, at + PLAIN.lasts]
    assert sending == [at + CLAIM, at + PLAIN.lasts]
