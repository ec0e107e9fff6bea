"""Use cases of applications: draft, revise, submit, apply, ask, answer, decide, withdraw."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from identity.access import Action, Actor
from permits import rights
from permits.applications import deciding, rules, store
from permits.applications.applying import apply, begun, drafted, hand_in, waiting_units
from permits.applications.commands import Answer, Apply, AskInfo, Decide, Draft, Revise, Submit, Touch, Withdraw
from permits.applications.handing_in import changed, ready, save, settle
from permits.applications.model import Application, ApplicationStatus, Message, Ruling
from permits.applications.outcomes import ApplicationChanged
from permits.checks import check_text, check_wanted
from permits.doing import Doing
from permits.events import (
    ApplicationAnswered,
    ApplicationNeedsInfo,
    ApplicationRevised,
    ApplicationWithdrawn,
)
from permits.ground.knowing import NOWHERE, Winners, knowing
from permits.ground.survey import winners
from permits.permits.sealing import Sealer
from permits.ports import Ports
from permits.wanted import Wanted
from storage import events
from storage.database import Database, Tx
from storage.event import Event
from storage.idempotency import Request, once
from storage.outcomes import NotFound, Refusal, Refused, Stale

KIND: Final = "Application"
Outcome = ApplicationChanged | Refusal
Work = Callable[[Tx, Application], Awaitable[Outcome]]
Deciding = Callable[[Tx, Winners], Awaitable[Outcome]]


class Applications:
    """Every use case is one transaction; a permit that comes of it is sealed after the commit."""

    def __init__(self, db: Database, ports: Ports) -> None:
        self.db = db
        self.ports = ports
        self.sealer = Sealer(db, ports.issuers)

    async def draft(self, command: Draft, *, by: Actor, request: Request) -> Outcome:
        """Begin an application; nobody is told yet."""
        check_wanted(command.wanted)
        rights.allow_for(by, Action.APPLY, command.wanted.organisation)
        doing = Doing(self.ports, by, request)

        async def work(tx: Tx) -> Outcome:
            new = begun(command.wanted, doing)
            await store.insert(tx, new)
            await events.append(tx, drafted(new, doing))
            return changed(new, doing)

        return await once(self.db, request, ApplicationChanged, work)

    async def apply(self, command: Apply, *, by: Actor, request: Request) -> Outcome:
        """Begin and hand in at once: under standing approval the permit is the answer."""
        check_wanted(command.wanted)
        rights.allow_for(by, Action.APPLY, command.wanted.organisation)
        doing = Doing(self.ports, by, request)

        async def work(tx: Tx, won: Winners) -> Outcome:
            return await apply(tx, doing, command.wanted, won)

        return await self._knowing(doing, None, command.wanted, work)

    async def revise(self, command: Revise, *, by: Actor, request: Request) -> Outcome:
        """Change a draft, or what was asked about."""
        check_wanted(command.wanted)
        doing = Doing(self.ports, by, request)

        async def work(tx: Tx, old: Application) -> Outcome:
            rights.allow_for(by, Action.APPLY, command.wanted.organisation)
            new = rules.revised(old, command.wanted)
            told = ApplicationRevised(subject=old.id, at=request.at, organisation=old.wanted.organisation)
            return await _step(tx, doing, old, new, told)

        return await self._as_applicant(doing, command, work)

    async def submit(self, command: Submit, *, by: Actor, request: Request) -> Outcome:
        """Hand a draft in; under standing approval the permit is issued at once."""
        doing = Doing(self.ports, by, request)

        async def work(tx: Tx, won: Winners) -> Outcome:
            old = await _mine(tx, doing, command)
            return old if isinstance(old, Refusal) else await hand_in(tx, doing, old, old, won)

        return await self._knowing(doing, command, None, work)

    async def ask_info(self, command: AskInfo, *, by: Actor, request: Request) -> Outcome:
        """Ask the applicant, as one of the deciding units; deciding waits."""
        check_text(command.question, "input.question", needed=True)
        doing = Doing(self.ports, by, request)

        async def work(tx: Tx) -> Outcome:
            old = await _seen(tx, command, lambda old: deciding.answering(by, old, None))
            if isinstance(old, Refusal):
                return old
            asking = Message(by=by.account, at=request.at, text=command.question)
            told = ApplicationNeedsInfo(
                subject=old.id, at=request.at, organisation=old.wanted.organisation, by=by.account
            )
            return await _step(tx, doing, old, rules.asked(old, asking), told)

        return await once(self.db, request, ApplicationChanged, work)

    async def answer(self, command: Answer, *, by: Actor, request: Request) -> Outcome:
        """Answer; what is wanted may change with it, and is then decided anew."""
        check_text(command.text, "input.text", needed=True)
        if command.wanted is not None:
            check_wanted(command.wanted)
        doing = Doing(self.ports, by, request)

        async def work(tx: Tx, won: Winners) -> Outcome:
            old = await _mine(tx, doing, command)
            return old if isinstance(old, Refusal) else await _answer(tx, doing, old, command, won)

        return await self._knowing(doing, command, command.wanted, work)

    async def decide(self, command: Decide, *, by: Actor, request: Request) -> Outcome:
        """Rule on the parts of one's units; a refusal needs a reason and offers what is left to apply for."""
        check_text(command.reason, "input.reason", needed=command.ruling is Ruling.REJECTED)
        doing = Doing(self.ports, by, request)

        async def work(tx: Tx, won: Winners) -> Outcome:
            old = await _seen(tx, command, lambda old: deciding.answering(by, old, command.unit))
            return old if isinstance(old, Refusal) else await deciding.decide(tx, doing, old, command, won)

        return await self._knowing(doing, command, None, work)

    async def withdraw(self, command: Withdraw, *, by: Actor, request: Request) -> Outcome:
        """Take it back before it is decided."""
        doing = Doing(self.ports, by, request)

        async def work(tx: Tx, old: Application) -> Outcome:
            told = ApplicationWithdrawn(subject=old.id, at=request.at, organisation=old.wanted.organisation)
            return await _step(tx, doing, old, rules.withdrawn(old), told)

        return await self._as_applicant(doing, command, work)

    async def _as_applicant(self, doing: Doing, command: Touch, work: Work) -> Outcome:
        async def whole(tx: Tx) -> Outcome:
            old = await _mine(tx, doing, command)
            return old if isinstance(old, Refusal) else await work(tx, old)

        return await once(self.db, doing.request, ApplicationChanged, whole)

    async def _knowing(self, doing: Doing, command: Touch | None, wanted: Wanted | None, work: Deciding) -> Outcome:
        """What decides: by the zones of this moment, anew when the register knew more; a permit is sealed after it."""

        async def attempt() -> Outcome:
            won = await self._winners(command, wanted, doing.at)
            return await once(self.db, doing.request, ApplicationChanged, lambda tx: work(tx, won))

        return await self._sealed(await knowing(self.ports.zones_now, attempt))

    async def _winners(self, command: Touch | None, wanted: Wanted | None, at: datetime) -> Winners:
        """Before the transaction: geometry is not work to hold others up with; the version tells if it changed."""
        if wanted is None and command is not None:
            async with self.db.reading() as rx:
                found = await store.find(rx, command.application)
            wanted = None if found is None else found.wanted
        return NOWHERE if wanted is None else winners(self.ports.zones_now.index, wanted, at)

    async def _sealed(self, done: Outcome) -> Outcome:
        if isinstance(done, ApplicationChanged):
            await self.sealer.try_seal(done.credentials)
        return done


