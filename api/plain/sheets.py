"""`/sheets/{checkpoint}`: officers and the permits expected here, for the checkpoint's own confirmed devices."""

from starlette.requests import Request
from starlette.responses import Response

from api.errors import Code
from api.http.asgi import HttpError
from api.ids import find_id
from api.plain import contact
from api.plain.bundles import known
from api.plain.web import Web, request_headers
from api.words import DEFAULT_LANGUAGE, say
from checkpoints.sheets.model import NotConfirmed, SealedSheet

_TYPE = "application/vnd.fieldpass.sheet+cose"


async def sheet(web: Web, request: Request) -> Response:
    """The sheet of a device's checkpoint; 304 for who has it, 403 NOT_CONFIRMED before its code was heard."""
    actor, checkpoint = await web.actor(request), find_id("Checkpoint", request.path_params["checkpoint"])
    await contact.note(web, request_headers(request), actor)
    found = await web.services.sheets.sheet(checkpoint, by=actor, at=web.clock()) if checkpoint else None
    if isinstance(found, NotConfirmed):
        raise HttpError(403, Code.NOT_CONFIRMED, say("error-NOT_CONFIRMED", DEFAULT_LANGUAGE))
    if not isinstance(found, SealedSheet):
        raise HttpError(404, Code.BAD_REQUEST, "There is no such checkpoint.")
    headers = {
        "etag": f'"{found.etag}"',
        "cache-control": "private, no-cache",
        "x-content-type-options": "nosniff",
        "x-fieldpass-left-off": str(found.left_off),
    }
    if known(request.headers.get("if-none-match", ""), found.etag):
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type=_TYPE, headers=headers)
