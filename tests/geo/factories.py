"""Valid zones to vary from."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import numpy as np
import shapely

from geo.zones.model import GeometryQuality, LegalAct, Restriction, ZoneKind, ZoneTerms, ZoneVersion

EVENING = datetime(2021, 9, 15, 12, 0, tzinfo=UTC)  # 19:00 local time
MIDNIGHT = datetime(2021, 9, 15, 17, 0, tzinfo=UTC)  # 00:00 of the 16th, local time
ACT = LegalAct(number="1401/QĐ-UBND-HC", signed_on=date(2021, 9, 15), authority="UBND tỉnh Đồng Tháp")
UNIT = UUID("00000000-0000-7000-8000-000000000866")
ORDER = UUID("00000000-0000-7000-8000-000000001401")


def a_square(lon: float = 105.6, lat: float = 10.3, side: float = 0.1) -> shapely.Polygon:
    """A square with its south-west corner at the place."""
    return shapely.box(lon, lat, lon + side, lat + side)


def a_star(lon: float, lat: float, radius: float, *, seed: int = 0, vertices: int = 272) -> shapely.Polygon:
    """An irregular area of so many vertices around a place."""
    chance = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    waves = 0.15 * np.sin(5 * angle + chance.random() * 6) + 0.08 * np.sin(13 * angle + chance.random() * 6)
    reach = radius * (1 + waves + 0.02 * chance.random(vertices))
    return shapely.Polygon(np.column_stack((lon + reach * np.cos(angle), lat + reach * np.sin(angle))))


def terms(**changes: Any) -> ZoneTerms:
    """What an order says of a zone."""
    given: dict[str, Any] = {
        "name": "Thành phố Sa Đéc",
        "kind": ZoneKind.UNIT,
        "restriction": Restriction.REQ_AUTHORISATION,
        "level": "D16",
        "unit": UNIT,
        "geometry": a_square(),
        "quality": GeometryQuality.DRAWN,
    }
    given |= changes
    if given["geometry"] is None:
        given["quality"] = GeometryQuality.NONE
    return ZoneTerms(**given)


def a_version(number: int = 1, **changes: Any) -> ZoneVersion:
    """A version that holds from the evening on."""
    said = {name: changes.pop(name) for name in ZoneTerms.__dataclass_fields__ if name in changes}
    wanted = terms(**said)
    given: dict[str, Any] = {name: getattr(wanted, name) for name in ZoneTerms.__dataclass_fields__}
    given |= {"id": UUID(int=number), "number": number, "code": f"Z{number}", "version": 1, "act": ACT, "order": ORDER}
    given |= {"valid_from": EVENING, "recorded_at": EVENING}
    return ZoneVersion(**given | changes)


def fresh() -> UUID:
    """An id that nothing else has."""
    return uuid4()
