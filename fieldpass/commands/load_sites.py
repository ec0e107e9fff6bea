"""`fieldpass load-sites FILE`."""

from pathlib import Path

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(
    help="Load sites (schools, quarantine sites, hospitals, …) from a CSV file in UTF-8. Loading again changes nothing."
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@plain_errors
def command(file: Path) -> None:
    from fieldpass.site_loading import load, report
    from incidents.sites.sheet import read

    rows = read(file.read_bytes())
    loaded = run_async(lambda: load(settings(), rows))
    if report(loaded):
        raise click.exceptions.Exit(1)
