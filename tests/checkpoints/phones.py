"""Phones of a checkpoint, enrolled as they are in the field, each with its key and its chain."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from checkpoints.checks.model import Receipt, Receipts, RecordChecks
from credentials.codes import check_message
from identity.access import Actor
from identity.accounts.model import Issued
from identity.accounts.sessions import Sessions
from identity.devices.model import Enrolled, InviteToPost, Post
from identity.devices.service import Devices
from storage.idempotency import NOBODY, Request
from storage.ids import new_id
from tests.checkpoints.checks_factory import a_check, hash_of
from tests.checkpoints.conftest import APPROVER, World, a_request
from tests.checkpoints.records_factory import EVENING, UNIT
from tests.credentials.scenario import Key, key

KEY = b"k" * 32
DEPLOYMENT = "dt-2021"
Signed = tuple[str, bytes | None]


@dataclass(slots=True, kw_only=True)
class Phone:
    """One phone: every text it writes follows the one before and is signed."""

    world: World
    post: UUID
    device: UUID
    actor: Actor
    token: str
    key: Key
    last: str | None = None
    position: int = 0
    written: list[Signed] = field(default_factory=list)

    def check(self, at: datetime = EVENING, **changes: object) -> Signed:
        """One check, the next link of the chain."""
        decided = {"earliest": at.isoformat(), "latest": at.isoformat()}
        return self._link(a_check(checkpoint=str(self.post), decidedAt=decided, **changes))

    def shift(self, event: str, officer: str, at: datetime = EVENING, **changes: object) -> Signed:
        """Somebody signs on or off."""
        decided = {"earliest": at.isoformat(), "latest": at.isoformat()}
        said = {"kind": "SHIFT", "id": str(new_id()), "checkpoint": str(self.post), "event": event, "officer": officer}
        return self._link({**said, "decidedAt": decided, **changes})

    def sign(self, text: str, device: UUID | None = None) -> bytes:
        return self.key.sign(check_message(DEPLOYMENT, device or self.device, text.encode()))

    async def hand_in(self, links: Sequence[Signed], at: datetime = EVENING) -> tuple[Receipt, ...]:
        command = RecordChecks(
            checkpoint=self.post, texts=tuple(text for text, _ in links), signatures=tuple(one for _, one in links)
        )
        answered = await self.world.checks.record(command, by=self.actor, request=a_request(at, self.actor))
        assert isinstance(answered, Receipts)
        return answered.receipts

    def _link(self, fields: dict[str, object]) -> Signed:
        self.position += 1
        chained = {"device": str(self.device), "position": self.position}
        if self.last is not None:
            chained["previousHash"] = hash_of(self.last)
        self.last = json.dumps(fields | chained, ensure_ascii=False)
        self.written.append((self.last, self.sign(self.last)))
        return self.written[-1]


async def a_phone(world: World, post: UUID, name: str = "phone", *, in_person: bool = True) -> Phone:
    """Invited by the unit's approver and enrolled by its key."""
    sessions = Sessions(world.db)
    devices = Devices(world.db, sessions, KEY)
    where = Post(checkpoint=post, name="Chốt", unit=UNIT)
    command = InviteToPost(label=name, in_person=in_person)
    invited = await devices.invite_to(where, command, by=APPROVER, request=a_request())
    assert isinstance(invited, Issued)
    asked = Request(actor=NOBODY, key=new_id(), body=b"", at=EVENING)
    enrolled = await devices.enrol(invited.secret, public_key=key(name).public, request=asked)
    assert isinstance(enrolled, Enrolled)
    actor = await sessions.actor_for(enrolled.token, EVENING)
    assert actor is not None
    return Phone(world=world, post=post, device=enrolled.device, actor=actor, token=enrolled.token, key=key(name))


async def shut_out(phone: Phone) -> None:
    """The approver revokes it; its token still hands in what it holds."""
    sessions = Sessions(phone.world.db)
    await Devices(phone.world.db, sessions, KEY).revoke(phone.device, by=APPROVER, request=a_request())
    found = await sessions.shut_out(phone.token, EVENING)
    assert found is not None
    phone.actor = found.actor
