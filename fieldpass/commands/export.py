"""`fieldpass export TARGET`."""

from pathlib import Path

import click

from fieldpass.cli import plain_errors, run_async, settings
from fieldpass.settings import SettingsError


@click.command(help="Write a copy of the SQLite database to TARGET, as of one instant, while the server runs.")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@plain_errors
def command(target: Path) -> None:
    from storage.maintenance import copy_sqlite

    given = settings()
    if not given.database_url.startswith("sqlite:///"):
        raise SettingsError("this copies SQLite; for PostgreSQL use pg_dump")
    source = Path(given.database_url.removeprefix("sqlite:///"))
    if not source.exists():
        raise SettingsError(f"there is no database at {source}")
    if target.exists():
        raise SettingsError(f"{target} exists; name a new file")
    run_async(lambda: copy_sqlite(source, target))
    click.echo(f"{target}  {target.stat().st_size:,} bytes")
