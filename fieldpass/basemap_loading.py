"""What `fieldpass load-basemap` does: read the options, show progress, say what is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from fieldpass.settings import Settings
from geo.basemap.load import Wanted
from geo.basemap.load import load as load_basemap
from geo.basemap.model import Source, Told
from geo.basemap.shelf import Shelf, checked_name
from geo.place import box

_STEPS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The options as typed."""

    name: str
    layers: tuple[str, ...]
    box: tuple[float, float, float, float] | None
    crs: str | None
    attribution: str | None
    is_official: bool
    is_schematic: bool


async def load(settings: Settings, file: Path, given: Given) -> tuple[Source, ...]:
    """Keep the file; a fault is one sentence, and what was kept before stays."""
    told = Told(
        base=given.name,
        attribution=given.attribution,
        is_official=given.is_official,
        is_schematic=given.is_schematic,
    )
    if given.box is not None:
        box(*given.box)  # refuses what is none
    wanted = Wanted(layers=given.layers, box=given.box, crs=given.crs)
    kept = await load_basemap(Shelf(settings.basemap_folder), file, told, wanted, _shown())
    for one in kept:
        click.echo(f"{one.name}: {', '.join(part.role for part in one.layers) or one.kind}, zoom {_zooms(one)}")
    return kept


def remove(settings: Settings, name: str) -> None:
    """Keep it no more."""
    if not Shelf(settings.basemap_folder).remove(checked_name(name)):
        raise click.ClickException(f"there is no basemap {name}")
    click.echo(f"{name} is no longer kept")


def _zooms(one: Source) -> str:
    return f"{one.min_zoom} to {one.max_zoom}"


def _shown() -> Callable[[int, int], None]:
    """Say how far it is, at each tenth."""
    said = -1

    def show(done: int, total: int) -> None:
        nonlocal said
        tenth = _STEPS if total == 0 else _STEPS * done // total
        if tenth != said:
            said = tenth
            click.echo(f"read {done} of {total}", err=True)

    return show
