"""`fieldpass init`."""

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(help="Make a new deployment: keys and the first administrator. Running it again changes nothing.")
@click.option("--department", default="Sở Thông tin và Truyền thông", show_default=True, help="The department's name.")
@click.option("--administrator", default="admin", show_default=True, help="Sign-in name of the first administrator.")
@click.option("--deployment", default=None, help="Deployment id on every permit; made up when left out.")
@plain_errors
def command(department: str, administrator: str, deployment: str | None) -> None:
    from fieldpass.clock import system_clock
    from fieldpass.founding import Founding, found, prepare
    from fieldpass.wiring import opened

    given = settings()
    prepare(given)

    async def work() -> None:
        async with opened(given) as house:
            founding = Founding(deployment=deployment, department=department, administrator=administrator)
            link = await found(house, founding, system_clock())
            anchor = await house.services.keys.anchor()
            click.echo(f"deployment {anchor.deployment}")
            click.echo(f"home       {given.home}  (back it up; master.key apart from the database)")
            if link is None:
                click.echo("There is an administrator already; a lost password is reset by `fieldpass account reset`.")
            else:
                click.echo(f"Set the password of {administrator!r} within a day, while `fieldpass serve` runs, at")
                click.echo(f"  {given.public_url}/#/link/{link.secret}")

    run_async(work)
