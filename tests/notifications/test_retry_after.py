"""Retry-After: seconds or a date."""

from datetime import UTC, datetime

import pytest

from notifications.retry_after import retry_after_s

NOW = datetime(2021, 9, 15, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "wait_s"),
    [
        (None, None),
        ("", None),
        ("0", 0.0),
        (" 120 ", 120.0),
        ("99999999999", 86400.0),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("Wed, 15 Sep 2021 12:01:00 GMT", 60.0),
        ("Wed, 15 Sep 2021 12:01:00 -0000", 60.0),
        ("Wed, 15 Sep 2021 11:59:00 GMT", 0.0),
        ("Wed, 15 Sep 2031 12:00:00 GMT", 86400.0),
        ("tomorrow", None),
        ("Wed, 99 Sep 2021 12:01:00 GMT", None),
    ],
)
def test_what_a_service_may_write(text: str | None, wait_s: float | None) -> None:
    assert retry_after_s(text, NOW) == wait_s
