"""`fieldpass serve`."""

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(help="Serve the API and the pages.")
@plain_errors
def command() -> None:
    from fieldpass.serving import serve
    from fieldpass.upkeep import kept_up
    from fieldpass.wiring import opened

    given = settings()

    async def work() -> None:
        async with opened(given) as house, kept_up(house):
            await serve(house.app(), given, started=lambda: click.echo(f"Fieldpass serves {given.public_url}"))

    run_async(work)
