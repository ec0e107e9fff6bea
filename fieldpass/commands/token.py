"""`fieldpass token ACCOUNT`."""

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(help="Print a bearer token for scripts that act as ACCOUNT (its sign-in name).")
@click.argument("account")
@click.option("--days", type=click.IntRange(1, 90), default=1, show_default=True, help="How long it is good.")
@plain_errors
def command(account: str, days: int) -> None:
    from fieldpass.accounts import token_for
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            click.echo((await token_for(house, account, days)).secret)

    run_async(work)
