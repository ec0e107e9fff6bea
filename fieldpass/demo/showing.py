"""What `fieldpass demo` alone serves: `/demo.json`, `/demo/phone.json`, and the fake FCM behind the latter."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

import orjson
import shapely

from api.app import App
from checkpoints.records.model import Checkpoint, Filter
from credentials import control_code
from fieldpass.demo import phones, routes, story
from fieldpass.demo.joining import PERMIT_PNG, Joining, Joins
from fieldpass.demo.trials import trials
from fieldpass.operator import OPERATOR
from fieldpass.serving import Receive, Scope, Send
from fieldpass.wiring import Deployment
from geo.zones.model import ZoneVersion
from identity.devices.invitations import spoken
from identity.organisations.model import Organisation

PAGES = (
    ("/", "Trang này", "This page"),
    ("/console", "Bàn điều hành trên bản đồ", "The map console"),
    ("/checkpoint", "Trang của chốt, chạy không cần mạng", "The checkpoint's page, works without a network"),
    ("/crew", "Trang của tổ: giấy, tin cho chốt, bị chặn", "The crew's page: permits, news for posts, stopped"),
    ("/desk", "Bàn trực trả lời các chốt", "The duty desk that answers checkpoints"),
    ("/phone", "Điện thoại nhận thông báo (FCM giả)", "A phone that is notified (fake FCM)"),
    ("/graphql", "GraphQL (POST, cần mã truy cập)", "GraphQL (POST with a bearer token)"),
    ("/healthz", "Máy chủ còn sống", "The server is alive"),
    ("/readyz", "Cơ sở dữ liệu sẵn sàng", "The database is ready"),
    ("/metrics", "Số đo", "Metrics"),
)
FCM = "/demo/fcm"
"""Where the fake FCM answers, below this server's own address."""


class Showing:
    """The application with the demonstration's own routes in front."""

    def __init__(self, app: App, deployment: Deployment, joins: Joins) -> None:
        self._app = app
        self._deployment = deployment
        self._joins = joins
        self._fcm = phones.the_phones(deployment)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match (scope["type"], scope.get("method"), scope["path"]):
            case ("http", "GET", "/demo.json"):
                joining = await self._joins.now()
                await routes.answer_json(send, {**await shown(self._deployment), "post": _joining(joining)})
            case ("http", "GET", path) if path == PERMIT_PNG:
                await routes.answer(send, await self._joins.permit_png(), kind=b"image/png")
            case ("http", "GET", "/demo/phone.json"):
                await self._phone(scope, send)
            case ("http", "POST", path) if path.startswith(FCM + "/v1/") and path.endswith("/messages:send"):
                await self._take(scope, receive, send)
            case _:
                await self._app(scope, receive, send)

    async def _phone(self, scope: Scope, send: Send) -> None:
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("phone", [""])[0]
        page = await self._deployment.services.organisations.page(by=OPERATOR, kind=None, after=None, first=100)
        names = {one.code: one.name for one in page.rows}
        await routes.answer_json(send, phones.shown(self._fcm, asked, self._deployment, names))

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await routes.body_of(receive)
        if body is None:
            await routes.answer(send, b"{}", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        told = self._fcm.send(routes.header(scope, b"authorization"), body)
        await routes.answer(send, told.body, told.status)


async def shown(deployment: Deployment) -> Mapping[str, Any]:
    """The page's own form; instants ISO 8601 UTC, geometry GeoJSON."""
    now = deployment.clock()
    services = deployment.services
    timeline, _ = await services.zones.load()
    posts = await services.checkpoints.page(Filter(at=now), by=OPERATOR, after=None, first=100)
    organisations = await services.organisations.page(by=OPERATOR, kind=None, after=None, first=100)
    return {
        "clock": {"now": _text(now), "startedAt": _text(story.OPENS_AT)},
        "accounts": list(_accounts(organisations.rows)),
        "pages": [{"path": path, "name": {"vi": vi, "en": en}} for path, vi, en in PAGES],
        "try": await trials(deployment),
        "zones": {"type": "FeatureCollection", "features": [_zone(one) for one in timeline if _is_shown(one)]},
        "checkpoints": {"type": "FeatureCollection", "features": [_post(one) for one in posts.rows]},
    }


def _joining(one: Joining) -> Mapping[str, Any]:
    """How a newcomer becomes a checkpoint: join, sign on, scan a permit."""
    return {
        "name": one.invited.checkpoint,
        "path": one.invited.path,
        "code": spoken(one.invited.invitation),
        "officer": one.officer,
        "pin": one.pin,
        "permit": PERMIT_PNG,
        "controlCode": control_code.spoken(one.control_code),
    }


def _accounts(organisations: Iterable[Organisation]) -> Iterable[Mapping[str, Any]]:
    names = {one.code: one.name for one in organisations}
    for account in story.ACCOUNTS:
        yield {
            "login": account.login,
            "password": story.PASSWORD,
            "role": account.role,
            "name": account.name,
            "organisation": names.get(account.organisation or ""),
        }


def _is_shown(version: ZoneVersion) -> bool:
    return version.superseded_at is None


def _zone(version: ZoneVersion) -> Mapping[str, Any]:
    properties = {
        "number": version.number,
        "code": version.code,
        "name": version.name,
        "kind": version.kind,
        "level": version.level or "NEW_NORMAL",
        "restriction": version.restriction,
        "legalAct": version.act.number,
        "validFrom": _text(version.valid_from),
        "validTo": _text(version.valid_to) if version.valid_to else None,
    }
    shape = orjson.Fragment(shapely.to_geojson(version.geometry)) if version.geometry is not None else None
    return {"type": "Feature", "properties": properties, "geometry": shape}


def _post(post: Checkpoint) -> Mapping[str, Any]:
    place = post.placing.place
    return {
        "type": "Feature",
        "properties": {"name": post.placing.name, "kind": post.placing.kind},
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
    }


def _text(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
