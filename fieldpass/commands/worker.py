"""`fieldpass worker`."""

import asyncio
import signal
from dataclasses import replace

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(help="Tell people what happened until a signal: read the event log, send pushes, hand on the urgent.")
@plain_errors
def command() -> None:
    from fieldpass.upkeep import kept_up
    from fieldpass.wiring import opened

    given = replace(settings(), worker="inline")

    async def work() -> None:
        stopped = asyncio.Event()
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, stopped.set)
        async with opened(given) as house, kept_up(house):
            click.echo("Fieldpass works; a signal stops it")
            await stopped.wait()

    run_async(work)
