"""`/credentials/{id}/qr.svg|png`: a credential as the code that a checkpoint scans."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from api.errors import Code
from api.http.asgi import HttpError
from api.ids import find_id
from api.plain.web import Web
from credentials import qr

# A QR code is the permit itself: nobody between us and the holder may keep it.
_HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff", "content-security-policy": "sandbox"}


async def as_svg(web: Web, request: Request) -> Response:
    """For a screen."""
    return Response(
        await asyncio.to_thread(qr.svg, await _text(web, request)), media_type="image/svg+xml", headers=_HEADERS
    )


async def as_png(web: Web, request: Request) -> Response:
    """For paper and chats."""
    return Response(
        await asyncio.to_thread(qr.png, await _text(web, request)), media_type="image/png", headers=_HEADERS
    )


async def _text(web: Web, request: Request) -> str:
    actor = await web.looker(request)
    cti = find_id("Credential", request.path_params["id"])
    found = await web.services.permit_queries.credential(cti, by=actor) if cti else None
    if found is None or found.text is None:
        raise HttpError(404, Code.BAD_REQUEST, "There is no such credential.")
    return found.text
