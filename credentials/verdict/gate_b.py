"""Gate B: all rows are asked, the worst decision wins, every reason is listed. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from credentials import control_code
from credentials.verdict import relief, rows, turning
from credentials.verdict.case import Case, enters, moments, rule_at
from credentials.verdict.model import Compare, Finding, Verdict
from credentials.wire import GATE_B, CompareKind, Decision, PassageKind, Weight
from credentials.wire import ReasonCode as R

_ROW: Final = {reason: row for row, reason in enumerate(GATE_B)}
_ORDER: Final = {Weight.DENY: 0, Weight.REFER: 1, Weight.NOTE: 2}
_WEIGHTS: Final = tuple(_ORDER)
_DECISION: Final = {Weight.DENY: Decision.DENY, Weight.REFER: Decision.REFER, Weight.NOTE: Decision.ALLOW}


def judge(case: Case) -> Verdict:
    """Decide on claims that passed Gate A."""
    times = moments(case)
    ways = {enters(case, at) for at in times}
    leaving, perhaps = ways == {False}, False in ways
    found = {finding.reason: finding for finding in _findings(case, times, leaving=leaving)}
    relieved = relief.relieve(case, list(found.values()), leaving=leaving, perhaps=perhaps)
    findings = sorted(relieved, key=_rank)
    decision = _DECISION[findings[0].weight] if findings else Decision.ALLOW
    return Verdict(
        decision=decision,
        findings=tuple(findings),
        compare=_compare(case, times, findings),
        age_s=rows.age_s(case),
        alert=(perhaps or case.returning) and any(finding.reason in relief.ALERTING for finding in findings),
        kind=kind_of(case, leaving=leaving),
        claims=case.claims,
    )


def kind_of(case: Case, *, leaving: bool) -> PassageKind:
    """Name the passage; towards home outranks the rest."""
    if case.returning:
        return PassageKind.RETURN
    if leaving:
        return PassageKind.LEAVE
    return PassageKind.TRANSIT if case.passage.through else PassageKind.ENTER


def _rank(finding: Finding) -> tuple[int, int]:
    return _ORDER[finding.weight], _ROW[finding.reason]


def _findings(case: Case, times: tuple[int, ...], *, leaving: bool) -> Iterator[Finding]:
    yield from rows.status(case)
    yield from rows.clock(case)
    yield from rows.seen(case)
    yield from rows.bundle(case)
    if not leaving:
        yield from rows.history(case)
    if case.seen.health_shown is False and _health(case, times):
        yield Finding(reason=R.HEALTH_NOT_SHOWN, weight=Weight.REFER)
    yield from _turning(case, times)


def _turning(case: Case, times: tuple[int, ...]) -> Iterator[Finding]:
    """Give what holds at every moment, at its mildest, and CLOCK_UNTRUSTED where the moments differ.

    A stop at each moment, for one reason before midnight and for another after it, is still a stop: then the first
    moment's reasons say so.
    """
    if len(times) == 1:
        yield from _at(case, times[0])
        return
    at_each = [{finding.reason: finding for finding in _at(case, at)} for at in times]
    if any(_stops(found) != _stops(at_each[0]) for found in at_each[1:]):
        yield Finding(reason=R.CLOCK_UNTRUSTED, weight=Weight.REFER)
    certain = [_mildest([found[reason] for found in at_each]) for reason in at_each[0] if _always(reason, at_each)]
    yield from certain
    floor = max(_worst(found.values()) for found in at_each)
    if _worst(certain) > floor:
        stops = [finding for finding in at_each[0].values() if _ORDER[finding.weight] <= floor]
        yield from (replace(finding, weight=_WEIGHTS[floor]) for finding in stops)


def _always(reason: R, at_each: list[dict[R, Finding]]) -> bool:
    return all(reason in found for found in at_each)


def _mildest(same: list[Finding]) -> Finding:
    return max(same, key=lambda finding: _ORDER[finding.weight])


def _worst(findings: Iterable[Finding]) -> int:
    return min((_ORDER[finding.weight] for finding in findings), default=_ORDER[Weight.NOTE])


def _stops(found: dict[R, Finding]) -> set[tuple[R, Weight]]:
    return {(finding.reason, finding.weight) for finding in found.values() if finding.weight is not Weight.NOTE}


def _at(case: Case, at: int) -> Iterator[Finding]:
    yield from turning.validity(case, at)
    yield from turning.zones(case, at)


def _health(case: Case, times: tuple[int, ...]) -> tuple[str, ...]:
    """What must be shown somewhere on the other side, with the cut-off computed: TEST_AFTER:<instant>, DOSES:<n>."""
    proofs = set()
    for number in case.to_zones:
        for at in times:
            health = rule_at(case, number, at)[1].health
            if health and health.test_within_h is not None:
                proofs.add(f"TEST_AFTER:{times[0] - health.test_within_h * 3600}")
            if health and health.doses is not None:
                proofs.add(f"DOSES:{health.doses}")
    return tuple(sorted(proofs))


def _compare(case: Case, times: tuple[int, ...], findings: list[Finding]) -> tuple[Compare, ...]:
    claims = case.claims
    aloud = any(finding.weight is Weight.REFER or finding.reason is R.STATUS_STALE for finding in findings)
    things = (
        (CompareKind.NAME, (claims.name,)),
        (CompareKind.ID_TAIL, claims.tails),
        (CompareKind.PLATE, claims.plates),
        (CompareKind.HEALTH, _health(case, times)),
        (CompareKind.READ_CODE, (control_code.spoken(claims.control_code),) if aloud else ()),
    )
    return tuple(Compare(kind=kind, values=values) for kind, values in things if values)
