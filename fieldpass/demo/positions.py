"""Where the crews of the demonstration stand when the story opens, the fibre crew near the sealed hamlet."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from fieldpass.demo import story
from fieldpass.demo.house import House, asked, done
from fieldpass.demo.people import CREWS
from geo.place import Place
from identity.access import Actor, Grant, Role
from storage.ids import new_id
from tracking.positions.model import Fix, Report

WAYS: Final[Mapping[str, tuple[Place, ...]]] = {
    "Tổ cáp quang Sen Hồng 1": (Place(105.6600, 10.3050), Place(105.6560, 10.3030), Place(105.6530, 10.3010)),
    "Tổ nguồn Sen Hồng 2": (Place(105.8060, 10.2990), Place(105.8110, 10.2970), Place(105.8148, 10.2952)),
    "Tổ đo sóng Tháp Mười": (Place(105.8300, 10.5200), Place(105.8340, 10.5230), Place(105.8390, 10.5260)),
    "Tổ thư KT1 Cửu Long": (Place(105.6330, 10.4560), Place(105.6310, 10.4600), Place(105.6290, 10.4640)),
}
"""The last places of each crew, two minutes apart; EPSG:4326 lon/lat."""
_STEP: Final = timedelta(minutes=2)


async def positions(house: House) -> None:
    """Each crew's phone hands in its last fixes; a crew on duty shows where it is."""
    for name, places in WAYS.items():
        first = story.OPENS_AT - len(places) * _STEP
        fixes = tuple(
            Fix(at=first + number * _STEP, lon=place.lon, lat=place.lat, accuracy_m=12.0, battery_pct=80 - number)
            for number, place in enumerate(places)
        )
        by = _phone(house, name)
        report = Report(crew=house.crews[name], fixes=fixes)
        request = asked(by, story.OPENS_AT - timedelta(minutes=1))
        done(await house.deployment.services.positions.report(report, by=by, request=request))


def _phone(house: House, crew: str) -> Actor:
    lead = CREWS[crew][1][0]
    grants = (Grant(role=Role.CREW),)
    return Actor(account=new_id(), name=lead, grants=grants, person=house.persons[lead], device=new_id())
