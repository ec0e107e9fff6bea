"""A device's clock is often wrong: it is measured against the server's, and what it says is an interval."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests.journeys.field import contract
from tests.journeys.field.speaker import Speaker

UNMEASURED = timedelta(seconds=30)
"""How wrong a clock may be that nobody has compared yet."""


def own_clock() -> datetime:
    """The device's own clock, right or wrong."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Clock:
    """`now` is the device's own clock; `ahead` is device minus server as last measured, known within `error`."""

    now: Callable[[], datetime] = own_clock
    ahead: timedelta = timedelta(0)
    error: timedelta = UNMEASURED

    async def measure(self, by: Speaker) -> None:
        """Ask the server; half the time the answer took is what is not known."""
        asked = self.now()
        theirs = await contract.server_time(by)
        answered = self.now()
        half = (answered - asked) / 2
        self.ahead, self.error = asked + half - theirs, half

    def interval(self) -> tuple[datetime, datetime]:
        """The server's time now, as earliest and latest."""
        at = self.now() - self.ahead
        return at - self.error, at + self.error
