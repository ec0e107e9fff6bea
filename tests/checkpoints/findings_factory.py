"""Checks as findings see them: recorded, of one credential, at posts in a row along a road."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from checkpoints.checks.model import Check, CheckSource, Interval, Known, Override, Recorded
from checkpoints.checks.posts import Posts
from checkpoints.records.model import Checkpoint
from credentials.wire import Decision, Direction, Outcome, PassageKind
from tests.checkpoints.records_factory import EVENING, a_checkpoint, a_placing

A, B, C = (UUID(int=n) for n in (0xA, 0xB, 0xC))
CTI, PERMIT = UUID(int=77), UUID(int=88)
MINUTE = timedelta(minutes=1)


# Along 10.3° N one degree is 109.5 km: B lies 22 km and C 66 km east of A. Each leads into a zone of its own, but C
# into that of A.
def a_post(id: UUID, lon: float, out: int, into: int) -> tuple[Checkpoint, ...]:
    """The only version of a post."""
    placing = a_placing(lon=lon, from_zones=frozenset({out}), to_zones=frozenset({into}))
    return (a_checkpoint(id, placing=placing),)


POSTS = Posts(versions={A: a_post(A, 105.0, 1, 2), B: a_post(B, 105.2, 2, 3), C: a_post(C, 105.6, 1, 2)})


def a_recorded(  # noqa: PLR0913 - a factory names what it may change
    post: UUID = A,
    minute: float = 0,
    *,
    within_s: float = 2,
    passage: PassageKind = PassageKind.ENTER,
    outcome: Outcome = Outcome.PASSED,
    decision: Decision = Decision.ALLOW,
    reasons: tuple[str, ...] = (),
    override: Override | None = None,
    id: UUID | None = None,
    previous_hash: bytes | None = None,
    bundle_sequence: int | None = 3,
) -> Recorded:
    """A check so many minutes after the evening began; the clock says it was within so many seconds."""
    at: datetime = EVENING + minute * MINUTE
    out = passage in {PassageKind.LEAVE, PassageKind.RETURN}
    check = Check(
        id=id or uuid4(),
        checkpoint=post,
        source=CheckSource.SCAN,
        passage=passage,
        direction=Direction.OUTWARD if out else Direction.INWARD,
        decided=Interval(earliest=at, latest=at + timedelta(seconds=within_s)),
        decision=decision,
        reasons=reasons,
        outcome=outcome,
        payload="FP1:",
        override=override,
        bundle_sequence=bundle_sequence,
        previous_hash=previous_hash,
    )
    return Recorded(check=check, known=Known(cti=CTI, permit=PERMIT), hash=check.id.bytes, received_at=at)
