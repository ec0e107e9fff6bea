"""What a checkpoint's history may look like. Pure."""

import re
from dataclasses import replace
from datetime import datetime

from checkpoints.records.model import Change, Checkpoint, Close, Head, Placing, Resite
from storage.outcomes import Reason, Refused

ZONES_MAX = 32
NUMBERS_MAX = 6
NAME_MAX = 120
_PHONE = re.compile(r"\+?[0-9]{3,15}")
_PUNCTUATION = str.maketrans("", "", " .-()")


def normal_phone(written: str) -> str | None:
    """The number without its punctuation, or None when it is none. Short numbers such as 113 are numbers."""
    bare = written.translate(_PUNCTUATION)
    return bare if _PHONE.fullmatch(bare) else None


def refused(placing: Placing, known_zones: frozenset[int]) -> Refused | None:
    """Why a checkpoint cannot stand like this; None when it can."""
    reasons = (*_about_zones(placing, known_zones), *_about_words(placing))
    return Refused(reasons=reasons) if reasons else None


def _about_zones(placing: Placing, known: frozenset[int]) -> tuple[Reason, ...]:
    named = placing.from_zones | placing.to_zones
    found = [Reason(code="UNKNOWN_ZONE", params={"zone": str(number)}) for number in sorted(named - known)]
    if placing.from_zones == placing.to_zones:
        found.append(Reason(code="CHECKPOINT_SIDES_ALIKE"))
    if len(named) > ZONES_MAX:
        found.append(Reason(code="CHECKPOINT_TOO_MANY_ZONES", params={"most": str(ZONES_MAX)}))
    return tuple(found)


def _about_words(placing: Placing) -> tuple[Reason, ...]:
    found = []
    if not placing.desk:
        found.append(Reason(code="CHECKPOINT_WITHOUT_DESK"))
    if len(placing.desk) > NUMBERS_MAX or len(placing.phones) > NUMBERS_MAX:
        found.append(Reason(code="CHECKPOINT_TOO_MANY_NUMBERS", params={"most": str(NUMBERS_MAX)}))
    if not 0 < len(placing.name.strip()) <= NAME_MAX:
        found.append(Reason(code="CHECKPOINT_NAME_LENGTH", params={"most": str(NAME_MAX)}))
    return tuple(found)


def resited(head: Head, known: tuple[Checkpoint, ...], change: Resite, now: datetime) -> Change:
    """The history with the checkpoint standing otherwise from `change.valid_from` on."""
    cut = _cut(head, known, change.valid_from, now)
    newest = Checkpoint(
        id=head.id,
        unit=head.unit,
        version=head.version + len(cut.added) + 1,
        placing=change.placing,
        valid_from=change.valid_from,
        valid_to=change.valid_to,
        recorded_at=now,
    )
    return replace(cut, added=(*cut.added, newest))


def closed(head: Head, known: tuple[Checkpoint, ...], change: Close, now: datetime) -> Change:
    """The history with the checkpoint standing no more from `change.at` on; nothing changes where it did not stand."""
    return _cut(head, known, change.at, now)


def _cut(head: Head, known: tuple[Checkpoint, ...], at: datetime, now: datetime) -> Change:
    """End at `at` what stands then, and drop what begins later; what is dropped stays readable as it was known."""
    later = [one for one in known if one.valid_to is None or one.valid_to > at]
    begun = [one for one in later if one.valid_from < at]
    ended = [
        replace(one, version=head.version + 1 + position, valid_to=at, recorded_at=now)
        for position, one in enumerate(begun)
    ]
    return Change(superseded=tuple(one.version for one in later), added=tuple(ended))
