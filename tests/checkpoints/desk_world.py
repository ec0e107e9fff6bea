"""A checkpoint before Sa Đéc, its phones, its desk, and a permit whose holder stands there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from checkpoints.bundles.service import Bundles
from checkpoints.checks.model import RecordChecks
from checkpoints.checks.service import Checks
from checkpoints.desk.looking.model import Found, Look, Looked
from checkpoints.desk.looking.service import DeskLook
from checkpoints.desk.model import AnswerCall, Call, CallAnswer, CallAnswered, CallDesk, CallWaiting, Filter, PostPhone
from checkpoints.desk.service import Desk
from checkpoints.records.model import Create, Placed
from checkpoints.records.service import Checkpoints
from credentials.statuses.service import Statuses
from credentials.verdict import Passage, Seen
from credentials.wire import Decision, Direction, Outcome, SubjectType
from identity.access import Actor, Grant, Role
from identity.units import store as units
from identity.units.model import AdminUnit, UnitLevel
from permits.applications.commands import Apply
from permits.applications.outcomes import ApplicationChanged
from permits.permits.model import Permit
from storage import events
from storage.database import Database, Rx
from storage.event import Recorded
from storage.ids import new_id
from storage.outcomes import NotFound, Refusal
from tests.checkpoints.checks_factory import a_check
from tests.checkpoints.records_factory import a_placing
from tests.permits.values import DAY, HOUR, LAP_VO, LONG_AGO, NOON, SA_DEC, an_id
from tests.permits.world import SADEC, World, a_world, asked

DEPLOYMENT = "dt-2021"
TEXTS = {"vi": {"reason-REVOKED": "Giấy đã bị thu hồi"}, "en": {"reason-REVOKED": "Revoked"}}
KEYS = {an_id("phone 1"): bytes(range(32)), an_id("phone 2"): bytes(32)}
PHONE, SECOND_PHONE = KEYS


class ThePhones:
    """Two phones at every checkpoint; the second may be shut out."""

    def __init__(self) -> None:
        self.revoked: set[UUID] = set()

    async def phones(self, rx: Rx, checkpoint: UUID) -> Sequence[PostPhone]:  # noqa: ARG002 - of the protocol
        known = enumerate(KEYS.items(), 1)
        return [
            PostPhone(device=device, label=f"Máy {place}", reply_key=key)
            for place, (device, key) in known
            if device not in self.revoked
        ]


@dataclass(kw_only=True)
class DeskWorld:
    """`focal` answers for Sa Đéc, `elsewhere` for Lấp Vò; `device` is the post's first phone."""

    world: World
    desk: Desk
    looking: DeskLook
    checks: Checks
    phones: ThePhones
    post: UUID
    other_post: UUID
    device: Actor
    focal: Actor
    elsewhere: Actor
    permit: Permit

    @property
    def db(self) -> Database:
        return self.world.db

    def a_call(self, **changes: Any) -> CallDesk:
        """The post asks about its permit."""
        plain = CallDesk(
            id=new_id(),
            checkpoint=self.post,
            challenge="4471",
            decision=Decision.REFER,
            reasons=("STATUS_STALE",),
            control_code=self.permit.control_code,
            purpose=self.permit.purpose,
        )
        return replace(plain, **changes)

    async def call(self, command: CallDesk, by: Actor | None = None, at: datetime = NOON) -> CallWaiting | Refusal:
        by = by or self.device
        return await self.desk.call(command, by=by, request=asked(by, at))

    async def waiting(self, at: datetime = NOON, **changes: Any) -> UUID:
        """A call on the list."""
        done = await self.call(self.a_call(**changes), at=at)
        assert isinstance(done, CallWaiting)
        return done.call

    def an_answer(self, **changes: Any) -> AnswerCall:
        """Let the permit's holder pass."""
        plain = AnswerCall(
            checkpoint=self.post,
            challenge="4471",
            answer=CallAnswer.PASS,
            reason="Đúng người",
            control_code=self.permit.control_code,
        )
        return replace(plain, **changes)

    async def answer(self, command: AnswerCall, by: Actor | None = None, at: datetime = NOON) -> CallAnswered | Refusal:
        by = by or self.focal
        return await self.desk.answer(command, by=by, request=asked(by, at))

    async def calls(self, by: Actor | None = None, at: datetime = NOON, **wanted: Any) -> tuple[Call, ...]:
        """The list, newest first."""
        page = await self.desk.page(Filter(now=at, **wanted), by=by or self.focal, after=None, first=50)
        return tuple(one.call for one in page.rows)

    async def endings(self) -> list[tuple[UUID, Outcome, bool] | None]:
        """How the calls of the list ended at the barrier."""
        page = await self.desk.page(Filter(now=NOON), by=self.focal, after=None, first=50)
        ends = [one.ending for one in page.rows]
        return [None if one is None else (one.check, one.outcome, one.by_code) for one in ends]

    async def passed(self, at: datetime, **changes: Any) -> UUID:
        """The permit's holder passed by its code, and the check came home."""
        times = {"earliest": at.isoformat(), "latest": at.isoformat()}
        code = {"source": "CODE", "payload": None, "controlCode": self.permit.control_code}
        check = a_check(checkpoint=str(self.post), decidedAt=times, **(code | changes))
        command = RecordChecks(checkpoint=self.post, texts=(json.dumps(check),))
        done = await self.checks.record(command, by=self.device, request=asked(self.device, at))
        assert not isinstance(done, Refusal)
        return UUID(str(check["id"]))

    async def look(self, at: datetime = NOON + HOUR, by: Actor | None = None, **changes: Any) -> Looked | NotFound:
        """By the permit's control code, inward, the person compared."""
        plain: dict[str, Any] = {
            "checkpoint": self.post,
            "passage": Passage(direction=Direction.INWARD),
            "seen": Seen(name_confirmed=True, id_confirmed=True),
        }
        if not {"text", "plate", "control_code"} & changes.keys():
            plain["control_code"] = self.permit.control_code
        return await self.looking.look(Look(**(plain | changes)), by=by or self.focal, at=at)

    async def found(self, **changes: Any) -> tuple[Found, ...]:
        looked = await self.look(**changes)
        assert isinstance(looked, Looked)
        return looked.found

    async def told(self) -> list[Recorded]:
        """Every event of the desk."""
        async with self.db.reading() as rx:
            said = await events.read_after(rx, events.Cursor(), 10_000)
        return [one for one in said if one.kind.startswith("DESK_")]

    async def issued(self, **changes: Any) -> Permit:
        """A permit into Sa Đéc, sealed."""
        by = self.world.coordinator
        command = Apply(wanted=self.world.wanted(**changes))
        return await issued(self.world, command, by)


