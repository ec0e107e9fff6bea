"""A roster from a file: one result a row, nothing lost, the same file again adds nothing."""

from datetime import date
from uuid import UUID

import pytest

from identity.access import Actor
from identity.crews.model import Compose, Composed
from identity.crews.service import Crews
from identity.importing.model import RowOutcome
from identity.rosters.model import (
    Rostered,
    VehicleKind,
    Vet,
    VettingState,
)
from identity.rosters.service import Rosters
from storage.database import Database
from tests.identity.conftest import a_request
from tests.identity.import_desk import HUNG, PHUC, Desk, Line, outcomes, refusal


@pytest.fixture
def desk(db: Database, rosters: Rosters, company: UUID, coordinator: Actor, admin: Actor) -> Desk:
    return Desk(db=db, company=company, by=coordinator, admin=admin, rosters=rosters)


async def test_rows_become_persons_vehicles_and_crews_that_wait_for_the_department(desk: Desk) -> None:
    done = await desk.do(HUNG, PHUC)

    assert outcomes(done) == [RowOutcome.ADDED, RowOutcome.ADDED]
    assert [(one.row, one.vehicle) for one in done.rows] == [(2, RowOutcome.ADDED), (3, None)]
    (crew,) = done.crews
    assert (crew.name, crew.outcome, crew.members, crew.vehicles, crew.rows) == (
        "Tổ 1",
        RowOutcome.WAITING,
        2,
        1,
        (2, 3),
    )
    assert {(one.name, one.phone, one.state) for one in await desk.persons()} == {
        ("Nguyễn Văn Hùng", "+84912345678", VettingState.PENDING),
        ("Lê Hoàng Phúc", "+84912345679", VettingState.PENDING),
    }
    (bike,) = await desk.vehicles()
    assert (bike.vehicle_kind, bike.plate, bike.label) == (VehicleKind.MOTORBIKE, "66B177788", "66B1-777.88")
    assert await desk.crews() == ()
    assert [one.name for one in await desk.plans()] == ["Tổ 1"]


async def test_one_word_of_the_department_vets_all_and_composes_the_crews(desk: Desk) -> None:
    await desk.do(HUNG, PHUC)

    done = await desk.vet_all()

    assert [one.reason for one in done.entries] == [None, None, None]
    (crew,) = await desk.crews()
    assert done.crews == (crew.id,)
    lead = next(one for one in await desk.persons() if one.name == "Nguyễn Văn Hùng")
    assert (crew.name, crew.lead, len(crew.members), len(crew.vehicles), len(crew.skills)) == ("Tổ 1", lead.id, 2, 1, 1)
    assert await desk.plans() == ()


async def test_the_last_single_vetting_composes_the_crew_too(desk: Desk) -> None:
    await desk.do(HUNG)
    subjects = [one.id for one in await desk.everything()]

    for subject in subjects:
        assert await desk.crews() == ()
        command = Vet(subject=subject, expected=1, state=VettingState.VETTED)
        done = await desk.rosters.vet(command, by=desk.admin, request=a_request(desk.admin))
        assert isinstance(done, Rostered)

    assert [one.name for one in await desk.crews()] == ["Tổ 1"]


@pytest.mark.parametrize("is_vetted", [False, True])
async def test_the_same_file_again_finds_everything_there(desk: Desk, *, is_vetted: bool) -> None:
    await desk.do(HUNG, PHUC)
    if is_vetted:
        await desk.vet_all()
    before = await desk.events(), await desk.persons(), await desk.vehicles(), await desk.crews(), await desk.plans()

    again = await desk.do(HUNG, PHUC)

    assert outcomes(again) == [RowOutcome.KNOWN, RowOutcome.KNOWN]
    assert again.rows[0].vehicle is RowOutcome.KNOWN
    assert [one.outcome for one in again.crews] == [RowOutcome.KNOWN if is_vetted else RowOutcome.WAITING]
    after = await desk.events(), await desk.persons(), await desk.vehicles(), await desk.crews(), await desk.plans()
    assert after == before


async def test_a_preview_says_what_the_import_does_and_writes_nothing(desk: Desk) -> None:
    before = await desk.events()
    lines = (HUNG, PHUC, ("Không số", "0912345670"))

    seen = await desk.preview(*lines)

    assert await desk.events() == before
    assert await desk.persons() == ()
    done = await desk.do(*lines)
    assert seen.is_preview
    assert not done.is_preview
    assert (seen.rows, seen.crews) == (done.rows, done.crews)


