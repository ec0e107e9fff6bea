"""Use cases of push addresses: register, remove, list one's own."""

import hashlib
from collections.abc import Sequence
from uuid import UUID

from identity.access import Action, Actor, allow
from notifications.addresses import checks, store
from notifications.addresses.model import AddressRemoved, Because, PushAddress, Register, Registered
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import Busy, Conflict, NotFound, Refusal

LOOKS = 5
"""Whoever finds the address taken by somebody faster looks again, at most so often."""


class PushAddresses:
    """An address belongs to one account and one session: it is reached for as long as somebody is signed in there."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def register(self, command: Register, *, by: Actor, request: Request) -> Registered | Refusal:
        """Reach the actor here. Again changes nothing; an address that was somebody else's moves to the actor."""
        checks.check(command)

        async def work(tx: Tx) -> Registered | Refusal:
            allow(by, Action.READ_INBOX)
            if by.session is None:
                return Conflict(code="NO_SESSION")
            made = _address(command, by, by.session, request)
            for _ in range(LOOKS):
                found = await _registered(tx, command, made)
                if found is not None:
                    return Registered(address=found)
            raise Busy

        return await once(self.db, request, Registered, work)

    async def remove(self, id: UUID, *, by: Actor, request: Request) -> AddressRemoved | Refusal:
        """Send nothing there any more."""

        async def work(tx: Tx) -> AddressRemoved | Refusal:
            allow(by, Action.READ_INBOX)
            found = await store.find(tx, id)
            if found is None or found.account != by.account:
                return NotFound(kind="PushAddress", id=id)
            await store.remove(tx, [id], Because.REMOVED, request.at)
            return AddressRemoved(address=id)

        return await once(self.db, request, AddressRemoved, work)

    async def own(self, *, by: Actor) -> Sequence[PushAddress]:
        """The actor's addresses, newest first."""
        allow(by, Action.READ_INBOX)
        async with self.db.reading() as rx:
            return await store.of_account(rx, by.account)


async def _registered(tx: Tx, command: Register, made: PushAddress) -> UUID | None:
    """Its id, or None where somebody else registered or moved the same one since we looked: look again."""
    hashed = _hash(command)
    before = await store.find_by_hash(tx, hashed)
    if before is not None and before.account == made.account:
        return before.id if await store.renew(tx, before.id, made.session, made.device) else None
    if before is not None:
        await store.remove(tx, [before.id], Because.MOVED, made.registered_at)
    return made.id if await store.add(tx, made, command.value, hashed) else None


def _hash(command: Register) -> bytes:
    return hashlib.sha256(f"{command.kind}\0{command.value}".encode()).digest()


def _address(command: Register, by: Actor, session: UUID, request: Request) -> PushAddress:
    return PushAddress(
        id=new_id(),
        account=by.account,
        session=session,
        device=by.device,
        kind=command.kind,
        tail=checks.tail_of(command),
        registered_at=request.at,
    )
