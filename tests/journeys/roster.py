"""A crew composed from a roster that the department has vetted."""

from dataclasses import dataclass
from uuid import UUID

from api.ids import encode_id, find_id
from fieldpass.operator import OPERATOR, request
from identity.access import Actor, Grant, Role
from identity.crews.model import Compose, Composed
from identity.rosters.model import AddPerson, AddVehicle, Rostered, VehicleKind, Vet, VettingState
from storage.idempotency import Request
from storage.ids import new_id
from tests.journeys.cast import Cast
from tests.journeys.conftest import House

NAMES = ("Nguyễn Văn Markera", "Trần Thị Markerb")
PHONES = ("0912000111", "0912000222")
CCCDS = ("087199001111", "087199002222")
PLATE = "66B1-777.88"
MARKERS = (*NAMES, "Markera", "Markerb", *PHONES, *CCCDS, "1111", "2222", "66B177788", PLATE, "MARKER-ORG")
"""What stands in no bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewOfTwo:
    """Opaque ids."""

    crew: str
    members: list[str]
    vehicles: list[str]


async def a_crew(house: House, cast: Cast, base_zone: int) -> CrewOfTwo:
    """Two persons and a motorbike, vetted once, then composed."""
    rosters, now = house.deployment.services.rosters, house.clock()
    company = find_id("Organisation", cast.organisation)
    assert company is not None
    subjects = []
    for name, phone, cccd in zip(NAMES, PHONES, CCCDS, strict=True):
        person = AddPerson(organisation=company, name=name, phone=phone, cccd=cccd)
        subjects.append(await rosters.add_person(person, by=OPERATOR, request=request(now)))
    bike = AddVehicle(organisation=company, vehicle_kind=VehicleKind.MOTORBIKE, plate=PLATE, label="Xe máy")
    subjects.append(await rosters.add_vehicle(bike, by=OPERATOR, request=request(now)))
    ids = [await _vetted(house, one) for one in subjects]
    members, vehicles = (ids[0], ids[1]), (ids[2],)
    command = Compose(
        organisation=company, name="Đội 1", lead=ids[0], members=members, vehicles=vehicles, base_zone=base_zone
    )
    by = Actor(account=new_id(), name="coordinator", grants=(Grant(role=Role.COORDINATOR, organisation=company),))
    composing = Request(actor=by.account, key=new_id(), body=b"", at=now)
    composed = await house.deployment.services.crews.compose(command, by=by, request=composing)
    assert isinstance(composed, Composed), composed
    return CrewOfTwo(
        crew=encode_id("Crew", composed.crew),
        members=[encode_id("Person", one) for one in ids[:2]],
        vehicles=[encode_id("Vehicle", ids[2])],
    )


async def _vetted(house: House, one: object) -> UUID:
    assert isinstance(one, Rostered), one
    vet = Vet(subject=one.subject, expected=one.version, state=VettingState.VETTED)
    done = await house.deployment.services.rosters.vet(vet, by=OPERATOR, request=request(house.clock()))
    assert isinstance(done, Rostered), done
    return one.subject
