"""`fieldpass devices list | confirm | revoke`."""

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.group(help="List, confirm and revoke the phones of a checkpoint.")
def command() -> None:
    """Phones from the operator's own command line."""


@command.command("list", help="The phones of CHECKPOINT (id, UUID or name): state, bundle, clock, last call.")
@click.argument("checkpoint")
@plain_errors
def list_devices(checkpoint: str) -> None:
    from fieldpass.posts import phones
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            async for line in phones(house, checkpoint):
                click.echo(line)

    run_async(work)


@command.command(help="Confirm DEVICE (UUID) by the 6-digit CODE that it read aloud; the third wrong one revokes it.")
@click.argument("device")
@click.argument("code")
@plain_errors
def confirm(device: str, code: str) -> None:
    from fieldpass import posts
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            await posts.confirm(house, device, code)
        click.echo("confirmed: it gets its checkpoint's sheet from now on")

    run_async(work)


@command.command(help="Shut DEVICE (UUID) out at once; it erases its sheet and hands in what it holds.")
@click.argument("device")
@plain_errors
def revoke(device: str) -> None:
    from fieldpass import posts
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            await posts.revoke(house, device)
        click.echo("revoked")

    run_async(work)
