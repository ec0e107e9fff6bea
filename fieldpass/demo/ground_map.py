"""Rivers, canals, roads and towns for the schematic map, drawn from memory around its corners; not official.

Waters and roads are given by a few bends and drawn as smooth lines through them. EPSG:4326, lon/lat.
"""

from collections.abc import Iterator, Sequence
from math import atan2, cos, sin
from typing import Any, Final

import numpy as np
import orjson
import shapely
from shapely.affinity import rotate, scale, translate
from shapely.geometry.base import BaseGeometry

from fieldpass.demo.map import CORNERS

Bend = str | tuple[float, float]
FRAME: Final = shapely.box(104.75, 9.75, 106.65, 11.30)
_STEPS: Final = 14
_DISC_POINTS: Final = 24

RIVERS: Final[tuple[tuple[str, float, tuple[Bend, ...]], ...]] = (
    ("Sông Tiền", 0.0062, ((105.02, 11.30), (105.16, 11.04), "northwest", (105.165, 10.86), "west",
        (105.25, 10.775), "tien_1",
        (105.275, 10.68), "tien_2", (105.385, 10.565), "tien_3", (105.515, 10.445), "tien_4", (105.64, 10.405),
        "tien_5", (105.75, 10.415), "tien_6", (105.86, 10.36), "tien_7", (106.12, 10.345), (106.36, 10.345),
        (106.65, 10.22))),
    ("Sông Hậu", 0.0056, ((104.93, 11.30), (104.98, 11.05), (105.05, 10.84), (105.12, 10.71), (105.20, 10.60),
        (105.31, 10.49), "hau_1", (105.47, 10.315),
        "hau_2", (105.585, 10.215), "hau_3", (105.77, 10.15), "hau_4", (105.97, 10.03), (106.12, 9.90),
        (106.24, 9.75))),
    ("Sông Vàm Nao", 0.0032, ((105.352, 10.592), (105.335, 10.545), (105.30, 10.50))),
)  # fmt: skip
ISLANDS: Final[tuple[tuple[str, float, float, float], ...]] = (  # name, lon, lat, length in degrees
    ("Cù lao Long Khánh", 105.262, 10.765, 0.05),
    ("Cù lao Tây", 105.345, 10.60, 0.055),
    ("Cồn Tân Thuận Đông", 105.62, 10.412, 0.045),
    ("Cồn Bình Thạnh", 105.81, 10.372, 0.04),
    ("Cồn Tân Lộc", 105.555, 10.245, 0.05),
)
CANALS: Final[tuple[tuple[str, tuple[Bend, ...]], ...]] = (
    ("Kênh Hồng Ngự", ((105.25, 10.79), "ford", "middle_1", (105.49, 10.823), "middle_2", (105.78, 10.80),
        (105.98, 10.79))),
    ("Kênh Đồng Tiến", ((105.277, 10.70), (105.40, 10.702), (105.56, 10.678), (105.78, 10.655), (106.0, 10.63),
        (106.30, 10.62))),
    ("Kênh An Phong", ((105.37, 10.575), (105.48, 10.60), (105.62, 10.592), (105.82, 10.60), (106.0, 10.585))),
    ("Kênh Nguyễn Văn Tiếp", ((105.635, 10.565), (105.74, 10.545), (105.84, 10.528), (106.02, 10.47),
        (106.28, 10.43))),
    ("Kênh Phước Xuyên", ((105.70, 10.86), (105.75, 10.73), (105.79, 10.63), (105.845, 10.525), (105.91, 10.39))),
    ("Kênh Tân Thành - Lò Gạch", ((105.40, 10.97), (105.45, 10.87), (105.57, 10.90), (105.72, 10.88))),
    ("Rạch Cao Lãnh", ((105.70, 10.42), (105.635, 10.458), (105.645, 10.53), (105.635, 10.565))),
    ("Rạch Lấp Vò - Sa Đéc", ((105.475, 10.315), (105.523, 10.362), (105.62, 10.338), (105.70, 10.318),
        (105.758, 10.302), (105.785, 10.37))),
    ("Rạch Nha Mân", ((105.83, 10.365), (105.815, 10.28), (105.78, 10.22), (105.775, 10.15))),
    ("Rạch Cái Tàu", ((105.90, 10.355), (105.872, 10.262), (105.845, 10.195), (105.85, 10.125))),
    ("Rạch Lai Vung", ((105.60, 10.205), (105.655, 10.285), (105.66, 10.335))),
)  # fmt: skip
ROADS: Final[tuple[tuple[str, str, tuple[Bend, ...]], ...]] = (
    ("QL.1", "trunk", ((105.78, 10.035), (105.87, 10.16), (105.97, 10.25), (106.08, 10.37), (106.23, 10.41),
        (106.36, 10.44),
        (106.41, 10.535), (106.65, 10.72))),
    ("QL.91", "primary", ((105.125, 10.70), (105.235, 10.53), (105.40, 10.345), (105.535, 10.215), (105.66, 10.115),
        (105.78, 10.035))),
    ("QL.30", "trunk", ((106.08, 10.37), (105.95, 10.40), (105.85, 10.412), (105.735, 10.452), (105.633, 10.468),
        (105.54, 10.505), (105.487, 10.562), (105.405, 10.655), (105.355, 10.735), (105.345, 10.842),
        (105.335, 10.89),
        (105.44, 10.965))),
    ("QL.80", "trunk", ((105.97, 10.25), (105.872, 10.258), (105.81, 10.272), (105.755, 10.293), (105.66, 10.312),
        (105.525, 10.355), (105.462, 10.34))),
    ("QL.N2", "trunk", ((106.65, 10.80), (106.38, 10.70), (106.05, 10.60), (105.93, 10.56), (105.845, 10.525),
        (105.735, 10.492), (105.655, 10.442),
        (105.60, 10.385), (105.525, 10.342))),
    ("QL.54", "primary", ((105.49, 10.322), (105.56, 10.275), (105.65, 10.212), (105.735, 10.178), (105.87, 10.14))),
    ("ĐT.841", "secondary", ((105.345, 10.842), (105.275, 10.835), (105.225, 10.925))),
    ("ĐT.842", "secondary", ((105.345, 10.842), (105.40, 10.85), (105.462, 10.872), (105.555, 10.871))),
    ("ĐT.843", "secondary", ((105.462, 10.872), (105.515, 10.77), (105.56, 10.672), (105.487, 10.562))),
    ("ĐT.844", "secondary", ((105.38, 10.70), (105.47, 10.69), (105.56, 10.672), (105.68, 10.662),
        (105.785, 10.648))),
    ("ĐT.845", "secondary", ((105.785, 10.648), (105.815, 10.585), (105.845, 10.525), (105.89, 10.41))),
    ("ĐT.846", "secondary", ((105.633, 10.468), (105.705, 10.472), (105.77, 10.505), (105.845, 10.525))),
    ("ĐT.848", "secondary", ((105.635, 10.455), (105.66, 10.41), (105.69, 10.36), (105.755, 10.293),
        (105.79, 10.355))),
    ("ĐT.852", "secondary", ((105.755, 10.293), (105.70, 10.268), (105.658, 10.285), (105.57, 10.305))),
    ("ĐT.854", "secondary", ((105.755, 10.293), (105.79, 10.24), (105.82, 10.18), (105.85, 10.14))),
)  # fmt: skip
PLACES: Final[tuple[tuple[str, str, float, float], ...]] = (
    ("Cao Lãnh", "city", 105.633, 10.462), ("Sa Đéc", "city", 105.757, 10.297), ("Hồng Ngự", "city", 105.345, 10.84),
    ("Long Xuyên", "city", 105.41, 10.335), ("Vĩnh Long", "city", 105.975, 10.25), ("Mỹ An", "town", 105.845, 10.525),
    ("Châu Đốc", "city", 105.118, 10.70), ("Cần Thơ", "city", 105.775, 10.035), ("Mỹ Tho", "city", 106.36, 10.36),
    ("Tân An", "city", 106.41, 10.535), ("Cai Lậy", "town", 106.11, 10.41),
    ("Mỹ Thọ", "town", 105.715, 10.448), ("Sa Rài", "town", 105.462, 10.872), ("Lấp Vò", "town", 105.523, 10.358),
    ("Thường Thới Tiền", "town", 105.272, 10.836), ("Tràm Chim", "town", 105.56, 10.672),
    ("Thanh Bình", "town", 105.487, 10.56), ("Lai Vung", "town", 105.656, 10.287),
    ("Cái Tàu Hạ", "town", 105.872, 10.257), ("Trường Xuân", "village", 105.787, 10.648),
    ("An Long", "village", 105.395, 10.70), ("Nha Mân", "village", 105.812, 10.268),
    ("Vàm Cống", "village", 105.492, 10.325), ("Tân Phước", "village", 105.555, 10.871),
    ("Tam Nông", "village", 105.47, 10.69), ("Mỹ Hiệp", "village", 105.86, 10.415),
)  # fmt: skip


