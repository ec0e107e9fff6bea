"""`/media/{id}`: attachments of a roster. PUT takes one, under an id that the client made; GET gives its bytes."""

import hashlib
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from api.errors import Code
from api.http.asgi import HttpError
from api.http.body import read_body
from api.http.json import json_response
from api.ids import encode_id, get_id, kind_of
from api.inputs import name_of
from api.plain.web import Web, error_response, request_headers
from api.scalars import read_uuid
from api.words import say
from identity.access import Actor
from identity.rosters.model import Attach, Attached, AttachmentKind
from storage import idempotency
from storage.media import MAX_BYTES
from storage.outcomes import BadInput, Conflict, Refusal

_SUBJECTS = ("Person", "Vehicle")
# Whatever was uploaded is shown by nobody's browser as a page of ours.
_HEADERS = {
    "cache-control": "private, no-store",
    "content-disposition": "attachment",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
}


async def give(web: Web, request: Request) -> Response:
    """The bytes of an attachment, for who may read it; its name is `Attachment.media`."""
    actor = await web.actor(request)
    content = await web.services.rosters.media(request.path_params["id"], by=actor)
    if content is None:
        raise HttpError(404, Code.BAD_REQUEST, "There is no such file.")
    return Response(content, media_type="application/octet-stream", headers=_HEADERS)


async def take(web: Web, request: Request) -> Response:
    """Attach the body to a person or vehicle: `?subject=<id>&kind=COMPANY_LETTER&filename=…`. Twice is once."""
    actor = await web.actor(request)
    content = await read_body(request_headers(request), request.receive, MAX_BYTES)
    command = _command(request, content)
    done = await web.services.rosters.attach(command, by=actor, request=_once(web, request, actor, command))
    if isinstance(done, Attached):
        return json_response({"id": encode_id("Attachment", done.attachment)}, 201)
    return _refused(done)


def _command(request: Request, content: bytes) -> Attach:
    asked = request.query_params
    return Attach(
        subject=_subject(asked.get("subject", "")),
        attachment_kind=_kind(asked.get("kind", "")),
        filename=name_of(asked.get("filename", ""), "filename"),
        content=content,
    )


def _subject(text: str) -> UUID:
    named = kind_of(text)
    return get_id(named[0] if named and named[0] in _SUBJECTS else _SUBJECTS[0], text, "subject")


def _kind(text: str) -> AttachmentKind:
    try:
        return AttachmentKind(text)
    except ValueError as fault:
        raise BadInput("kind", "INVALID_VALUE") from fault


def _once(web: Web, request: Request, actor: Actor, command: Attach) -> idempotency.Request:
    said = f"{command.subject}|{command.attachment_kind}|{command.filename}|".encode() + command.content
    key = read_uuid(request.path_params["id"])
    return idempotency.Request(actor=actor.account, key=key, body=hashlib.sha256(said).digest(), at=web.clock())


def _refused(refusal: Refusal) -> Response:
    if isinstance(refusal, Conflict):
        return error_response(409, refusal.code, say(f"problem-{refusal.code}", "en", refusal.params))
    return error_response(404, Code.BAD_REQUEST, say("problem-NOT_FOUND", "en"))
