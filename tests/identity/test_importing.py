"""A roster from a file: one result a row, nothing lost, the same file again adds nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa

from identity.access import Actor, Role
from identity.crews.model import Compose, Composed, Crew, PlanDropped, PlannedCrew
from identity.crews.service import Crews
from identity.importing.model import Imported, RowOutcome, RowReport
from identity.importing.service import AT_ONCE, RosterImports
from identity.rosters.model import (
    EntryVetted,
    ManyVetted,
    Person,
    Rostered,
    Vehicle,
    VehicleKind,
    Vet,
    VetMany,
    VettingState,
)
from identity.rosters.service import Rosters
from identity.rosters.vetting import MOST, Vettings
from storage import events
from storage.database import Database
from storage.ids import new_id
from storage.outcomes import BadInput, Forbidden, NotFound
from storage.tables import metadata
from tests.identity.conftest import KEY, NOON, a_request, an_actor
from tests.roster_files import Cell, crews_of_three, xlsx

HEADERS = ("Họ tên", "SĐT", "CCCD", "CMND", "Loại xe", "Biển số", "Tổ", "Tổ trưởng", "Kỹ năng", "Ngày khai báo y tế")
HUNG = ("Nguyễn Văn Hùng", "0912 345 678", "087080000101", None, "Xe máy", "66B1-777.88", "Tổ 1", "x")
PHUC = ("Lê Hoàng Phúc", "0912345679", "087080000102", None, None, None, "Tổ 1", None, "Hàn nối cáp quang")
Line = Sequence[Cell]


def a_file(*lines: Line) -> bytes:
    """A workbook with our headers."""
    return xlsx([HEADERS, *lines])


def _somebody(n: int, vehicle: Cell, plate: Cell) -> Line:
    return (f"Người {n}", f"09120000{n:02d}", f"0870800002{n:02d}", None, vehicle, plate, "Tổ 1")


@dataclass(slots=True, kw_only=True)
class Desk:
    """A coordinator and the department at one roster."""

    db: Database
    company: UUID
    by: Actor
    admin: Actor
    rosters: Rosters

    async def do(self, *lines: Line) -> Imported:
        """Import these lines."""
        imports = RosterImports(self.db, KEY)
        done = await imports.do(a_file(*lines), self.company, by=self.by, request=a_request(self.by))
        assert isinstance(done, Imported)
        return done

    async def preview(self, *lines: Line) -> Imported:
        """Look at these lines."""
        done = await RosterImports(self.db, KEY).preview(a_file(*lines), self.company, by=self.by, at=NOON)
        assert isinstance(done, Imported)
        return done

    async def persons(self) -> tuple[Person, ...]:
        return (await self.rosters.persons(self.company, by=self.by, named="", after=None, first=500)).rows

    async def vehicles(self) -> tuple[Vehicle, ...]:
        return (await self.rosters.vehicles(self.company, by=self.by, after=None, first=500)).rows

    async def everything(self) -> list[Person | Vehicle]:
        return [*await self.persons(), *await self.vehicles()]

    async def crews(self) -> tuple[Crew, ...]:
        return (await Crews(self.db).page(by=self.by, organisation=self.company, after=None, first=500)).rows

    async def plans(self) -> tuple[PlannedCrew, ...]:
        return await Crews(self.db).planned(self.company, by=self.by)

    async def vet_all(self, state: VettingState = VettingState.VETTED) -> ManyVetted:
        """The department's one word on everybody and everything that waits."""
        waiting = [one for one in await self.everything() if one.state is VettingState.PENDING]
        entries = tuple(Vet(subject=one.id, expected=one.version, state=state) for one in waiting)
        done = await Vettings(self.db).vet(VetMany(entries=entries), by=self.admin, request=a_request(self.admin))
        assert isinstance(done, ManyVetted)
        return done

    async def events(self) -> int:
        async with self.db.reading() as rx:
            return len(await events.read_after(rx, events.Cursor()))


@pytest.fixture
def desk(db: Database, rosters: Rosters, company: UUID, coordinator: Actor, admin: Actor) -> Desk:
    return Desk(db=db, company=company, by=coordinator, admin=admin, rosters=rosters)


def outcomes(done: Imported) -> list[RowOutcome]:
    return [one.outcome for one in done.rows]


def refusal(row: RowReport) -> tuple[str, str]:
    """The column to blame, and why."""
    assert row.outcome is RowOutcome.REFUSED
    assert row.reason is not None
    return row.term, row.reason.code


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


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((HUNG, (*PHUC[:7], "x")), "CREW_TWO_LEADS"),
        (
            tuple(_somebody(n, None, None) for n in range(21)),
            "CREW_MEMBERS",
        ),
        (
            tuple(_somebody(n, "Xe máy", f"66C1-1000{n}") for n in range(5)),
            "CREW_VEHICLES",
        ),
    ],
)
async def test_a_crew_that_cannot_be_is_refused_and_its_people_are_there(
    desk: Desk, lines: Sequence[Line], code: str
) -> None:
    done = await desk.do(*lines)

    assert set(outcomes(done)) == {RowOutcome.ADDED}
    assert [one.reason.code for one in done.crews if one.reason] == [code]
    assert len(await desk.persons()) == len(lines)
    assert await desk.plans() == ()


