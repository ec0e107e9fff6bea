"""Paper: what a permit says in print, that its codes can be read off the page, that no text in it is ever markup."""

import asyncio
import io
from dataclasses import replace
from datetime import date

import pytest
import zxingcpp
from PIL import Image

from api.words import say
from credentials import qr
from credentials.claims import Window
from permits.paper import rules
from permits.paper.model import Act, News, Paper, Shown
from permits.paper.service import _TEMPLATE, drawn
from permits.paper.typesetting import WAITING_MOST, Job, Typesetter, TypesettingError
from permits.permits.model import Carrier, PermitStatus
from tests.permits.values import NOON, a_permit, an_id

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:"
TEXT = "FP1:" + "".join(ALPHABET[(i * i * 7 + i * 31) % 45] for i in range(340))
NEWS = News(as_of=NOON, texts=tuple("FPC1:" + TEXT * 2 + str(n) for n in range(2)))
ACT = Act(number="Quyết định 1401/QĐ-UBND-HC", signed_on=date(2021, 9, 15), authority="UBND tỉnh Đồng Tháp")
AN = Shown(name="Nguyễn Văn An", tails=("1234",), text=TEXT)
HOSTILE = '#read("/etc/passwd") $x$ [*a*] <b> @c \\ "; } #panic("x") // ẰẲẴẶ'


