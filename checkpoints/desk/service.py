"""Use cases of the duty desk: a checkpoint asks, the desk answers, by the network or by telephone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from checkpoints.bundles.service import Bundles
from checkpoints.desk import rules, store
from checkpoints.desk.model import (
    AnswerCall,
    Call,
    CallAnswered,
    CallDesk,
    CallWaiting,
    DeskAnswered,
    DeskCalled,
    Filter,
    Listed,
    PostPhone,
)
from checkpoints.desk.rules import CODE_LIFE, LAPSES_AFTER, Who
from checkpoints.records import store as records
from checkpoints.records.model import Head
from identity.access import Action, Actor, Subject, allow, reach
from storage import events
from storage.database import Database, Rx, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import Conflict, Forbidden, NotFound, Refusal
from storage.paging import Page


class PostPhones(Protocol):
    """The phones of a checkpoint with the keys that their reply codes are made by."""

    async def phones(self, rx: Rx, checkpoint: UUID) -> Sequence[PostPhone]:
        """Those that are enrolled, confirmed and not revoked."""
        ...


class Desk:
    """Calls to the duty desk."""

    def __init__(self, db: Database, bundles: Bundles, post_phones: PostPhones) -> None:
        self.db = db
        self._bundles = bundles
        self._phones = post_phones

    async def call(self, command: CallDesk, *, by: Actor, request: Request) -> CallWaiting | Refusal:
        """Ask the desk of the device's own checkpoint; the same id again is the same call."""

        async def work(tx: Tx) -> CallWaiting | Refusal:
            head = await records.find_head(tx, command.checkpoint)
            if head is None:
                return NotFound(kind="Checkpoint", id=command.checkpoint)
            _allow_post(by, head)
            permit = await store.permit_of(tx, command.control_code)
            new = rules.asked(command, head.unit, by.device, permit, request.at)
            if not await store.add(tx, new):
                return await _again(tx, command)
            if new.device is not None:
                await store.replace_earlier(tx, new)
            await events.append(tx, _called(new))
            return CallWaiting(call=new.id, state=new.state)

        return await once(self.db, request, CallWaiting, work)

    async def answer(self, command: AnswerCall, *, by: Actor, request: Request) -> CallAnswered | Refusal:
        """Answer a call, or what an officer reads over the telephone: that becomes a call of its own."""
        deployment = (await self._bundles.anchor()).deployment

        async def work(tx: Tx) -> CallAnswered | Refusal:
            head = await records.find_head(tx, command.checkpoint)
            if head is None:
                return NotFound(kind="Checkpoint", id=command.checkpoint)
            allow(by, Action.ANSWER_CALL, _subject(head))
            known = await _asked(tx, command, request.at)
            if isinstance(known, Refusal):
                return known
            call = known or await _by_telephone(tx, command, head, request.at)
            done = rules.answered(call, command, Who(account=by.account, name=by.name, at=request.at))
            if isinstance(done, Refusal):
                return done
            return await self._answered(tx, done, command, deployment, is_new=known is None)

        return await once(self.db, request, CallAnswered, work)

    async def _answered(
        self, tx: Tx, done: Call, command: AnswerCall, deployment: str, *, is_new: bool
    ) -> CallAnswered | Refusal:
        phones = await self._phones.phones(tx, done.checkpoint)
        if command.device is not None and command.device not in {one.device for one in phones}:
            return NotFound(kind="Device", id=command.device)
        replies = rules.replies(done, phones, deployment, command.device)
        kept = rules.with_replies(done, replies)
        if rules.opens_nothing(kept):
            return Conflict(code="PHONE_NOT_CONFIRMED")
        await (store.add(tx, kept) if is_new else store.save(tx, kept))
        await events.append(tx, _said(kept, command))
        return CallAnswered(call=kept.id, answer=command.answer, replies=replies)

    async def of_post(self, id: UUID, *, by: Actor) -> Call | None:
        """A call of the device's own checkpoint, as its page asks for it; None for any other."""
        async with self.db.reading() as rx:
            found = await store.find(rx, id)
        return found if found is not None and found.checkpoint == by.checkpoint else None

    async def page(self, wanted: Filter, *, by: Actor, after: store.Key | None, first: int) -> Page[Listed]:
        """Calls of the checkpoints within the actor's reach, the newest first, each with the check that ended it."""
        async with self.db.reading() as rx:
            found = await store.page(rx, wanted, reach(by, Action.READ_CALLS), after=after, first=first)
            checks = await store.checks_of(rx, found.rows)
        listed = tuple(Listed(call=one, ending=rules.ending(one, checks)) for one in found.rows)
        return Page(rows=listed, more=found.more)


def _subject(head: Head) -> Subject:
    return Subject(units=frozenset({head.unit}), checkpoint=head.id)


def _allow_post(by: Actor, head: Head) -> None:
    """The checkpoint's own device, and nobody else in its name."""
    allow(by, Action.CALL_DESK, _subject(head))
    if by.checkpoint != head.id:
        raise Forbidden(Action.CALL_DESK)


async def _again(tx: Tx, command: CallDesk) -> CallWaiting | Refusal:
    """The device tells it again: the call that is recorded stands."""
    known = await store.find(tx, command.id)
    if known is None or not rules.same_question(known, command):
        return Conflict(code="CALL_ID_TAKEN")
    return CallWaiting(call=known.id, state=known.state)


async def _asked(tx: Tx, command: AnswerCall, now: datetime) -> Call | NotFound | None:
    """The call that is answered, held; None where nobody asked but by telephone."""
    id_ = command.call or await _heard(tx, command, now)
    if id_ is None:
        return None
    return await store.lock(tx, id_) or NotFound(kind="DeskCall", id=id_)


async def _heard(tx: Tx, command: AnswerCall, now: datetime) -> UUID | None:
    """The call of what an officer reads out: that waits, or that was answered while its challenge lives."""
    same = (command.checkpoint, command.control_code, command.challenge)
    waiting = await store.waiting_like(tx, *same, now - LAPSES_AFTER)
    return waiting or await store.answered_like(tx, *same, now - CODE_LIFE)


async def _by_telephone(tx: Tx, command: AnswerCall, head: Head, now: datetime) -> Call:
    return Call(
        id=new_id(),
        checkpoint=head.id,
        unit=head.unit,
        called_at=now,
        challenge=command.challenge,
        control_code=command.control_code,
        plate=command.plate,
        permit=await store.permit_of(tx, command.control_code),
    )


def _called(new: Call) -> DeskCalled:
    return DeskCalled(subject=new.id, at=new.called_at, unit=new.unit, checkpoint=new.checkpoint)


def _said(done: Call, command: AnswerCall) -> DeskAnswered:
    if done.answered_at is None or done.answered_by is None:
        raise TypeError("an answered call says when and by whom")
    return DeskAnswered(
        subject=done.id,
        at=done.answered_at,
        unit=done.unit,
        checkpoint=done.checkpoint,
        answer=command.answer,
        by=done.answered_by,
    )
