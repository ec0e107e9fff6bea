"""`fieldpass bundle`: a file for a courier, and what it says."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.ids import encode_id
from checkpoints.bundles.deltas import Deltas
from checkpoints.bundles.news import News
from fieldpass.bundle_files import Form, UnknownCheckpointError, bundle_of, news_of
from fieldpass.commands.bundle import command
from fieldpass.settings import read
from fieldpass.verifying.open import open_file
from fieldpass.wiring import Deployment
from geo.zones.orders.model import ChangeZone, Order
from geo.zones.timeline import Span
from storage.database import Database
from tests.api.harness import some_services
from tests.checkpoints.conftest import INSIDE, World, a_world
from tests.checkpoints.records_factory import EVENING
from tests.checkpoints.test_bundles import HOUR, MINUTE
from tests.checkpoints.test_news import tighten
from tests.checkpoints.zones_factory import ACT, MIDNIGHT


@pytest.fixture
async def world(sqlite_db: Database) -> World:
    return await a_world(sqlite_db)


@pytest.fixture
def house(world: World, tmp_path: Path) -> Deployment:
    services = some_services(
        checkpoints=world.checkpoints,
        bundles=world.bundles,
        deltas=Deltas(world.bundles),
        news=News(world.bundles),
        keys=world.keys,
    )
    settings = read({"FIELDPASS_HOME": str(tmp_path)})
    house: Deployment = replace(_nothing(), settings=settings, clock=lambda: EVENING, db=world.db, services=services)
    return house


def _nothing() -> Deployment:
    return Deployment(**dict.fromkeys(Deployment.__dataclass_fields__))  # type: ignore[arg-type] # filled by the caller


async def test_a_bundle_is_written_by_id_uuid_or_name_and_opens_with_its_root(
    world: World, house: Deployment, tmp_path: Path
) -> None:
    post = await world.a_checkpoint()

    files = [
        await bundle_of(house, name, tmp_path / f"{at}.fpb")
        for at, name in enumerate((encode_id("Checkpoint", post), str(post), "Chốt cầu Sa Đéc"))
    ]

    assert {one.sequence for one in files} == {1}
    assert len({one.path.read_bytes() for one in files}) == 1
    assert files[0].size == files[0].path.stat().st_size
    opened = open_file(files[0].path, files[0].root)
    assert opened.is_whole
    assert opened.note == ""
    assert not list(tmp_path.glob("*.new"))


async def test_an_unknown_or_ambiguous_checkpoint_writes_no_file(
    world: World, house: Deployment, tmp_path: Path
) -> None:
    await world.a_checkpoint()
    await world.a_checkpoint()

    for name in ("Chốt cầu Sa Đéc", "Chốt khác", "01990000-0000-7000-8000-00000000ffff"):
        with pytest.raises(UnknownCheckpointError):
            await bundle_of(house, name, tmp_path / "none.fpb")

    assert not (tmp_path / "none.fpb").exists()


async def test_a_file_says_what_it_holds_and_what_will_flip(world: World, house: Deployment, tmp_path: Path) -> None:
    level = ChangeZone(number=INSIDE, version=1, terms={"level": "D16"})
    await world.publish(
        Order(act=ACT, span=Span(start=MIDNIGHT), instructions=(level,)), EVENING - timedelta(minutes=1)
    )
    post = await world.a_checkpoint()
    written = await bundle_of(house, str(post), tmp_path / "post.fpb")

    said = CliRunner().invoke(command, [str(written.path), "--root", written.root])

    assert said.exit_code == 0
    assert "deployment   dt-2021" in said.output
    assert "zones        1 → 2, 2 carried" in said.output
    assert "2021-09-16 00:00:00+0700: 2" in said.output
    assert "D16@1" in said.output


def test_a_file_that_is_no_bundle_says_so_and_fails(tmp_path: Path) -> None:
    broken = tmp_path / "broken.fpb"
    broken.write_bytes(b"not a bundle")

    said = CliRunner().invoke(command, [str(broken)])

    assert said.exit_code == 1
    assert "names no root" in said.output


async def test_news_and_deltas_are_written_as_file_text_and_codes_and_applied_to_a_bundle_file(
    world: World, house: Deployment, tmp_path: Path
) -> None:
    post = await world.a_checkpoint()
    old = await bundle_of(house, str(post), tmp_path / "old.fpb")
    await tighten(world, EVENING + MINUTE)
    house = replace(house, clock=lambda: EVENING + HOUR)

    delta = await bundle_of(house, str(post), tmp_path / "delta.fpd", after=1)
    news = await news_of(house, tmp_path / "news.txt", window=6 * HOUR, form=Form.TEXT)
    codes = await bundle_of(house, str(post), tmp_path / "codes", form=Form.QR)

    assert (delta.what, delta.size < old.size) == ("from sequence 1 to 2", True)
    assert {path.suffix for path in codes.path.iterdir()} == {".svg", ".png"}
    assert len(list(codes.path.glob("*-of-*.png"))) == codes.codes
    assert "sheet.svg" in {path.name for path in codes.path.iterdir()}
    pictures = await news_of(house, tmp_path / "pictures", window=6 * HOUR, form=Form.QR)
    for change in (delta, news, pictures):
        said = described(str(old.path), "--apply", str(change.path), "--root", old.root)
        assert "issued       2021-09-15 20:00:00+0700" in said
        assert f"sequence     {change.sequence or 1}" in said
        if change is not pictures:
            assert "zones        2 Thành phố Sa Đéc" in described(str(change.path), "--root", old.root)
            assert "not checked" in described(str(change.path))
    (tmp_path / "pictures" / f"01-of-{pictures.codes:02}.png").unlink()
    (tmp_path / "pictures" / f"01-of-{pictures.codes:02}.svg").unlink()
    missing = CliRunner().invoke(command, [str(old.path), "--apply", str(pictures.path), "--root", old.root])
    assert (missing.exit_code, "parts are missing" in missing.output) == (1, True)


async def test_a_delta_that_does_not_fit_a_bundle_file_says_why(
    world: World, house: Deployment, tmp_path: Path
) -> None:
    post = await world.a_checkpoint()
    held = await bundle_of(house, str(post), tmp_path / "held.fpb")
    news = await news_of(house, tmp_path / "news.fpd", form=Form.FILE)

    said = CliRunner().invoke(command, [str(held.path), "--apply", str(news.path)])

    assert said.exit_code == 1
    assert "OLDER" in said.output


def described(*arguments: str) -> str:
    said = CliRunner().invoke(command, list(arguments))
    assert said.exit_code == 0, said.output
    return said.output
