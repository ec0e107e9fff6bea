"""From the zones as the database knows them to what they ask, and from that to yes or no. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from credentials.wire import CONSTANTS, Purpose, Rule
from geo.levels.model import Approval
from geo.local_time import WEEK, occurrences
from geo.zones.model import Reaffirmation, ZoneState, ZoneVersion
from permits.ground.model import Ground
from permits.policy.model import OnClosure, Policy, PolicyRule, Terms
from permits.policy.rules import policy_for
from permits.wanted import Wanted
from storage.outcomes import Reason

UNNAMED: Final = "ZONE_NOT_NAMED"
FARTHEST_AHEAD: Final = timedelta(seconds=CONSTANTS["policy"]["begins_within_s"])


def ground_of(
    state: ZoneState, purpose: Purpose, start: datetime, end: datetime, rules: Iterable[PolicyRule] = ()
) -> Ground:
    """Read a zone over [start, end): its strictest rule and policy, whatever is known now about later.

    Weekly hours are followed: a piece that is never on before the end asks nothing. The permit's own hours are not.
    """
    said = tuple(rules)
    pieces = tuple(in_force(state, start, end))
    asked = [(at, version, version.effective(purpose, state.levels, at)) for at, version in pieces]
    terms = [_terms(state, version, purpose, at) for at, version, rule in asked if rule is Rule.PERMIT]
    return Ground(
        number=state.number,
        unit=_unit(pieces, state),
        epoch=state.epoch(purpose),
        policy=strictest(policy_for(said, purpose, one) for one in terms) if terms else None,
        forbidden_from=next((at for at, _, rule in asked if rule is Rule.FORBIDDEN), None),
        tightened_at=tightened_at(state, purpose),
    )


def in_force(state: ZoneState, start: datetime, end: datetime) -> Iterable[tuple[datetime, ZoneVersion]]:
    """Give each stretch of [start, end) over which the same holds, from the first instant at which it is on."""
    edges = instants(state, start, end)
    for since, until in zip(edges, (*edges[1:], end), strict=True):
        version = state.at(since)
        hours = () if version is None else occurrences(version.schedule, since, min(until, since + WEEK))
        if version is not None and hours:
            yield hours[0][0], version


def instants(state: ZoneState, start: datetime, end: datetime) -> tuple[datetime, ...]:
    """List the instants of [start, end) from which something else may hold: the start and every turn."""
    edges = {edge for one in state.timeline for edge in (one.valid_from, one.valid_to) if edge is not None}
    edges.update(*(state.levels.turns(one.level) for one in state.timeline))
    return (start, *sorted(edge for edge in edges if start < edge < end))


def tightened_at(state: ZoneState, purpose: Purpose) -> datetime | None:
    """Find when the zone last became stricter for a purpose, later re-affirmations of all its permits aside."""
    known = [epoch.recorded_at for epoch in state.epochs if epoch.concerns(purpose)]
    affirmed = [one.at for one in state.reaffirmations if one.permits is None and _concerns(one, purpose)]
    return max((at for at in known if not any(at <= one for one in affirmed)), default=None)


def strictest(policies: Iterable[Policy]) -> Policy:
    """Take from several policies, one of which holds after the other, what satisfies them all."""
    every = tuple(policies)
    quotas = [one.quota for one in every if one.quota is not None]
    return Policy(
        approval=max((one.approval for one in every), key=lambda one: one is Approval.PER_PERMIT),
        longest=min(one.longest for one in every),
        quota=min(quotas, default=None),
        on_closure=max((one.on_closure for one in every), key=lambda one: one is OnClosure.SUSPEND),
    )


def refusals(wanted: Wanted, grounds: Iterable[Ground], winners: Iterable[int], at: datetime) -> tuple[Reason, ...]:
    """List everything that stands in the way, quotas apart; nothing: it may be issued once the units have said yes."""
    every = tuple(grounds)
    return (
        *unknown_zones(wanted, every),
        *unnamed_winners(wanted, winners),
        *out_of_time(wanted, at),
        *forbidden(every),
        *free(every),
        *too_long(wanted, every, at),
    )


def out_of_time(wanted: Wanted, at: datetime) -> tuple[Reason, ...]:
    """Say that it would end before it is issued, or begin so late that nobody can know the zones of then."""
    if wanted.valid_to <= at:
        return (Reason(code="ALREADY_OVER"),)
    ahead = wanted.valid_from - at > FARTHEST_AHEAD
    return (Reason(code="TOO_FAR_AHEAD", params={"days": str(FARTHEST_AHEAD.days)}),) if ahead else ()


def unknown_zones(wanted: Wanted, grounds: Iterable[Ground]) -> tuple[Reason, ...]:
    """List the numbers no zone has."""
    known = {ground.number for ground in grounds}
    return tuple(_zone("UNKNOWN_ZONE", number) for number in wanted.zones if number not in known)


def unnamed_winners(wanted: Wanted, winners: Iterable[int]) -> tuple[Reason, ...]:
    """List the zones that win at its places or along its route and are not named."""
    return tuple(_zone(UNNAMED, number) for number in sorted(set(winners) - set(wanted.zones)))


def forbidden(grounds: Iterable[Ground]) -> tuple[Reason, ...]:
    """List the zones that forbid the purpose at some time of the validity, and from when."""
    return tuple(
        _zone("PURPOSE_FORBIDDEN", ground.number, since=ground.forbidden_from.isoformat())
        for ground in grounds
        if ground.forbidden_from is not None
    )


def free(grounds: Iterable[Ground]) -> tuple[Reason, ...]:
    """Say that no permit is needed, when no zone asks for one."""
    every = tuple(grounds)
    if not every or not all(ground.is_free for ground in every):
        return ()
    return tuple(_zone("NO_PERMIT_NEEDED", ground.number) for ground in every)


def too_long(wanted: Wanted, grounds: Iterable[Ground], at: datetime) -> tuple[Reason, ...]:
    """List the zones whose longest validity it exceeds, counted from its start or from now, whichever is later."""
    length = wanted.valid_to - max(wanted.valid_from, at)
    return tuple(
        _zone("TOO_LONG_VALIDITY", ground.number, longest_h=_hours(ground.policy.longest))
        for ground in grounds
        if ground.policy is not None and length > ground.policy.longest
    )


def over_quota(grounds: Iterable[Ground], live: Mapping[int, int]) -> tuple[Reason, ...]:
    """List the zones where one more live permit of this organisation and purpose is too many."""
    return tuple(
        _zone("QUOTA_FULL", ground.number, quota=str(ground.policy.quota))
        for ground in grounds
        if ground.policy is not None
        and ground.policy.quota is not None
        and live.get(ground.number, 0) >= ground.policy.quota
    )


def outgrown(grounds: Iterable[Ground], approved_at: datetime) -> tuple[Reason, ...]:
    """List the zones whose approval was given before they became stricter: a person has to say yes again."""
    return tuple(_zone("ZONE_TIGHTENED", ground.number) for ground in grounds if ground.outgrew(approved_at))


def objected_to(grounds: Iterable[Ground], said: Collection[tuple[int, UUID]]) -> tuple[Ground, ...]:
    """Let a person decide in the zones whose unit objects; `said` pairs zones with the units that object there."""
    return tuple(
        replace(ground, policy=replace(ground.policy, approval=Approval.PER_PERMIT))
        if ground.policy is not None and (ground.number, ground.unit) in said
        else ground
        for ground in grounds
    )


def parts_of(grounds: Iterable[Ground]) -> dict[UUID | None, tuple[int, ...]]:
    """Sort the zones a person decides by their unit; None is the department, for a zone of no unit."""
    parts: dict[UUID | None, tuple[int, ...]] = {}
    for ground in grounds:
        if ground.asks_a_person:
            parts[ground.unit] = (*parts.get(ground.unit, ()), ground.number)
    return parts


def units_of(grounds: Iterable[Ground]) -> frozenset[UUID]:
    """Collect the units that are told and may object."""
    return frozenset(ground.unit for ground in grounds if ground.unit is not None)


def _concerns(one: Reaffirmation, purpose: Purpose) -> bool:
    return one.purposes is None or purpose in one.purposes


def _unit(pieces: Iterable[tuple[datetime, ZoneVersion]], state: ZoneState) -> UUID | None:
    versions = [version for _, version in pieces] or list(state.timeline)
    return next((version.unit for version in versions if version.unit is not None), None)


def _terms(state: ZoneState, version: ZoneVersion, purpose: Purpose, at: datetime) -> Terms:
    return Terms(
        zone=state.number,
        kind=version.kind,
        restriction=version.restriction,
        level=version.level,
        asked=version.rule_for(purpose, state.levels, at),
    )


def _zone(code: str, number: int, **params: str) -> Reason:
    return Reason(code=code, params={"zone": str(number), **params})


def _hours(length: timedelta) -> str:
    return str(int(length.total_seconds() // 3600))
