"""What would become of an application if it were decided now: read for whoever decides, nothing is held."""

from dataclasses import dataclass
from datetime import datetime

from geo.zones.model import ZoneState, ZoneVersion
from permits.applications.model import Application
from permits.applications.rules import changed_since
from permits.ground.model import Ground
from permits.ground.rules import over_quota, refusals
from permits.ground.survey import beginning, grounds_of, winners
from permits.ports import KnownZones, ZonesNow
from permits.quotas import store as quotas
from storage.database import Rx
from storage.outcomes import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookPorts:
    """Where the ground is read from."""

    zones: KnownZones
    zones_now: ZonesNow


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneOutlook:
    """One zone that is asked for: how it reads when the permit would begin, and how many permits there are already."""

    ground: Ground
    version: ZoneVersion | None
    live: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """`refusals` stand in the way of a yes; `stricter` asks for one that has been seen to be so."""

    zones: tuple[ZoneOutlook, ...]
    refusals: tuple[Reason, ...]
    stricter: tuple[Reason, ...]


async def outlook(rx: Rx, ports: OutlookPorts, one: Application, at: datetime) -> Outlook:
    """The same questions that a decision asks under lock, with today's answers."""
    wanted = one.wanted
    won = winners(ports.zones_now.index, wanted, at).numbers
    states = await ports.zones.states(sorted({*wanted.zones, *won}), rx=rx)
    every = await grounds_of(rx, states, wanted, at)
    named = tuple(ground for ground in every if ground.number in wanted.zones)
    asking = [ground.number for ground in every if ground.number in won and not ground.is_free]
    live = await quotas.live(rx, wanted, at)
    stricter = changed_since(one, frozenset(part.unit for part in one.pending), named)
    shown = {state.number: _version(state, beginning(wanted, at)) for state in states}
    return Outlook(
        zones=tuple(
            ZoneOutlook(ground=ground, version=shown[ground.number], live=live.get(ground.number, 0))
            for ground in sorted(named, key=lambda ground: ground.number)
        ),
        refusals=(*refusals(wanted, named, asking, at), *over_quota(named, live)),
        stricter=stricter.reasons if stricter else (),
    )


def _version(state: ZoneState, start: datetime) -> ZoneVersion | None:
    """As it reads when the permit would begin; a zone that comes later is known by its first version."""
    return state.at(start) or next(iter(state.timeline), None)
