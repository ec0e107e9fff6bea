"""Gate B, the rows that time turns: validity, hours, zones, levels, changes of zones. Asked at one moment. Pure."""

from collections.abc import Iterator

from credentials.bundle.model import ChangeRecord, Extension, LevelRule, Reaffirmation, ZoneRecord
from credentials.claims import Claims, Window
from credentials.verdict.case import Case, local_minute, rule_at
from credentials.verdict.model import Finding
from credentials.wire import ChangeKind, Rule, Weight
from credentials.wire import ReasonCode as R


def extended(claims: Claims, extensions: tuple[Extension, ...]) -> int:
    """Move the permit's end as the bundle says, in the bundle's order; never back, never past the hard limit."""
    end = claims.end
    for extension in extensions:
        if _applies(extension, claims, end):
            end = max(end, min(extension.new_end, claims.expires_at))
    return end


def _applies(extension: Extension, claims: Claims, end: int) -> bool:
    """Only what was alive when the extension was made; it wakes no permit that had ended."""
    return (
        claims.issued_at <= extension.at < end
        and (extension.purposes is None or claims.purpose in extension.purposes)
        and extension.zones.issuperset(claims.zones)
        and extension.ending_from <= end < extension.ending_to
    )


def validity(case: Case, at: int) -> Iterator[Finding]:
    """NOT_YET_VALID, EXPIRED, RETURNING."""
    policy = case.bundle.policy
    if at < case.claims.not_before - policy.leeway_start_s:
        yield Finding(reason=R.NOT_YET_VALID, weight=Weight.DENY)
    if at < case.end + policy.leeway_end_s:
        return
    if _is_going_home(case, at):
        yield Finding(reason=R.RETURNING, weight=Weight.NOTE)
        return
    unaware = case.bundle.issued_at < case.end and at <= case.end + policy.expired_grace_s
    yield Finding(reason=R.EXPIRED, weight=Weight.REFER if unaware else Weight.DENY)


def _is_going_home(case: Case, at: int) -> bool:
    """On the way home after the end, within the hours that remain for it."""
    return case.returning and case.end <= at < case.end + case.bundle.policy.return_s


def zones(case: Case, at: int) -> Iterator[Finding]:
    """OUTSIDE_HOURS, WRONG_ZONE, PURPOSE_FORBIDDEN, ZONE_CLOSED, ZONE_TIGHTENED, PASSING_THROUGH."""
    found: dict[tuple[R, Weight], list[int]] = {}
    for number in case.to_zones:
        for key in _zone(case, number, at):
            found.setdefault(key, []).append(number)
    if _is_outside(case.claims.windows, case, at):
        found.setdefault(_outside_hours(case, at), [])
    for (reason, weight), numbers in found.items():
        yield Finding(reason=reason, weight=weight, zones=tuple(numbers))


def _zone(case: Case, number: int, at: int) -> Iterator[tuple[R, Weight]]:
    rule, level = rule_at(case, number, at)
    if _is_outside(level.windows, case, at):
        yield _outside_hours(case, at)
    if rule is Rule.FORBIDDEN:
        yield R.PURPOSE_FORBIDDEN, Weight.DENY
    if rule is Rule.PERMIT and not _is_named(case, number):
        yield (R.PASSING_THROUGH, Weight.NOTE) if _may_pass(case, level) else (R.WRONG_ZONE, Weight.DENY)
    if rule is not Rule.FREE:
        yield from _changes(case, case.bundle.zone_of[number], at)


def _is_outside(windows: tuple[Window, ...], case: Case, at: int) -> bool:
    minute = local_minute(case, at)
    return bool(windows) and not any(window.covers(minute) for window in windows)


def _outside_hours(case: Case, at: int) -> tuple[R, Weight]:
    """Once the permit has ended its daily hours hold nobody on the way home."""
    return R.OUTSIDE_HOURS, Weight.NOTE if _is_going_home(case, at) else Weight.DENY


def _is_named(case: Case, number: int) -> bool:
    return number in case.claims.zones or (case.returning and number == case.claims.base_zone)


def _may_pass(case: Case, level: LevelRule) -> bool:
    if not case.passage.through:
        return False
    return (
        case.claims.purpose.purpose_class in case.bundle.policy.transit_classes
        if level.transit is None
        else level.transit
    )


def _changes(case: Case, zone: ZoneRecord, at: int) -> Iterator[tuple[R, Weight]]:
    """Give the worst of each kind; an equal second counts against the permit."""
    felt = {(change.kind, _weight(case, change, at)) for change in zone.changes if _is_felt(case, zone, change, at)}
    if (ChangeKind.TIGHTENED, Weight.REFER) in felt:
        yield R.ZONE_TIGHTENED, Weight.REFER
    closed = [weight for weight in (Weight.DENY, Weight.REFER) if (ChangeKind.CLOSED, weight) in felt]
    if closed:
        yield R.ZONE_CLOSED, closed[0]


def _is_felt(case: Case, zone: ZoneRecord, change: ChangeRecord, at: int) -> bool:
    """In force, decided since issue, for this purpose, and nobody has said that permits hold on."""
    return (
        change.effective_at <= at
        and _concerns(change, case.claims)
        and not any(_reaffirms(said, change, case.claims) for said in zone.reaffirmations)
    )


def _weight(case: Case, change: ChangeRecord, at: int) -> Weight | None:
    if change.kind is ChangeKind.TIGHTENED:
        return Weight.REFER
    if case.claims.purpose.purpose_class != 1:
        return Weight.DENY
    return Weight.REFER if at >= change.effective_at + case.bundle.policy.closure_grace_s else None


def _concerns(change: ChangeRecord, claims: Claims) -> bool:
    return claims.issued_at <= change.recorded_at and (change.purposes is None or claims.purpose in change.purposes)


def _reaffirms(reaffirmation: Reaffirmation, change: ChangeRecord, claims: Claims) -> bool:
    return (
        change.recorded_at <= reaffirmation.at
        and claims.issued_at <= reaffirmation.at
        and (reaffirmation.purposes is None or claims.purpose in reaffirmation.purposes)
        and (reaffirmation.permits is None or claims.status in reaffirmation.permits)
    )
