"""`fieldpass bundle`: a checkpoint's signed file, what leads to it, and the news, for those whom no network reaches."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldpass.cli import plain_errors, run_async, settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from fieldpass.bundle_files import Written
    from fieldpass.wiring import Deployment

_NEWS = "news"
_HOURS = (1, 6, 12, 24, 48, 72, 168)
_PATH = click.Path(path_type=Path)


@click.command(
    help="Write the bundle of CHECKPOINT (id, UUID or name), or the word `news` for the news, or say what a FILE holds."
)
@click.argument("what", metavar="CHECKPOINT|news|FILE")
@click.option("--out", type=_PATH, help="Where to write; named after the checkpoint by default, here.")
@click.option("--after", type=click.IntRange(min=1), help="Only what leads from this bundle of the post to the newest.")
@click.option("--window", type=click.Choice([str(hours) for hours in _HOURS]), help="Hours that the news tell of.")
@click.option(
    "--as", "form", type=click.Choice(["file", "text", "qr"]), default="file", show_default=True,
    help="A file, its text for QR codes, or a folder of pictures with a sheet to print.",
)  # fmt: skip
@click.option("--root", help="DEPLOYMENT:KEY that a FILE is checked against; its own root otherwise.")
@click.option("--apply", "deltas", type=_PATH, multiple=True, help="Say what FILE, a bundle, says after these news.")
@plain_errors
def command(  # noqa: PLR0913, PLR0917 - one option each
    what: str,
    out: Path | None,
    after: int | None,
    window: str | None,
    form: str,
    root: str | None,
    deltas: tuple[Path, ...],
) -> None:
    path = Path(what)
    if path.is_file():
        _describe(path, root, deltas)
        return
    from fieldpass.bundle_files import Form, bundle_of, news_of

    async def write(house: "Deployment") -> "Written":
        if what == _NEWS:
            hours = None if window is None else timedelta(hours=int(window))
            return await news_of(house, out, window=hours, form=Form(form))
        return await bundle_of(house, what, out, after=after, form=Form(form))

    _write(write)


def _describe(path: Path, root: str | None, deltas: tuple[Path, ...]) -> None:
    from fieldpass.verifying.beside import after
    from fieldpass.verifying.describe import described, described_delta
    from fieldpass.verifying.errors import FileError
    from fieldpass.verifying.files import is_delta, signed_in
    from fieldpass.verifying.open import open_file, read_root

    try:
        signed = signed_in(path)
        if is_delta(signed):
            _say(described_delta(signed, None if root is None else read_root(root)))
            return
        opened = after(open_file(path, root), deltas, ())
    except (FileError, OSError, ValueError) as fault:
        raise click.ClickException(str(fault)) from fault
    _say(described(opened))
    if not opened.is_whole:
        raise click.exceptions.Exit(1)


def _say(lines: "Iterable[str]") -> None:
    for line in lines:
        click.echo(line)


def _write(write: "Callable[[Deployment], Awaitable[Written]]") -> None:
    from fieldpass.bundle_files import UnknownCheckpointError
    from fieldpass.verifying.say import LOCAL
    from fieldpass.wiring import opened

    async def work() -> None:
        async with opened(settings()) as house:
            written = await write(house)
        until = f"{written.expires_at.astimezone(LOCAL):%Y-%m-%d %H:%M%z}"
        codes = "" if written.codes == 1 else f" in {written.codes} codes"
        click.echo(f"{written.path}: {written.what}, {written.size:,} bytes{codes}, good until {until}")
        click.echo(f"verify with --root {written.root}")

    try:
        run_async(work)
    except UnknownCheckpointError as fault:
        raise click.ClickException(str(fault)) from fault
