"""A coordinator with a file and the department, at one roster."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from identity.access import Actor
from identity.crews.model import Crew, PlannedCrew
from identity.crews.service import Crews
from identity.importing.model import Imported, RowOutcome, RowReport
from identity.importing.service import RosterImports
from identity.rosters.model import (
    ManyVetted,
    Person,
    Vehicle,
    Vet,
    VetMany,
    VettingState,
)
from identity.rosters.service import Rosters
from identity.rosters.vetting import Vettings
from storage import events
from storage.database import Database
from tests.identity.conftest import KEY, NOON, a_request
from tests.roster_files import Cell, xlsx

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


def outcomes(done: Imported) -> list[RowOutcome]:
    return [one.outcome for one in done.rows]


def refusal(row: RowReport) -> tuple[str, str]:
    """The column to blame, and why."""
    assert row.outcome is RowOutcome.REFUSED
    assert row.reason is not None
    return row.term, row.reason.code
