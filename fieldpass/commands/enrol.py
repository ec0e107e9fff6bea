"""`fieldpass enrol`: an invitation for a checkpoint's phone, as link, code and QR image."""

from pathlib import Path

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(help="Invite one phone to CHECKPOINT (id, UUID or name): prints link, code and QR, good for 8 hours.")
@click.argument("checkpoint")
@click.option("--label", default="Điện thoại của chốt", show_default=True, help="What the phone is called in lists.")
@click.option("--in-person", is_flag=True, help="You hand the phone over yourself: it needs no confirmation by voice.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Draw the link into this .png or .svg.")
@plain_errors
def command(checkpoint: str, label: str, in_person: bool, out: Path | None) -> None:  # noqa: FBT001 - click's flag
    from credentials import qr
    from fieldpass.bundle_files import UnknownCheckpointError
    from fieldpass.enrolling import draw, invited
    from fieldpass.verifying.say import LOCAL
    from fieldpass.wiring import opened
    from identity.devices.invitations import spoken
    from identity.devices.model import InviteToPost

    async def work() -> None:
        async with opened(settings()) as house:
            made = await invited(house, checkpoint, InviteToPost(label=label, in_person=in_person))
        if out is None:
            click.echo(qr.blocks(made.link))
        else:
            draw(made.link, out)
        click.echo(f"{made.checkpoint}, once, until {made.expires_at.astimezone(LOCAL):%Y-%m-%d %H:%M%z}")
        click.echo(f"code {spoken(made.invitation)}")
        click.echo(f"link {made.link}")

    try:
        run_async(work)
    except UnknownCheckpointError as fault:
        raise click.ClickException(str(fault)) from fault
