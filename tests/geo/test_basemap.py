"""A basemap is made from files of many kinds, checked before it takes the place of another."""

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pyogrio
import pytest
import shapely
from pmtiles.tile import Compression, TileType

from geo.basemap.archive import Archive
from geo.basemap.load import Wanted, load
from geo.basemap.model import ReadTask, Role, Shape, Source, SourceKind, Told
from geo.basemap.rules import hinted, role_of, tile_part
from geo.basemap.shelf import Shelf
from geo.boundaries import basemap_reader
from storage.outcomes import BadInput
from tests.geo.basemap_files import RIVER, a_geojson, an_archive, feature, some_ground


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A folder that is not there yet."""
    return Shelf(tmp_path / "var" / "basemap")


def content(shelf: Shelf, source: Source) -> list[dict[str, Any]]:
    """The features of a source."""
    features: list[dict[str, Any]] = orjson.loads(gzip.decompress(shelf.path(source).read_bytes()))["features"]
    return features


async def refused(shelf: Shelf, file: Path, told: Told | None = None, wanted: Wanted | None = None) -> str:
    """The code of what is wrong, after seeing that all is as it was."""
    before = (shelf.sources(), sorted(path.name for path in shelf.folder.iterdir()) if shelf.folder.exists() else [])
    with pytest.raises(BadInput) as wrong:
        await load(shelf, file, told or Told(), wanted or Wanted())
    assert shelf.sources() == before[0]
    assert sorted(path.name for path in shelf.folder.iterdir() if path.name) == before[1]
    return wrong.value.code


async def test_a_file_becomes_one_layer_a_role_with_names_and_ranks(shelf: Shelf, tmp_path: Path) -> None:
    file = a_geojson(tmp_path / "a.geojson", *some_ground())

    kept = await load(shelf, file, Told(attribution="© OpenStreetMap"), Wanted())

    assert [(one.name, one.layers[0].role, one.layers[0].geometry) for one in kept] == [
        ("map-waterway", Role.WATERWAY, Shape.LINE),
        ("map-road", Role.ROAD, Shape.LINE),
        ("map-place", Role.PLACE, Shape.POINT),
        ("map-water", Role.WATER, Shape.POLYGON),
    ]
    assert [one.name for one in shelf.sources()] == ["map-water", "map-waterway", "map-road", "map-place"], "as drawn"
    river, roads, places = (content(shelf, one) for one in kept[:3])
    assert river[0]["properties"] == {"name": "Sông Tiền", "rank": 1}
    assert river[0]["geometry"] == {"type": "LineString", "coordinates": RIVER}
    assert [one["properties"] for one in roads] == [{"name": "QL.80", "rank": 1}, {"rank": 4}]
    assert [one["properties"]["name"] for one in places] == ["Sa Đéc"], "a place without a name says nothing"
    assert {one.attribution for one in kept} == {"© OpenStreetMap"}


async def test_a_file_in_another_system_of_coordinates_is_moved(shelf: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "song.gpkg"
    metres = shapely.LineString([(600_000, 1_150_000), (610_000, 1_155_000)])
    pyogrio.raw.write(
        file,
        geometry=shapely.to_wkb([metres]),
        field_data=[],
        fields=[],
        geometry_type="LineString",
        crs="EPSG:32648",
        driver="GPKG",
    )

    (kept,) = await load(shelf, file, Told(), Wanted())

    assert kept.layers[0].role is Role.WATERWAY, "the name of the layer says so"
    lon, lat = content(shelf, kept)[0]["geometry"]["coordinates"][0]
    assert lon == pytest.approx(105 + 100_000 / 0.9996 / 109_510, abs=0.001), "100 km east of the zone's middle"
    assert lat == pytest.approx(1_150_000 / 0.9996 / 110_600, abs=0.005)


async def test_only_what_lies_within_the_box_is_kept(shelf: Shelf, tmp_path: Path) -> None:
    file = a_geojson(tmp_path / "a.geojson", *some_ground())

    kept = await load(shelf, file, Told(), Wanted(box=(105.55, 10.35, 105.65, 10.5)))

    assert [one.name for one in kept] == ["map-waterway"]
    assert kept[0].bounds[0] == 105.55
    assert kept[0].bounds[2] == 105.65


async def test_the_same_name_replaces_and_another_stands_beside_it(shelf: Shelf, tmp_path: Path) -> None:
    await load(shelf, a_geojson(tmp_path / "a.geojson", *some_ground()), Told(), Wanted())
    await load(shelf, an_archive(tmp_path / "b.pmtiles"), Told(base="osm"), Wanted())
    await load(shelf, a_geojson(tmp_path / "c.geojson", some_ground()[0]), Told(is_schematic=True), Wanted())

    assert [one.name for one in shelf.sources()] == ["osm", "map-waterway"], "tiles lie below"
    assert [one.note is not None for one in shelf.sources()] == [False, True]
    assert {path.name for path in shelf.folder.iterdir()} == {one.file for one in shelf.sources()} | {"index.json"}
    assert Shelf(shelf.folder).sources() == shelf.sources(), "another process sees the same"


async def test_what_is_removed_is_gone(shelf: Shelf, tmp_path: Path) -> None:
    await load(shelf, a_geojson(tmp_path / "a.geojson", *some_ground()), Told(), Wanted())

    assert not shelf.remove("osm")
    assert shelf.remove("map")
    assert (shelf.sources(), [path.name for path in shelf.folder.iterdir()]) == ((), ["index.json"])


async def test_a_file_that_cannot_be_used_leaves_what_was_there(shelf: Shelf, tmp_path: Path) -> None:
    await load(shelf, a_geojson(tmp_path / "a.geojson", *some_ground()), Told(), Wanted())
    junk = tmp_path / "junk.shp"
    junk.write_bytes(b"\x00" * 500)
    empty = a_geojson(tmp_path / "empty.geojson")
    ground = a_geojson(tmp_path / "b.geojson", *some_ground())
    missing = an_archive(tmp_path / "x.pmtiles")

    assert await refused(shelf, junk) == "FILE_UNREADABLE"
    assert await refused(shelf, empty) == "BASEMAP_EMPTY"
    assert await refused(shelf, ground, Told(base="Bản đồ")) == "BASEMAP_NAME"
    assert await refused(shelf, ground, wanted=Wanted(layers=("rivers",))) == "BASEMAP_NO_LAYER"
    assert await refused(shelf, missing, wanted=Wanted(layers=("water",))) == "PMTILES_WHOLE"


async def test_more_than_one_answer_carries_is_refused(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = basemap_reader.read

    async def read(task: ReadTask, **given: Any) -> Any:
        return await plain(replace(task, most_features=2), **given)

    monkeypatch.setattr(basemap_reader, "read", read)

    assert await refused(shelf, a_geojson(tmp_path / "a.geojson", *some_ground())) == "BASEMAP_TOO_LARGE"


async def test_an_archive_is_kept_as_it_is(shelf: Shelf, tmp_path: Path) -> None:
    file = an_archive(tmp_path / "osm.pmtiles")
    said: list[tuple[int, int]] = []

    (kept,) = await load(shelf, file, Told(), Wanted(), lambda done, total: said.append((done, total)))

    assert (kept.name, kept.kind, kept.is_pressed, kept.bounds) == ("map", SourceKind.VECTOR, True, (105, 10, 106, 11))
    assert kept.attribution == "© OSM người đóng góp", "without the link"
    assert [(one.name, one.role, one.name_field) for one in kept.layers] == [
        ("water", Role.WATER, "name"),
        ("roads", Role.ROAD, "name:vi"),
        ("places", Role.PLACE, None),
        ("buildings", Role.OTHER, None),
    ]
    archive = Archive(shelf.path(kept))
    assert gzip.decompress(archive.tile(0, 0, 0) or b"") == b"tile"
    assert archive.tile(1, 0, 0) is None
    assert said[-1] == (file.stat().st_size, file.stat().st_size)


async def test_an_archive_of_pictures_says_how_large_they_are(shelf: Shelf, tmp_path: Path) -> None:
    file = an_archive(tmp_path / "a.pmtiles", TileType.PNG, pressing=Compression.NONE, metadata={"tileSize": "512"})

    (kept,) = await load(shelf, file, Told(is_official=True), Wanted())

    assert (kept.kind, kept.media_type, kept.tile_size, kept.layers) == (SourceKind.RASTER, "image/png", 512, ())
    assert kept.is_official


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pressing": Compression.BROTLI}, "PMTILES_COMPRESSION"),
        ({"kind": TileType.MLT}, "PMTILES_TYPE"),
        ({"metadata": {}}, "PMTILES_BROKEN"),
        ({"min_lon_e7": 1_070_000_000}, "PMTILES_BROKEN"),
    ],
)
async def test_an_archive_that_browsers_cannot_read_is_refused(
    shelf: Shelf, tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    assert await refused(shelf, an_archive(tmp_path / "a.pmtiles", **changes)) == code


@pytest.mark.parametrize("part", [0.2, 0.6, 0.9, 0.99])
async def test_an_archive_that_was_cut_off_is_refused(shelf: Shelf, tmp_path: Path, part: float) -> None:
    whole = an_archive(tmp_path / "a.pmtiles").read_bytes()
    file = tmp_path / "cut.pmtiles"
    file.write_bytes(whole[: int(len(whole) * part)])

    assert await refused(shelf, file) == "PMTILES_BROKEN"


@pytest.mark.parametrize(
    ("shape", "tags", "layer", "expected"),
    [
        (Shape.LINE, {"waterway": "canal"}, "lines", (Role.WATERWAY, 2)),
        (Shape.LINE, {"fclass": "primary"}, "gis_osm_roads_free_1", (Role.ROAD, 2)),
        (Shape.LINE, {"featurecla": "River"}, "ne_10m_rivers", (Role.WATERWAY, 1)),
        (Shape.LINE, {"highway": "proposed"}, "lines", None),
        (Shape.LINE, {}, "Đường giao thông", (Role.ROAD, 2)),
        (Shape.LINE, {"boundary": "administrative", "admin_level": "6"}, "lines", (Role.BOUNDARY, 2)),
        (Shape.POLYGON, {"natural": "water"}, "multipolygons", (Role.WATER, 1)),
        (Shape.POLYGON, {"boundary": "administrative", "admin_level": "8"}, "multipolygons", (Role.BOUNDARY, 3)),
        (Shape.POLYGON, {}, "Kênh rạch", (Role.WATER, 2)),
        (Shape.POLYGON, {}, "multipolygons", None),
        (Shape.POINT, {"place": "town"}, "points", (Role.PLACE, 2)),
        (Shape.POINT, {"featurecla": "Admin-1 capital"}, "ne_populated", (Role.PLACE, 1)),
        (Shape.POINT, {"highway": "traffic_signals"}, "points", None),
    ],
)
def test_a_feature_has_the_role_its_tags_or_its_layer_say(
    shape: Shape, tags: dict[str, str], layer: str, expected: tuple[Role, int] | None
) -> None:
    assert role_of(shape, tags, layer) == expected


def test_a_layer_of_tiles_is_known_by_its_name() -> None:
    assert tile_part("transportation", {}).role is Role.ROAD
    assert tile_part("song_ngoi", {"name": "String"}).role is Role.WATERWAY
    assert tile_part("landuse", {"rank": "Number"}).rank_field == "rank"
    assert hinted("Buildings") is None


async def test_openstreetmaps_own_format_is_read(shelf: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "a.osm"
    file.write_text(
        '<?xml version="1.0"?><osm version="0.6">'
        '<node id="1" lat="10.4" lon="105.5"/><node id="2" lat="10.45" lon="105.6"/>'
        '<node id="3" lat="10.297" lon="105.757"><tag k="place" v="city"/><tag k="name" v="Sa Đéc"/></node>'
        '<way id="9"><nd ref="1"/><nd ref="2"/><tag k="waterway" v="canal"/><tag k="name" v="Kênh xáng"/></way></osm>'
    )

    kept = await load(shelf, file, Told(), Wanted())

    assert {one.name for one in kept} == {"map-place", "map-waterway"}


async def test_a_file_that_points_elsewhere_is_not_followed(shelf: Shelf, tmp_path: Path) -> None:
    a_geojson(tmp_path / "a.geojson", feature("Point", [105.7, 10.2], place="city", name="Sa Đéc"))
    file = tmp_path / "a.vrt"
    file.write_text(
        '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource relativeToVRT="1">a.geojson</SrcDataSource>'
        "</OGRVRTLayer></OGRVRTDataSource>"
    )

    assert await refused(shelf, file) == "FILE_UNREADABLE"
