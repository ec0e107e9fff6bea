"""`fieldpass load-zones`: a boundary file becomes one order, in one transaction, with a report of every row."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from geo.boundaries import reader
from geo.boundaries.model import LoadPlan, Progress, ReadRow, Report, RowOutcome, Task
from geo.boundaries.rules import Judged, Known, judge
from geo.zones.orders.checks import MAX_INSTRUCTIONS
from geo.zones.orders.model import Order, Published
from geo.zones.service import Zones
from identity.access import Action, Actor, allow
from storage.idempotency import Request
from storage.outcomes import Refusal

DEADLINE_S = 300.0


async def load_zones(  # noqa: PLR0913 - one call of a command line, every argument by name
    zones: Zones,
    path: Path,
    plan: LoadPlan,
    *,
    by: Actor,
    request: Request,
    units: Mapping[str, UUID] | None = None,
    deadline_s: float = DEADLINE_S,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Report | Refusal:
    """Read the file in a process of its own, then create and change zones by their codes under one legal act.

    Rows that are refused are reported and left out, all others are written together or not at all; a file that was
    loaded before changes nothing. `units` gives the ids of unit codes. Raises BadInput when the file, its coordinate
    system or a column cannot be used at all.
    """
    allow(by, Action.PUBLISH_ZONE)
    rows = await reader.read(_task(path, plan), deadline_s=deadline_s, progress=progress)
    clean = tuple(replace(row, words=_nfc(row.words)) for row in rows)
    judged = judge(clean, plan, await _known(zones, clean, units or {}, by))
    instructions = tuple(one.instruction for one in judged if one.instruction is not None)
    if not instructions:
        return Report(rows=tuple(one.report for one in judged), order=None)
    order = Order(act=plan.act, span=plan.span, instructions=instructions)
    done = await zones.publish(order, by=by, request=request)
    return _report(judged, done) if isinstance(done, Published) else done


def _task(path: Path, plan: LoadPlan) -> Task:
    return Task(
        path=str(path), columns=plan.columns.named(), layer=plan.layer, crs=plan.crs, most_rows=MAX_INSTRUCTIONS
    )


def _nfc(words: Mapping[str, str]) -> dict[str, str]:
    return {term: unicodedata.normalize("NFC", word) for term, word in words.items()}


async def _known(zones: Zones, rows: tuple[ReadRow, ...], units: Mapping[str, UUID], by: Actor) -> Known:
    codes = {row.words["code"] for row in rows if "code" in row.words}
    states = await zones.by_codes(codes, by=by)
    levels = await zones.levels()
    return Known(zones={state.code: state for state in states}, units=units, levels=frozenset(levels.versions))


def _report(judged: tuple[Judged, ...], done: Published) -> Report:
    numbers = {zone.code: zone.number for zone in done.zones}
    rows = [
        replace(one.report, number=numbers.get(one.report.code or ""))
        if one.report.outcome is RowOutcome.CREATED
        else one.report
        for one in judged
    ]
    return Report(rows=tuple(rows), order=done.order)
