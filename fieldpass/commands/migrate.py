"""`fieldpass migrate`."""

import os

import click

from fieldpass.cli import plain_errors
from fieldpass.settings import read
from storage.migrate import current, head, upgrade


@click.command(help="Bring the database to this program's schema; existing rows are kept.")
@plain_errors
def command() -> None:
    settings = read(os.environ)
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = current(settings.database_url)
    upgrade(settings.database_url)
    click.echo(f"schema {before or 'empty'} → {head()}")