@pytest.mark.parametrize(
    ("line", "blamed"),
    [
        (("", "0912345678", "087080000101"), ("name", "NAME_FORM")),
        (("Hùng", "12", "087080000101"), ("phone", "PHONE_FORM")),
        (("Hùng", "0912345678"), ("cccd", "IDENTITY_NUMBER_MISSING")),
        (("Hùng", "0912345678", "0870800001"), ("cccd", "IDENTITY_NUMBER_FORM")),
        (("Hùng", "0912345678", None, "34"), ("cmnd", "IDENTITY_NUMBER_FORM")),
        (("Hùng", "0912345678", "087080000101", None, "Phi thuyền", "66B1-777.88"), ("vehicle", "UNKNOWN_WORD")),
        (("Hùng", "0912345678", "087080000101", None, None, "66B1-777.88"), ("vehicle", "EMPTY")),
        (("Hùng", "0912345678", "087080000101", None, "Xe máy", "?!"), ("plate", "PLATE_FORM")),
        ((*HUNG, "nấu ăn"), ("skills", "UNKNOWN_WORD")),
        ((*HUNG, None, "hôm kia"), ("declared_on", "NOT_A_DAY")),
        ((*HUNG, None, date(2021, 9, 17)), ("declared_on", "DECLARED_AHEAD")),
        ((None, None, None, None, None, None, "Tổ 1", "x"), ("name", "ROW_SAYS_NOTHING")),
    ],
)
async def test_a_row_that_cannot_be_is_refused_whole_and_says_which_column(
    desk: Desk, line: Line, blamed: tuple[str, str]
) -> None:
    done = await desk.do(line, PHUC)

    assert refusal(done.rows[0]) == blamed
    assert done.rows[1].outcome is RowOutcome.ADDED
    assert [one.name for one in await desk.persons()] == ["Lê Hoàng Phúc"]
    assert await desk.vehicles() == ()


async def test_a_crew_with_a_refused_row_is_not_composed_until_the_row_is_mended(desk: Desk) -> None:
    broken = (*HUNG[:2], "0870", *HUNG[3:])

    done = await desk.do(broken, PHUC)
    (crew,) = done.crews
    assert crew.reason is not None
    assert (crew.outcome, crew.reason.code, crew.reason.params) == (
        RowOutcome.REFUSED,
        "CREW_ROW_REFUSED",
        {"rows": "2"},
    )
    assert await desk.plans() == ()

    mended = await desk.do(HUNG, PHUC)
    assert outcomes(mended) == [RowOutcome.ADDED, RowOutcome.KNOWN]
    assert [one.outcome for one in mended.crews] == [RowOutcome.WAITING]


async def test_a_file_overrides_nothing_that_was_vetted(desk: Desk) -> None:
    await desk.do(HUNG)

    other_name = await desk.do(("Trần Văn Khác", *HUNG[1:]))
    other_number = await desk.do((*HUNG[:2], "087080000999", *HUNG[3:]))

    assert refusal(other_name.rows[0]) == ("name", "PERSON_NAME_DIFFERS")
    assert refusal(other_number.rows[0]) == ("cccd", "PERSON_NUMBER_DIFFERS")
    assert [one.name for one in await desk.persons()] == ["Nguyễn Văn Hùng"]


async def test_a_new_phone_and_a_newer_declaration_change_what_is_there(desk: Desk) -> None:
    await desk.do((*HUNG, None, date(2021, 9, 14)))
    older = await desk.do((*HUNG, None, date(2021, 9, 1)))
    newer = await desk.do(("Nguyễn Văn Hùng", "0987654321", *HUNG[2:], None, date(2021, 9, 15)))

    assert (outcomes(older), outcomes(newer)) == ([RowOutcome.KNOWN], [RowOutcome.CHANGED])
    (person,) = await desk.persons()
    assert person.health is not None
    assert (person.phone, person.health.declared_on, person.health.valid_until, person.version) == (
        "+84987654321",
        date(2021, 9, 15),
        date(2021, 9, 22),
        2,
    )


async def test_the_same_person_twice_in_a_file_is_a_slip_and_one_vehicle_of_a_crew_is_not(desk: Desk) -> None:
    done = await desk.do(HUNG, HUNG, (*PHUC[:4], "Xe máy", "66B1 77788", "Tổ 2"))

    assert outcomes(done) == [RowOutcome.ADDED, RowOutcome.REFUSED, RowOutcome.ADDED]
    assert done.rows[1].reason is not None
    assert done.rows[1].reason.params == {"row": "2"}
    assert done.rows[2].vehicle is RowOutcome.KNOWN
    assert len(await desk.vehicles()) == 1


async def test_a_boat_without_a_plate_is_known_by_what_it_is_called(desk: Desk) -> None:
    boat = (None, None, None, None, "Vỏ lãi", None, "Tổ ghe")
    line = (*HUNG[:4], None, None, "Tổ ghe", "x")

    first, again = await desk.do(line, boat), await desk.do(line, boat)

    assert (outcomes(first), outcomes(again)) == ([RowOutcome.ADDED] * 2, [RowOutcome.KNOWN] * 2)
    assert [one.label for one in await desk.vehicles()] == ["Vỏ lãi Tổ ghe"]
    await desk.vet_all()
    assert [(len(one.members), len(one.vehicles)) for one in await desk.crews()] == [(1, 1)]


async def test_a_file_does_not_undo_what_was_composed_since(desk: Desk) -> None:
    await desk.do(HUNG, PHUC)
    await desk.vet_all()
    (crew,) = await desk.crews()
    command = Compose(
        organisation=desk.company,
        crew=crew.id,
        expected=1,
        name=crew.name,
        lead=crew.members[1],
        members=crew.members[1:],
    )
    assert isinstance(await Crews(desk.db).compose(command, by=desk.by, request=a_request(desk.by)), Composed)

    (again,) = (await desk.do(HUNG, PHUC)).crews

    assert again.reason is not None
    assert (again.outcome, again.reason.code) == (RowOutcome.REFUSED, "CREW_STANDS_OTHERWISE")
    assert [one.members for one in await desk.crews()] == [crew.members[1:]]
