"""`fieldpass load-zones FILE`."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from credentials.wire import Restriction, ZoneKind
from fieldpass.cli import plain_errors, run_async, settings


@click.command(help="Load zones from GeoJSON, GeoPackage, Shapefile or FlatGeobuf under one legal act, any CRS.")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--act", required=True, help="Number of the legal act.")
@click.option("--signed", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Day it was signed.")
@click.option("--authority", required=True, help="Who signed it.")
@click.option("--from", "start", required=True, help="In force from this instant, e.g. 2021-09-16T00:00+07:00.")
@click.option("--to", "end", help="In force until this instant; without end when left out.")
@click.option("--kind", type=click.Choice([kind.value for kind in ZoneKind]), default=ZoneKind.UNIT, show_default=True)
@click.option(
    "--restriction",
    type=click.Choice([one.value for one in Restriction]),
    default=Restriction.NO_RESTRICTION,
    show_default=True,
)
@click.option("--level", help="Measure level of every zone, such as D16.")
@click.option("--precedence", type=int, default=0, show_default=True)
@click.option("--column", "columns", multiple=True, help="TERM=COLUMN: code, name, kind, level, restriction, unit, …")
@click.option("--layer", help="Layer of a file with several.")
@click.option("--crs", help="Coordinate system of a file that does not say its own, such as EPSG:4326.")
@plain_errors
def command(file: Path, **given: Any) -> None:  # noqa: ANN401 - click hands options over by name
    from fieldpass.zone_loading import Given, load, report

    wanted = Given(
        act=given["act"],
        signed=_day(given["signed"]),
        authority=given["authority"],
        start=_instant(given["start"], "--from"),
        end=_instant(given["end"], "--to") if given["end"] else None,
        kind=ZoneKind(given["kind"]),
        restriction=Restriction(given["restriction"]),
        level=given["level"],
        precedence=given["precedence"],
        columns=_columns(given["columns"]),
        layer=given["layer"],
        crs=given["crs"],
    )
    loaded = run_async(lambda: load(settings(), file, wanted))
    if report(loaded):
        raise click.exceptions.Exit(1)


def _day(at: datetime) -> date:
    return at.date()


def _instant(text: str, option: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{option}: write an instant such as 2021-09-16T00:00+07:00") from None
    if at.tzinfo is None:
        raise click.BadParameter(f"{option}: say the offset too, such as +07:00")
    return at


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    named = dict(pair.partition("=")[::2] for pair in pairs)
    if not all(named.values()):
        raise click.BadParameter("--column takes TERM=COLUMN, such as code=MA_XA")
    return named
