"""JSON answers of plain routes."""

import orjson
from starlette.responses import Response

from api.http.asgi import PRIVATE, HeaderList


def json_response(value: object, status: int = 200, headers: HeaderList | None = None) -> Response:
    """A JSON answer that nobody may keep."""
    response = Response(orjson.dumps(value, option=orjson.OPT_UTC_Z), status, media_type="application/json")
    for name, text in (*PRIVATE, *(headers or ())):
        response.headers[name.decode("latin-1")] = text.decode("latin-1")
    return response
