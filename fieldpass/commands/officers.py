"""`fieldpass officers list | add | reset | end`."""

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.group(help="Who signs on at a checkpoint's phones: list, add, reset a PIN, end.")
def command() -> None:
    """Officers from the operator's own command line."""


@command.command("list", help="The officers of CHECKPOINT (id, UUID or name).")
@click.argument("checkpoint")
@plain_errors
def list_officers(checkpoint: str) -> None:
    from fieldpass import posts
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            async for line in posts.officers(house, checkpoint):
                click.echo(line)

    run_async(work)


@command.command(help="Let NAME sign on at CHECKPOINT and print their PIN, once.")
@click.argument("checkpoint")
@click.argument("name")
@click.option("--leader", is_flag=True, help="A shift leader: lets urgent crews pass when no desk answers.")
@plain_errors
def add(checkpoint: str, name: str, leader: bool) -> None:  # noqa: FBT001 - click's flag
    from fieldpass import posts
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            click.echo(await posts.add_officer(house, checkpoint, name, leader=leader))

    run_async(work)


@command.command(help="Give OFFICER (UUID) another PIN and print it, once; phones learn it with their next sheet.")
@click.argument("officer")
@plain_errors
def reset(officer: str) -> None:
    from fieldpass import posts
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            click.echo(await posts.reset_pin(house, officer))

    run_async(work)


@command.command(help="OFFICER (UUID) signs on no more; phones learn it with their next sheet.")
@click.argument("officer")
@plain_errors
def end(officer: str) -> None:
    from fieldpass import posts
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            await posts.end_officer(house, officer)
        click.echo("ended")

    run_async(work)
