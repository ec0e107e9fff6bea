"""What single cells mean: numbers that lost their leading zeros, days as people write them. Pure."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from identity.crews.model import Skill
from identity.importing.columns import VEHICLES, skills_of
from identity.importing.model import FileRow
from identity.names import folded
from identity.rosters.model import VehicleKind

DECLARATION_COUNTS: Final = timedelta(days=7)
"""How long a declaration counts whose list does not say."""
ON_FOOT: Final = VehicleKind.NONE
_DIGITS: Final = {"cmnd": 9, "cccd": 12}
_LOST_MOST: Final = {"cmnd": 1, "cccd": 2}
"""So many zeros can stand before a number: provinces are 01 to 96, with a third digit before in the newer cards."""
_MOBILE: Final = re.compile(r"[35789][0-9]{8}")
_DAY: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


def phone(row: FileRow) -> str:
    """The phone; a mobile number without its leading 0 is one that a spreadsheet took for a number."""
    text = row.text("phone")
    bare = re.sub(r"[\s.\-()]", "", text)
    return f"0{bare}" if _MOBILE.fullmatch(bare) else text


def identity_numbers(row: FileRow) -> Mapping[str, str]:
    """`cmnd` and `cccd` as far as the row says them; a column for both is told apart by the number of digits."""
    said = {kind: _digits(row, kind, kind) for kind in _DIGITS if row.text(kind)}
    either = row.text("identity")
    if either:
        is_old = len(re.sub(r"[\s.]", "", either)) <= _DIGITS["cmnd"]
        kind = "cmnd" if is_old else "cccd"
        said.setdefault(kind, _digits(row, "identity", kind))
    return said


def day(row: FileRow, term: str) -> date | None:
    """A day such as 12/09/2021 or 2021-09-12; None for anything else."""
    text = row.text(term)
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text[:10])
    except ValueError:
        return None


def vehicle_kind(text: str) -> VehicleKind | None:
    """The kind a word means."""
    return VEHICLES.get(folded(text.replace("_", " ")))


def skills(row: FileRow) -> frozenset[Skill] | str:
    """What the crew can do by this row, or the word that means nothing."""
    return skills_of(row.text("skills"))


def _digits(row: FileRow, term: str, kind: str) -> str:
    """A cell that is a number has lost its zeros; what somebody typed as text is left as it is."""
    text = row.text(term)
    if not isinstance(row.cells.get(term), int):
        return text
    return text.zfill(_DIGITS[kind]) if len(text) >= _DIGITS[kind] - _LOST_MOST[kind] else text
