"""The news: what every bundle of the deployment may have to say anew since a moment. Pure.

Whoever recorded a change a little before its commit is not missed: news tell of a while more than they say.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from checkpoints.bundles.assemble import LIFE
from checkpoints.bundles.zones import Horizon, level_records, zone_record
from credentials.bundle.delta_model import Delta
from credentials.bundle.delta_wire import shorter
from credentials.bundle.model import Extension, Policy, TrustRecord
from credentials.statuses.model import Changed, entry
from credentials.wire import CONSTANTS, Status, seconds
from geo.zones.model import ZoneState

WINDOWS: Final = tuple(timedelta(hours=hours) for hours in CONSTANTS["news_windows_h"])
"""From the longest: a post that has been dark for longer needs its whole bundle."""
UNCOMMITTED: Final = timedelta(minutes=10)
"""Longer than any transaction between the moment it records and its commit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What happened within the longest window, in one snapshot of the database."""

    deployment: str
    at: datetime
    trust: tuple[tuple[datetime, TrustRecord], ...]
    zones: tuple[tuple[datetime, ZoneState], ...]
    extensions: tuple[Extension, ...]
    statuses: tuple[Changed, ...]
    bits: Mapping[int, bytes]
    policy: Policy
    weekly: bool


def news(happened: Happened, window: timedelta) -> Delta:
    """Everything since `window` ago, as it is now."""
    since = happened.at - window
    told = since - UNCOMMITTED
    horizon = Horizon.around(happened.at, LIFE)
    states = tuple(state for turned, state in happened.zones if turned >= told)
    return Delta(
        deployment=happened.deployment,
        since=seconds(since),
        issued_at=seconds(happened.at),
        expires_at=seconds(_expires(happened, since)),
        trust=tuple(record for changed, record in happened.trust if changed >= told),
        statuses=dict(_statuses(happened, told)),
        zones=tuple(zone_record(state, horizon) for state in states),
        levels=level_records(states, horizon),
        policy=None if happened.policy == Policy() else happened.policy,
        extensions=tuple(one for one in happened.extensions if one.at >= seconds(told)),
    )


def _expires(happened: Happened, since: datetime) -> datetime:
    """A zone of weekly hours is said day by day in a bundle: news that pass over it do not know more days of it."""
    whole = happened.at + LIFE
    return min(whole, Horizon.around(since, LIFE).end) if happened.weekly else whole


def _statuses(happened: Happened, told: datetime) -> Iterator[tuple[int, dict[int, Status] | bytes]]:
    indexes: defaultdict[int, set[int]] = defaultdict(set)
    for change in happened.statuses:
        if change.at >= told:
            indexes[change.block].update(change.indexes)
    for block in sorted(indexes.keys() & happened.bits.keys()):
        bits = happened.bits[block]
        yield block, shorter({index: entry(bits, index) for index in sorted(indexes[block])}, bits)
