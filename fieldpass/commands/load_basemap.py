"""`fieldpass load-basemap FILE`."""

from pathlib import Path
from typing import Any

import click

from fieldpass.cli import plain_errors, run_async, settings


@click.command(help="Keep rivers, roads and names under the map, from any file GDAL reads or a PMTiles archive.")
@click.argument("file", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--name", default="map", show_default=True, help="Under which name it is kept; the same name replaces.")
@click.option("--layer", "layers", multiple=True, help="Only this layer of a file with several; may be repeated.")
@click.option("--box", help="Only what lies within WEST,SOUTH,EAST,NORTH in degrees.")
@click.option("--crs", help="Coordinate system of a file that does not say its own, such as EPSG:9210.")
@click.option("--attribution", help="Whose it is; shown on the map.")
@click.option("--official", is_flag=True, help="It is the authority's own map.")
@click.option("--schematic", is_flag=True, help="It is a sketch; the map says so.")
@click.option("--remove", is_flag=True, help="Keep the basemap of this name no more.")
@plain_errors
def command(file: Path | None, **given: Any) -> None:  # noqa: ANN401 - click hands options over by name
    from fieldpass.basemap_loading import Given, load, remove

    if (file is None) is not given["remove"]:
        raise click.UsageError("Name a file, or --remove.")
    if file is None:
        remove(settings(), given["name"])
        return
    wanted = Given(
        name=given["name"],
        layers=given["layers"],
        box=_box(given["box"]),
        crs=given["crs"],
        attribution=given["attribution"],
        is_official=given["official"],
        is_schematic=given["schematic"],
    )
    run_async(lambda: load(settings(), file, wanted))


def _box(text: str | None) -> tuple[float, float, float, float] | None:
    if text is None:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise click.BadParameter("--box takes WEST,SOUTH,EAST,NORTH, such as 105.1,10.0,106.0,11.0") from None
    return west, south, east, north
