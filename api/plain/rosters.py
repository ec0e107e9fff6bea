"""`PUT /rosters/{organisation}`: an organisation's roster as XLSX or CSV; one result per row.

`?preview=true` says what it would do and writes nothing. The same file again finds everything there, so that a request
that had no answer is simply sent again.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from api.errors import Code
from api.http.body import read_body
from api.http.json import json_response
from api.ids import get_id
from api.plain.web import Web, error_response, language_of, request_headers
from api.words import say
from identity.importing.model import CrewReport, Imported, RowReport
from identity.importing.reading import MOST_BYTES
from storage import idempotency
from storage.ids import new_id
from storage.outcomes import NotFound, Reason

_YES = {"true", "1"}


async def take(web: Web, request: Request) -> Response:
    """Look at the file, or do what it says."""
    actor = await web.actor(request)
    organisation = get_id("Organisation", request.path_params["organisation"], "organisation")
    language = language_of(request, actor)
    content = await read_body(request_headers(request), request.receive, MOST_BYTES)
    imports, now = web.services.roster_imports, web.clock()
    if request.query_params.get("preview", "") in _YES:
        done = await imports.preview(content, organisation, by=actor, at=now)
    else:
        once = idempotency.Request(actor=actor.account, key=new_id(), body=b"", at=now)
        done = await imports.do(content, organisation, by=actor, request=once)
    if isinstance(done, NotFound):
        return error_response(404, Code.BAD_REQUEST, say("problem-NOT_FOUND", language))
    return json_response(answer(done, language))


def answer(done: Imported, language: str) -> dict[str, Any]:
    """What came of it: columns, rows and crews."""
    return {
        "isPreview": done.is_preview,
        "columns": [{"header": header, "term": term} for header, term in done.columns],
        "rows": [_row(one, language) for one in done.rows],
        "crews": [_crew(one, language) for one in done.crews],
    }


def _row(one: RowReport, language: str) -> dict[str, Any]:
    return {
        "row": one.row,
        "name": one.name,
        "outcome": one.outcome,
        "plate": one.plate,
        "vehicle": one.vehicle,
        "crew": one.crew,
        "field": one.term or None,
        "reason": _reason(one.reason, language),
    }


def _crew(one: CrewReport, language: str) -> dict[str, Any]:
    return {
        "name": one.name,
        "outcome": one.outcome,
        "members": one.members,
        "vehicles": one.vehicles,
        "rows": list(one.rows),
        "reason": _reason(one.reason, language),
    }


def _reason(reason: Reason | None, language: str) -> dict[str, Any] | None:
    if reason is None:
        return None
    said = say(f"reason-{reason.code}", language, reason.params)
    return {"code": reason.code, "params": dict(reason.params), "message": said}
