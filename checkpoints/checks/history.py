"""What earlier checks mean to a verdict. Pure."""

from collections.abc import Iterable
from uuid import UUID

from checkpoints.checks.model import Check, Recorded
from checkpoints.checks.posts import ENTRIES, Posts
from credentials.bundle.model import Bundle
from credentials.verdict.case import sides
from credentials.verdict.model import History, Passage, Passing, Verdict
from credentials.wire import seconds


def history_of(checks: Iterable[tuple[Check, UUID | None]]) -> History:
    """The passings of known credentials, oldest first by the end of the device's interval."""
    in_order = sorted(checks, key=lambda one: one[0].decided.latest)
    return History(passings=tuple(_passing(check, cti) for check, cti in in_order if cti is not None))


def bearing(passed: Iterable[Recorded], posts: Posts, entered: frozenset[int] | None) -> History:
    """What was recorded of entries into the zones that are entered now, and of ways out of them; None asks for all.

    A passage further in, or further out, is the same trip and uses nothing up.
    """
    checks = ((one.check, one.known.cti) for one in passed)
    return history_of(one for one in checks if entered is None or entered & posts.concerned(one[0]))


def entered_by(first: Verdict, bundle: Bundle, passage: Passage) -> frozenset[int] | None:
    """The zones that a passage goes into; None on the way out or home, where every entry counts."""
    from_zones, to_zones = sides(bundle, passage)
    return frozenset(to_zones) - frozenset(from_zones) if first.kind in ENTRIES else None


def _passing(check: Check, cti: UUID) -> Passing:
    return Passing(
        cti=cti.bytes,
        at=seconds(check.decided.latest),
        checkpoint=check.checkpoint,
        kind=check.passage,
        outcome=check.outcome,
    )
