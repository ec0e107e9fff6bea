"""`fieldpass bundle`: a checkpoint's signed file, for those whom no network reaches."""

from pathlib import Path

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(help="Write the bundle of CHECKPOINT (id, UUID or name) to a file, or say what a bundle FILE holds.")
@click.argument("checkpoint_or_file")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to write; <checkpoint>.fpb here.")
@click.option("--root", help="DEPLOYMENT:KEY that a FILE is checked against; its own root otherwise.")
@plain_errors
def command(checkpoint_or_file: str, out: Path | None, root: str | None) -> None:
    path = Path(checkpoint_or_file)
    if path.is_file():
        _describe(path, root)
    else:
        _write(checkpoint_or_file, out)


def _describe(path: Path, root: str | None) -> None:
    from fieldpass.verifying.describe import described
    from fieldpass.verifying.open import open_file

    try:
        opened = open_file(path, root)
    except (OSError, ValueError) as fault:
        raise click.ClickException(str(fault)) from fault
    for line in described(opened):
        click.echo(line)
    if not opened.is_whole:
        raise click.exceptions.Exit(1)


def _write(checkpoint: str, out: Path | None) -> None:
    from fieldpass.bundle_files import UnknownCheckpointError, bundle_of
    from fieldpass.verifying.say import LOCAL
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            written = await bundle_of(house, checkpoint, out)
        until = f"{written.expires_at.astimezone(LOCAL):%Y-%m-%d %H:%M%z}"
        click.echo(f"{written.path}: sequence {written.sequence}, {written.size:,} bytes, good until {until}")
        click.echo(f"verify with --root {written.root}")

    try:
        run_async(work)
    except UnknownCheckpointError as fault:
        raise click.ClickException(str(fault)) from fault
