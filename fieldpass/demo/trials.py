"""What to try, ready to copy: from a token to a verdict without a network. A test runs every step."""

from collections.abc import Mapping
from typing import Any

from credentials.wire import Purpose
from fieldpass.operator import OPERATOR
from fieldpass.wiring import Deployment
from permits.permits.model import Permit
from permits.permits.search import PermitFilter

POST = "Rào ấp Tân Phú"
PERMITS = "{ permits(first: 20) { edges { node { reference purpose status phase validTo controlCodeSpoken } } } }"
ZONES = '{ zonesAt(place: {lon: 105.76, lat: 10.326}, at: "2021-09-16T00:30:00+07:00") { name level restriction } }'


async def trials(deployment: Deployment) -> list[Mapping[str, Any]]:
    """Commands and GraphQL documents, in the order of a first quarter of an hour."""
    permit = await night_repair(deployment)
    verify = (
        f".venv/bin/fieldpass verify '{permit}' --bundle var/tan-phu.fpb --passage ENTER --at 2021-09-16T00:30+07:00"
    )
    return [
        _command(
            "Lấy mã truy cập cho điều phối viên của Viễn thông Sen Hồng",
            "Get a token for the coordinator of Viễn thông Sen Hồng",
            ".venv/bin/fieldpass token sen",
        ),
        _graphql("Những giấy đi đường của công ty tôi", "The permits of my company", PERMITS),
        _graphql(
            "Góc phố này ở Sa Đéc sau nửa đêm ra sao?", "What holds at this corner of Sa Đéc after midnight?", ZONES
        ),
        _command(
            "Xuất gói dữ liệu của chốt ấp Tân Phú, rồi tắt mạng",
            "Write the bundle of the post at Tân Phú, then switch the network off",
            f".venv/bin/fieldpass bundle '{POST}' --out var/tan-phu.fpb",
        ),
        _command("Chốt đọc mã QR của tổ cáp quang lúc 00:30", "The post reads the fibre crew's QR at 00:30", verify),
    ]


async def night_repair(deployment: Deployment) -> str:
    """The QR text of a member of the crew that mends fibre tonight."""
    credentials = await deployment.services.permit_queries.credentials((await repairing(deployment)).id, by=OPERATOR)
    return str(credentials[0].text)


async def repairing(deployment: Deployment) -> Permit:
    """The permit of the crew that mends fibre tonight."""
    wanted = PermitFilter(purpose=Purpose.INCIDENT_REPAIR)
    page = await deployment.services.permit_queries.page(wanted, by=OPERATOR, after=None, first=50)
    return next(permit for permit in page.rows if permit.crew is not None)


def _command(vi: str, en: str, text: str) -> Mapping[str, Any]:
    return {"title": {"vi": vi, "en": en}, "kind": "command", "text": text}


def _graphql(vi: str, en: str, text: str) -> Mapping[str, Any]:
    return {"title": {"vi": vi, "en": en}, "kind": "graphql", "text": text}
