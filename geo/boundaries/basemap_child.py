"""The basemap reader's own process: `python -m geo.boundaries.basemap_child`, a task on stdin, lines on stdout.

Every layer becomes features of a few roles, each role one pressed GeoJSON file in WGS 84: shape, name, rank, no more.
"""

import gzip
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
import orjson
import pyproj
import shapely
from pyproj.exceptions import ProjError
from shapely.geometry.base import BaseGeometry

from geo.basemap.model import Bounds, Found, Part, ReadLine, ReadTask, Role, Shape, SourceKind
from geo.basemap.rules import NAME_COLUMNS, TAG_COLUMNS, role_of
from storage.outcomes import BadInput

DECIMALS: Final = 5  # a metre
_THIN_DEG: Final = 0.00002
_AT_ONCE: Final = 2_000
_MOST_NAME: Final = 80
_MAX_ZOOM: Final = 24
_SHAPES: Final = {
    "Point": Shape.POINT, "MultiPoint": Shape.POINT,
    "LineString": Shape.LINE, "MultiLineString": Shape.LINE,
    "Polygon": Shape.POLYGON, "MultiPolygon": Shape.POLYGON,
}  # fmt: skip


@dataclass(slots=True)
class _Pile:
    """The features of one role and shape."""

    features: list[bytes] = field(default_factory=list)
    size: int = 0
    bounds: Bounds = (180.0, 90.0, -180.0, -90.0)

    def add(self, shape: BaseGeometry, told: dict[str, object], task: ReadTask) -> None:
        geometry = orjson.loads(shapely.to_geojson(shape))
        geometry["coordinates"] = _rounded(geometry["coordinates"])
        one = orjson.dumps({"type": "Feature", "geometry": geometry, "properties": told})
        self.features.append(one)
        self.size += len(one)
        if len(self.features) > task.most_features or self.size > task.most_bytes:
            raise BadInput("file", "BASEMAP_TOO_LARGE", features=str(task.most_features))
        west, south, east, north = shape.bounds
        box = self.bounds
        self.bounds = (min(box[0], west), min(box[1], south), max(box[2], east), max(box[3], north))


def main() -> None:
    """Say how far it is, then what was made; or one fault."""
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=ReadTask)
    try:
        piles: dict[tuple[Role, Shape], _Pile] = defaultdict(_Pile)
        for layer in _layers(task):
            _read(task, layer, piles)
        for role, pile in _by_role(piles).items():
            _say(ReadLine(found=_written(task, role, *pile)))
    except BadInput as wrong:
        _say(ReadLine(fault=wrong.code, field=wrong.field, params=dict(wrong.params)))


def _say(line: ReadLine) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()


def _gdal() -> Any:  # noqa: ANN401 - a module
    """Pyogrio alone: it takes pandas with it where that is installed, a second for what is not used here."""
    sys.modules.update(dict.fromkeys(("pandas", "geopandas")))  # type: ignore[arg-type]  # None: no such module is found
    import pyogrio

    return pyogrio


def _layers(task: ReadTask) -> list[str]:
    pyogrio = _gdal()
    try:
        there = [str(name) for name, kind in pyogrio.list_layers(task.path) if kind is not None]
    except (pyogrio.errors.DataSourceError, ValueError, OSError) as fault:
        raise BadInput("file", "FILE_UNREADABLE") from fault
    missing = [name for name in task.layers if name not in there]
    if missing:
        raise BadInput("layer", "BASEMAP_NO_LAYER", layer=missing[0], there=", ".join(there)[:300])
    return [name for name in there if name in task.layers] if task.layers else there


def _read(task: ReadTask, layer: str, piles: dict[tuple[Role, Shape], _Pile]) -> None:
    """Sort the features of one layer; of a layer in which nothing has a role all is something else."""
    about, shapes, columns = _rows(task, layer)
    words = f"{Path(task.path).stem} {layer}" if len(shapes) else layer
    unknown: list[tuple[BaseGeometry, dict[str, object]]] = []
    known = 0
    for n, shape in enumerate(_in_wgs84(task, about, shapes)):
        if n % _AT_ONCE == 0:
            _say(ReadLine(done=n, total=len(shapes)))
        for part in _plain(shape):
            tags: dict[str, str] = {name: columns[name][n] for name in TAG_COLUMNS if name in columns}
            kind = _SHAPES[part.geom_type]
            found = role_of(kind, tags, words)
            name = next((columns[one][n] for one in NAME_COLUMNS if columns.get(one) and columns[one][n]), "")
            told: dict[str, object] = {"name": name[:_MOST_NAME]} if name else {}
            if found is None:
                unknown.append((part, told | {"rank": 2}))
                continue
            known += 1
            _sort(piles, found, part, told, task)
    if not known:
        for part, told in unknown:
            piles[Role.OTHER, _SHAPES[part.geom_type]].add(_thin(part), told, task)
    _say(ReadLine(done=len(shapes), total=len(shapes)))


