"""What is served of basemaps: the parts for a style, GeoJSON and tiles, to whoever is signed in."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from pmtiles.tile import Compression, TileType

from api.options import Options
from geo.basemap.load import Wanted, load
from geo.basemap.model import Told
from geo.basemap.shelf import Shelf
from identity.access import Role
from storage.database import Database
from tests.api.harness import Api, account_services, an_api
from tests.geo.basemap_files import a_geojson, an_archive, some_ground

PARTS = "/basemap/style-parts.json"


class Ground:
    """A client with a folder of basemaps."""

    def __init__(self, api: Api, token: str, folder: Path, files: Path) -> None:
        self.api, self.token, self.shelf, self.files = api, token, Shelf(folder), files

    async def get(self, path: str, **headers: str) -> httpx.Response:
        """As somebody who is signed in."""
        named = {name.replace("_", "-"): one for name, one in headers.items()}
        return await self.api.client.get(path, headers={"authorization": f"Bearer {self.token}"} | named)

    async def sources(self) -> list[dict[str, Any]]:
        """The parts there are."""
        found: list[dict[str, Any]] = (await self.get(PARTS)).json()["sources"]
        return found

    async def put(self, file: Path, **told: Any) -> None:
        """Load a file."""
        await load(self.shelf, file, Told(**told), Wanted())


@pytest.fixture
async def ground(sqlite_db: Database, tmp_path: Path) -> Ground:
    """With nothing in it yet."""
    folder = tmp_path / "basemap"
    api = an_api(account_services(sqlite_db), Options(basemap=folder))
    return Ground(api, await api.account(Role.DISPATCHER), folder, tmp_path)


async def test_no_basemap_is_no_fault(ground: Ground, api: Api) -> None:
    assert await ground.sources() == []
    token = await api.account(Role.CREW)
    without = await api.client.get(PARTS, headers={"authorization": f"Bearer {token}"})
    assert without.json() == {"sources": []}


async def test_the_parts_say_what_there_is_and_where(ground: Ground) -> None:
    await ground.put(a_geojson(ground.files / "a.geojson", *some_ground()), base="so-do", is_schematic=True)

    water, _, road, _ = await ground.sources()

    assert water["address"].startswith("/basemap/so-do-water.geojson?v=")
    assert water["note"] == {"vi": "sơ đồ, không chính thức", "en": "schematic, not official"}
    assert road | {"kind": "geojson", "minZoom": 0, "maxZoom": 24, "tileSize": None, "isOfficial": False} == road
    assert road["layers"] == [
        {"name": "road", "role": "road", "geometry": "line", "nameField": "name", "rankField": "rank"}
    ]
    features = await ground.get(road["address"])
    assert [one["properties"]["name"] for one in features.json()["features"] if "name" in one["properties"]] == [
        "QL.80"
    ]
    assert features.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert features.headers["content-type"] == "application/geo+json"


async def test_tiles_are_served_as_they_are_kept(ground: Ground) -> None:
    await ground.put(an_archive(ground.files / "a.pmtiles"), base="osm")
    (source,) = await ground.sources()
    assert source["address"].startswith("/basemap/osm/{z}/{x}/{y}?v=")

    tile = await ground.get("/basemap/osm/0/0/0", accept_encoding="gzip")
    plain = await ground.get("/basemap/osm/0/0/0", accept_encoding="identity")
    nothing = await ground.get("/basemap/osm/1/0/0")
    beyond = await ground.get("/basemap/osm/1/2/0")

    assert (tile.headers["content-encoding"], tile.content) == ("gzip", b"tile"), "opened by the client"
    assert ("content-encoding" in plain.headers, plain.content) == (False, b"tile")
    assert tile.headers["content-type"] == "application/vnd.mapbox-vector-tile"
    assert (nothing.status_code, nothing.content) == (204, b"")
    assert (beyond.status_code, beyond.json()["errors"][0]["extensions"]["code"]) == (404, "BAD_REQUEST")


async def test_what_was_sent_is_not_sent_again_until_it_is_another(ground: Ground) -> None:
    await ground.put(an_archive(ground.files / "a.pmtiles"))
    parts, tile = await ground.get(PARTS), await ground.get("/basemap/map/0/0/0")
    again = [
        await ground.get(PARTS, if_none_match=parts.headers["etag"]),
        await ground.get("/basemap/map/0/0/0", if_none_match=tile.headers["etag"]),
    ]

    await asyncio.sleep(0.02)  # as long as a file system's clock needs to move on
    await ground.put(an_archive(ground.files / "b.pmtiles", TileType.PNG, pressing=Compression.NONE))

    assert [one.status_code for one in again] == [304, 304]
    assert (await ground.get(PARTS, if_none_match=parts.headers["etag"])).status_code == 200
    other = await ground.get("/basemap/map/0/0/0", if_none_match=tile.headers["etag"])
    assert (other.status_code, other.headers["content-type"]) == (200, "image/png")


@pytest.mark.parametrize("path", [PARTS, "/basemap/map-water.geojson", "/basemap/map/0/0/0"])
async def test_the_ground_is_for_whoever_is_signed_in(ground: Ground, path: str) -> None:
    await ground.put(an_archive(ground.files / "a.pmtiles"))

    assert (await ground.api.client.get(path)).status_code == 401


@pytest.mark.parametrize("name", ["map", "road", "..%2f..%2fmaster.key"])
async def test_only_what_the_index_names_is_served(ground: Ground, name: str) -> None:
    await ground.put(an_archive(ground.files / "a.pmtiles"))
    (ground.shelf.folder / "road.geojson").write_text("{}")

    assert (await ground.get(f"/basemap/{name}.geojson")).status_code == 404
