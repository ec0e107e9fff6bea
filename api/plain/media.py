"""`/media/{id}`: attachments of a roster, photos of incidents and work orders.

PUT takes one, under an id that the client made; GET gives its bytes by the name that the client was told.
"""

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
from incidents.photos.model import PhotoTaken, TakePhoto
from incidents.photos.service import KINDS
from storage import idempotency
from storage.media import MAX_BYTES
from storage.outcomes import BadInput, Conflict, Refusal

_SUBJECTS = ("Person", "Vehicle")
_SHOWN = {name: kind for kind, name in KINDS.items()}
PHOTO = "PHOTO"
# Whatever was uploaded is shown by nobody's browser as a page of ours.
_HEADERS = {
    "cache-control": "private, no-store",
    "content-disposition": "attachment",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
}


async def give(web: Web, request: Request) -> Response:
    """The bytes of a photo or an attachment, for who may read what it belongs to."""
    actor, name = await web.actor(request), request.path_params["id"]
    content = await web.services.photos.bytes_of(name, by=actor)
    if content is None:
        content = await web.services.rosters.media(name, by=actor)
    if content is None:
        raise HttpError(404, Code.BAD_REQUEST, "There is no such file.")
    return Response(content, media_type="application/octet-stream", headers=_HEADERS)


async def take(web: Web, request: Request) -> Response:
    """Attach the body to a person or vehicle: `?subject=<id>&kind=COMPANY_LETTER&filename=…`. Twice is once.

    With `kind=PHOTO` the subject is an incident or a work order, and needs no name.
    """
    actor = await web.actor(request)
    content = await read_body(request_headers(request), request.receive, MAX_BYTES)
    if request.query_params.get("kind") == PHOTO:
        return await _photo(web, request, actor, content)
    command = _command(request, content)
    done = await web.services.rosters.attach(command, by=actor, request=_once(web, request, actor, command))
    if isinstance(done, Attached):
        return json_response({"id": encode_id("Attachment", done.attachment)}, 201)
    return _refused(done)


async def _photo(web: Web, request: Request, actor: Actor, content: bytes) -> Response:
    named = kind_of(request.query_params.get("subject", ""))
    if named is None or named[0] not in _SHOWN:
        raise BadInput("subject", "NOT_AN_ID", kind=" or ".join(_SHOWN))
    key = read_uuid(request.path_params["id"])
    command = TakePhoto(id=key, subject_kind=_SHOWN[named[0]], subject=named[1], content=content)
    said = f"{command.subject}|{PHOTO}|".encode() + content
    once = idempotency.Request(actor=actor.account, key=key, body=hashlib.sha256(said).digest(), at=web.clock())
    done = await web.services.photos.take(command, by=actor, request=once)
    if isinstance(done, PhotoTaken):
        return json_response({"id": encode_id("Photo", done.id), "address": f"/media/{done.media}"}, 201)
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
