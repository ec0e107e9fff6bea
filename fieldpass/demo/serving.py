"""The demonstration's server: the API first, the pages built beside it, a banner that says where everything is."""

from dataclasses import replace

import click

from credentials import control_code
from fieldpass import pages
from fieldpass.demo import story
from fieldpass.demo.build import keep_clock
from fieldpass.demo.joining import PERMIT_PNG, Joining, Joins
from fieldpass.demo.showing import FCM, PAGES, Showing
from fieldpass.serving import serve
from fieldpass.settings import Settings
from fieldpass.upkeep import kept_up
from fieldpass.wiring import Deployment, opened
from geo.local_time import LOCAL


async def serve_demo(settings: Settings) -> None:
    """Serve until a signal; pushes go to the phones this server itself shows."""
    async with opened(to_own_phones(settings)) as deployment, kept_up(deployment, keep_clock):
        joins = Joins(deployment)
        joining = await joins.now()

        def started() -> None:
            _banner(deployment, joining)
            pages.build_in_background(click.echo)

        await serve(Showing(deployment.app(), deployment, joins), settings, started=started)


def to_own_phones(settings: Settings) -> Settings:
    """No message of a demonstration leaves this machine, whatever else is configured."""
    return replace(settings, fcm_credentials_file=None, fcm_url=f"{settings.own_url}{FCM}")


def _banner(deployment: Deployment, joining: Joining) -> None:
    address = deployment.settings.public_url
    click.echo("")
    click.echo(f"  Fieldpass demo       {address}")
    for path, _, english in PAGES[1:]:
        click.echo(f"    {address}{path:12} {english}")
    click.echo(f"  Clock                {deployment.clock().astimezone(LOCAL):%Y-%m-%d %H:%M:%S} in Việt Nam, runs on")
    click.echo(f"  Sign in, password    {story.PASSWORD}")
    for account in story.ACCOUNTS:
        click.echo(f"    {account.login:12} {account.role:12} {account.name}")
    click.echo(f"  Be {joining.invited.checkpoint}")
    click.echo(f"    {joining.invited.link}")
    click.echo(f"    on duty: {joining.officer}, PIN {joining.pin}; scan {address}{PERMIT_PNG}")
    click.echo(f"    or type its code {control_code.spoken(joining.control_code)}")
    click.echo("  Token for scripts    .venv/bin/fieldpass token sen")
    click.echo("  Ctrl-C stops.")
    click.echo("")
