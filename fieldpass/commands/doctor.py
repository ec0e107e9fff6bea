"""`fieldpass doctor`."""

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(help="Check settings, database, keys and pages, and say what to mend. Reads the whole database.")
@plain_errors
def command() -> None:
    from fieldpass import pages
    from fieldpass.wiring import opened
    from storage.maintenance import problems

    given = settings()
    click.echo(f"settings   ok   home {given.home}, {given.public_url}")

    async def work() -> int:
        async with opened(given) as house:
            click.echo("schema     ok")
            anchor = await house.services.keys.anchor()
            click.echo(f"keys       ok   deployment {anchor.deployment}")
            found = await problems(house.db)
        for one in found:
            click.echo(f"database   BAD  {one}")
        if not found:
            click.echo("database   ok")
        built = pages.current()
        click.echo(f"pages      {'ok' if built else 'not built; `make web` builds them'}")
        return len(found)

    if run_async(work):
        raise click.exceptions.Exit(1)
