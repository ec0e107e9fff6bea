"""`/healthz`: the process runs. `/readyz`: it can answer. `/metrics`: how it does, for Prometheus."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.errors import log_fault
from api.http.json import json_response
from api.plain.web import Web

_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


async def healthz(_web: Web, _request: Request) -> Response:
    """200 as long as the process answers at all."""
    return json_response({"status": "ok"})


async def readyz(web: Web, _request: Request) -> Response:
    """200 when the database answers and has this program's schema, else 503."""
    try:
        await web.ready()
    except Exception as fault:  # noqa: BLE001 - whatever it is, the answer is "not ready"
        log_fault(fault, "readyz")
        return json_response({"status": "not ready"}, 503)
    return json_response({"status": "ready"})


async def metrics(web: Web, _request: Request) -> Response:
    """Counts and times; nothing about persons."""
    return PlainTextResponse(web.meters.text(), media_type=_PROMETHEUS)
