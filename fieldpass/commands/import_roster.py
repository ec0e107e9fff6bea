"""`fieldpass import-roster FILE --organisation CODE`."""

from pathlib import Path

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(
    help="Put the persons, vehicles and crews of an XLSX or CSV file on an organisation's roster, one result a row. "
    "The same file again adds nothing."
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--organisation", "code", required=True, help="Code of the organisation whose roster it is.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what it would do; write nothing.")
@click.option(
    "--result", type=click.Path(dir_okay=False, path_type=Path), help="Write one line a row to this CSV file."
)
@plain_errors
def command(file: Path, code: str, result: Path | None, *, is_dry: bool) -> None:
    from fieldpass.roster_importing import load, report, table

    content = file.read_bytes()
    done = run_async(lambda: load(settings(), content, code, is_dry=is_dry))
    if result is not None:
        result.write_text(table(done), encoding="utf-8")
    if report(done):
        raise click.exceptions.Exit(1)
