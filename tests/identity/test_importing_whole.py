"""A roster from a file as a whole: crews that wait, batches, who may, and what is kept of it."""

from collections.abc import Sequence
from uuid import UUID

import pytest
import sqlalchemy as sa

from identity.access import Actor, Role
from identity.crews.model import PlanDropped
from identity.crews.service import Crews
from identity.importing.model import Imported, RowOutcome
from identity.importing.service import AT_ONCE, RosterImports
from identity.rosters.model import (
    EntryVetted,
    ManyVetted,
    Vet,
    VetMany,
    VettingState,
)
from identity.rosters.service import Rosters
from identity.rosters.vetting import MOST, Vettings
from storage.database import Database
from storage.ids import new_id
from storage.outcomes import BadInput, Forbidden, NotFound
from storage.tables import metadata
from tests.identity.conftest import KEY, NOON, a_request, an_actor
from tests.identity.import_desk import HUNG, PHUC, Desk, Line, _somebody, a_file, outcomes
from tests.roster_files import crews_of_three, xlsx


@pytest.fixture
def desk(db: Database, rosters: Rosters, company: UUID, coordinator: Actor, admin: Actor) -> Desk:
    return Desk(db=db, company=company, by=coordinator, admin=admin, rosters=rosters)


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
