"""The one clock. Everything below takes `now` as an argument."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The machine's time, UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoClock:
    """A clock that showed `shown` when the machine's clock showed `real`, and has run on since."""

    shown: datetime
    real: datetime

    def __call__(self) -> datetime:
        return self.shown + (datetime.now(UTC) - self.real)


def demo_clock_of(stored: dict[str, str]) -> DemoClock:
    """The clock as a database's setting keeps it (ISO instants under `shown` and `real`)."""
    return DemoClock(shown=datetime.fromisoformat(stored["shown"]), real=datetime.fromisoformat(stored["real"]))


def stored_of(clock: DemoClock) -> dict[str, str]:
    """The other way round."""
    return {"shown": clock.shown.isoformat(), "real": clock.real.isoformat()}
