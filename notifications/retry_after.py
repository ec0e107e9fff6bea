"""`Retry-After` of RFC 9110: seconds, or an HTTP date. Pure."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=1)


def retry_after_s(text: str | None, now: datetime) -> float | None:
    """Seconds from `now`, 0 for an instant in the past, a day at most; None for nothing or nonsense."""
    if text is None:
        return None
    stripped = text.strip()
    wait_s = float(stripped) if stripped.isascii() and stripped.isdecimal() else _until_s(stripped, now)
    return None if wait_s is None else min(max(wait_s, 0.0), LONGEST.total_seconds())


def _until_s(text: str, now: datetime) -> float | None:
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return ((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds()