async def test_a_crew_whose_member_is_rejected_waits_until_it_is_dropped(desk: Desk) -> None:
    await desk.do(HUNG, PHUC)
    await desk.vet_all(VettingState.REJECTED)
    (plan,) = await desk.plans()
    stranger = an_actor(Role.COORDINATOR, organisation=UUID(int=9))
    with pytest.raises(Forbidden):
        await Crews(desk.db).drop_plan(plan.id, by=stranger, request=a_request(stranger))
    assert await desk.plans() == (plan,)

    dropped = await Crews(desk.db).drop_plan(plan.id, by=desk.by, request=a_request(desk.by))

    assert dropped == PlanDropped(plan=plan.id)
    assert (await desk.plans(), await desk.crews()) == ((), ())


async def test_many_rows_are_written_batch_by_batch_and_said_so(desk: Desk) -> None:
    lines = crews_of_three(60)
    heard: list[tuple[int, int]] = []
    imports = RosterImports(desk.db, KEY)

    done = await imports.do(
        xlsx(lines), desk.company, by=desk.by, request=a_request(desk.by), progress=lambda *so_far: heard.append(so_far)
    )

    assert isinstance(done, Imported)
    assert heard == [(AT_ONCE, 180), (180, 180)]
    assert (done.count(RowOutcome.ADDED), len(done.crews)) == (180, 60)
    vetted = await desk.vet_all()
    assert (len(vetted.entries), len(vetted.crews)) == (240, 60)
    assert {len(one.members) for one in await desk.crews()} == {3}


async def test_nobody_but_who_keeps_the_roster_imports(desk: Desk) -> None:
    imports, before = RosterImports(desk.db, KEY), await desk.events()
    for role in (Role.DISPATCHER, Role.APPROVER, Role.AUDITOR, Role.CREW):
        by = an_actor(role, organisation=desk.company)
        with pytest.raises(Forbidden):
            await imports.do(a_file(HUNG), desk.company, by=by, request=a_request(by))
        with pytest.raises(Forbidden):
            await imports.preview(a_file(HUNG), desk.company, by=by, at=NOON)
    assert await desk.events() == before
    nowhere = new_id()
    assert await imports.do(a_file(HUNG), nowhere, by=desk.admin, request=a_request(desk.admin)) == NotFound(
        kind="Organisation", id=nowhere
    )


async def test_no_table_holds_a_number_of_the_file(desk: Desk) -> None:
    await desk.do(HUNG)
    text = ""
    async with desk.db.reading() as rx:
        for table in metadata.tables.values():
            text += repr(await rx.rows(sa.select(table)))
    assert "Hùng" in text
    assert "087080000101" not in text


async def test_vetting_many_leaves_what_changed_since_it_was_seen_and_does_the_rest(desk: Desk) -> None:
    await desk.do(HUNG, PHUC)
    hung, phuc = sorted(await desk.persons(), key=lambda one: one.phone)
    nobody = new_id()
    entries = (
        Vet(subject=hung.id, expected=7, state=VettingState.VETTED, of="Person"),
        Vet(subject=phuc.id, expected=1, state=VettingState.VETTED, of="Person"),
        Vet(subject=nobody, expected=1, state=VettingState.VETTED, of="Person"),
    )
    request = a_request(desk.admin)

    done = await Vettings(desk.db).vet(VetMany(entries=entries), by=desk.admin, request=request)

    assert isinstance(done, ManyVetted)
    assert [(one.version, one.reason and one.reason.code) for one in done.entries] == [
        (1, "ENTRY_CHANGED"),
        (2, None),
        (0, "ENTRY_UNKNOWN"),
    ]
    assert await Vettings(desk.db).vet(VetMany(entries=entries), by=desk.admin, request=request) == done
    again = await Vettings(desk.db).vet(VetMany(entries=(entries[1],)), by=desk.admin, request=a_request(desk.admin))
    assert isinstance(again, ManyVetted)
    assert again.entries == (EntryVetted(subject=phuc.id, of="Person", version=2, reason=again.entries[0].reason),)
    assert again.entries[0].reason is not None


async def test_a_coordinator_vets_nobody_and_too_many_are_refused(desk: Desk) -> None:
    await desk.do(HUNG)
    (person,) = await desk.persons()
    one = Vet(subject=person.id, expected=1, state=VettingState.VETTED)
    before = await desk.events()
    with pytest.raises(Forbidden):
        await Vettings(desk.db).vet(VetMany(entries=(one,)), by=desk.by, request=a_request(desk.by))
    for entries in ((), (one, one), tuple(Vet(subject=new_id(), expected=1, state=one.state) for _ in range(MOST + 1))):
        with pytest.raises(BadInput):
            await Vettings(desk.db).vet(VetMany(entries=entries), by=desk.admin, request=a_request(desk.admin))
    assert await desk.events() == before