async def issued(world: World, command: Apply, by: Actor) -> Permit:
    """A permit by standing approval, with its credentials sealed."""
    done = await world.applications.apply(command, by=by, request=asked(by))
    assert isinstance(done, ApplicationChanged)
    assert done.permit is not None
    found = await world.queries.find(done.permit, by=by)
    assert found is not None
    await world.queries.credentials(found.id, by=by)
    return found


def a_device(post: UUID, unit: UUID = SA_DEC, device: UUID | None = PHONE) -> Actor:
    """A phone of a checkpoint."""
    grant = Grant(role=Role.CHECKPOINT, units=frozenset({unit}))
    return Actor(account=an_id(f"account of {post}"), name="Chốt", grants=(grant,), checkpoint=post, device=device)


async def a_desk(db: Database) -> DeskWorld:
    """Everything in place at noon."""
    world = await a_world(db)
    await _units(db)
    posts = [await a_post(world, name) for name in ("Chốt cầu Sa Đéc", "Chốt cầu Cái Dâu")]
    bundles = Bundles(db, world.keys, Statuses(), TEXTS)
    phones = ThePhones()
    command = Apply(
        wanted=world.wanted(
            zones=(SADEC,), holders=world.people[:2], vehicles=world.vehicles[:1], subject_type=SubjectType.CREW
        )
    )
    return DeskWorld(
        world=world,
        desk=Desk(db, bundles, phones),
        looking=DeskLook(db, bundles),
        checks=Checks(db, bundles),
        phones=phones,
        post=posts[0],
        other_post=posts[1],
        device=a_device(posts[0]),
        focal=replace(world.sa_dec, name="Nguyễn Thị Thu"),
        elsewhere=world.lap_vo,
        permit=await issued(world, command, world.coordinator),
    )


async def _units(db: Database) -> None:
    async with db.transaction() as tx:
        await units.save(
            tx,
            [
                AdminUnit(id=id_, code=code, name=code, level=UnitLevel.DISTRICT, parent=None, valid_from=LONG_AGO)
                for id_, code in ((SA_DEC, "867"), (LAP_VO, "875"))
            ],
        )


async def a_post(world: World, name: str, to_zones: frozenset[int] = frozenset({SADEC}), **changes: Any) -> UUID:
    """A checkpoint into Sa Đéc, or into other zones."""
    placing = a_placing(name=name, to_zones=to_zones, **changes)
    command = Create(unit=SA_DEC, placing=placing, valid_from=NOON - DAY)
    by = world.department
    placed = await Checkpoints(world.db).create(command, by=by, request=asked(by, NOON - DAY))
    assert isinstance(placed, Placed)
    return placed.checkpoint
