"""What a set of checks comes to, and how that differs from what is stored. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from checkpoints.checks.model import Recorded
from checkpoints.checks.posts import Posts
from checkpoints.findings.clocks import believed
from checkpoints.findings.judging import accepted, gap, refused, unsigned
from checkpoints.findings.model import (
    Because,
    Changes,
    Finding,
    FindingKind,
    FindingState,
    Found,
    Known,
    Limits,
    Paper,
    SettleFinding,
    Then,
    Use,
)
from checkpoints.findings.pairs import impossible, in_order, used_twice
from storage.outcomes import Conflict

LIMITS: Final = Limits()
LATELY: Final = timedelta(hours=24)
_GRAVE: Final = frozenset(
    {
        FindingKind.IMPOSSIBLE_TRAVEL,
        FindingKind.DOUBLE_USE,
        FindingKind.ACCEPTED_AFTER_REVOCATION,
        FindingKind.BAD_SIGNATURE,
    }
)


def of_credential(checks: Iterable[Recorded], posts: Posts, paper: Paper, limits: Limits = LIMITS) -> tuple[Found, ...]:
    """What all checks of one credential say together: a function of their set, whatever order they came in."""
    ordered = in_order({one.check.id: believed(one) for one in checks}.values())
    return (*impossible(ordered, posts, limits), *used_twice(ordered, posts, paper.entry_mode, limits))


def of_check(one: Recorded, then: Then, posts: Posts, of_it: tuple[Recorded, ...] = ()) -> Iterator[Found]:
    """What one check says by itself; `of_it`: all checks of its credential."""
    one, of_it = believed(one), tuple(believed(other) for other in of_it)
    broken = None if then.follows else gap(one.check, one.known)
    found = (accepted(one, then), refused(one, then, posts, of_it), broken, unsigned(one))
    yield from (each for each in found if each is not None)


def changes(stored: Mapping[str, Known], found: Iterable[Found], since: datetime | None = None) -> Changes:
    """From what is stored to what is found now. What somebody has settled stays settled.

    `since`: only checks from then on were looked at, so older findings are not gone.
    """
    now = {one.key: one for one in found}
    return Changes(
        fresh=tuple(one for key, one in now.items() if key not in stored),
        again=tuple(one for key, one in now.items() if key in stored and _differs(stored[key], one)),
        gone=tuple(key for key, one in stored.items() if key not in now and _lapses(one, since)),
    )


def _differs(known: Known, found: Found) -> bool:
    if known.state is FindingState.SETTLED:
        return False
    return known.state is FindingState.GONE or known.facts != found.facts


def _lapses(known: Known, since: datetime | None) -> bool:
    return known.state is FindingState.OPEN and (since is None or known.at >= since)


def settled(finding: Finding, command: SettleFinding, by: UUID, now: datetime) -> Finding | Conflict:
    """Somebody has looked; what is gone or settled already is nobody's to settle."""
    if finding.state is not FindingState.OPEN:
        return Conflict(code="STATE", params={"from": finding.state, "to": FindingState.SETTLED})
    return replace(finding, state=FindingState.SETTLED, settled_by=by, note=command.note, changed_at=now)


def is_grave(one: Found) -> bool:
    """Nothing harmless explains it: no way out that nobody checked, no bundle from before, nobody who took it on."""
    harmless = {Use.INWARD_TWICE, Because.STALE_BUNDLE, Because.OVERRIDDEN}
    return one.kind in _GRAVE and not harmless & set(one.facts.values())


def is_alarming(one: Found, received: Mapping[UUID, datetime], now: datetime) -> bool:
    """Grave, and of checks that came home lately: nobody is woken for an old log that is read for the first time."""
    about = [check for check in (one.check, one.other) if check is not None]
    came = [received[check] for check in about if check in received]
    return is_grave(one) and (not came or now - max(came) <= LATELY)
