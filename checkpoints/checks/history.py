"""What earlier checks mean to a verdict. Pure."""

from collections.abc import Iterable
from uuid import UUID

from checkpoints.checks.model import Check
from credentials.verdict.model import History, Passing
from credentials.wire import seconds


def history_of(checks: Iterable[tuple[Check, UUID | None]]) -> History:
    """The passings of known credentials, oldest first by the end of the device's interval."""
    in_order = sorted(checks, key=lambda one: one[0].decided.latest)
    return History(passings=tuple(_passing(check, cti) for check, cti in in_order if cti is not None))


def _passing(check: Check, cti: UUID) -> Passing:
    return Passing(
        cti=cti.bytes,
        at=seconds(check.decided.latest),
        checkpoint=check.checkpoint,
        kind=check.passage,
        outcome=check.outcome,
    )
