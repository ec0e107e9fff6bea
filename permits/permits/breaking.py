"""Break-glass: an approver at a checkpoint grants a short permit with a reason; somebody else always reviews it."""

from dataclasses import replace
from datetime import datetime

from identity.access import Action
from permits import rights
from permits.checks import check_text, check_wanted
from permits.doing import Doing
from permits.ground.knowing import knowing
from permits.ground.rules import UNNAMED, forbidden, units_of, unknown_zones
from permits.ground.survey import survey, winners
from permits.permits.change import changed
from permits.permits.commands import BreakGlass
from permits.permits.issuing import Grant, issue, members
from permits.permits.outcomes import PermitChanged
from permits.policy.rules import LONGEST_BREAK_GLASS
from storage.database import Database, Tx
from storage.idempotency import once
from storage.outcomes import Reason, Refusal, Refused


async def break_glass(db: Database, doing: Doing, command: BreakGlass) -> PermitChanged | Refusal:
    """Issue at once in the approver's own units; quotas and longest validities give way.

    What is forbidden does not, nor that it names the zones that win where it goes: no barrier there would let it in.
    """
    check_wanted(command.wanted)
    check_text(command.reason, "input.reason", needed=True)
    return await knowing(doing.ports.zones_now, lambda: _break_glass(db, doing, command))


async def _break_glass(db: Database, doing: Doing, command: BreakGlass) -> PermitChanged | Refusal:
    wanted, at, ports = command.wanted, doing.at, doing.ports
    won = winners(ports.zones_now.index, wanted, at)

    async def work(tx: Tx) -> PermitChanged | Refusal:
        found = await survey(tx, ports.zones, wanted, won, at)
        grounds = found.grounds
        rights.require_authority(doing.by, Action.BREAK_GLASS, units_of(grounds), every=True)
        unnamed = (reason for reason in found.reasons if reason.code == UNNAMED)
        reasons = (*unknown_zones(wanted, grounds), *unnamed, *forbidden(grounds), *_too_long(command, at))
        people = Refused(reasons=reasons) if reasons else await members(tx, ports, wanted, at)
        if isinstance(people, Refusal):
            return people
        account = doing.by.account
        grant = Grant(
            wanted=wanted,
            grounds=grounds,
            members=people,
            requested_by=account,
            by=account,
            at=at,
            break_glass=command.reason,
        )
        done = await issue(tx, ports, grant)
        return done if isinstance(done, Refusal) else replace(changed(done[0], at), credentials=done[1])

    return await once(db, doing.request, PermitChanged, work)


def _too_long(command: BreakGlass, at: datetime) -> tuple[Reason, ...]:
    if command.wanted.valid_to - at <= LONGEST_BREAK_GLASS:
        return ()
    hours = int(LONGEST_BREAK_GLASS.total_seconds() // 3600)
    return (Reason(code="TOO_LONG_VALIDITY", params={"longest_h": str(hours)}),)
