"""From what zones ask and which permits are live to what is missing. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from credentials.claims import Window
from geo.local_time import DAY_MIN, LOCAL
from incidents.needs.model import Asks, Cover, Needs, Plan, ZoneNeed
from permits.ground.model import Ground
from permits.permits.model import Permit, PermitStatus
from permits.wanted import MAX_ZONES
from storage.outcomes import Reason

NEEDED: Final = timedelta(hours=4)
"""How long a permit must last at least for work without an appointment."""
ASKED: Final = timedelta(hours=24)
"""For how long one is asked for work without an appointment."""


def window(starts_at: datetime | None, ends_at: datetime | None, at: datetime) -> tuple[datetime, datetime, datetime]:
    """Say from when, until when at least and until when at most a crew is there: the appointment, or from now on.

    Whole seconds, as on the wire. An appointment that has passed counts no more.
    """
    start = max(starts_at or at, at).replace(microsecond=0)
    if ends_at is not None and ends_at > start + timedelta(minutes=1):
        end = ends_at.replace(microsecond=0)
        return start, end, end
    return start, start + NEEDED, start + ASKED


def needs_of(plan: Plan, grounds: Iterable[Ground], permits: Sequence[Permit]) -> Needs:
    """Sort out each zone; `permits` are those that name members of the crew for the purpose."""
    found = (_zone(plan, ground, permits) for ground in grounds)
    return Needs(plan=plan, zones=tuple(sorted(found, key=lambda one: one.zone)))


def fitted(plan: Plan, grounds: Iterable[Ground]) -> Plan:
    """The same plan with its open end drawn in to what zones and policy allow, never below what is needed."""
    limits = [plan.end]
    for ground in grounds:
        if ground.policy is not None:
            limits.append(plan.start + ground.policy.longest)
        if ground.forbidden_from is not None:
            limits.append(ground.forbidden_from.replace(microsecond=0))
    return replace(plan, end=max(plan.needed_to, min(limits)))


def covers(permit: Permit, person: UUID, ground: Ground, plan: Plan) -> bool:
    """Whether this permit lets the member into the zone over the time of the work."""
    return _opens(permit, person, ground, plan) and plan.needed_to <= permit.valid_to


def too_many_zones(needs: Needs) -> tuple[Reason, ...]:
    """Say that no one permit names so many zones."""
    if len(needs.asking) <= MAX_ZONES:
        return ()
    return (Reason(code="TOO_MANY_ZONES", params={"most": str(MAX_ZONES)}),)


def forbidding(needs: Needs) -> tuple[Reason, ...]:
    """List the zones that let nobody in for the purpose, and from when."""
    return tuple(
        Reason(code="PURPOSE_FORBIDDEN", params={"zone": str(one.zone), "since": one.forbidden_from.isoformat()})
        for one in needs.forbidden
        if one.forbidden_from is not None
    )


def lacking(needs: Needs) -> tuple[Reason, ...]:
    """Say what a crew that goes all the same goes without."""
    return (
        *(Reason(code="ZONE_FORBIDS", params={"zone": str(one.zone)}) for one in needs.forbidden),
        *(
            Reason(code="PERMIT_MISSING", params={"zone": str(one.zone), "members": str(len(one.missing))})
            for one in needs.zones
            if one.is_missing
        ),
    )


def _zone(plan: Plan, ground: Ground, permits: Sequence[Permit]) -> ZoneNeed:
    plain = ZoneNeed(zone=ground.number, unit=ground.unit, asks=Asks.FREE)
    if ground.forbidden_from is not None and ground.forbidden_from < plan.needed_to:
        return replace(plain, asks=Asks.FORBIDDEN, forbidden_from=ground.forbidden_from)
    if ground.policy is None:
        return plain
    covered = tuple(
        Cover(person=person, permit=one.id)
        for person in plan.members
        if (one := next((one for one in permits if covers(one, person, ground, plan)), None)) is not None
    )
    having = {one.person for one in covered}
    missing = tuple(person for person in plan.members if person not in having)
    return replace(
        plain,
        asks=Asks.PERMIT,
        approval=ground.policy.approval,
        covers=covered,
        missing=missing,
        ending=_ending(plan, ground, permits, missing),
    )


def _ending(plan: Plan, ground: Ground, permits: Sequence[Permit], missing: Iterable[UUID]) -> tuple[UUID, ...]:
    """Live permits that would do for everybody who lacks one, if only they lasted."""
    lacking_one = tuple(missing)
    if not lacking_one:
        return ()
    return tuple(one.id for one in permits if all(_opens(one, person, ground, plan) for person in lacking_one))


def _opens(permit: Permit, person: UUID, ground: Ground, plan: Plan) -> bool:
    """All that a permit must be, its end aside. One older than the zone's last tightening makes a checkpoint ask."""
    return (
        permit.status is PermitStatus.ACTIVE
        and permit.purpose is plan.purpose
        and permit.organisation == plan.organisation
        and ground.number in permit.zones
        and any(holder.id == person for holder in permit.holders)
        and permit.valid_from <= plan.start < permit.valid_to
        and (ground.tightened_at is None or ground.tightened_at < permit.approved_at)
        and _carries(permit, plan)
        and _open_all_along(permit.hours, plan.start, plan.needed_to)
    )


def _carries(permit: Permit, plan: Plan) -> bool:
    """One of the crew's vehicles is on it; a crew without vehicles walks."""
    on_it = {vehicle.id for vehicle in permit.vehicles}
    return not plan.vehicles or bool(on_it & set(plan.vehicles))


def _open_all_along(hours: Sequence[Window], start: datetime, end: datetime) -> bool:
    """Whether the local minutes of the work lie within one of the permit's daily windows; none: at any hour."""
    if not hours:
        return True
    minute = start.astimezone(LOCAL).hour * 60 + start.astimezone(LOCAL).minute
    length = (end - start).total_seconds() / 60
    return any((minute - one.start) % DAY_MIN + length <= (one.end - one.start) % DAY_MIN for one in hours)
