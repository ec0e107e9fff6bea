"""The people of the demonstration: units, organisations, accounts, rosters, crews."""

from datetime import datetime, timedelta
from uuid import UUID

from fieldpass.demo import story
from fieldpass.demo.house import OPERATOR, House, asked, done
from fieldpass.founding import DEPARTMENT
from identity.access import Role
from identity.accounts.model import AddAccount, Scope
from identity.crews.model import Compose, Duty, Skill
from identity.organisations.model import Found, OrganisationKind
from identity.rosters.model import AddPerson, AddVehicle, HealthDeclaration, VehicleKind, Vet, VettingState
from identity.units.lists import SINCE
from identity.units.model import UnitLevel, UnitRow

BEGAN_AT = story.OPENS_AT - timedelta(days=5)
VETTED_AT = story.OPENS_AT - timedelta(days=3)

# Name → (company, lead, members, vehicles, skills, base unit); a crew of one is a crew.
CREWS = {
    "Tổ cáp quang Sen Hồng 1": (
        "SEN",
        ("Nguyễn Văn Hùng", "Lê Hoàng Phúc"),
        ("Xe cẩu cáp quang", "Xe máy trực đêm"),
        frozenset({Skill.FIBRE_SPLICING, Skill.POWER}),
        "866",
    ),
    "Tổ nguồn Sen Hồng 2": (
        "SEN",
        ("Trần Thị Mỹ Linh", "Phạm Minh Đức"),
        ("Xe máy trực đêm",),
        frozenset({Skill.POWER, Skill.RADIO}),
        "867",
    ),
    "Tổ đo sóng Tháp Mười": (
        "THAP",
        ("Võ Thành Tâm", "Đặng Quốc Khánh"),
        ("Xe đo sóng", "Vỏ lãi kênh Tháp Mười"),
        frozenset({Skill.RADIO, Skill.MEASUREMENT, Skill.BOAT_HANDLING}),
        "872",
    ),
    "Tổ thư KT1 Cửu Long": (
        "CUU",
        ("Bùi Thị Kim Ngân", "Dương Văn Lợi"),
        ("Xe thư KT1",),
        frozenset({Skill.POSTAL_DELIVERY}),
        "866",
    ),
}


async def units(house: House) -> None:
    """The province and its twelve units of 2021."""
    rows = [UnitRow(code="87", name="Tỉnh Đồng Tháp", level=UnitLevel.PROVINCE, parent_code=None, valid_from=SINCE)]
    for code, name in story.UNITS.items():
        rows.append(UnitRow(code=code, name=name, level=UnitLevel.DISTRICT, parent_code="87", valid_from=SINCE))
    await house.deployment.services.units.load(rows, by=OPERATOR, now=BEGAN_AT)
    tree = await house.deployment.services.units.tree()
    house.units |= {unit.code: unit.id for unit in tree.at(BEGAN_AT)}


async def organisations(house: House) -> None:
    """The department is there already; the twelve committees and the three companies join it."""
    page = await house.deployment.services.organisations.page(by=OPERATOR, kind=None, after=None, first=10)
    house.organisations |= {one.code: one.id for one in page.rows}
    for code, name in story.UNITS.items():
        committee = "UBND " + name[0].lower() + name[1:]
        await _found(house, f"UBND-{code}", committee, OrganisationKind.COMMITTEE, code)
    for company in story.COMPANIES:
        await _found(house, company.code, company.name, OrganisationKind(company.kind), None)


async def _found(house: House, code: str, name: str, kind: OrganisationKind, unit: str | None) -> None:
    command = Found(
        code=code,
        name=name,
        kind=kind,
        parent=house.organisations[DEPARTMENT] if kind is OrganisationKind.COMMITTEE else None,
        unit=house.units[unit] if unit else None,
    )
    founded = done(
        await house.deployment.services.organisations.found(command, by=OPERATOR, request=asked(OPERATOR, BEGAN_AT))
    )
    house.organisations[code] = founded.organisation


async def accounts(house: House) -> None:
    """Somebody to sign in as in every role; one password for all."""
    for account in story.ACCOUNTS:
        organisation = house.organisations[account.organisation] if account.organisation else None
        scoped = account.role in {Role.COORDINATOR, Role.DISPATCHER, Role.CREW}
        scope = Scope(
            role=Role(account.role),
            organisation=organisation if scoped else None,
            units=frozenset({house.units[account.unit]}) if account.unit else None,
        )
        command = AddAccount(
            login=account.login,
            name=account.name,
            organisation=organisation,
            person=house.persons[account.worker] if account.worker else None,
            scopes=(scope,),
        )
        services = house.deployment.services
        added = done(await services.accounts.add(command, by=OPERATOR, request=asked(OPERATOR, BEGAN_AT)))
        house.accounts[account.login] = added.account
        await services.links.set_directly(added.account, story.PASSWORD, now=BEGAN_AT)


async def rosters(house: House) -> None:
    """Ten workers and six vehicles, all but the last of each vetted."""
    for worker in story.WORKERS:
        house.persons[worker.name] = await _person(house, worker)
    for ride in story.RIDES:
        house.vehicles[ride.label] = await _vehicle(house, ride)
    for name in list(house.persons)[:-1]:
        await _vet(house, house.persons[name])
    for label in house.vehicles:
        await _vet(house, house.vehicles[label])


async def _person(house: House, worker: story.Worker) -> UUID:
    declared = (story.OPENS_AT - timedelta(days=2)).date()
    health = HealthDeclaration(
        declared_on=declared, valid_until=declared + timedelta(days=7), reference=f"KBYT-{worker.phone[-3:]}"
    )
    command = AddPerson(
        organisation=house.organisations[worker.company],
        name=worker.name,
        phone=worker.phone,
        cmnd=worker.cmnd,
        cccd=worker.cccd,
        health=health,
    )
    by = house.coordinator(worker.company)
    added = await house.deployment.services.rosters.add_person(command, by=by, request=asked(by, BEGAN_AT))
    return done(added).subject


async def _vehicle(house: House, ride: story.Ride) -> UUID:
    command = AddVehicle(
        organisation=house.organisations[ride.company],
        vehicle_kind=VehicleKind(ride.kind),
        plate=ride.plate,
        label=ride.label,
    )
    by = house.coordinator(ride.company)
    added = await house.deployment.services.rosters.add_vehicle(command, by=by, request=asked(by, BEGAN_AT))
    return done(added).subject


async def _vet(house: House, subject: UUID) -> None:
    command = Vet(subject=subject, expected=1, state=VettingState.VETTED)
    done(await house.deployment.services.rosters.vet(command, by=OPERATOR, request=asked(OPERATOR, VETTED_AT)))


async def crews(house: House) -> None:
    """Two crews of the largest company and one of each other, on duty."""
    services = house.deployment.services
    for name, (company, members, vehicles, skills, base) in CREWS.items():
        by = house.coordinator(company)
        command = Compose(
            organisation=house.organisations[company],
            name=name,
            lead=house.persons[members[0]],
            members=tuple(house.persons[member] for member in members),
            vehicles=tuple(house.vehicles[label] for label in vehicles),
            skills=skills,
            base_zone=house.zones[base],
        )
        composed = done(await services.crews.compose(command, by=by, request=asked(by, VETTED_AT)))
        done(await services.crews.set_duty(composed.crew, Duty.ON_DUTY, by=by, request=asked(by, VETTED_AT)))
        house.crews[name] = composed.crew


def at(hours: float) -> datetime:
    """An instant of the story, hours before (negative) or after its opening."""
    return story.OPENS_AT + timedelta(hours=hours)
