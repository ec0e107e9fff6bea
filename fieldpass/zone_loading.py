"""What `fieldpass load-zones` does: read the options into a plan, show progress, print what came of every row."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

import click

from api.words import say
from credentials.wire import Restriction, ZoneKind
from fieldpass.operator import OPERATOR, request
from fieldpass.settings import Settings
from fieldpass.wiring import opened
from geo.boundaries.load import load_zones
from geo.boundaries.model import Columns, LoadPlan, Progress, Report, RowOutcome
from geo.zones.model import LegalAct
from geo.zones.timeline import Span
from storage.outcomes import BadInput, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The options as typed; `columns` is term to column."""

    act: str
    signed: date
    authority: str
    start: datetime
    end: datetime | None
    kind: ZoneKind
    restriction: Restriction
    level: str | None
    precedence: int
    columns: Mapping[str, str]
    layer: str | None
    crs: str | None


async def load(settings: Settings, file: Path, given: Given) -> Report:
    """Load the file; a fault of the whole file is one sentence."""
    async with opened(settings) as house:
        now = house.clock()
        tree = await house.services.units.tree()
        units = {unit.code: unit.id for unit in tree.at(now)}
        try:
            outcome = await load_zones(
                house.services.zones,
                file,
                _plan(given),
                by=OPERATOR,
                request=request(now),
                units=units,
                progress=_show,
            )
        except BadInput as fault:
            words = say(f"input-{fault.code}", "en", fault.params)
            raise click.ClickException(f"{fault.field}: {words}") from fault
    if isinstance(outcome, Refusal):
        raise click.ClickException(f"nothing was written: {outcome}")
    return outcome


def report(loaded: Report) -> int:
    """Print every row that needs a look, then the counts; how many rows were refused."""
    for row in loaded.rows:
        if row.reason is not None:
            words = say(f"reason-{row.reason.code}", "en", row.reason.params)
            place = _place(row.reason.params)
            click.echo(f"row {row.row} {row.code or ''}: {row.outcome.value.lower()}, {words}{place}", err=True)
    click.echo(", ".join(f"{loaded.count(outcome)} {outcome.value.lower()}" for outcome in RowOutcome))
    return loaded.count(RowOutcome.REFUSED)


def _place(params: Mapping[str, str]) -> str:
    return f" Look at longitude {params['lon']}, latitude {params['lat']}." if {"lon", "lat"} <= params.keys() else ""


def _plan(given: Given) -> LoadPlan:
    known = {field.name for field in fields(Columns)}
    unknown = sorted(set(given.columns) - known)
    if unknown:
        raise click.ClickException(f"--column {unknown[0]}: the terms are {', '.join(sorted(known))}")
    return LoadPlan(
        act=LegalAct(number=given.act, signed_on=given.signed, authority=given.authority),
        span=Span(start=given.start, end=given.end),
        columns=Columns(**given.columns),
        kind=given.kind,
        restriction=given.restriction,
        level=given.level,
        precedence=given.precedence,
        layer=given.layer,
        crs=given.crs,
    )


def _show(progress: Progress) -> None:
    if progress.done == progress.total or progress.done % 100 == 0:
        click.echo(f"read {progress.done} of {progress.total} rows", err=True)
