"""`/demo.json`: what the start page shows of the demonstration. Served only by `fieldpass demo`."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import orjson
import shapely

from api.app import App
from checkpoints.records.model import Checkpoint, Filter
from fieldpass.demo import story
from fieldpass.demo.trials import trials
from fieldpass.operator import OPERATOR
from fieldpass.serving import Receive, Scope, Send
from fieldpass.wiring import Deployment
from geo.zones.model import ZoneVersion
from identity.organisations.model import Organisation

PAGES = (
    ("/", "Trang này", "This page"),
    ("/graphql", "GraphQL (POST, cần mã truy cập)", "GraphQL (POST with a bearer token)"),
    ("/healthz", "Máy chủ còn sống", "The server is alive"),
    ("/readyz", "Cơ sở dữ liệu sẵn sàng", "The database is ready"),
    ("/metrics", "Số đo", "Metrics"),
)
_HEADERS = [
    (b"content-type", b"application/json"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
]


class Showing:
    """The application with `/demo.json` in front."""

    def __init__(self, app: App, deployment: Deployment) -> None:
        self._app = app
        self._deployment = deployment

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == "/demo.json" and scope["method"] == "GET":
            body = orjson.dumps(await shown(self._deployment))
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await send({"type": "http.response.body", "body": body})
            return
        await self._app(scope, receive, send)


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
