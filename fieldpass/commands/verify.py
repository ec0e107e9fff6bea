"""`fieldpass verify`: one permit judged from files, by the function a checkpoint uses."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from credentials.bundle.model import Bundle, InvalidBundle
from credentials.verdict import Clock, History, Passage, Seen, Verdict, verdict
from credentials.wire import Direction, PassageKind, seconds
from fieldpass.verifying import say
from fieldpass.verifying.beside import after
from fieldpass.verifying.errors import FileError
from fieldpass.verifying.open import open_file
from fieldpass.verifying.scan import text_of

WRONG_USAGE = 64
_DIRECTION = {
    PassageKind.ENTER: Direction.INWARD,
    PassageKind.TRANSIT: Direction.INWARD,
    PassageKind.LEAVE: Direction.OUTWARD,
}
_TAIL = 4


class _UsageError(click.UsageError):
    """Wrong usage ends with 64: click's own 2 would read as DENY."""

    exit_code = WRONG_USAGE


class _Command(click.Command):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as fault:
            raise _UsageError(fault.format_message(), ctx) from fault


class _Instant(click.ParamType[datetime]):
    name = "instant"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no ISO 8601 instant", param, ctx)
        if at.tzinfo is None:
            self.fail(f"{value!r} has no offset; write +07:00 or Z", param, ctx)
        return at


@click.command(cls=_Command, help="Judge a permit from files only: its text, a file with it, or an image of its QR.")
@click.argument("text_or_file")
@click.option(
    "--bundle", "bundle_file", type=click.Path(path_type=Path), required=True, help="The checkpoint's bundle."
)
@click.option("--root", help="DEPLOYMENT:KEY, the root to trust; without it the bundle is only checked against itself.")
@click.option("--at", type=_Instant(), help="ISO 8601 with offset; now by default.")
@click.option(
    "--clock-error", "error_s", type=click.IntRange(min=0), default=0, help="The clock may be off by seconds."
)
@click.option("--clock-untrusted", is_flag=True, help="Nothing is known but that --at has passed.")
@click.option("--passage", type=click.Choice([kind.value for kind in PassageKind]), default="ENTER", show_default=True)
@click.option(
    "--history", "history_file", type=click.Path(path_type=Path), help="Earlier checks, one JSON text a line."
)
@click.option(
    "--news",
    "news_files",
    type=click.Path(path_type=Path),
    multiple=True,
    help="News a crew brought: a file, or a folder of codes.",
)
@click.option(
    "--issued", "issued_files", type=click.Path(path_type=Path), multiple=True, help="An issued set. Repeatable."
)
@click.option("--typed", multiple=True, help="Last 4 digits of an id, or a plate, as the officer typed it.")
@click.option("--health/--no-health", default=None, help="Whether the health proof was shown.")
@click.option("--json", "as_json", is_flag=True, help="Print codes and values for a script.")
def command(**given: Any) -> None:  # noqa: ANN401 - click's options, by name
    """Exit with 0 ALLOW, 1 REFER, 2 DENY, 3 NOT_OURS; 64 for wrong usage."""
    try:
        text, opened = text_of(given["text_or_file"]), open_file(given["bundle_file"], given["root"])
        opened = after(opened, given["news_files"], given["issued_files"])
        history = _history(given["history_file"], opened.bundle)
    except (FileError, OSError, ValueError) as fault:
        _wrong(str(fault))
    clock = _clock(given["at"] or datetime.now(UTC), given["error_s"], trusted=not given["clock_untrusted"])
    found = _judge(text, opened.bundle, clock, PassageKind(given["passage"]), history, _seen(given))
    if given["as_json"]:
        click.echo(json.dumps(say.as_json(found), ensure_ascii=False))
    else:
        _print(found, opened.texts, opened.note)
    sys.exit(found.decision.code)


def _judge(  # noqa: PLR0913, PLR0917 - the six inputs of the verdict
    text: str, bundle: Bundle | InvalidBundle, clock: Clock, kind: PassageKind, history: History, seen: Seen
) -> Verdict:
    """RETURN goes the way on which the holder's base lies; the others go the way they say."""
    directions = (_DIRECTION[kind],) if kind in _DIRECTION else (Direction.INWARD, Direction.OUTWARD)
    passages = [Passage(direction=direction, through=kind is PassageKind.TRANSIT) for direction in directions]
    found = [verdict(text, bundle, clock, passage, history, seen) for passage in passages]
    return next((one for one in found if one.kind is kind), found[-1])


def _clock(at: datetime, error_s: int, *, trusted: bool) -> Clock:
    now = seconds(at)
    return Clock(earliest=now - error_s, latest=now + error_s if trusted else None)


def _seen(given: dict[str, Any]) -> Seen:
    tails = [typed for typed in given["typed"] if len(typed) == _TAIL and typed.isdecimal()]
    plates = [typed for typed in given["typed"] if typed not in tails]
    if len(tails) > 1 or len(plates) > 1:
        _wrong("--typed takes one id tail and one plate")
    return Seen(
        id_tail=tails[0] if tails else None,
        plate=plates[0] if plates else None,
        health_shown=given["health"],
    )


def _history(path: Path | None, bundle: Bundle | InvalidBundle) -> History:
    if path is None or not isinstance(bundle, Bundle):
        return History()
    from fieldpass.verifying.past import history_from

    return history_from(path, bundle)


def _print(found: Verdict, texts: say.Texts, note: str) -> None:
    click.secho(say.headline(found), fg=say.COLOURS[found.decision][2], bold=True)
    for line in say.lines(found, texts or _own_texts()):
        click.echo(line)
    if note:
        click.echo(note, err=True)


def _own_texts() -> say.Texts:
    """Without a bundle nobody brings words; the catalogue takes a while to load."""
    from fieldpass.bundle_texts import bundle_texts

    return bundle_texts()


def _wrong(message: str) -> NoReturn:
    raise _UsageError(message)
