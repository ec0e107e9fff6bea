"""Reopening a completed permit: the zones are asked again, the quota, and the roster."""

from permits.doing import Doing
from permits.events import PermitReopened
from permits.ground.knowing import Winners, knowing
from permits.ground.rules import forbidden, outgrown, over_quota
from permits.ground.survey import survey
from permits.permits import steps
from permits.permits.change import KIND, change
from permits.permits.commands import Reopen
from permits.permits.ground_again import as_wanted, look
from permits.permits.issuing import refused_members
from permits.permits.model import Permit
from permits.permits.outcomes import PermitChanged
from permits.quotas import store as quotas
from storage.database import Database, Tx
from storage.idempotency import once
from storage.outcomes import NotFound, Reason, Refusal, Refused


async def reopen(db: Database, doing: Doing, command: Reopen) -> PermitChanged | Refusal:
    """Make it active again, before the hard limit, if it would be let in today."""
    return await knowing(doing.ports.zones_now, lambda: _reopen(db, doing, command))


async def _reopen(db: Database, doing: Doing, command: Reopen) -> PermitChanged | Refusal:
    seen = await look(db, doing.ports, command.permit, doing.at)
    if seen is None:
        return NotFound(kind=KIND, id=command.permit)
    permit, won = seen

    async def work(tx: Tx) -> PermitChanged | Refusal:
        found = await reasons(tx, doing, permit, won)
        return await change(tx, doing, command, lambda old: _reopened(old, found, doing), lambda new: told(new, doing))

    return await once(db, doing.request, PermitChanged, work)


async def reasons(tx: Tx, doing: Doing, permit: Permit, won: Winners) -> tuple[Reason, ...]:
    """Hold its zones; list what keeps it from being let in today: zones, those that outgrew it, quotas, its people."""
    wanted = as_wanted(permit)
    grounds = (await survey(tx, doing.ports.zones, wanted, won, doing.at)).grounds
    live = await quotas.live(tx, wanted, doing.at)
    return (
        *forbidden(grounds),
        *outgrown(grounds, permit.approved_at),
        *over_quota(grounds, live),
        *await _struck_off(tx, doing, permit),
    )


async def _struck_off(tx: Tx, doing: Doing, permit: Permit) -> tuple[Reason, ...]:
    """Who or what of it left the roster or is not vetted any more: it would name nobody of these today."""
    wanted = as_wanted(permit)
    found = await doing.ports.rosters.members(tx, wanted.organisation, wanted.holders, wanted.vehicles, doing.at)
    refused = refused_members(found)
    return () if refused is None else refused.reasons


def _reopened(old: Permit, found: tuple[Reason, ...], doing: Doing) -> Permit | Refusal:
    new = steps.reopen(old, doing.by, doing.at)
    return Refused(reasons=found) if isinstance(new, Permit) and found else new


def told(permit: Permit, doing: Doing) -> PermitReopened:
    """What is told when it is active again."""
    return PermitReopened(
        subject=permit.id,
        at=doing.at,
        organisation=permit.organisation,
        by=doing.by.account,
        units=tuple(sorted(permit.units)),
    )
