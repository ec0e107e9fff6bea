"""Nobody is trapped: on LEAVE and RETURN no answer is worse than REFER. Last of all, for both gates. Pure."""

from dataclasses import replace
from typing import Final

from credentials.verdict import rows
from credentials.verdict.case import Case
from credentials.verdict.model import Finding
from credentials.wire import ReasonCode as R
from credentials.wire import Weight

ALERTING: Final = frozenset({R.REVOKED, R.SUSPENDED, R.ID_MISMATCH, R.PLATE_NOT_LISTED})
"""Nobody is stopped for these on the way out, and the desk hears of them."""

_KEPT: Final = ALERTING | {R.CODE_ONLY, R.BARRIER_HARD}
"""Doubts about who this is, and a barrier that cannot open; a recorded entry answers all others."""


def relieve(case: Case, findings: list[Finding], *, leaving: bool, perhaps: bool) -> list[Finding]:
    """Waive what a recorded entry answers, what the way home answers, and soften the rest.

    Where the clock cannot tell LEAVE from ENTER (`perhaps`) nothing is waived and nobody is held.
    """
    if leaving and rows.is_inside(case):
        findings = [_noted(finding) if finding.reason not in _KEPT else finding for finding in findings]
    if case.returning:
        findings = _home(case, findings)
    if perhaps or case.returning:
        findings = [_softened(finding) for finding in findings]
    return findings


def _home(case: Case, findings: list[Finding]) -> list[Finding]:
    """Work that is done counts as an end: within the same hours the way home is open."""
    latest = case.clock.latest
    others = [_hours_noted(finding) for finding in findings if finding.reason is not R.ENDED]
    if len(others) == len(findings) or latest is None or latest >= case.end + case.bundle.policy.return_s:
        return findings
    returning = Finding(reason=R.RETURNING, weight=Weight.NOTE)
    return [finding for finding in others if finding.reason is not R.RETURNING] + [returning]


def _hours_noted(finding: Finding) -> Finding:
    return _noted(finding) if finding.reason is R.OUTSIDE_HOURS else finding


def _noted(finding: Finding) -> Finding:
    return replace(finding, weight=Weight.NOTE)


def _softened(finding: Finding) -> Finding:
    return replace(finding, weight=Weight.REFER) if finding.weight is Weight.DENY else finding
