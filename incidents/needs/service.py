"""Reading what a plan needs: as known now, or held until the end of a transaction."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from incidents.needs import rules
from incidents.needs.model import Needs, Plan
from permits.ground.knowing import Winners
from permits.ground.survey import grounds_of, objected, survey, winners
from permits.permits import store as permits
from permits.permits.model import Permit
from permits.ports import KnownZones, Ports, ZonesNow
from storage.database import Rx, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsPorts:
    """Where needs are read from."""

    zones: KnownZones
    zones_now: ZonesNow


def won_by(zones_now: ZonesNow, plan: Plan, at: datetime) -> Winners:
    """The zones that win where the plan goes at any time of it; before a transaction, geometry takes its time."""
    return winners(zones_now.index, plan.wanted((), ()), at)


async def read(rx: Rx, ports: NeedsPorts, plan: Plan, at: datetime) -> Needs:
    """What the plan needs as things are known now; nothing is held."""
    numbers = sorted({*won_by(ports.zones_now, plan, at).numbers, *plan.zones})
    states = await ports.zones.states(numbers, rx=rx)
    wanted = plan.wanted(numbers, plan.members)
    grounds = await grounds_of(rx, states, wanted, at)
    return rules.needs_of(plan, grounds, await live_permits(rx, plan, at))


async def held(tx: Tx, ports: Ports, plan: Plan, won: Winners, at: datetime) -> Needs:
    """What the plan needs, its zones held until the end; its open end is drawn in to what they allow.

    Raises BehindError when the register has learned something since `won`.
    """
    wanted = plan.wanted({*won.numbers, *plan.zones}, plan.members)
    found = await survey(tx, ports.zones, wanted, won, at)
    fitting = rules.fitted(plan, found.grounds)
    if fitting != plan:
        wanted = fitting.wanted(wanted.zones, plan.members)
        found = await survey(tx, ports.zones, wanted, won, at)
    found = await objected(tx, wanted, found, at)
    return rules.needs_of(fitting, found.grounds, await live_permits(tx, plan, at))


async def live_permits(rx: Rx, plan: Plan, at: datetime) -> Sequence[Permit]:
    """Active permits of the purpose that name a member of the crew; the one that lasts longest first."""
    return await live_of(rx, plan.organisation, plan.members, at, plan.purpose.value)


async def live_of(
    rx: Rx, organisation: UUID, persons: Collection[UUID], at: datetime, purpose: str
) -> Sequence[Permit]:
    """The same for many members at once."""
    found = await permits.live_of(rx, organisation, persons, purpose, at) if persons else ()
    return sorted(found, key=lambda one: (one.valid_to, one.id), reverse=True)
