"""`/reports/refusals.csv`: the refusal report as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.ids import get_id
from api.plain.papers import HEADERS
from api.plain.web import Web, language_of
from api.words import say
from checkpoints.reports import rules
from checkpoints.reports.model import Figures, Report, Wanted
from storage.outcomes import BadInput

_BOM: Final = "\ufeff"  # spreadsheets take a file without one for another alphabet
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS: Final = (
    *("unit", "checkpoint", "checks", "passed", "turned-back", "held", "referred", "refused-though-valid"),
    *("stops", "share", "minutes", "reasons"),
)


async def refusals(web: Web, request: Request) -> Response:
    """`?since=&until=&unit=`: as the query `refusalReport`, a row a checkpoint."""
    actor = await web.actor(request)
    report = await web.services.reports.refusals(_wanted(request), by=actor)
    headers = {**HEADERS, "content-disposition": 'attachment; filename="refusals.csv"'}
    return Response(table(report, language_of(request, actor)), media_type="text/csv; charset=utf-8", headers=headers)


def table(report: Report, language: str) -> str:
    """The whole file; a name that a spreadsheet would take for a formula is made a text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([say(f"report-{column}", language) for column in _COLUMNS])
    units = {one.unit: one.name for one in report.units}
    for one in report.posts:
        cells = (units[one.post.unit], one.post.name, *_cells(one.figures, language))
        writer.writerow([_plain(cell) for cell in cells])
    return _BOM + out.getvalue()


def _cells(one: Figures, language: str) -> Iterator[str]:
    counts = (one.checks, one.passed, one.turned_back, one.held, one.referred, one.refused_though_valid, one.stops)
    yield from map(str, counts)
    yield "" if one.refused_share is None else f"{one.refused_share:.3f}"
    wait = rules.median_wait_min(one)
    yield "" if wait is None else str(wait)
    yield "; ".join(f"{say(f'reason-{code}', language)} ({count})" for code, count in rules.reasons_of(one))


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _wanted(request: Request) -> Wanted:
    asked = request.query_params
    unit = asked.get("unit")
    return Wanted(
        unit=get_id("AdminUnit", unit, "unit") if unit else None,
        since=_instant(asked.get("since", ""), "since"),
        until=_instant(asked.get("until", ""), "until"),
    )


def _instant(text: str, field: str) -> datetime:
    try:
        at = datetime.fromisoformat(text.replace(" ", "+"))  # a plus sign that a form took for a space
    except ValueError as fault:
        raise BadInput(field, "INVALID_VALUE") from fault
    if at.tzinfo is None:
        raise BadInput(field, "INVALID_VALUE")
    return at
