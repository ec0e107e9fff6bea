"""`/bundles/{checkpoint}`: the signed file with which a checkpoint judges offline. Public, like every bundle."""

from starlette.requests import Request
from starlette.responses import Response

from api.errors import Code
from api.http.asgi import HttpError
from api.ids import find_id
from api.plain import contact
from api.plain.web import Web
from checkpoints.bundles.model import SealedBundle

_TYPE = "application/vnd.fieldpass.bundle+cose"


async def bundle(web: Web, request: Request) -> Response:
    """The newest bundle of a checkpoint; 304 for who has it."""
    await contact.heard(web, request)
    checkpoint = find_id("Checkpoint", request.path_params["checkpoint"])
    found = await web.services.bundles.snapshot(checkpoint, web.clock()) if checkpoint else None
    if not isinstance(found, SealedBundle) or found.content is None:
        raise HttpError(404, Code.BAD_REQUEST, "There is no such checkpoint.")
    headers = {"etag": f'"{found.etag}"', "cache-control": "no-cache", "x-content-type-options": "nosniff"}
    if known(request.headers.get("if-none-match", ""), found.etag):
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type=_TYPE, headers=headers)


def known(if_none_match: str, etag: str) -> bool:
    """True when the client has this version already."""
    tags = {one.strip().removeprefix("W/").strip('"') for one in if_none_match.split(",")}
    return etag in tags or "*" in tags
