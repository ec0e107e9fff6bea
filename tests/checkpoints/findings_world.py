"""The small province of tests/permits with two posts 22 km apart into Sa Đéc, and permits that are shown there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from checkpoints.bundles.service import Bundles
from checkpoints.checks.model import Receipts, RecordChecks
from checkpoints.checks.service import Checks
from checkpoints.findings.model import Filter, Finding
from checkpoints.findings.service import Findings, Looked
from checkpoints.records.model import Create, Placed
from checkpoints.records.service import Checkpoints
from identity.access import Actor, Grant, Role
from identity.units import store as units
from identity.units.model import AdminUnit, UnitLevel
from permits.applications.commands import Apply
from permits.applications.outcomes import ApplicationChanged
from permits.permits.model import Credential, Permit
from storage.database import Database
from storage.ids import new_id
from tests.checkpoints.checks_factory import a_text
from tests.checkpoints.records_factory import a_placing
from tests.permits.values import LAP_VO, LONG_AGO, NOON, SA_DEC
from tests.permits.world import MARKET, SADEC, World, a_world, asked

MINUTE = timedelta(minutes=1)
HOME = NOON + timedelta(hours=15)
"""When the checks of the day are handed in: none of them lies ahead."""


@dataclass(kw_only=True)
class Findable:
    """Services, and the posts `west` and `east`."""

    world: World
    checkpoints: Checkpoints
    bundles: Bundles
    checks: Checks
    findings: Findings
    west: UUID
    east: UUID

    @property
    def db(self) -> Database:
        return self.world.db

    async def a_permit(self, **changes: Any) -> tuple[Permit, Credential]:
        """A permit for Sa Đéc with its sealed credential."""
        by = self.world.coordinator
        done = await self.world.applications.apply(Apply(wanted=self.world.wanted(**changes)), by=by, request=asked(by))
        assert isinstance(done, ApplicationChanged), done
        assert done.permit is not None
        found = await self.world.queries.find(done.permit, by=self.world.department)
        assert found is not None
        [credential] = await self.world.queries.credentials(found.id, by=self.world.department)
        return found, credential

    async def hand_in(
        self, post: UUID, *texts: str, at: datetime = HOME, signatures: tuple[bytes | None, ...] = ()
    ) -> Receipts:
        """An upload of the post's device."""
        grant = Grant(role=Role.CHECKPOINT)
        by = Actor(account=new_id(), name="Chốt", grants=(grant,), checkpoint=post)
        command = RecordChecks(checkpoint=post, texts=texts, signatures=signatures)
        done = await self.checks.record(command, by=by, request=asked(by, at))
        assert isinstance(done, Receipts)
        return done

    async def looked(self, now: datetime = NOON) -> tuple[Finding, ...]:
        """Everything that is found once all has been looked at."""
        while await self.findings.look(now) is not Looked.NOTHING:
            pass
        return await self.listed()

    async def listed(self, by: Actor | None = None, **wanted: Any) -> tuple[Finding, ...]:
        """The findings that somebody sees."""
        by = by or self.world.department
        return (await self.findings.page(Filter(**wanted), by=by, after=None, first=500)).rows


def a_check_at(post: UUID, credential: Credential, minute: float = 0, **changes: Any) -> str:
    """A scan so many minutes after noon; the device's clock is good to two seconds."""
    at = NOON + minute * MINUTE
    decided = {"earliest": at.isoformat(), "latest": (at + timedelta(seconds=2)).isoformat()}
    plain = {"payload": credential.text, "decidedAt": decided, "location": None, "bundleSequence": None}
    return a_text(checkpoint=str(post), **(plain | changes))


def _district(id: UUID, name: str) -> AdminUnit:
    return AdminUnit(id=id, code=name, name=name, level=UnitLevel.DISTRICT, parent=None, valid_from=LONG_AGO)


async def a_findable(db: Database) -> Findable:
    """Everything in place at noon."""
    world = await a_world(db)
    async with db.transaction() as tx:
        await units.save(tx, [_district(SA_DEC, "Sa Đéc"), _district(LAP_VO, "Lấp Vò")])
    checkpoints = Checkpoints(db)
    bundles = Bundles(db, world.keys, world.ports.statuses, {"vi": {}, "en": {}})  # type: ignore[arg-type]  # the service itself
    posts = []
    for name, lon in (("Chốt Tây", 105.61), ("Chốt Đông", 105.81)):
        placing = a_placing(name=name, lon=lon, from_zones=frozenset({MARKET}), to_zones=frozenset({SADEC}))
        command = Create(unit=SA_DEC, placing=placing, valid_from=NOON - timedelta(days=1))
        placed = await checkpoints.create(command, by=world.department, request=asked(world.department))
        assert isinstance(placed, Placed), placed
        posts.append(placed.checkpoint)
    return Findable(
        world=world,
        checkpoints=checkpoints,
        bundles=bundles,
        checks=Checks(db, bundles),
        findings=Findings(db, bundles),
        west=posts[0],
        east=posts[1],
    )
