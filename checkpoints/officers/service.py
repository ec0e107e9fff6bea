"""Use cases of officers: let somebody sign on at a checkpoint, give another PIN, end it."""

import asyncio
import os
from dataclasses import replace
from uuid import UUID

from checkpoints.officers import rules, store
from checkpoints.officers.model import (
    AddOfficer,
    Officer,
    OfficerAddedEvent,
    OfficerEnded,
    OfficerEndedEvent,
    OfficerPinSetEvent,
    PinGiven,
    PinKept,
    ResetPin,
)
from checkpoints.records import store as records
from checkpoints.records.model import Head
from identity.access import Action, Actor, Subject, allow
from identity.accounts.secrets import sealed
from storage import events
from storage.database import Database, Rx, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import Conflict, NotFound, Refusal


class Officers:
    """Who signs on at a checkpoint's phones; `key` draws their PINs."""

    def __init__(self, db: Database, key: bytes) -> None:
        self.db = db
        self._key = key

    async def add(self, command: AddOfficer, *, by: Actor, request: Request) -> PinGiven | Refusal:
        """Let somebody sign on; their PIN is shown once, and again for the same request."""
        name, pin = rules.named(command.name), self._pin(command.pin, by, request)
        salt = os.urandom(rules.SALT_BYTES)
        hashed = await asyncio.to_thread(rules.hashed, pin, salt)

        async def work(tx: Tx) -> PinKept | Refusal:
            head = await records.lock_head(tx, command.checkpoint)
            if head is None:
                return NotFound(kind="Checkpoint", id=command.checkpoint)
            allow(by, Action.MANAGE_OFFICERS, _subject(head))
            if len(await store.of_checkpoint(tx, head.id)) >= rules.OFFICERS_MOST:
                return Conflict(code="OFFICERS_TOO_MANY", params={"most": str(rules.OFFICERS_MOST)})
            new = Officer(
                id=new_id(),
                checkpoint=head.id,
                name=name,
                leader=command.leader,
                salt=salt,
                pin=hashed,
                added_at=request.at,
                pin_set_at=request.at,
            )
            await store.add(tx, new)
            said = OfficerAddedEvent(subject=new.id, at=request.at, unit=head.unit, checkpoint=head.id)
            await events.append(tx, said)
            return PinKept(officer=new.id)

        return _given(await once(self.db, sealed(self._key, request), PinKept, work), pin)

    async def reset_pin(self, command: ResetPin, *, by: Actor, request: Request) -> PinGiven | Refusal:
        """Another PIN; phones learn it with their next sheet."""
        pin, salt = self._pin(command.pin, by, request), os.urandom(rules.SALT_BYTES)
        hashed = await asyncio.to_thread(rules.hashed, pin, salt)

        async def work(tx: Tx) -> PinKept | Refusal:
            found = await _on_duty(tx, command.officer, by)
            if isinstance(found, Refusal):
                return found
            one, head = found
            await store.save(tx, replace(one, salt=salt, pin=hashed, pin_set_at=request.at))
            said = OfficerPinSetEvent(subject=one.id, at=request.at, unit=head.unit, checkpoint=head.id)
            await events.append(tx, said)
            return PinKept(officer=one.id)

        return _given(await once(self.db, sealed(self._key, request), PinKept, work), pin)

    async def end(self, officer: UUID, *, by: Actor, request: Request) -> OfficerEnded | Refusal:
        """They sign on no more; phones learn it with their next sheet."""

        async def work(tx: Tx) -> OfficerEnded | Refusal:
            found = await _on_duty(tx, officer, by)
            if isinstance(found, Refusal):
                return found
            one, head = found
            await store.save(tx, replace(one, ended_at=request.at))
            said = OfficerEndedEvent(subject=one.id, at=request.at, unit=head.unit, checkpoint=head.id)
            await events.append(tx, said)
            return OfficerEnded(officer=one.id)

        return await once(self.db, request, OfficerEnded, work)

    async def of_checkpoint(self, checkpoint: UUID, *, by: Actor) -> tuple[Officer, ...] | None:
        """Who signs on at a checkpoint, oldest first; None for an unknown one."""
        async with self.db.reading() as rx:
            head = await records.find_head(rx, checkpoint)
            if head is None:
                return None
            allow(by, Action.MANAGE_OFFICERS, _subject(head))
            return await store.of_checkpoint(rx, checkpoint)

    def _pin(self, chosen: str | None, by: Actor, request: Request) -> str:
        return rules.drawn(self._key, by.account, request.key) if chosen is None else rules.checked(chosen)


async def _on_duty(tx: Tx, id: UUID, by: Actor) -> tuple[Officer, Head] | Refusal:
    """An officer who signs on, held, with the checkpoint."""
    found = await store.lock(tx, id)
    head = None if found is None else await _head(tx, found)
    if found is None or head is None:
        return NotFound(kind="Officer", id=id)
    allow(by, Action.MANAGE_OFFICERS, _subject(head))
    return Conflict(code="OFFICER_ENDED") if found.ended_at is not None else (found, head)


async def _head(rx: Rx, one: Officer) -> Head | None:
    return await records.find_head(rx, one.checkpoint)


def _subject(head: Head) -> Subject:
    return Subject(units=frozenset({head.unit}), checkpoint=head.id)


def _given(kept: PinKept | Refusal, pin: str) -> PinGiven | Refusal:
    return kept if isinstance(kept, Refusal) else PinGiven(officer=kept.officer, pin=pin)
