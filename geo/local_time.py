"""Hours as people keep them: minutes and weekdays in Asia/Ho_Chi_Minh, which is UTC+7 without summer time. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from credentials.wire import CONSTANTS

LOCAL = timezone(timedelta(minutes=CONSTANTS["policy"]["utc_offset_min"]))
DAY_MIN = 24 * 60
_DAYS = 7
WEEK = timedelta(days=_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DailyWindow:
    """Local minutes of every day, half-open; a window that starts later than it ends crosses midnight."""

    start_min: int
    end_min: int

    def __post_init__(self) -> None:
        if not (0 <= self.start_min < DAY_MIN and 0 <= self.end_min < DAY_MIN) or self.start_min == self.end_min:
            raise ValueError("a daily window has two different minutes between 0 and 1439")

    def covers(self, at: datetime) -> bool:
        """Whether the local time of day lies in the window."""
        local = at.astimezone(LOCAL)
        return _covers(self.start_min, self.end_min, local.hour * 60 + local.minute)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class WeeklyWindow:
    """Local minutes of one weekday (0 is Monday), half-open; it may run into the next day, `end_min` counts on."""

    weekday: int
    start_min: int
    end_min: int

    def __post_init__(self) -> None:
        if not 0 <= self.weekday < _DAYS or not 0 <= self.start_min < DAY_MIN:
            raise ValueError("a weekly window starts on a weekday 0 to 6 at a minute 0 to 1439")
        if not self.start_min < self.end_min <= self.start_min + _DAYS * DAY_MIN:
            raise ValueError("a weekly window ends after it starts and within a week")

    def covers(self, at: datetime) -> bool:
        """Whether the instant lies in the window of this week or of the week before."""
        start, end = self.start_of_week_min, self.start_of_week_min + self.end_min - self.start_min
        now = minute_of_week(at)
        return start <= now < end or start <= now + _DAYS * DAY_MIN < end

    @property
    def start_of_week_min(self) -> int:
        """Minutes from Monday 00:00 local time to the start."""
        return self.weekday * DAY_MIN + self.start_min


def minute_of_week(at: datetime) -> int:
    """Whole minutes since Monday 00:00 local time."""
    local = at.astimezone(LOCAL)
    return local.weekday() * DAY_MIN + local.hour * 60 + local.minute


def in_schedule(schedule: tuple[WeeklyWindow, ...], at: datetime) -> bool:
    """Whether a schedule holds at the instant; no schedule holds always."""
    return not schedule or any(window.covers(at) for window in schedule)


def occurrences(
    schedule: tuple[WeeklyWindow, ...], start: datetime, end: datetime
) -> tuple[tuple[datetime, datetime], ...]:
    """When a schedule holds between two instants: half-open pieces in order, joined where they touch, in UTC."""
    if not schedule:
        return ((start, end),)
    monday = (start.astimezone(LOCAL) - timedelta(minutes=minute_of_week(start))).replace(second=0, microsecond=0)
    pieces = []
    week = monday - timedelta(days=_DAYS)
    while week < end:
        for window in schedule:
            first = week + timedelta(minutes=window.start_of_week_min)
            last = first + timedelta(minutes=window.end_min - window.start_min)
            pieces.append((max(first, start).astimezone(UTC), min(last, end).astimezone(UTC)))
        week += timedelta(days=_DAYS)
    return _joined(sorted(piece for piece in pieces if piece[0] < piece[1]))


def _covers(start: int, end: int, minute: int) -> bool:
    return start <= minute < end if start < end else minute >= start or minute < end


def _joined(pieces: list[tuple[datetime, datetime]]) -> tuple[tuple[datetime, datetime], ...]:
    joined: list[tuple[datetime, datetime]] = []
    for start, end in pieces:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