def features() -> Iterator[dict[str, Any]]:
    """Everything as GeoJSON features with OpenStreetMap's tags, as a file would have them."""
    yield _feature(_water(), natural="water")
    for name, _, bends in RIVERS:
        yield _feature(_line(bends), waterway="river", name=name)
    for name, bends in CANALS:
        yield _feature(_line(bends), waterway="canal", name=name)
    for name, kind, bends in ROADS:
        yield _feature(_line(bends), highway=kind, name=name)
    for name, kind, lon, lat in PLACES:
        yield _feature(shapely.Point(lon, lat), place=kind, name=name)
    for name, lon, lat, _ in ISLANDS:
        yield _feature(shapely.Point(lon, lat), place="island", name=name)


def _feature(shape: BaseGeometry, **tags: str) -> dict[str, Any]:
    return {"type": "Feature", "geometry": orjson.loads(shapely.to_geojson(shape)), "properties": tags}


def _water() -> BaseGeometry:
    """The rivers by their banks, wider around their islands."""
    beds = [_line(bends).buffer(width) for _, width, bends in RIVERS]
    lines = shapely.union_all([_line(bends) for _, _, bends in RIVERS])
    islands = [_island(lines, lon, lat, length) for _, lon, lat, length in ISLANDS]
    banks = shapely.union_all([*beds, *(one.buffer(0.0055) for one in islands)])
    return shapely.intersection(shapely.difference(banks, shapely.union_all(islands)), FRAME)


