"""`/permits/{id}.pdf|png|txt`, `/permits.pdf?ids=`, `/checkpoints/{id}/sheet.pdf`: on paper, or to send in a chat."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.errors import Code, log_fault
from api.http.asgi import HttpError
from api.ids import find_id, get_id
from api.plain.web import Web, error_response
from api.words import say
from identity.access import Actor
from permits.paper.service import AT_ONCE
from permits.paper.typesetting import TypesettingError
from storage.outcomes import BadInput, Conflict, Refusal

# A permit is personal: nobody between us and whoever asked may keep it, and nothing in it is ever run.
HEADERS: Final[Mapping[str, str]] = {
    "cache-control": "private, no-store",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
_PDF: Final = "application/pdf"
# A sandbox would keep a browser's own viewer from showing the file, and nobody could print it.
_FOR_A_VIEWER: Final = {"content-security-policy": "frame-ancestors 'none'"}


async def one_pdf(web: Web, request: Request) -> Response:
    """One permit as A5, a page a holder."""
    actor, permit = await _asked(web, request)
    return await _pdf(web, (permit,), actor)


async def many_pdf(web: Web, request: Request) -> Response:
    """`?ids=` with up to 200 ids between commas: many permits in one file, in that order."""
    actor = await web.looker(request)
    ids = [one for one in request.query_params.get("ids", "").split(",") if one]
    if not 1 <= len(ids) <= AT_ONCE:
        raise BadInput("ids", "TOO_MANY_PERMITS", most=str(AT_ONCE))
    return await _pdf(web, tuple(get_id("Permit", one, "ids") for one in ids), actor)


async def picture(web: Web, request: Request) -> Response:
    """One holder's page as PNG, to send in a chat; `?holder=2` for the second."""
    actor, permit = await _asked(web, request)
    wanted = request.query_params.get("holder")
    if wanted is not None and not (wanted.isascii() and wanted.isdigit() and len(wanted) <= 3):  # noqa: PLR2004 - no crew has a thousand
        raise BadInput("holder", "INVALID_VALUE")
    holder = int(wanted) if wanted is not None else None
    try:
        made = await web.services.papers.picture(permit, by=actor, at=web.clock(), holder=holder)
    except TypesettingError as fault:
        return not_set(fault)
    return refused(made) if isinstance(made, Refusal) else Response(made, media_type="image/png", headers=dict(HEADERS))


async def message(web: Web, request: Request) -> Response:
    """One permit in a few lines."""
    actor, permit = await _asked(web, request)
    made = await web.services.papers.text(permit, by=actor, at=web.clock())
    return refused(made) if isinstance(made, Refusal) else PlainTextResponse(made, headers=dict(HEADERS))


async def shift_sheet(web: Web, request: Request) -> Response:
    """The sheet of a shift of one checkpoint as A4."""
    actor = await web.looker(request)
    checkpoint = find_id("Checkpoint", request.path_params["id"])
    try:
        made = await web.services.post_papers.sheet(checkpoint, by=actor, at=web.clock()) if checkpoint else None
    except TypesettingError as fault:
        return not_set(fault)
    if not isinstance(made, bytes):
        raise HttpError(404, Code.BAD_REQUEST, say("problem-NOT_FOUND", "en"))
    return pdf(made, "shift-sheet")


async def _asked(web: Web, request: Request) -> tuple[Actor, UUID]:
    actor = await web.looker(request)
    permit = find_id("Permit", request.path_params["id"])
    if permit is None:
        raise HttpError(404, Code.BAD_REQUEST, say("problem-NOT_FOUND", "en"))
    return actor, permit


async def _pdf(web: Web, permits: tuple[UUID, ...], actor: Actor) -> Response:
    try:
        made = await web.services.papers.pdf(permits, by=actor, at=web.clock())
    except TypesettingError as fault:
        return not_set(fault)
    return refused(made) if isinstance(made, Refusal) else pdf(made, "permits" if len(permits) > 1 else "permit")


def pdf(content: bytes, name: str) -> Response:
    """A file that nobody in between keeps, shown by the browser's viewer."""
    named = {"content-disposition": f'inline; filename="{name}.pdf"'}
    return Response(content, media_type=_PDF, headers={**HEADERS, **_FOR_A_VIEWER, **named})


def refused(refusal: Refusal) -> Response:
    """There is no such permit for whoever asks, or it is over."""
    if isinstance(refusal, Conflict):
        return error_response(409, refusal.code, say(f"problem-{refusal.code}", "en", refusal.params))
    return error_response(404, Code.BAD_REQUEST, say("problem-NOT_FOUND", "en"))


def not_set(fault: TypesettingError) -> Response:
    """It could not be set now."""
    log_fault(fault, "paper")
    return error_response(503, "NOT_SET", say("problem-NOT_SET", "en"), [(b"retry-after", b"5")])
