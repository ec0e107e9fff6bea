"""`fieldpass account add | list | reset`."""

import click

from fieldpass.cli import plain_errors, run_async, settings
from identity.access import Role


@click.group(help="Add and list accounts, reset a password.")
def command() -> None:
    """Accounts from the operator's own command line."""


@command.command(help="Add an account and print the one-time link under which its bearer sets a password.")
@click.argument("login")
@click.option("--name", required=True, help="The bearer's name.")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--organisation", help="Code of the organisation the role is for.")
@click.option("--unit", "units", multiple=True, help="Code of a unit the role is for; all below it too. Repeatable.")
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@plain_errors
def add(login: str, name: str, role: str, organisation: str | None, units: tuple[str, ...], language: str) -> None:  # noqa: PLR0913, PLR0917 - one option each
    from fieldpass.accounts import NewAccount, add_account
    from fieldpass.wiring import opened

    given = settings()

    async def work() -> None:
        async with opened(given) as house:
            wanted = NewAccount(
                login=login, name=name, role=Role(role), organisation=organisation, units=units, language=language
            )
            link = await add_account(house, wanted)
            click.echo(f"{given.public_url}/#/link/{link.secret}")

    run_async(work)


@command.command("list", help="List accounts by name with their roles.")
@plain_errors
def list_accounts() -> None:
    from fieldpass.accounts import listed
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            async for login, name, roles in listed(house):
                click.echo(f"{login:24} {name:32} {roles}")

    run_async(work)


@command.command(help="Print a one-time link under which the account gets a new password.")
@click.argument("login")
@plain_errors
def reset(login: str) -> None:
    from fieldpass.accounts import reset_link
    from fieldpass.wiring import opened

    given = settings()

    async def work() -> None:
        async with opened(given) as house:
            link = await reset_link(house, login)
            click.echo(f"{given.public_url}/#/link/{link.secret}")

    run_async(work)
