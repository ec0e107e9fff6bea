"""Locking out and what a login and a password must be. Pure."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.outcomes import BadInput

WINDOW = timedelta(minutes=15)
LOGIN_FAILURES = 5
ADDRESS_FAILURES = 50
FIRST_LOCK = timedelta(minutes=1)
LONGEST_LOCK = timedelta(minutes=15)
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
LANGUAGES = ("vi", "en")
LONGEST_LOGIN = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Failures:
    """Failed sign-ins under one login or from one address, counted since `since`."""

    count: int
    since: datetime
    locked_until: datetime | None = None

    def wait_s(self, now: datetime) -> int:
        """Whole seconds until the next try is looked at; 0 when not locked."""
        if self.locked_until is None or self.locked_until <= now:
            return 0
        return -int(-(self.locked_until - now).total_seconds() // 1)


def after_failure(before: Failures | None, now: datetime, allowed: int) -> Failures:
    """One more failure. From `allowed` on, each doubles the lock, a minute at first, a quarter of an hour at most."""
    if before is None or (now - before.since >= WINDOW and before.wait_s(now) == 0):
        return Failures(count=1, since=now)
    count = before.count + 1
    excess = count - allowed
    lock = min(FIRST_LOCK * 2 ** min(excess, 8), LONGEST_LOCK) if excess >= 0 else None
    return Failures(count=count, since=before.since, locked_until=now + lock if lock else None)


def after_success(before: Failures | None, allowed: int) -> Failures | None:
    """The try that was counted beforehand turned out well: it is taken back, with the lock that it alone had caused."""
    if before is None or before.count <= 1:
        return None
    count = before.count - 1
    return Failures(count=count, since=before.since, locked_until=before.locked_until if count >= allowed else None)


def login_of(text: str) -> str:
    """A login as stored: NFC, lower case, no spaces; raises BadInput."""
    login = unicodedata.normalize("NFC", text).strip().lower()
    if not login or len(login) > LONGEST_LOGIN or any(letter.isspace() for letter in login):
        raise BadInput("login", "LOGIN_FORM", longest=str(LONGEST_LOGIN))
    return login


def language_of(text: str) -> str:
    """A language that Fieldpass speaks; raises BadInput."""
    if text not in LANGUAGES:
        raise BadInput("language", "INVALID_VALUE")
    return text


def check_password(text: str, field: str = "password") -> None:
    """Length is what counts; raises BadInput."""
    if not SHORTEST_PASSWORD <= len(unicodedata.normalize("NFC", text)) <= LONGEST_PASSWORD:
        raise BadInput(field, "PASSWORD_LENGTH", shortest=str(SHORTEST_PASSWORD), longest=str(LONGEST_PASSWORD))
