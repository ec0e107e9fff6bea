"""`fieldpass load-units FILE…`."""

from pathlib import Path

import click

from fieldpass.cli import plain_errors, run_async, settings
from identity.units.model import RowOutcome


@click.command(help="Load administrative units from lists (CSV) and maps (GeoJSON). Loading again changes nothing.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@plain_errors
def command(files: tuple[Path, ...]) -> None:
    from fieldpass.operator import OPERATOR
    from fieldpass.wiring import opened
    from identity.units.lists import ListError, merged, rows_of

    try:
        rows = merged(tuple(row for file in files for row in rows_of(file)))
    except ListError as fault:
        raise click.ClickException(str(fault)) from fault

    async def work() -> int:
        async with opened(settings()) as house:
            loaded = await house.services.units.load(rows, by=OPERATOR, now=house.clock())
        for row in loaded.rows:
            if row.outcome is RowOutcome.REFUSED:
                click.echo(f"row {row.number}, unit {row.unit_code}: {row.code}", err=True)
        click.echo(", ".join(f"{loaded.count(outcome)} {outcome.value.lower()}" for outcome in RowOutcome))
        return loaded.count(RowOutcome.REFUSED)

    if run_async(work):
        raise click.exceptions.Exit(1)
