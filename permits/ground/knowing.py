"""No permit rests on older knowledge of the zones than the register has when it is issued.

Which zones win where is computed in memory, before the transaction. Inside it the register is held and asked whether
anything became known since; if so, the transaction is taken back, the index catches up and all is decided anew.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from permits.ports import LockedZones, ZonesNow
from storage.database import Tx
from storage.outcomes import Busy

T = TypeVar("T")
TRIES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Winners:
    """The zones that win where a permit goes, as known at an instant; None: no zone was known."""

    numbers: frozenset[int]
    known_at: datetime | None


NOWHERE: Final = Winners(numbers=frozenset(), known_at=None)
"""What wins for a permit that names no place: its zones are read under their own lock."""


class BehindError(Exception):
    """The register has learned something since the winners were computed."""

    def __init__(self, known_at: datetime) -> None:
        super().__init__(f"the register knows more since {known_at.isoformat()}")
        self.known_at = known_at


async def up_to_date(tx: Tx, zones: LockedZones, won: Winners) -> None:
    """Hold the register; raise BehindError when it has learned something since."""
    known_at = await zones.hold_register(tx)
    if known_at is not None and (won.known_at is None or won.known_at < known_at):
        raise BehindError(known_at)


async def knowing(zones_now: ZonesNow, attempt: Callable[[], Awaitable[T]]) -> T:
    """Run the attempt, which computes the winners and runs a transaction; when they were behind, catch up and again.

    Raises Busy when orders come faster than they can be read: nothing was written, the same request may succeed.
    """
    for _ in range(TRIES):
        try:
            return await attempt()
        except BehindError as behind:
            await zones_now.catch_up(behind.known_at)
    raise Busy("zones are being published faster than permits are decided")
