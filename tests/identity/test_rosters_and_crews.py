"""Rosters are vetted once, crews are composed from what was vetted."""

import asyncio
import hashlib
from dataclasses import replace
from uuid import UUID

import pytest
import sqlalchemy as sa

from identity.access import Actor, Role
from identity.crews.model import Compose, Composed
from identity.crews.service import Crews
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from identity.rosters.model import (
    AddPerson,
    AddVehicle,
    Attach,
    Attached,
    AttachmentKind,
    Rostered,
    VehicleKind,
    Vet,
    VettingState,
)
from identity.rosters.service import Rosters
from storage import events
from storage.database import Database
from storage.outcomes import BadInput, Conflict, Forbidden, Refused, Stale
from storage.tables import metadata
from tests.identity.conftest import a_request, an_actor

CMND, CCCD = "340000101", "087080000101"


async def _person(rosters: Rosters, company: UUID, by: Actor, **change: str) -> UUID:
    command = AddPerson(organisation=company, name="Nguyễn Văn Hùng", phone="0912 345 678", cmnd=CMND, cccd=CCCD)
    added = await rosters.add_person(
        AddPerson(**({name: getattr(command, name) for name in command.__slots__} | change)),
        by=by,
        request=a_request(by),
    )
    assert isinstance(added, Rostered)
    return added.subject


async def _vet(rosters: Rosters, subject: UUID, by: Actor) -> None:
    command = Vet(subject=subject, expected=1, state=VettingState.VETTED)
    assert isinstance(await rosters.vet(command, by=by, request=a_request(by)), Rostered)


async def _events(db: Database) -> int:
    async with db.reading() as rx:
        return len(await events.read_after(rx, events.Cursor()))


async def test_a_crew_is_composed_from_vetted_members(
    db: Database, rosters: Rosters, company: UUID, coordinator: Actor, admin: Actor
) -> None:
    person = await _person(rosters, company, coordinator)
    await _vet(rosters, person, admin)

    command = Compose(organisation=company, name="Tổ 1", lead=person, members=(person,))
    composed = await Crews(db).compose(command, by=coordinator, request=a_request(coordinator))

    assert isinstance(composed, Composed)
    crew = await Crews(db).find(composed.crew, by=coordinator)
    assert crew is not None
    assert (crew.members, crew.lead, crew.version) == ((person,), person, 1)


async def test_a_crew_with_an_unvetted_member_is_refused_and_nothing_is_written(
    db: Database, rosters: Rosters, company: UUID, coordinator: Actor
) -> None:
    person = await _person(rosters, company, coordinator)
    before = await _events(db)

    command = Compose(organisation=company, name="Tổ 1", lead=person, members=(person,))
    refused = await Crews(db).compose(command, by=coordinator, request=a_request(coordinator))

    assert isinstance(refused, Refused)
    assert [reason.code for reason in refused.reasons] == ["NOT_VETTED"]
    assert await _events(db) == before
    assert (await Crews(db).page(by=coordinator, organisation=company, after=None, first=5)).rows == ()


async def test_a_coordinator_does_not_vet_their_own_roster(
    db: Database, rosters: Rosters, company: UUID, coordinator: Actor
) -> None:
    person = await _person(rosters, company, coordinator)
    before = await _events(db)
    command = Vet(subject=person, expected=1, state=VettingState.VETTED)

    with pytest.raises(Forbidden):
        await rosters.vet(command, by=coordinator, request=a_request(coordinator))

    assert await _events(db) == before


async def test_another_companys_coordinator_sees_no_roster(rosters: Rosters, company: UUID) -> None:
    stranger = an_actor(Role.COORDINATOR, organisation=UUID(int=9))
    with pytest.raises(Forbidden):
        await rosters.persons(company, by=stranger, named="", after=None, first=5)
    with pytest.raises(Forbidden):
        await rosters.vehicles(company, by=stranger, after=None, first=5)
    own = an_actor(Role.COORDINATOR, organisation=company)
    assert (await rosters.vehicles(company, by=own, after=None, first=5)).rows == ()


async def test_a_stale_vetting_is_refused(rosters: Rosters, company: UUID, coordinator: Actor, admin: Actor) -> None:
    person = await _person(rosters, company, coordinator)
    await _vet(rosters, person, admin)

    again = Vet(subject=person, expected=1, state=VettingState.REJECTED)
    assert isinstance(await rosters.vet(again, by=admin, request=a_request(admin)), Stale)


async def test_the_same_identity_number_stands_once_on_a_roster(
    rosters: Rosters, company: UUID, coordinator: Actor
) -> None:
    await _person(rosters, company, coordinator)
    twin = AddPerson(organisation=company, name="Hùng", phone="0912345679", cccd=CCCD)
    assert await rosters.add_person(twin, by=coordinator, request=a_request(coordinator)) == Conflict(
        code="PERSON_ON_ROSTER"
    )


async def test_a_boat_without_a_plate_is_legal(rosters: Rosters, company: UUID, coordinator: Actor) -> None:
    boat = AddVehicle(organisation=company, vehicle_kind=VehicleKind.BOAT, plate=None, label="Vỏ lãi")
    assert isinstance(await rosters.add_vehicle(boat, by=coordinator, request=a_request(coordinator)), Rostered)


