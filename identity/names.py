"""Names as people write them in Việt Nam: one form, found without diacritics, the given name last. Pure."""

import unicodedata
from dataclasses import dataclass

from storage.outcomes import BadInput

LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """`Nguyễn Thị Minh Khai` is family Nguyễn, middle Thị Minh, given Khai; a single word is the given name."""

    family: str
    middle: str
    given: str


def name_of(text: str, field: str = "name", longest: int = LONGEST) -> str:
    """A name as stored: NFC, single spaces; raises BadInput."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > longest or any(unicodedata.category(letter).startswith("C") for letter in name):
        raise BadInput(field, "NAME_FORM", longest=str(longest))
    return name


def parts_of(name: str) -> NameParts:
    """The parts of a stored name, which has its given name last."""
    *before, given = name.split(" ")
    family, middle = (before[0], before[1:]) if before else ("", [])
    return NameParts(family=family, middle=" ".join(middle), given=given)


def folded(text: str) -> str:
    """For search: without diacritics, lower case; đ counts as d."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).lower().split())