def a_paper(**changes: object) -> Paper:
    """Two holders, a plate, daily hours."""
    permit = a_permit(
        reference="GP2109-4F7K2M9A",
        control_code="123456789012",
        vehicles=(Carrier(id=an_id("a"), kind="TRUCK", plate="66C-123.45"),),
        hours=(Window(start=300, end=1200),),
    )
    plain = Paper(
        permit=permit,
        holders=(
            Shown(name="Nguyễn Văn An", tails=("1234",), text=TEXT),
            Shown(name="Trần Thị Bình", tails=(), text=TEXT),
        ),
        unit=None,
        department="Sở Thông tin và Truyền thông tỉnh Đồng Tháp",
        organisation="Viễn thông Sen Hồng",
        zones=("1 Sa Đéc", "2 Lấp Vò"),
        acts=(ACT,),
        signatory="",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a factory's changes


async def printed(paper: Paper, news: News | None = None, **job: object) -> bytes:
    given = drawn(rules.given([paper], news, NOON, say))
    return await Typesetter.make().set(Job(template=_TEMPLATE, given=given, **job))  # type: ignore[arg-type]  # its fields


async def pictured(paper: Paper, ppi: int = 150) -> Image.Image:
    one = replace(paper, holders=paper.holders[:1])
    return Image.open(io.BytesIO(await printed(one, format="png", ppi=ppi)))


def codes(picture: Image.Image) -> list[str]:
    return [one.text for one in zxingcpp.read_barcodes(picture)]


def test_a_message_is_short_and_says_what_a_checkpoint_does() -> None:
    said = rules.text(a_paper(), say)

    assert said.splitlines()[:6] == [
        "GIẤY ĐI ĐƯỜNG GP2109-4F7K2M9A - Khắc phục sự cố",
        "Nguyễn Văn An (…1234)",
        "Trần Thị Bình",
        "Biển số xe: 66C12345",
        "Được vào: 1 Sa Đéc; 2 Lấp Vò",
        "Hiệu lực: 12:00 15/09/2021 - 12:00 18/09/2021",
    ]
    assert "Mã kiểm soát: 1234-5678-9012" in said
    assert len(said.encode()) < 900


def test_what_is_printed_is_in_local_time_and_names_the_issuer() -> None:
    [one] = rules.given([a_paper()], None, NOON, say)["permits"]
    [other] = rules.given([a_paper(unit="Huyện Lấp Vò", acts=(ACT,) * 5)], None, NOON, say)["permits"]

    assert (one["valid_from"], one["hours"], one["dated"]) == (
        "12:00 15/09/2021",
        "05:00 - 20:00",
        "Ngày 15 tháng 09 năm 2021",
    )
    assert (one["issuer"], other["issuer"]) == (
        "Sở Thông tin và Truyền thông tỉnh Đồng Tháp",
        "Ủy ban nhân dân Huyện Lấp Vò",
    )
    assert one["acts"] == "Căn cứ Quyết định 1401/QĐ-UBND-HC ngày 15/09/2021 của UBND tỉnh Đồng Tháp"
    assert other["acts"].count("Căn cứ") == 3


def test_what_is_held_up_says_so_and_news_that_fill_a_wall_are_left_out() -> None:
    held = a_paper(permit=a_permit(status=PermitStatus.SUSPENDED))
    many = News(as_of=NOON, texts=("FPC1:A",) * 5)

    assert rules.given([held], None, NOON, say)["permits"][0]["banner"] == "TẠM DỪNG · SUSPENDED"
    assert rules.given([a_paper()], None, NOON, say)["permits"][0]["banner"] is None
    assert rules.given([a_paper()], many, NOON, say)["news"] is None
    assert rules.given([a_paper()], NEWS, NOON, say)["news"]["codes"] == list(NEWS.texts)
    assert rules.text(held, say).startswith("TẠM DỪNG")


async def test_the_code_on_the_page_is_the_credential_at_150_dots_an_inch_and_in_a_chat() -> None:
    page = await pictured(a_paper())
    in_a_chat = io.BytesIO()
    page.convert("L").resize((720, 720 * page.height // page.width)).save(in_a_chat, "JPEG", quality=40)

    assert page.size == (874, 1240)
    assert codes(page) == [TEXT]
    assert codes(Image.open(in_a_chat)) == [TEXT]
    assert qr.version(TEXT) <= 11


async def test_a_file_has_a_page_a_holder_and_one_with_the_news_and_is_the_same_again() -> None:
    first, again = await asyncio.gather(*(printed(a_paper(), NEWS, at=1_631_682_000) for _ in range(2)))

    assert first.startswith(b"%PDF-1.7")
    assert b"/Count 3" in first
    assert first == again
    assert first != await printed(a_paper(), None, at=1_631_682_000)


async def test_the_news_can_be_read_off_the_paper_at_150_dots_an_inch() -> None:
    said = drawn(rules.given([replace(a_paper(), holders=())], NEWS, NOON, say))
    page = await Typesetter.make().set(Job(template=_TEMPLATE, given=said, format="png", ppi=150))
    assert sorted(codes(Image.open(io.BytesIO(page)))) == sorted(NEWS.texts)


@pytest.mark.parametrize("field", ["organisation", "conditions", "name", "zones", "act", "signatory"])
async def test_a_hostile_text_is_printed_and_not_obeyed(field: str) -> None:
    plain = a_paper()
    hostile = {
        "organisation": replace(plain, organisation=HOSTILE),
        "conditions": replace(plain, permit=replace(plain.permit, conditions=HOSTILE)),
        "name": replace(plain, holders=(replace(plain.holders[0], name=HOSTILE),)),
        "zones": replace(plain, zones=(HOSTILE,) * 32),
        "act": replace(plain, acts=(Act(number=HOSTILE, signed_on=ACT.signed_on, authority=HOSTILE),)),
        "signatory": replace(plain, signatory=HOSTILE),
    }[field]
    assert codes(await pictured(hostile)) == [TEXT]


async def test_the_longest_of_everything_stays_on_its_page_and_can_be_scanned() -> None:
    fullest = a_paper(
        permit=a_permit(
            reference="GP2109-4F7K2M9A",
            status=PermitStatus.SUSPENDED,
            conditions="đi theo đoàn, " * 35,
            vehicles=tuple(Carrier(id=an_id(str(n)), kind="TRUCK", plate=f"66LD{n}12345") for n in range(4)),
        ),
        holders=(Shown(name="Nguyễn Phúc " + "Hoàng Long " * 6, tails=("1234", "5678"), text=TEXT),),
        organisation="Tổng công ty " + "Viễn thông " * 10,
        zones=tuple(f"{n} Xã Hòa Thành Đông phong tỏa lần {n}" for n in range(1, 33)),
        acts=(ACT,) * 3,
        signatory="Nguyễn Thị Hoàng Yến " * 3,
    )
    page = await pictured(fullest)  # a second page would be an error: a picture is of one
    assert page.size == (874, 1240)
    assert codes(page) == [TEXT]


async def test_whoever_comes_when_too_many_wait_is_told_at_once_and_nobody_waits_for_ever() -> None:
    setter = replace(Typesetter.make(), wait_s=0.05)
    job = Job(template="Xin chào", given={})
    async with setter.turns, setter.turns:
        told = await asyncio.gather(*(setter.set(job) for _ in range(WAITING_MOST + 3)), return_exceptions=True)

    said = sorted(str(one) for one in told if isinstance(one, TypesettingError))
    assert said == ["no turn came within 0.05 s"] * (len(told) - 1) + ["too many pages wait to be set"]
    assert await setter.set(job)


async def test_a_page_that_takes_too_long_is_given_up_and_a_wrong_template_says_why() -> None:
    slow = Typesetter.make(deadline_s=0.05)
    with pytest.raises(TypesettingError, match="within"):
        await slow.set(Job(template="#while true { }", given={}))
    with pytest.raises(TypesettingError, match="unknown variable"):
        await Typesetter.make().set(Job(template="#nothing", given={}))
    assert await Typesetter.make().set(Job(template="Xin chào", given={}))
