"""Permits on paper over HTTP: for whom they are, and for nobody else."""

import io
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest
import zxingcpp
from PIL import Image

from api.ids import encode_id
from api.words import say
from identity.access import Role
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from permits.paper.model import News
from permits.paper.service import Papers
from permits.paper.typesetting import Typesetter
from storage.database import Database
from tests.api.harness import an_api
from tests.api.permits_world import Client, Province, a_client, a_province
from tests.api.test_permits import issued
from tests.permits.values import NOON
from tests.permits.world import asked


@pytest.fixture
async def province(sqlite_db: Database) -> Province:
    made = await a_province(sqlite_db)
    papers = Papers(made.world.db, made.world.queries, Typesetter.make(), say)
    api = an_api(replace(made.api.services, papers=papers))
    made.api = made.coordinator.api = made.approver.api = made.auditor.api = api
    return made


async def fetched(client: Client, address: str) -> httpx.Response:
    return await client.api.client.get(address, headers={"authorization": f"Bearer {client.token}"})


def code(response: httpx.Response) -> Any:
    return response.json()["errors"][0]["extensions"]["code"]


async def another_company(province: Province) -> UUID:
    command = Found(code="KHAC", name="Bưu chính khác", kind=OrganisationKind.POSTAL)
    by = province.world.department
    founded = await Organisations(province.world.db).found(command, by=by, request=asked(by))
    assert isinstance(founded, Founded)
    return founded.organisation


async def test_the_holder_may_print_send_and_write_it_and_nobody_between_keeps_it(province: Province) -> None:
    permit = await issued(province)
    address = f"/permits/{permit['id']}"

    pdf, png, txt = [await fetched(province.coordinator, f"{address}.{kind}") for kind in ("pdf", "png", "txt")]

    assert [one.status_code for one in (pdf, png, txt)] == [200, 200, 200]
    assert [one.headers["content-type"] for one in (pdf, png)] == ["application/pdf", "image/png"]
    assert {one.headers["cache-control"] for one in (pdf, png, txt)} == {"private, no-store"}
    assert pdf.content.startswith(b"%PDF")
    [read] = zxingcpp.read_barcodes(Image.open(io.BytesIO(png.content)))
    assert read.text == permit["credentials"][0]["text"]
    assert "Viễn thông" not in txt.text
    assert f"Mã kiểm soát: {permit['controlCodeSpoken'].replace(' ', '-')}" in txt.text
    assert "Được vào: 1 Sa Đéc" in txt.text


async def test_who_may_not_read_it_is_told_that_it_is_not_there(province: Province) -> None:
    permit = await issued(province)
    address = f"/permits/{permit['id']}"
    stranger = await a_client(province.api, Role.COORDINATOR, await another_company(province))
    crew = await a_client(province.api, Role.CREW)

    for kind in ("pdf", "png", "txt"):
        assert (await fetched(stranger, f"{address}.{kind}")).status_code == 404
        assert (await province.api.client.get(f"{address}.{kind}")).status_code == 401
    assert (await fetched(crew, f"{address}.txt")).status_code in {403, 404}
    assert (await fetched(province.auditor, "/permits/nonsense.txt")).status_code == 404
    assert (await fetched(province.auditor, f"{address}.txt")).status_code == 200
    assert (await fetched(stranger, f"/permits.pdf?ids={permit['id']}")).status_code == 404


async def test_what_is_over_is_printed_no_more(province: Province) -> None:
    permit = await issued(province)
    revoked = {"permit": permit["id"], "version": permit["version"], "reason": "sai"}
    await province.approver.do("revokePermit", "... on PermitChanged { id }", **revoked)

    refused = await fetched(province.coordinator, f"/permits/{permit['id']}.pdf")

    assert (refused.status_code, code(refused)) == (409, "PERMIT_OVER")
    assert permit["reference"] in refused.json()["errors"][0]["message"]


async def test_many_in_one_file_in_their_order_and_not_more_than_200(province: Province) -> None:
    people = [encode_id("Person", one) for one in province.world.people[:2]]
    permits = [await issued(province, holders=[one]) for one in people]
    ids = ",".join(one["id"] for one in permits)

    made = await fetched(province.coordinator, f"/permits.pdf?ids={ids}")
    none, many = [await fetched(province.coordinator, f"/permits.pdf?ids={one}") for one in ("", "x," * 201)]
    wrong = await fetched(province.coordinator, "/permits.pdf?ids=x")

    assert (made.status_code, b"/Count 2" in made.content) == (200, True)
    assert [(one.status_code, code(one)) for one in (none, many, wrong)] == [(400, "BAD_INPUT")] * 3
    assert "200" in many.text


async def test_a_picture_is_of_one_holder(province: Province) -> None:
    people = [encode_id("Person", one) for one in province.world.people[:2]]
    permit = await issued(province, holders=people, subjectType="CREW")
    texts = {one["text"] for one in permit["credentials"]}
    address = f"/permits/{permit['id']}.png?holder="

    shown = [await fetched(province.coordinator, f"{address}{holder}") for holder in (1, 2)]

    assert {zxingcpp.read_barcodes(Image.open(io.BytesIO(one.content)))[0].text for one in shown} == texts
    assert (await fetched(province.coordinator, f"{address}3")).status_code == 404
    assert (await fetched(province.coordinator, f"{address}x")).status_code == 400


async def test_the_newest_news_are_printed_behind_it(province: Province) -> None:
    permit = await issued(province)
    asked: list[object] = []

    async def news(at: object) -> News | None:
        asked.append(at)
        return News(as_of=NOON, texts=("FPD1:ABC",))

    before = await fetched(province.coordinator, f"/permits/{permit['id']}.pdf")
    papers = replace(province.api.services.papers, news=news)
    province.coordinator.api = an_api(replace(province.api.services, papers=papers))
    after = await fetched(province.coordinator, f"/permits/{permit['id']}.pdf")

    assert (b"/Count 1" in before.content, b"/Count 2" in after.content, asked) == (True, True, [NOON])
