"""Whoever made a health declaration may say so themselves, and nobody else's."""

from datetime import date
from uuid import UUID

import pytest

from identity.access import Actor, Grant, Role
from identity.rosters.model import AddPerson, HealthDeclaration, Rostered
from identity.rosters.service import Rosters
from storage.ids import new_id
from storage.outcomes import Forbidden
from tests.identity.conftest import a_request

TODAY = HealthDeclaration(declared_on=date(2021, 9, 15), valid_until=date(2021, 9, 18), reference="KBYT-77120")


async def on_the_roster(rosters: Rosters, company: UUID, by: Actor) -> UUID:
    command = AddPerson(
        organisation=company, name="Nguyễn Văn Hùng", phone="0912 345 678", cmnd=None, cccd="087080000101"
    )
    added = await rosters.add_person(command, by=by, request=a_request(by))
    assert isinstance(added, Rostered)
    return added.subject


def crew_member(person: UUID, company: UUID) -> Actor:
    """The account of somebody who travels."""
    grants = (Grant(role=Role.CREW, organisation=company),)
    return Actor(account=new_id(), name="Hùng", organisation=company, grants=grants, person=person)


async def test_a_crew_member_declares_their_own_and_the_coordinator_sees_it(
    rosters: Rosters, company: UUID, coordinator: Actor
) -> None:
    person = await on_the_roster(rosters, company, coordinator)
    member = crew_member(person, company)

    done = await rosters.declare(person, TODAY, by=member, request=a_request(member))

    assert done == Rostered(subject=person, version=2)
    found = await rosters.find_person(person, by=coordinator)
    assert found is not None
    assert found.health == TODAY


@pytest.mark.parametrize("who", ["a colleague", "nobody who travels"])
async def test_nobody_else_does_and_nothing_is_written(
    rosters: Rosters, company: UUID, coordinator: Actor, who: str
) -> None:
    person = await on_the_roster(rosters, company, coordinator)
    other = crew_member(new_id(), company)
    if who == "nobody who travels":
        other = Actor(account=new_id(), name="?", organisation=company, grants=other.grants)

    with pytest.raises(Forbidden):
        await rosters.declare(person, TODAY, by=other, request=a_request(other))

    found = await rosters.find_person(person, by=coordinator)
    assert found is not None
    assert (found.health, found.version) == (None, 1)
