"""A crew composed from a roster that the department has vetted."""

from dataclasses import dataclass
from typing import Any

from tests.journeys import speaking
from tests.journeys.cast import Cast
from tests.journeys.speaking import Client

NAMES = ("Nguyễn Văn Markera", "Trần Thị Markerb")
PHONES = ("0912000111", "0912000222")
CCCDS = ("087199001111", "087199002222")
PLATE = "66B1-777.88"
MARKERS = (*NAMES, "Markera", "Markerb", "Markerc", *PHONES, *CCCDS, "66B177788", PLATE, "MARKER-ORG")
"""What stands in no bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewOfTwo:
    """Opaque ids."""

    crew: str
    members: list[str]
    vehicles: list[str]


async def a_crew(client: Client, cast: Cast, base_zone: int) -> CrewOfTwo:
    """Two persons and a motorbike: put on the roster, vetted once, then composed."""
    organisation = cast.organisation
    people = [
        {"organisation": organisation, "name": name, "phone": phone, "cccd": cccd}
        for name, phone, cccd in zip(NAMES, PHONES, CCCDS, strict=True)
    ]
    members = [
        await _vetted(client, cast, await client.do(speaking.ADD_PERSON, cast.coordinator, **one)) for one in people
    ]
    bike = {"organisation": organisation, "kind": "MOTORBIKE", "plate": PLATE, "label": "Xe máy"}
    vehicle = await _vetted(client, cast, await client.do(speaking.ADD_VEHICLE, cast.coordinator, **bike))
    crew = {
        "organisation": organisation,
        "name": "Đội 1",
        "lead": members[0],
        "members": members,
        "vehicles": [vehicle],
        "baseZone": base_zone,
    }
    composed = await client.do(speaking.COMPOSE, cast.coordinator, **crew)
    return CrewOfTwo(crew=composed["crew"], members=members, vehicles=[vehicle])


async def _vetted(client: Client, cast: Cast, added: dict[str, Any]) -> str:
    subject: str = added["subject"]
    await client.do(speaking.VET, cast.department, subject=subject, version=added["version"], accept=True)
    return subject
