"""Gate B, the rows that time does not turn: status, clock, what was seen, what happened before, the barrier. Pure."""

from collections.abc import Iterator
from typing import Final

from credentials.verdict.case import Case
from credentials.verdict.model import Finding, Passing
from credentials.wire import EntryMode, Outcome, PassageKind, Status, Weight
from credentials.wire import ReasonCode as R

_STRUCK: Final = {Status.REVOKED: R.REVOKED, Status.SUSPENDED: R.SUSPENDED, Status.ENDED: R.ENDED}
_ENTRIES: Final = frozenset({PassageKind.ENTER, PassageKind.TRANSIT})


def status(case: Case) -> Iterator[Finding]:
    """REVOKED, SUSPENDED, ENDED, STATUS_MISSING, STATUS_STALE."""
    held = case.bundle.status
    found = None if held is None else held.find(case.claims.status)
    if found is None:
        yield Finding(reason=R.STATUS_MISSING, weight=Weight.REFER)
    elif found is not Status.VALID:
        yield Finding(reason=_STRUCK[found], weight=Weight.DENY)
    age, purpose_class = age_s(case), case.claims.purpose.purpose_class
    if age is not None and age > case.bundle.policy.stale_after_s[purpose_class]:
        yield Finding(reason=R.STATUS_STALE, weight=Weight.NOTE if purpose_class == 1 else Weight.REFER)


def age_s(case: Case) -> int | None:
    """How old the status list may be by now; None without one."""
    now = case.clock.earliest if case.clock.latest is None else case.clock.latest
    return None if case.bundle.status is None else max(0, now - case.bundle.status.as_of)


def clock(case: Case) -> Iterator[Finding]:
    """CLOCK_UNTRUSTED: no trusted end, or wholly before the bundle was made."""
    latest = case.clock.latest
    if latest is None or latest < case.bundle.issued_at - case.bundle.policy.leeway_start_s:
        yield Finding(reason=R.CLOCK_UNTRUSTED, weight=Weight.REFER)


def seen(case: Case) -> Iterator[Finding]:
    """ID_MISMATCH, PLATE_NOT_LISTED, CODE_ONLY."""
    tail, plate = case.seen.id_tail, case.seen.plate
    if tail is not None and case.claims.tails and tail not in case.claims.tails:
        yield Finding(reason=R.ID_MISMATCH, weight=Weight.REFER)
    if plate is not None and _normal(plate) not in case.claims.plates:
        yield Finding(reason=R.PLATE_NOT_LISTED, weight=Weight.REFER)
    confirmed = case.seen.name_confirmed and (case.seen.id_confirmed or tail in case.claims.tails)
    if case.looked_up and not confirmed:
        yield Finding(reason=R.CODE_ONLY, weight=Weight.REFER)


def _normal(plate: str) -> str:
    """Capitals and digits only, Đ as D, as plates are written into permits."""
    return "".join(char for char in plate.upper().replace("Đ", "D") if char.isascii() and char.isalnum())


def bundle(case: Case) -> Iterator[Finding]:
    """BUNDLE_EXPIRED (or made for a post that does not stand here now), BARRIER_HARD."""
    post, now = case.bundle.checkpoint, case.clock.latest or case.clock.earliest
    moved = now < post.valid_from or (post.valid_to is not None and case.clock.earliest >= post.valid_to)
    if now >= case.bundle.expires_at or moved:
        yield Finding(reason=R.BUNDLE_EXPIRED, weight=Weight.REFER)
    if post.hard:
        yield Finding(reason=R.BARRIER_HARD, weight=Weight.DENY)


def history(case: Case) -> Iterator[Finding]:
    """USED and ALREADY_INSIDE, for a passage that goes in; the same post within some minutes is the same passage."""
    passed = _passed(case)
    entries = [passing for passing in passed if passing.kind in _ENTRIES and not _same_passage(case, passing)]
    if entries and case.claims.entry_mode is EntryMode.SINGLE and not case.returning:
        yield Finding(reason=R.USED, weight=Weight.DENY)
    if entries and entries[-1] is passed[-1] and passed[-1].kind is PassageKind.ENTER:
        yield Finding(reason=R.ALREADY_INSIDE, weight=Weight.NOTE)


def is_inside(case: Case) -> bool:
    """Whether the last that is known of this credential is that it passed in."""
    passed = _passed(case)
    return bool(passed) and passed[-1].kind in _ENTRIES


def _passed(case: Case) -> list[Passing]:
    return [
        passing
        for passing in case.history.passings
        if passing.cti == case.claims.cti and passing.outcome is Outcome.PASSED
    ]


def _same_passage(case: Case, passing: Passing) -> bool:
    recent = abs(case.clock.earliest - passing.at) < case.bundle.policy.same_passage_s
    return recent and passing.checkpoint == case.bundle.checkpoint.id
