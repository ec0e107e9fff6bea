"""`fieldpass enrol`, `devices`, `officers`: a checkpoint's phones and people from the command line."""

import io
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
import pytest
import zxingcpp
from PIL import Image

from checkpoints.enrolment.model import Enrol
from checkpoints.enrolment.model import Enrolled as JoinedPost
from checkpoints.enrolment.service import Enrolment
from checkpoints.officers.service import Officers
from credentials import qr
from fieldpass import posts
from fieldpass.enrolling import draw, invited
from fieldpass.settings import read
from fieldpass.wiring import Deployment
from identity.accounts.sessions import Sessions
from identity.devices.model import DeviceKind, Enrolled, InviteToPost
from identity.devices.service import Devices
from storage.database import Database
from storage.idempotency import NOBODY, Request
from storage.ids import new_id
from tests.api.harness import some_services
from tests.checkpoints.conftest import a_world
from tests.checkpoints.phones import KEY
from tests.checkpoints.records_factory import EVENING
from tests.credentials.scenario import key

COMMAND = InviteToPost(label="Máy 1", in_person=True)


@pytest.fixture
async def house(sqlite_db: Database, tmp_path: Path) -> Deployment:
    world = await a_world(sqlite_db)
    await world.a_checkpoint()
    devices = Devices(sqlite_db, Sessions(sqlite_db), KEY)
    services = some_services(
        checkpoints=world.checkpoints,
        devices=devices,
        enrolment=Enrolment(sqlite_db, devices, world.keys),
        officers=Officers(sqlite_db, KEY),
    )
    settings = read({"FIELDPASS_HOME": str(tmp_path), "FIELDPASS_PUBLIC_URL": "https://fieldpass.test"})
    nothing = Deployment(**dict.fromkeys(Deployment.__dataclass_fields__))  # type: ignore[arg-type] # filled here
    return replace(nothing, settings=settings, clock=lambda: EVENING, db=sqlite_db, services=services)


async def test_a_phone_joins_by_what_the_command_printed(house: Deployment, tmp_path: Path) -> None:
    made = await invited(house, "Chốt cầu Sa Đéc", COMMAND)
    draw(made.link, tmp_path / "join.png")
    draw(made.link, tmp_path / "join.svg")

    with Image.open(tmp_path / "join.png") as image:
        (read_again,) = zxingcpp.read_barcodes(image.convert("L"))
    assert read_again.text == made.link == f"https://fieldpass.test/checkpoint#/join/{made.invitation}"
    assert (tmp_path / "join.svg").read_text().startswith("<svg")
    asked = Request(actor=NOBODY, key=new_id(), body=b"", at=EVENING)
    enrolled = await house.services.devices.enrol(made.invitation, public_key=key("phone").public, request=asked)
    assert isinstance(enrolled, Enrolled)
    found = await house.services.devices.find(enrolled.device)
    assert found is not None
    assert (found.device_kind, found.confirmed_at) == (DeviceKind.CHECKPOINT, EVENING)
    with pytest.raises(click.ClickException, match="png"):
        draw(made.link, tmp_path / "join.gif")


async def test_phones_and_officers_are_kept_from_the_command_line(house: Deployment) -> None:
    post = "Chốt cầu Sa Đéc"
    made = await invited(house, post, InviteToPost(label="Máy 2"))
    asked = Request(actor=NOBODY, key=new_id(), body=b"", at=EVENING)
    joined = await house.services.enrolment.enrol(
        Enrol(invitation=made.invitation, public_key=key("phone").public), request=asked
    )
    assert isinstance(joined, JoinedPost)
    device, code = str(joined.post.device.id), joined.post.code
    wrong = "000000" if code != "000000" else "111111"

    with pytest.raises(click.ClickException, match="2 more"):
        await posts.confirm(house, device, wrong)
    before = [line async for line in posts.phones(house, post)]
    await posts.confirm(house, device, code)
    confirmed = [line async for line in posts.phones(house, post)]
    await posts.revoke(house, device)
    after = [line async for line in posts.phones(house, post)]
    pin = await posts.add_officer(house, post, "Trần Thị Mỹ Hạnh", leader=True)
    (officer,) = [line async for line in posts.officers(house, post)]
    other = await posts.reset_pin(house, officer.split()[0])
    await posts.end_officer(house, officer.split()[0])

    assert [line.split("  ")[1].strip() for line in (*before, *confirmed, *after)] == [
        "NOT CONFIRMED no bundle, 2021-09-15 19:00", "CONFIRMED", "REVOKED",
    ]  # fmt: skip
    assert "LEADER" in officer
    assert len({pin, other}) == 2
    assert [line async for line in posts.officers(house, post)] == []
    for mistake in ("x", str(new_id())):
        with pytest.raises(click.ClickException):
            await posts.revoke(house, mistake)
        with pytest.raises(click.ClickException):
            await posts.reset_pin(house, mistake)


def test_a_code_drawn_for_a_terminal_is_read_from_its_picture() -> None:
    lines = qr.blocks("https://fieldpass.test/checkpoint#/join/0123456789ABCDEF").splitlines()

    light = [[(char in "█▀", char in "█▄") for char in line] for line in lines]
    modules = np.array(light, dtype=np.uint8).transpose(0, 2, 1).reshape(len(lines) * 2, -1) * 255
    picture = io.BytesIO()
    Image.fromarray(modules.repeat(6, 0).repeat(6, 1)).save(picture, "PNG")

    with Image.open(picture) as image:
        (found,) = zxingcpp.read_barcodes(image)
    assert found.text == "https://fieldpass.test/checkpoint#/join/0123456789ABCDEF"