async def test_a_name_is_found_without_diacritics(rosters: Rosters, company: UUID, coordinator: Actor) -> None:
    person = await _person(rosters, company, coordinator, name="Đặng Quốc Khánh")
    found = await rosters.persons(company, by=coordinator, named="dang quoc", after=None, first=5)
    assert [one.id for one in found.rows] == [person]


async def test_a_letter_is_attached_and_read_by_its_own_organisation_only(
    db: Database, rosters: Rosters, company: UUID, coordinator: Actor, admin: Actor
) -> None:
    person = await _person(rosters, company, coordinator)
    letter = Attach(
        subject=person, attachment_kind=AttachmentKind.COMPANY_LETTER, filename="Công văn.pdf", content=b"letter"
    )
    request = a_request(coordinator)
    assert isinstance(await rosters.attach(letter, by=coordinator, request=request), Attached)
    before = await _events(db)
    assert isinstance(await rosters.attach(letter, by=coordinator, request=request), Attached)
    stranger = an_actor(Role.COORDINATOR, organisation=UUID(int=9))
    with pytest.raises(Forbidden):
        await rosters.attach(letter, by=stranger, request=a_request(stranger))

    (kept,) = await rosters.attachments([person], by=admin)
    assert (kept.filename, kept.size) == ("Công văn.pdf", 6)
    assert await rosters.media(kept.media, by=coordinator) == b"letter"
    assert await rosters.media(kept.media, by=stranger) is None
    assert await rosters.attachments([person], by=stranger) == ()
    assert await _events(db) == before


async def test_the_same_letter_of_two_organisations_is_read_by_both(
    db: Database, rosters: Rosters, company: UUID, coordinator: Actor, admin: Actor
) -> None:
    command = Found(code="CUU", name="Bưu chính Cửu Long", kind=OrganisationKind.POSTAL)
    other = await Organisations(db).found(command, by=admin, request=a_request(admin))
    assert isinstance(other, Founded)
    stranger = an_actor(Role.COORDINATOR, organisation=other.organisation)
    for organisation, by in ((company, coordinator), (other.organisation, stranger)):
        person = await _person(rosters, organisation, by)
        letter = Attach(subject=person, attachment_kind=AttachmentKind.OTHER, filename="x.pdf", content=b"one letter")
        assert isinstance(await rosters.attach(letter, by=by, request=a_request(by)), Attached)

    name = hashlib.sha256(b"one letter").hexdigest()
    for reader in (coordinator, stranger, admin):
        assert await rosters.media(name, by=reader) == b"one letter"


@pytest.mark.parametrize("content", [b"", b"x" * 10_000_001])
async def test_an_attachment_of_no_bytes_or_too_many_is_refused(
    db: Database, rosters: Rosters, company: UUID, coordinator: Actor, content: bytes
) -> None:
    person = await _person(rosters, company, coordinator)
    before = await _events(db)
    letter = Attach(subject=person, attachment_kind=AttachmentKind.OTHER, filename="x", content=content)
    with pytest.raises(BadInput, match="ATTACHMENT_SIZE"):
        await rosters.attach(letter, by=coordinator, request=a_request(coordinator))
    assert await _events(db) == before


async def test_two_who_add_one_person_at_one_time_add_them_once(
    db: Database, rosters: Rosters, company: UUID, coordinator: Actor
) -> None:
    command = AddPerson(organisation=company, name="Hùng", phone="0912345679", cccd=CCCD)

    async def add() -> object:
        return await rosters.add_person(command, by=coordinator, request=a_request(coordinator))

    done = await asyncio.gather(*(add() for _ in range(8)))

    assert len([one for one in done if isinstance(one, Rostered)]) == 1
    assert done.count(Conflict(code="PERSON_ON_ROSTER")) == 7
    assert len((await rosters.persons(company, by=coordinator, named="", after=None, first=9)).rows) == 1


async def test_two_changes_of_one_crew_from_one_version_are_one_change(
    db: Database, rosters: Rosters, company: UUID, coordinator: Actor, admin: Actor
) -> None:
    person = await _person(rosters, company, coordinator)
    await _vet(rosters, person, admin)
    first = Compose(organisation=company, name="Tổ 1", lead=person, members=(person,))
    crews = Crews(db)
    made = await crews.compose(first, by=coordinator, request=a_request(coordinator))
    assert isinstance(made, Composed)

    async def change(name: str) -> object:
        command = replace(first, name=name, crew=made.crew, expected=1)
        return await crews.compose(command, by=coordinator, request=a_request(coordinator))

    done = await asyncio.gather(*(change(f"Tổ {number}") for number in range(6)))

    assert [type(one) for one in done].count(Composed) == 1
    assert done.count(Stale(kind="Crew", id=made.crew, expected=1, actual=2)) == 5


async def test_no_table_holds_an_identity_number_in_clear(
    db: Database, rosters: Rosters, company: UUID, coordinator: Actor
) -> None:
    await _person(rosters, company, coordinator)
    text = ""
    async with db.reading() as rx:
        for table in metadata.tables.values():
            text += repr(await rx.rows(sa.select(table)))
    assert "Hùng" in text
    assert CMND not in text
    assert CCCD not in text
