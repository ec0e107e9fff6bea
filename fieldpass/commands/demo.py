"""`fieldpass demo`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(help="Serve with demo data at 2021-09-15 19:00, on a clock that runs on from there.")
@click.option(
    "--real",
    "real_map",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with dong-thap-districts.geojson: real boundaries instead of the schematic map (a new home only).",
)
@click.option("--at", "starts_at", help="Start the clock at this instant, e.g. 2021-09-15T23:55+07:00.")
@click.option("--prepare-only", is_flag=True, help="Make the demo data and stop.")
@plain_errors
def command(real_map: Path | None, starts_at: str | None, prepare_only: bool) -> None:  # noqa: FBT001 - click's flag
    from fieldpass.demo.build import Wanted, ready

    given = settings()
    wanted = Wanted(real_map=real_map, starts_at=_instant(starts_at) if starts_at else None)

    async def work() -> None:
        await ready(given, wanted, click.echo)
        if not prepare_only:
            from fieldpass.demo.serving import serve_demo

            await serve_demo(given)

    run_async(work)


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("write an instant such as 2021-09-15T23:55+07:00") from None
    if at.tzinfo is None:
        raise click.BadParameter("say the offset too, such as +07:00")
    return at.astimezone(UTC)