async def _mine(tx: Tx, doing: Doing, command: Touch) -> Application | NotFound | Stale:
    def mine(old: Application) -> None:
        rights.allow_for(doing.by, Action.APPLY, old.wanted.organisation)

    return await _seen(tx, command, mine)


async def _seen(tx: Tx, command: Touch, allowed: Callable[[Application], object]) -> Application | NotFound | Stale:
    """The application under lock; raises Forbidden before anything is said about versions."""
    old = await store.locked(tx, command.application)
    if old is None:
        return NotFound(kind=KIND, id=command.application)
    allowed(old)
    if old.version != command.version:
        return Stale(kind=KIND, id=old.id, expected=command.version, actual=old.version)
    return old


async def _step(tx: Tx, doing: Doing, old: Application, new: Application | Refusal, told: Event) -> Outcome:
    if isinstance(new, Refusal):
        return new
    await save(tx, old, new)
    await events.append(tx, told)
    return changed(new, doing)


async def _answer(tx: Tx, doing: Doing, old: Application, command: Answer, won: Winners) -> Outcome:
    wanted = command.wanted or old.wanted
    rights.allow_for(doing.by, Action.APPLY, wanted.organisation)
    revised = replace(old, wanted=wanted)
    at_hand = await ready(tx, doing, revised, won)
    if isinstance(at_hand, Refused):
        return rules.state_fault(old, ApplicationStatus.SUBMITTED) or at_hand
    said = Message(by=doing.by.account, at=doing.at, text=command.text)
    earlier = old.parts if wanted == old.wanted else ()
    step = rules.answered(revised, said, rules.parts_from(at_hand.survey.grounds, earlier))
    if isinstance(step, Refusal):
        return step
    told = ApplicationAnswered(
        subject=step.id, at=doing.at, organisation=wanted.organisation, units=waiting_units(step)
    )
    await events.append(tx, told)
    return await settle(tx, doing, old, step, at_hand)
