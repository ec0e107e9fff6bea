"""`/map/times.json`: when zones change, for the marks on the console's time slider."""

from starlette.requests import Request
from starlette.responses import Response

from api.map.features import written
from api.plain.web import Web

_HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}


async def give(web: Web, request: Request) -> Response:
    """Instants in order, from the first version known; as known now."""
    actor = await web.looker(request)
    changes = await web.services.zone_pictures.changes(by=actor)
    return Response(written({"changes": changes}), media_type="application/json", headers=_HEADERS)
