"""Push addresses: one account and one session each, never shown, never kept after they are removed."""

import asyncio
from dataclasses import replace

import pytest
import sqlalchemy as sa

from identity.access import Actor, Role
from notifications.addresses.model import AddressRemoved, Register, Registered
from notifications.addresses.service import PushAddresses
from notifications.sender import AddressKind
from notifications.tables import push_address
from storage.database import Database
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, NotFound
from tests.fakes.webpush import Browser
from tests.notifications.values import asked, somebody

TOKEN = "fcm-token-MARKER-7Q3x"
PHONE = Register(kind=AddressKind.TOKEN, value=TOKEN)
BROWSER = Browser("https://push.example").subscription(endpoint="https://push.example/send/abcd1234")


async def register(db: Database, by: Actor, command: Register = PHONE) -> Registered:
    done = await PushAddresses(db).register(command, by=by, request=asked(by))
    assert isinstance(done, Registered)
    return done


async def stored(db: Database) -> list[tuple[object, object, object]]:
    async with db.reading() as rx:
        rows = await rx.rows(sa.select(push_address).order_by(push_address.c.id))
    return [(row.account, row.value, row.removed_because) for row in rows]


async def test_an_address_is_listed_to_its_owner_by_its_tail_only(db: Database) -> None:
    owner, other = somebody(), somebody()
    await register(db, owner)
    await register(db, owner, Register(kind=AddressKind.WEBPUSH, value=BROWSER))

    own = await PushAddresses(db).own(by=owner)

    assert [(one.kind, one.tail) for one in own] == [(AddressKind.WEBPUSH, "1234"), (AddressKind.TOKEN, "7Q3x")]
    assert "MARKER" not in repr(own) + repr(PHONE)
    assert await PushAddresses(db).own(by=other) == []


async def test_registering_again_changes_nothing(db: Database) -> None:
    owner = somebody()

    assert await register(db, owner) == await register(db, owner)
    assert await stored(db) == [(owner.account, TOKEN, None)]


async def test_an_address_moves_to_whoever_signs_in_on_the_device(db: Database) -> None:
    before, after = somebody(), somebody()
    first = await register(db, before)

    second = await register(db, after)

    assert first != second
    assert await stored(db) == [(before.account, None, "MOVED"), (after.account, TOKEN, None)]
    assert await PushAddresses(db).own(by=before) == []


async def test_the_same_person_signed_in_anew_keeps_the_address_under_the_new_session(db: Database) -> None:
    owner = somebody()
    first, anew = await register(db, owner), replace(owner, session=new_id())

    assert await register(db, anew) == first
    (one,) = await PushAddresses(db).own(by=owner)
    assert one.session == anew.session


@pytest.mark.parametrize("by_two", [True, False], ids=["two people", "one person"])
@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
async def test_two_who_register_one_value_at_once_are_both_answered(
    db: Database, caplog: pytest.LogCaptureFixture, *, by_two: bool, known: bool
) -> None:
    one, before = somebody(), somebody()
    another = somebody() if by_two else replace(one, session=new_id())
    for number in range(5):
        command = Register(kind=AddressKind.TOKEN, value=f"{TOKEN}{number}")
        if known:
            await register(db, before, command)

        done = await asyncio.gather(*(register(db, each, command) for each in (one, another)))

        assert len({each.address for each in done}) == 1 + by_two
        (held,) = [row for row in await stored(db) if row[1] == command.value]
        assert held[0] in {one.account, another.account}
    assert "MARKER" not in caplog.text


async def test_a_removed_address_loses_its_value(db: Database) -> None:
    owner, addresses = somebody(), PushAddresses(db)
    done = await register(db, owner)

    removed = await addresses.remove(done.address, by=owner, request=asked(owner))

    assert removed == AddressRemoved(address=done.address)
    assert await stored(db) == [(owner.account, None, "REMOVED")]
    assert isinstance(await addresses.remove(done.address, by=owner, request=asked(owner)), NotFound)


async def test_nobody_removes_anothers_address(db: Database) -> None:
    owner, other = somebody(), somebody(Role.ADMIN)
    done = await register(db, owner)

    assert isinstance(await PushAddresses(db).remove(done.address, by=other, request=asked(other)), NotFound)
    assert await stored(db) == [(owner.account, TOKEN, None)]


async def test_an_actor_without_a_session_registers_nothing(db: Database) -> None:
    nobody = replace(somebody(), session=None)

    done = await PushAddresses(db).register(PHONE, by=nobody, request=asked(nobody))

    assert done == Conflict(code="NO_SESSION")
    assert await stored(db) == []


@pytest.mark.parametrize(
    "command",
    [
        Register(kind=AddressKind.TOKEN, value=""),
        Register(kind=AddressKind.TOKEN, value="x" * 4_001),
        Register(kind=AddressKind.FID, value="two words"),
        Register(kind=AddressKind.FID, value="line\nbreak"),
        Register(kind=AddressKind.WEBPUSH, value="https://push.example/send"),
        Register(kind=AddressKind.WEBPUSH, value=BROWSER.replace("https", "http")),
        Register(kind=AddressKind.WEBPUSH, value=BROWSER.replace("auth", "oath")),
        Register(kind=AddressKind.WEBPUSH, value="[" * 3_000),
    ],
    ids=["empty", "long", "space", "line", "no JSON", "plain http", "no key", "deep"],
)
async def test_what_no_service_gives_out_is_refused(sqlite_db: Database, command: Register) -> None:
    owner = somebody()

    with pytest.raises(BadInput):
        await PushAddresses(sqlite_db).register(command, by=owner, request=asked(owner))
    assert await stored(sqlite_db) == []
