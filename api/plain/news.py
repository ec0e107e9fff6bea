"""What posts are told beside their bundles: `/news`, `/issued/{sha256}`, `/time/{nonce}`. Public and signed."""

import asyncio
from datetime import timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.errors import Code
from api.http.asgi import HttpError
from api.plain.bundles import DELTA, file, known, unchanged
from api.plain.web import Web
from checkpoints.bundles.anew import WINDOWS
from checkpoints.bundles.model import SealedNews
from credentials import qr
from credentials.bundle.signed_time import NONCE_BYTES

ISSUED: Final = "application/vnd.fieldpass.issued+cose"
TIME: Final = "application/vnd.fieldpass.time+cose"
_SHA256_BYTES: Final = 32
_WINDOWS: Final = {str(window // timedelta(hours=1)): window for window in WINDOWS}


async def news(web: Web, request: Request) -> Response:
    """The newest news as a signed file; `window` in hours, else the longest that fits a code or two."""
    found = await _newest(web, request)
    return file(request, found.content, found.etag, DELTA)


async def as_text(web: Web, request: Request) -> Response:
    """The same as the texts of QR codes, one a line."""
    found = await _newest(web, request)
    lines = "\n".join(found.parts) + "\n"
    return file(request, lines.encode(), f"{found.etag}-t", "text/plain; charset=utf-8")


async def as_svg(web: Web, request: Request) -> Response:
    """One of those codes, by its place from 1."""
    found, place = await _newest(web, request), request.path_params["part"]
    if not 1 <= place <= len(found.parts):
        raise HttpError(404, Code.BAD_REQUEST, "There is no such part.")
    etag = f"{found.etag}-{place}"
    if known(request.headers.get("if-none-match", ""), etag):
        return unchanged(etag)
    drawn = await asyncio.to_thread(qr.svg, found.parts[place - 1])
    return file(request, drawn.encode(), etag, "image/svg+xml")


async def _newest(web: Web, request: Request) -> SealedNews:
    asked = request.query_params.get("window")
    if asked is not None and asked not in _WINDOWS:
        raise HttpError(400, Code.BAD_REQUEST, f"`window` is one of {', '.join(_WINDOWS)} hours.")
    found = await web.services.news.newest(web.clock(), None if asked is None else _WINDOWS[asked])
    if found is None:
        raise HttpError(404, Code.BAD_REQUEST, "There is more news than a file holds; posts need their whole bundles.")
    return found


async def issued(web: Web, request: Request) -> Response:
    """The issued set that a bundle names by its hash; it never changes."""
    sha256 = _octets(request.path_params["sha256"], _SHA256_BYTES)
    content = None if sha256 is None else await web.services.keys.find_issued(sha256)
    if content is None:
        raise HttpError(404, Code.BAD_REQUEST, "There is no such issued set.")
    headers = {"cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff"}
    return Response(content, media_type=ISSUED, headers=headers)


async def time(web: Web, request: Request) -> Response:
    """What time it is, signed for the one who drew the nonce: 32 hexadecimal digits."""
    nonce = _octets(request.path_params["nonce"], NONCE_BYTES)
    if nonce is None:
        raise HttpError(400, Code.BAD_REQUEST, "A nonce is 32 hexadecimal digits.")
    content = await web.services.keys.seal_time(nonce, web.clock())
    return Response(content, media_type=TIME, headers={"cache-control": "no-store"})


def _octets(text: str, size: int) -> bytes | None:
    try:
        octets = bytes.fromhex(text)
    except ValueError:
        return None
    return octets if len(octets) == size and len(text) == 2 * size else None
