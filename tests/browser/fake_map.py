"""A province as large as it may get, as `/map/{layer}.geojson` says it: invented, the same at every run."""

import json
import math
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qs, urlsplit

from credentials.wire import Purpose
from incidents.incidents.model import IncidentKind

Feature: TypeAlias = dict[str, Any]

WEST, SOUTH, EAST, NORTH = 105.15, 10.10, 106.00, 11.00
NOW: Final = "2021-09-15T12:00:00Z"
PURPOSES: Final = tuple(purpose.value for purpose in Purpose)
KINDS: Final = tuple(kind.value for kind in IncidentKind)
VERTICES: Final = 40


@dataclass(slots=True)
class Province:
    """So many zones, incidents and crews; `dice` makes them."""

    zones: int = 2_000
    incidents: int = 2_000
    crews: int = 800
    dice: Random = field(default_factory=lambda: Random(2021))
    layers: dict[str, list[Feature]] = field(init=False)

    def __post_init__(self) -> None:
        self.layers = {
            "zones": [self._zone(number) for number in range(1, self.zones + 1)],
            "incidents": [self._incident(number) for number in range(1, self.incidents + 1)],
            "crews": [self._crew(number) for number in range(1, self.crews + 1)],
            "checkpoints": [self._checkpoint(number) for number in range(1, 61)],
            "sites": [self._site(number) for number in range(1, 201)],
            "work-orders": [],
        }

    def answer(self, url: str) -> str:
        """What the server would say."""
        parts = urlsplit(url)
        layer = parts.path.removeprefix("/map/").removesuffix(".geojson")
        asked = parse_qs(parts.query)
        wanted = asked["ids"][0].split(",") if "ids" in asked else None
        features = [one for one in self.layers[layer] if wanted is None or one["id"] in wanted]
        instant = {"at": asked.get("at", [None])[0], "known": asked.get("known", [None])[0], "now": NOW}
        return json.dumps({"type": "FeatureCollection", "instant": instant, "features": features})

    def _place(self) -> list[float]:
        return [round(self.dice.uniform(WEST, EAST), 6), round(self.dice.uniform(SOUTH, NORTH), 6)]

    def _zone(self, number: int) -> Feature:
        lon, lat = self._place()
        radius = self.dice.uniform(0.003, 0.012)
        ring = [
            [
                round(lon + radius * self.dice.uniform(0.8, 1.1) * math.cos(turn), 6),
                round(lat + radius * self.dice.uniform(0.8, 1.1) * math.sin(turn), 6),
            ]
            for turn in (2 * math.pi * step / VERTICES for step in range(VERTICES))
        ]
        rules = {purpose: self.dice.choice(("FORBIDDEN", "PERMIT", "FREE")) for purpose in PURPOSES}
        facts = {
            "number": number, "code": f"Z{number:04d}", "name": f"Ấp Tân Phú {number}", "kind": "LOCKDOWN",
            "level": "D16", "restriction": "REQ_AUTHORISATION", "precedence": self.dice.randrange(5), "version": 1,
            "quality": self.dice.choice(("SURVEYED", "DRAWN", "APPROXIMATE")), "qualityM": 250,
            "validFrom": "2021-09-10T00:00:00Z", "validTo": None, "isAhead": number % 20 == 0, "isShapeless": False,
            "act": "1401/QĐ-UBND-HC", "isSimplified": False,
        }  # fmt: skip
        return feature(f"zone-{number}", {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}, facts | rules)

    def _incident(self, number: int) -> Feature:
        place = self._place()
        shape = {"type": "Point", "coordinates": place}
        if number % 10 == 0:
            shape = {"type": "LineString", "coordinates": [place, [place[0] + 0.02, place[1] + 0.01]]}
        facts = {
            "reference": f"SC-{number:04d}", "name": f"Sự cố số {number}", "kind": self.dice.choice(KINDS),
            "severity": self.dice.choice(("MINOR", "MODERATE", "MAJOR", "CRITICAL")), "status": "ACKNOWLEDGED",
            "priority": self.dice.randrange(100), "isFlagged": number % 50 == 0, "reportedAt": NOW,
        }  # fmt: skip
        return feature(f"incident-{number}", shape, facts)

    def _crew(self, number: int) -> Feature:
        shape = {"type": "Point", "coordinates": self._place()}
        facts = {
            "name": f"Tổ {number}",
            "organisation": "Viễn thông Sen Hồng",
            "duty": "ON_DUTY",
            "accuracyM": 20,
            "at": NOW,
        }
        return feature(f"crew-{number}", shape, facts)

    def _checkpoint(self, number: int) -> Feature:
        shape = {"type": "Point", "coordinates": self._place()}
        kind = self.dice.choice(("ROAD", "WATER", "FERRY", "HAMLET_BARRIER"))
        facts = {
            "name": f"Chốt số {number}", "kind": kind, "hard": number % 5 == 0, "unit": "unit", "devices": 2,
            "lastContactAt": NOW, "bundleAgeS": number * 400, "refusals24h": number % 4, "validTo": None,
        }  # fmt: skip
        return feature(f"checkpoint-{number}", shape, facts)

    def _site(self, number: int) -> Feature:
        kind = self.dice.choice(
            ("SCHOOL", "QUARANTINE_SITE", "HOSPITAL", "COMMAND_POST", "POST_OFFICE", "BASE_STATION")
        )
        facts = {"code": f"D{number}", "kind": kind, "name": f"Địa điểm {number}", "people": number}
        return feature(f"site-{number}", {"type": "Point", "coordinates": self._place()}, facts)


def feature(name: str, shape: dict[str, Any] | None, facts: dict[str, Any]) -> Feature:
    """With its id at the top and among its properties."""
    return {"type": "Feature", "id": name, "geometry": shape, "properties": {"id": name} | facts}
