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
            await serve(house.app(), given, started=lambda: _announce(given.public_url))

    run_async(work)


def _announce(address: str) -> None:
    from fieldpass import pages

    click.echo(f"Fieldpass serves {address}")
    if (said := pages.lacking()) is not None:
        click.echo(said)
