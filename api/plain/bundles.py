"""`/bundles/{checkpoint}`: the signed file with which a checkpoint judges offline. Public, like every bundle."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.errors import Code
from api.http.asgi import HttpError
from api.ids import find_id
from api.plain import contact
from api.plain.web import Web
from checkpoints.bundles.model import SealedBundle, SealedDelta

BUNDLE: Final = "application/vnd.fieldpass.bundle+cose"
DELTA: Final = "application/vnd.fieldpass.delta+cose"
_LONGEST: Final = 10


async def bundle(web: Web, request: Request) -> Response:
    """The newest bundle of a checkpoint, or what leads to it from bundle `after`; 304 for who has it."""
    await contact.heard(web, request)
    found = await _found(web, request)
    if isinstance(found, SealedDelta):
        return file(request, found.content, found.etag, DELTA)
    if not isinstance(found, SealedBundle) or found.content is None:
        raise HttpError(404, Code.BAD_REQUEST, "There is no such checkpoint.")
    has_it = request.query_params.get("after") == str(found.sequence)
    return unchanged(found.etag) if has_it else file(request, found.content, found.etag, BUNDLE)


async def _found(web: Web, request: Request) -> object:
    checkpoint, after = find_id("Checkpoint", request.path_params["checkpoint"]), request.query_params.get("after")
    if checkpoint is None:
        return None
    if after is None:
        return await web.services.bundles.snapshot(checkpoint, web.clock())
    if not (after.isascii() and after.isdecimal() and len(after) <= _LONGEST):
        raise HttpError(400, Code.BAD_REQUEST, "`after` is the number of a bundle.")
    return await web.services.deltas.after(checkpoint, int(after), web.clock())


def file(request: Request, content: bytes, etag: str, media_type: str) -> Response:
    """A signed file with its entity tag; 304 for who has it."""
    if known(request.headers.get("if-none-match", ""), etag):
        return unchanged(etag)
    return Response(content, media_type=media_type, headers=_headers(etag))


def unchanged(etag: str) -> Response:
    """304, with the tag of what the client has."""
    return Response(status_code=304, headers=_headers(etag))


def _headers(etag: str) -> dict[str, str]:
    return {"etag": f'"{etag}"', "cache-control": "no-cache", "x-content-type-options": "nosniff"}


def known(if_none_match: str, etag: str) -> bool:
    """True when the client has this version already."""
    tags = {one.strip().removeprefix("W/").strip('"') for one in if_none_match.split(",")}
    return etag in tags or "*" in tags
