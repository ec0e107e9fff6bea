"""Distances and sides by another way than the program's: no projection and no geometry library.

Sides come from ray casting and from the signs of triangles; distances from Karney's geodesics, minimised numerically
along each edge, which is straight in lon/lat. Slow and plain; vectorised over cases only.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyproj

GEOD = pyproj.Geod(ellps="WGS84")
_GOLDEN = (np.sqrt(5.0) - 1) / 2
_STEPS = 48  # an edge of 30 km is narrowed to 3 µm
Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Edges:
    """Edges of all rings of an area, or the segments of a line: from `start` to `end`, each (n, 2) of lon, lat."""

    start: Array
    end: Array

    @classmethod
    def of(cls, *paths: Array) -> "Edges":
        """The edges along each path."""
        return cls(np.concatenate([path[:-1] for path in paths]), np.concatenate([path[1:] for path in paths]))

    def holds(self, place: Array) -> bool:
        """Whether a place lies in the area: a ray to the east crosses an odd number of edges."""
        (x1, y1), (x2, y2) = self.start.T, self.end.T
        spans = (y1 > place[1]) != (y2 > place[1])
        with np.errstate(divide="ignore", invalid="ignore"):
            at = x1 + (place[1] - y1) / (y2 - y1) * (x2 - x1)
        return bool(np.count_nonzero(spans & (place[0] < at)) % 2)

    def crossed_by(self, line: "Edges") -> bool:
        """Whether any edge crosses any segment of a line: each has the other's ends on its two sides."""
        a, b = line.start[:, None], line.end[:, None]
        c, d = self.start[None], self.end[None]
        apart = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
        return bool(apart.any())


@dataclass(frozen=True)
class Pairs:
    """Segments that may be the nearest of two shapes: a from..to, b from..to, and of which case each pair is."""

    a: Array
    a_to: Array
    b: Array
    b_to: Array
    case: npt.NDArray[np.int64]


def candidates(case: int, line: Edges, area: Edges) -> Pairs:
    """The pairs whose rough distance is not clearly more than the least: the plane they are compared in errs by 1 %."""
    scale = np.array([np.cos(np.radians(line.start[:, 1].mean())), 1.0]) * 111_000.0
    flat = [array * scale for array in (line.start, line.end, area.start, area.end)]
    rough = _rough(*flat)
    kept = np.argwhere(rough <= rough.min() * 1.02 + 1.0)
    i, j = kept.T
    return Pairs(line.start[i], line.end[i], area.start[j], area.end[j], np.full(len(kept), case))


def least_m(pairs: list[Pairs], cases: int) -> Array:
    """The least distance of each case, in metres."""
    a, a_to, b, b_to = (np.concatenate([getattr(one, name) for one in pairs]) for name in ("a", "a_to", "b", "b_to"))
    best = np.minimum.reduce([_along(a, b, b_to)[0], _along(a_to, b, b_to)[0], _along(b, a, a_to)[0]])
    metres, share = _along(b_to, a, a_to)
    best = np.minimum(best, metres)
    for _ in range(2):  # and from there downhill, turn by turn: two curved edges may be nearest between their ends
        metres, other = _along(_on(a, a_to, share), b, b_to)
        best = np.minimum(best, metres)
        metres, share = _along(_on(b, b_to, other), a, a_to)
        best = np.minimum(best, metres)
    found = np.full(cases, np.inf)
    np.minimum.at(found, np.concatenate([one.case for one in pairs]), best)
    return found


def metres(one: Array, other: Array) -> Array:
    """The geodesics between rows of two arrays."""
    found: Array = GEOD.inv(one[:, 0], one[:, 1], other[:, 0], other[:, 1])[2]
    return found


def _along(place: Array, start: Array, end: Array) -> tuple[Array, Array]:
    """The least distance from each place to its edge, and where on the edge, by golden section and at both ends."""
    low, high = np.zeros(len(place)), np.ones(len(place))
    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_left, at_right = metres(place, _on(start, end, left)), metres(place, _on(start, end, right))
    for _ in range(_STEPS):
        lower = at_left < at_right
        low, high = np.where(lower, low, left), np.where(lower, right, high)
        new = np.where(lower, high - _GOLDEN * (high - low), low + _GOLDEN * (high - low))
        at_new = metres(place, _on(start, end, new))
        left, right = np.where(lower, new, right), np.where(lower, left, new)
        at_left, at_right = np.where(lower, at_new, at_right), np.where(lower, at_left, at_new)
    shares = np.stack([(low + high) / 2, np.zeros(len(place)), np.ones(len(place))])
    found = np.stack([metres(place, _on(start, end, share)) for share in shares])
    least, rows = found.argmin(axis=0), np.arange(len(place))
    return found[least, rows], shares[least, rows]


def _on(start: Array, end: Array, share: Array) -> Array:
    return start + share[:, None] * (end - start)


def _side(a: Array, b: Array, c: Array) -> Array:
    """The sign of the triangle a, b, c."""
    sign: Array = np.sign(
        (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    )
    return sign


def _rough(a: Array, b: Array, c: Array, d: Array) -> Array:
    """Distances of all segments a-b to all c-d in a plane: the least from an end of one to the other."""
    of_lines = [_flat(end[:, None], c[None], d[None]) for end in (a, b)]
    of_edges = [_flat(end[None], a[:, None], b[:, None]) for end in (c, d)]
    least: Array = np.minimum.reduce(of_lines + of_edges)
    return least


def _flat(place: Array, start: Array, end: Array) -> Array:
    along = end - start
    squared = np.maximum((along**2).sum(axis=-1), 1e-30)
    share = np.clip(((place - start) * along).sum(axis=-1) / squared, 0.0, 1.0)
    distance: Array = np.hypot(*np.moveaxis(place - start - share[..., None] * along, -1, 0))
    return distance
