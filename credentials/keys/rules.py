"""Which key signs, when the next one is due, what checkpoints are told. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from credentials.claims import Claims
from credentials.keys.model import CannotSign, SigningKey
from credentials.wire import CONSTANTS, KeyRole

_POLICY: Final = CONSTANTS["policy"]
BEGINS_WITHIN: Final = timedelta(seconds=_POLICY["begins_within_s"])
RETURN: Final = timedelta(seconds=_POLICY["return_s"])
USE: Final = timedelta(seconds=CONSTANTS["keys"]["use_s"])
PUBLISH_BEFORE: Final = timedelta(seconds=CONSTANTS["keys"]["publish_before_s"])


def pick(keys: Iterable[SigningKey], claims: Claims, at: datetime) -> SigningKey:
    """The unit's key where its scope allows, else the department's (a permit of several units). Raises CannotSign."""
    able = sorted((key for key in keys if key.signs_at(at)), key=lambda key: (key.unit is None, key.signs_from))
    if not able:
        raise CannotSign("NO_KEY")
    within = [key for key in able if key.scope.covers(claims)]
    if not within:
        raise CannotSign("KEY_SCOPE")
    return within[0]


def next_period(keys: Iterable[SigningKey], at: datetime) -> tuple[datetime, datetime] | None:
    """When the next key of one line signs; None while a standby is published.

    A line's first key signs at once, and so does one after a gap: there is no better key to wait for.
    """
    good = [key for key in keys if key.withdrawn_at is None and key.issued_set is None]
    if any(key.signs_from > at for key in good):
        return None
    current = max((key.signs_to for key in good), default=at)
    start = at if current <= at else max(current, at + PUBLISH_BEFORE)
    return start, start + USE


def trusted(keys: Iterable[SigningKey], at: datetime) -> tuple[SigningKey, ...]:
    """What belongs in the trust list: issuers that sign now or later, or whose permits may still be alive."""
    return tuple(key for key in keys if key.role is not KeyRole.ROOT and at < needed_until(key))


def needed_until(key: SigningKey) -> datetime:
    """When the holder of the last permit it may have signed is home: signed in advance, and as long as may be."""
    return key.signs_to + BEGINS_WITHIN + timedelta(seconds=key.scope.longest_s) + RETURN
