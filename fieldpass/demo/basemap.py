"""The demonstration's own ground: laid once, by the way every basemap goes."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import orjson

from fieldpass.demo.ground_map import features
from fieldpass.settings import Settings
from geo.basemap.load import Wanted, load
from geo.basemap.model import Told
from geo.basemap.shelf import Shelf

NAME = "so-do"
ATTRIBUTION = "Sơ đồ minh họa của Fieldpass · Fieldpass sketch"


async def lay(settings: Settings, say: Callable[[str], None]) -> None:
    """Draw rivers, roads and names under the map, unless they are there."""
    shelf = Shelf(settings.basemap_folder)
    if any(one.base == NAME for one in shelf.sources()):
        return
    say("demo: rivers, roads and names")
    told = Told(base=NAME, attribution=ATTRIBUTION, is_schematic=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "so-do.geojson"
        file.write_bytes(orjson.dumps({"type": "FeatureCollection", "features": list(features())}))
        await load(shelf, file, told, Wanted())
