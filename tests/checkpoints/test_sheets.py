"""The sheet of a checkpoint: who is in it, who gets it, and when it is another one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from checkpoints.officers.model import AddOfficer, Officer, OfficerEnded, PinGiven, ResetPin
from checkpoints.officers.rules import hashed
from checkpoints.officers.service import Officers
from checkpoints.sheets.model import NotConfirmed, SealedSheet
from checkpoints.sheets.rules import ANEW_EVERY, LIFE
from checkpoints.sheets.service import Sheets
from credentials.sheet.model import Sheet
from credentials.sheet.seal import open_sheet
from identity.accounts.sessions import Sessions
from identity.devices.service import Devices
from storage.outcomes import BadInput, Conflict, Forbidden, NotFound
from storage.tables import metadata
from tests.checkpoints.conftest import ADMIN, APPROVER, STRANGER, World, a_request, device_of
from tests.checkpoints.phones import KEY, Phone, a_phone
from tests.checkpoints.records_factory import EVENING

HOUR = timedelta(hours=1)


@dataclass(slots=True, kw_only=True)
class House:
    """A checkpoint with a confirmed phone."""

    world: World
    post: UUID
    phone: Phone
    sheets: Sheets
    officers: Officers

    async def sealed(self, at: datetime = EVENING) -> SealedSheet:
        found = await self.sheets.sheet(self.post, by=self.phone.actor, at=at)
        assert isinstance(found, SealedSheet)
        return found

    async def sheet(self, at: datetime = EVENING) -> Sheet:
        opened = open_sheet((await self.sealed(at)).content, await self.world.keys.anchor())
        assert opened is not None
        return opened

    async def an_officer(self, name: str = "Trần Thị Mỹ Hạnh", **more: object) -> PinGiven:
        command = AddOfficer(checkpoint=self.post, name=name, **more)  # type: ignore[arg-type]  # what a test names
        given = await self.officers.add(command, by=APPROVER, request=a_request())
        assert isinstance(given, PinGiven)
        return given


@pytest.fixture
async def house(world: World) -> House:
    post = await world.a_checkpoint()
    devices = Devices(world.db, Sessions(world.db), KEY)
    return House(
        world=world,
        post=post,
        phone=await a_phone(world, post),
        sheets=Sheets(world.db, devices, world.keys),
        officers=Officers(world.db, KEY),
    )


async def test_an_officer_signs_on_by_the_pin_that_was_given_once(house: House) -> None:
    drawn = await house.an_officer(leader=True)
    chosen = await house.an_officer(" Lê  Văn Tám ", pin="048213")

    sheet = await house.sheet()

    leader, other = sheet.officers
    assert (leader.id, leader.name, leader.leader) == (drawn.officer, "Trần Thị Mỹ Hạnh", True)
    assert (other.id, other.name, other.leader, chosen.pin) == (chosen.officer, "Lê Văn Tám", False, "048213")
    assert (hashed(drawn.pin, leader.salt), hashed("048213", other.salt)) == (leader.pin, other.pin)
    assert leader.salt != other.salt
    assert (sheet.checkpoint, sheet.rows) == (house.post, ())
    assert sheet.expires_at - sheet.issued_at == LIFE.total_seconds()


async def test_another_pin_and_the_end_of_an_officer_are_in_the_next_sheet(house: House) -> None:
    given, going = await house.an_officer(), await house.an_officer("Lê Văn Tám")
    before = await house.sealed()

    again = await house.officers.reset_pin(ResetPin(officer=given.officer), by=APPROVER, request=a_request())
    ended = await house.officers.end(going.officer, by=APPROVER, request=a_request())

    assert isinstance(again, PinGiven)
    assert ended == OfficerEnded(officer=going.officer)
    (one,) = (await house.sheet()).officers
    assert hashed(again.pin, one.salt) == one.pin
    assert (await house.sealed()).etag != before.etag
    late = await house.officers.reset_pin(ResetPin(officer=going.officer), by=APPROVER, request=a_request())
    assert late == Conflict(code="OFFICER_ENDED")
    found = await house.officers.of_checkpoint(house.post, by=APPROVER)
    assert [one.id for one in found or ()] == [given.officer]
    assert [kind for kind in await house.world.kinds() if kind.startswith("OFFICER")] == [
        "OFFICER_ADDED", "OFFICER_ADDED", "OFFICER_PIN_SET", "OFFICER_ENDED",
    ]  # fmt: skip


async def test_the_same_request_shows_the_same_pin_and_no_table_holds_one(house: House) -> None:
    command, request = AddOfficer(checkpoint=house.post, name="A"), a_request()

    first = await house.officers.add(command, by=APPROVER, request=request)
    again = await house.officers.add(command, by=APPROVER, request=request)

    assert isinstance(first, PinGiven)
    assert first == again
    async with house.world.db.reading() as rx:
        text = "".join([repr(await rx.rows(sa.select(table))) for table in metadata.tables.values()])
    assert str(first.officer) in text
    assert f"'{first.pin}'" not in text


async def test_officers_are_managed_by_their_unit_only(house: House) -> None:
    given = await house.an_officer()
    before = await house.world.kinds()

    command = AddOfficer(checkpoint=house.post, name="x")
    for actor in (STRANGER, house.phone.actor, device_of(house.post)):
        with pytest.raises(Forbidden):
            await house.officers.add(command, by=actor, request=a_request(by=actor))
    with pytest.raises(Forbidden):
        await house.officers.end(given.officer, by=STRANGER, request=a_request(by=STRANGER))
    with pytest.raises(Forbidden):
        await house.officers.of_checkpoint(house.post, by=house.phone.actor)

    assert await house.world.kinds() == before
    nowhere = AddOfficer(checkpoint=uuid4(), name="x")
    lost = await house.officers.add(nowhere, by=ADMIN, request=a_request(by=ADMIN))
    assert lost == NotFound(kind="Checkpoint", id=nowhere.checkpoint)
    unknown = await house.officers.end(uuid4(), by=ADMIN, request=a_request(by=ADMIN))
    assert isinstance(unknown, NotFound)


@pytest.mark.parametrize(
    ("pin", "code"),
    [("12345", "PIN_FORM"), ("1234567", "PIN_FORM"), ("12345a", "PIN_FORM"), ("777777", "PIN_PLAIN"),
     ("123456", "PIN_PLAIN"), ("٠٤٨٢١٣", "PIN_FORM")],
)  # fmt: skip
async def test_a_pin_is_six_digits_that_are_not_the_first_guess(house: House, pin: str, code: str) -> None:
    command = AddOfficer(checkpoint=house.post, name="x", pin=pin)
    with pytest.raises(BadInput) as raised:
        await house.officers.add(command, by=APPROVER, request=a_request())
    assert raised.value.code == code


async def test_a_sheet_is_for_confirmed_devices_of_its_checkpoint_only(house: House) -> None:
    elsewhere = await a_phone(house.world, await house.world.a_checkpoint(), "phone elsewhere")
    heard = await a_phone(house.world, house.post, "not heard yet", in_person=False)

    for actor in (ADMIN, APPROVER, STRANGER, elsewhere.actor, device_of(house.post)):
        with pytest.raises(Forbidden):
            await house.sheets.sheet(house.post, by=actor, at=EVENING)

    found = await house.sheets.sheet(house.post, by=heard.actor, at=EVENING)
    assert found == NotConfirmed(device=heard.device)
    nowhere = await house.sheets.sheet(uuid4(), by=house.phone.actor, at=EVENING)
    assert isinstance(nowhere, NotFound)
    assert (await house.sheet()).checkpoint == house.post


async def test_a_sheet_that_says_the_same_has_the_same_tag_for_half_a_day(house: House) -> None:
    await house.an_officer()
    first = await house.sealed()

    same = await house.sealed(EVENING + HOUR)
    later = await house.sealed(EVENING + ANEW_EVERY)
    other = Sheets(house.world.db, house.sheets.devices, house.world.keys)
    elsewhere = await other.sheet(house.post, by=house.phone.actor, at=EVENING)

    assert isinstance(elsewhere, SealedSheet)
    assert first.etag == same.etag == elsewhere.etag
    assert later.etag != first.etag
    assert later.expires_at == EVENING + ANEW_EVERY + LIFE


async def test_what_is_printed_is_what_the_phones_get(house: House) -> None:
    found = await house.sheets.expected(house.post, by=APPROVER, at=EVENING)
    assert found is not None
    assert (found.rows, found.left_off) == ((), 0)
    with pytest.raises(Forbidden):
        await house.sheets.expected(house.post, by=STRANGER, at=EVENING)
    with pytest.raises(Forbidden):
        await house.sheets.expected(house.post, by=house.phone.actor, at=EVENING)
    assert await house.sheets.expected(uuid4(), by=APPROVER, at=EVENING) is None


def test_an_officer_s_pin_is_not_in_its_words() -> None:
    one = Officer(
        id=uuid4(), checkpoint=uuid4(), name="A", leader=False, salt=b"salt-salt-salt-s", pin=b"hash",
        added_at=EVENING, pin_set_at=EVENING,
    )  # fmt: skip
    assert "salt-salt" not in repr(one)
    assert "048213" not in repr(PinGiven(officer=one.id, pin="048213"))