def _sort(
    piles: dict[tuple[Role, Shape], _Pile], found: tuple[Role, int], part: BaseGeometry, told: dict[str, object],
    task: ReadTask,
) -> None:  # fmt: skip
    role, rank = found
    kind = _SHAPES[part.geom_type]
    if role is Role.PLACE:
        if "name" not in told:
            return  # a place without a name says nothing
        part, kind = shapely.point_on_surface(part), Shape.POINT
    if role is Role.BOUNDARY and kind is Shape.POLYGON:
        part, kind = part.boundary, Shape.LINE
    piles[role, kind].add(_thin(part), told | {"rank": rank}, task)


def _rows(task: ReadTask, layer: str) -> tuple[dict[str, Any], list[BaseGeometry | None], dict[str, list[str]]]:
    """What is said of a layer, its shapes, and the columns a basemap looks at, by small names."""
    pyogrio = _gdal()
    try:
        names = [str(one) for one in pyogrio.read_info(task.path, layer=layer)["fields"]]
        wanted = [name for name in names if name.lower() in {*NAME_COLUMNS, *TAG_COLUMNS}]
        about, _, shapes, columns = pyogrio.raw.read(
            task.path, layer=layer, columns=wanted, force_2d=True, max_features=task.most_features + 1
        )
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError, OSError) as fault:
        raise BadInput("file", "FILE_UNREADABLE") from fault
    if shapes is None:
        raise BadInput("file", "NO_GEOMETRY_COLUMN")
    if len(shapes) > task.most_features:
        raise BadInput("file", "BASEMAP_TOO_LARGE", features=str(task.most_features))
    found = shapely.from_wkb(shapes, on_invalid="ignore").tolist()
    words = {
        str(name).lower(): [_word(one) for one in column] for name, column in zip(about["fields"], columns, strict=True)
    }
    return about, found, words


def _in_wgs84(
    task: ReadTask, about: dict[str, Any], shapes: list[BaseGeometry | None]
) -> Iterator[BaseGeometry | None]:
    crs = about.get("crs") or task.crs
    if crs is None:
        raise BadInput("crs", "CRS_UNKNOWN")
    try:
        across = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    except ProjError as fault:
        raise BadInput("crs", "CRS_UNKNOWN") from fault
    window = None if task.box is None else shapely.box(*task.box)
    for shape in shapes:
        if shape is None or shape.is_empty:
            yield None
            continue
        moved = shapely.transform(shape, lambda at: np.column_stack(across.transform(at[:, 0], at[:, 1])))
        if not np.isfinite(moved.bounds).all():
            raise BadInput("crs", "CRS_UNKNOWN")
        yield moved if window is None else _within(moved, window)


def _within(shape: BaseGeometry, window: BaseGeometry) -> BaseGeometry | None:
    if not shapely.intersects(window, shapely.box(*shape.bounds)):
        return None
    return shape if shapely.is_valid(shape) is False else shapely.intersection(shape, window)


def _plain(shape: BaseGeometry | None) -> Iterator[BaseGeometry]:
    """The parts of a collection; a shape of one kind as it is; nothing of nothing."""
    if shape is None or shape.is_empty:
        return
    if shape.geom_type in _SHAPES:
        yield shape
    elif shape.geom_type == "GeometryCollection":
        for part in shapely.get_parts(shape).tolist():
            yield from _plain(part)


def _thin(shape: BaseGeometry) -> BaseGeometry:
    return shapely.simplify(shape, _THIN_DEG, preserve_topology=True)


def _by_role(piles: dict[tuple[Role, Shape], _Pile]) -> dict[Role, tuple[Shape, _Pile]]:
    """One pile a role: the greatest of its shapes, since a layer of a style draws one."""
    found: dict[Role, tuple[Shape, _Pile]] = {}
    for (role, kind), pile in piles.items():
        if role not in found or len(found[role][1].features) < len(pile.features):
            found[role] = (kind, pile)
    return found


def _written(task: ReadTask, role: Role, kind: Shape, pile: _Pile) -> Found:
    file = Path(task.into) / f"{role}.geojson"
    whole = b'{"type":"FeatureCollection","features":[' + b",".join(pile.features) + b"]}"
    file.write_bytes(gzip.compress(whole, 9, mtime=0))
    west, south, east, north = (round(edge, DECIMALS) for edge in pile.bounds)
    return Found(
        file=file.name,
        kind=SourceKind.GEOJSON,
        bounds=(west, south, east, north),
        min_zoom=0,
        max_zoom=_MAX_ZOOM,
        layers=(Part(name=role.value, role=role, geometry=kind, name_field="name", rank_field="rank"),),
        media_type="application/geo+json",
        is_pressed=True,
        features=len(pile.features),
    )


def _rounded(value: Any) -> Any:  # noqa: ANN401 - a nest of lists
    return [_rounded(one) for one in value] if isinstance(value, list) else round(value, DECIMALS)


def _word(value: object) -> str:
    """A cell as text; nothing for an empty one."""
    if value is None or value != value:  # noqa: PLR0124 - NaN is how an empty cell reads
        return ""
    return unicodedata.normalize("NFC", str(value)).strip()


if __name__ == "__main__":
    main()
