"""Use cases of permits: suspend, object, lift, revoke, complete, review, and those that look at the ground again."""

from identity.access import Actor
from permits.checks import check_text
from permits.doing import Doing
from permits.events import (
    PermitCompleted,
    PermitLifted,
    PermitObjected,
    PermitReviewed,
    PermitRevoked,
    PermitSuspended,
)
from permits.permits import breaking, extending, reopening, steps
from permits.permits.change import Step, Tell, change
from permits.permits.commands import (
    BreakGlass,
    Complete,
    Extend,
    ExtendMany,
    Lift,
    Object,
    Reopen,
    Review,
    Revoke,
    SubstituteMember,
    SubstituteVehicle,
    Suspend,
    Touch,
)
from permits.permits.model import PermitStatus
from permits.permits.outcomes import ManyExtended, PermitChanged
from permits.permits.sealing import Sealer
from permits.permits.substituting import Substitution
from permits.ports import Ports
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.outcomes import Refusal


class Permits:
    """Every use case is one transaction; credentials are sealed after its commit."""

    def __init__(self, db: Database, ports: Ports) -> None:
        self.db = db
        self.ports = ports
        self.sealer = Sealer(db, ports.issuers)

    async def suspend(self, command: Suspend, *, by: Actor, request: Request) -> PermitChanged | Refusal:
        """Hold an active permit up, as the authority of one of its units."""
        check_text(command.reason, "input.reason", needed=True)
        return await self._change(
            Doing(self.ports, by, request),
            command,
            lambda permit: steps.suspend(permit, command, by, request.at),
            lambda permit: PermitSuspended(
                subject=permit.id,
                at=request.at,
                organisation=permit.organisation,
                unit=permit.reasons[-1].unit,
                by=by.account,
                reason=command.reason,
            ),
        )

    async def object(self, command: Object, *, by: Actor, request: Request) -> PermitChanged | Refusal:
        """Object as a unit that was told; the permit is suspended."""
        check_text(command.reason, "input.reason", needed=True)
        return await self._change(
            Doing(self.ports, by, request),
            command,
            lambda permit: steps.object_to(permit, command, by, request.at),
            lambda permit: PermitObjected(
                subject=permit.id,
                at=request.at,
                organisation=permit.organisation,
                unit=permit.reasons[-1].unit,
                by=by.account,
                reason=command.reason,
            ),
        )

    async def lift(self, command: Lift, *, by: Actor, request: Request) -> PermitChanged | Refusal:
        """Take back one's own holds; the permit is active again when nobody else holds it."""
        return await self._change(
            Doing(self.ports, by, request),
            command,
            lambda permit: steps.lift(permit, command, by),
            lambda permit: PermitLifted(
                subject=permit.id,
                at=request.at,
                organisation=permit.organisation,
                by=by.account,
                active=permit.status is PermitStatus.ACTIVE,
            ),
        )

    async def revoke(self, command: Revoke, *, by: Actor, request: Request) -> PermitChanged | Refusal:
        """End a permit for good, as an authority or as the employer."""
        check_text(command.reason, "input.reason", needed=True)
        return await self._change(
            Doing(self.ports, by, request),
            command,
            lambda permit: steps.revoke(permit, command, by, request.at),
            lambda permit: PermitRevoked(
                subject=permit.id,
                at=request.at,
                organisation=permit.organisation,
                by=by.account,
                reason=command.reason,
                by_employer=any(one.code == "REVOKED_BY_EMPLOYER" for one in permit.reasons),
            ),
        )

    async def complete(self, command: Complete, *, by: Actor, request: Request) -> PermitChanged | Refusal:
        """Say that the work is done; the credentials end."""
        return await self._change(
            Doing(self.ports, by, request),
            command,
            lambda permit: steps.complete(permit, by),
            lambda permit: PermitCompleted(
                subject=permit.id, at=request.at, organisation=permit.organisation, by=by.account
            ),
        )

    async def review(self, command: Review, *, by: Actor, request: Request) -> PermitChanged | Refusal:
        """Look at a break-glass permit; not by who granted it."""
        check_text(command.note, "input.note")
        return await self._change(
            Doing(self.ports, by, request),
            command,
            lambda permit: steps.review(permit, command, by, request.at),
            lambda permit: PermitReviewed(
                subject=permit.id, at=request.at, organisation=permit.organisation, by=by.account
            ),
        )

    async def reopen(self, command: Reopen, *, by: Actor, request: Request) -> PermitChanged | Refusal:
        """Let the work go on, where the zones still say yes."""
        return await reopening.reopen(self.db, Doing(self.ports, by, request), command)

    async def extend(self, command: Extend, *, by: Actor, request: Request) -> PermitChanged | Refusal:
        """Give one permit a later end and new credentials; the old ones stay good until theirs."""
        return await self._sealed(await extending.extend(self.db, Doing(self.ports, by, request), command))

    async def extend_many(self, command: ExtendMany, *, by: Actor, request: Request) -> ManyExtended | Refusal:
        """Move the end of many by one rule that the bundles carry; nothing is printed again."""
        return await extending.extend_many(self.db, Doing(self.ports, by, request), command)

    async def substitute_member(
        self, command: SubstituteMember, *, by: Actor, request: Request
    ) -> PermitChanged | Refusal:
        """Swap a member: the one who leaves loses the credential, the one who joins gets one, nobody else notices."""
        done = await Substitution(self.db, Doing(self.ports, by, request)).member(command)
        return await self._sealed(done)

    async def substitute_vehicle(
        self, command: SubstituteVehicle, *, by: Actor, request: Request
    ) -> PermitChanged | Refusal:
        """Swap a vehicle; every credential names the vehicles, so each holder gets a new one."""
        done = await Substitution(self.db, Doing(self.ports, by, request)).vehicle(command)
        return await self._sealed(done)

    async def break_glass(self, command: BreakGlass, *, by: Actor, request: Request) -> PermitChanged | Refusal:
        """Grant a short permit at a checkpoint, with a reason; somebody else always reviews it."""
        done = await breaking.break_glass(self.db, Doing(self.ports, by, request), command)
        return await self._sealed(done)

    async def _change(self, doing: Doing, command: Touch, step: Step, tell: Tell) -> PermitChanged | Refusal:
        async def work(tx: Tx) -> PermitChanged | Refusal:
            return await change(tx, doing, command, step, tell)

        return await once(self.db, doing.request, PermitChanged, work)

    async def _sealed(self, done: PermitChanged | Refusal) -> PermitChanged | Refusal:
        if isinstance(done, PermitChanged):
            await self.sealer.try_seal(done.credentials)
        return done
