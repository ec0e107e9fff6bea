"""Swapping a member or a vehicle from the vetted roster, in two minutes and without a new approval."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from credentials.wire import SubjectType
from identity.access import Action
from permits import rights
from permits.doing import Doing
from permits.events import PermitSubstituted
from permits.ground.knowing import knowing
from permits.permits import credential_store, rules, store
from permits.permits.change import KIND, changed, stale, write
from permits.permits.commands import SubstituteMember, SubstituteVehicle, Touch
from permits.permits.ground_again import again, look
from permits.permits.issuing import refused_members
from permits.permits.minting import mint, revoke_some
from permits.permits.model import Carrier, Holder, Permit
from permits.permits.outcomes import PermitChanged
from permits.ports import Members
from permits.wanted import MAX_VEHICLES
from storage import events
from storage.database import Database, Tx
from storage.idempotency import once
from storage.outcomes import BadInput, NotFound, Reason, Refusal, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """The permit after it, who loses a credential, who gets one."""

    permit: Permit
    losing: frozenset[UUID]
    getting: tuple[Holder, ...]


Plan = Callable[[Tx, Permit], Awaitable[Swap | Refusal]]


@dataclass(frozen=True, slots=True)
class Substitution:
    """What every swap does, whoever or whatever is swapped."""

    db: Database
    doing: Doing

    async def member(self, command: SubstituteMember) -> PermitChanged | Refusal:
        """Revoke the credential of who leaves, give one to who joins; the others keep theirs."""

        async def plan(tx: Tx, old: Permit) -> Swap | Refusal:
            out = next((one for one in old.holders if one.id == command.out), None)
            if out is None:
                return NotFound(kind="Holder", id=command.out)
            found = await self._vetted(tx, old, persons=(command.joining,))
            if isinstance(found, Refusal):
                return found
            new = rules.with_holder(old, out, found.holders[0], self.doing.at)
            return _swap(new, frozenset({out.id}), found.holders)

        return await self._do(command, plan, command.out, command.joining)

    async def vehicle(self, command: SubstituteVehicle) -> PermitChanged | Refusal:
        """Every credential names the vehicles, so each holder's is revoked and issued again."""
        if command.out is None and command.joining is None:
            raise BadInput("input.joining", "REQUIRED")

        async def plan(tx: Tx, old: Permit) -> Swap | Refusal:
            out = next((one for one in old.vehicles if one.id == command.out), None)
            if command.out is not None and out is None:
                return NotFound(kind="Vehicle", id=command.out)
            wanted = () if command.joining is None else (command.joining,)
            found = await self._vetted(tx, old, vehicles=wanted)
            if isinstance(found, Refusal):
                return found
            new = _with_vehicle(old, out, next(iter(found.vehicles), None), self.doing.at)
            return _swap(new, frozenset(one.id for one in old.holders), old.holders)

        return await self._do(command, plan, command.out, command.joining)

    async def _vetted(
        self, tx: Tx, permit: Permit, persons: tuple[UUID, ...] = (), vehicles: tuple[UUID, ...] = ()
    ) -> Members | Refused:
        found = await self.doing.ports.rosters.members(tx, permit.organisation, persons, vehicles, self.doing.at)
        return refused_members(found) or found

    async def _do(self, command: Touch, plan: Plan, out: UUID | None, joined: UUID | None) -> PermitChanged | Refusal:
        return await knowing(self.doing.ports.zones_now, lambda: self._once(command, plan, out, joined))

    async def _once(self, command: Touch, plan: Plan, out: UUID | None, joined: UUID | None) -> PermitChanged | Refusal:
        seen = await look(self.db, self.doing.ports, command.permit, self.doing.at)
        if seen is None:
            return NotFound(kind=KIND, id=command.permit)
        permit, won = seen

        async def work(tx: Tx) -> PermitChanged | Refusal:
            reasons = await again(tx, self.doing.ports, permit, won, self.doing.at)
            old = await store.get(tx, command.permit)
            rights.allow_for(self.doing.by, Action.SUBSTITUTE, old.organisation)
            swap = stale(old, command) or await plan(tx, old)
            if isinstance(swap, Refusal):
                return swap
            if reasons:
                return Refused(reasons=reasons)
            return await self._swapped(tx, old, swap, out, joined)

        return await once(self.db, self.doing.request, PermitChanged, work)

    async def _swapped(self, tx: Tx, old: Permit, swap: Swap, out: UUID | None, joined: UUID | None) -> PermitChanged:
        at, new, statuses = self.doing.at, swap.permit, self.doing.ports.statuses
        issued = await credential_store.of_permit(tx, old.id)
        lost = [one for one in issued if one.holder in swap.losing and one.revoked_at is None]
        await write(tx, statuses, old, new, at)
        await revoke_some(tx, statuses, lost, at)
        ctis = await mint(tx, statuses, new, swap.getting, at)
        told = PermitSubstituted(
            subject=new.id,
            at=at,
            organisation=new.organisation,
            by=self.doing.by.account,
            units=tuple(sorted(new.units)),
            out=out,
            joined=joined,
        )
        await events.append(tx, told)
        return replace(changed(new, at), credentials=ctis)


def _swap(new: Permit | Refusal, losing: frozenset[UUID], getting: tuple[Holder, ...]) -> Swap | Refusal:
    return new if isinstance(new, Refusal) else Swap(permit=new, losing=losing, getting=getting)


def _with_vehicle(old: Permit, out: Carrier | None, joining: Carrier | None, at: datetime) -> Permit | Refusal:
    new = rules.with_vehicle(old, out, joining, at)
    if isinstance(new, Refusal):
        return new
    if len(new.vehicles) > MAX_VEHICLES:
        return Refused(reasons=(Reason(code="TOO_MANY_VEHICLES", params={"limit": str(MAX_VEHICLES)}),))
    if new.subject_type is SubjectType.VEHICLE and not new.vehicles:
        return Refused(reasons=(Reason(code="NO_VEHICLE_LEFT"),))
    return new