def _island(lines: BaseGeometry, lon: float, lat: float, length: float) -> BaseGeometry:
    """A long island that lies as the river beside it flows."""
    here = shapely.Point(lon, lat)
    near = shapely.intersection(lines, here.buffer(length / 2))
    ends = shapely.get_coordinates(near)
    turn = atan2(ends[-1][1] - ends[0][1], ends[-1][0] - ends[0][0])
    middle = shapely.line_interpolate_point(lines, shapely.line_locate_point(lines, here))
    disc = shapely.Point(0, 0).buffer(0.5, quad_segs=_DISC_POINTS)
    laid = rotate(scale(disc, length, length * 0.16), turn, use_radians=True)
    return translate(laid, middle.x + 0.002 * sin(turn), middle.y - 0.002 * cos(turn))


def _line(bends: Sequence[Bend]) -> BaseGeometry:
    """A smooth line through the bends (Catmull-Rom), within the frame."""
    given = np.array([CORNERS[one] if isinstance(one, str) else one for one in bends])
    framed = np.vstack((2 * given[0] - given[1], given, 2 * given[-1] - given[-2]))
    t = np.linspace(0, 1, _STEPS, endpoint=False)[:, None]
    pieces = [_curve(framed[n : n + 4], t) for n in range(len(given) - 1)]
    return shapely.intersection(shapely.LineString(np.vstack((*pieces, given[-1:]))), FRAME)


def _curve(four: Any, t: Any) -> Any:  # noqa: ANN401 - arrays of places and of parts of the way
    before, start, end, after = four
    return 0.5 * (
        2 * start + (end - before) * t + (2 * before - 5 * start + 4 * end - after) * t**2
        + (3 * start - before - 3 * end + after) * t**3
    )  # fmt: skip
