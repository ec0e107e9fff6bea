"""`fieldpass enrol`: an invitation as code, link and QR image."""

import io
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
import pytest
import zxingcpp
from PIL import Image

from credentials import qr
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
    services = some_services(checkpoints=world.checkpoints, devices=Devices(sqlite_db, Sessions(sqlite_db), KEY))
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


def test_a_code_drawn_for_a_terminal_is_read_from_its_picture() -> None:
    lines = qr.blocks("https://fieldpass.test/checkpoint#/join/0123456789ABCDEF").splitlines()

    light = [[(char in "█▀", char in "█▄") for char in line] for line in lines]
    modules = np.array(light, dtype=np.uint8).transpose(0, 2, 1).reshape(len(lines) * 2, -1) * 255
    picture = io.BytesIO()
    Image.fromarray(modules.repeat(6, 0).repeat(6, 1)).save(picture, "PNG")

    with Image.open(picture) as image:
        (found,) = zxingcpp.read_barcodes(image)
    assert found.text == "https://fieldpass.test/checkpoint#/join/0123456789ABCDEF"
