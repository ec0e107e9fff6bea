"""Words of incidents: enums whose values are their names, and texts as people type them. Pure."""

import unicodedata
from enum import StrEnum

from storage.outcomes import BadInput

__all__ = ["Word", "text"]


class Word(StrEnum):
    """A StrEnum whose `auto()` is the name itself."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:  # noqa: ARG004 - enum's signature
        return name


def text(value: str, field: str, most: int, *, needed: bool = False) -> str:
    """A text in NFC without outer spaces; raises BadInput when too long, with control characters, or empty if needed.

    Line ends and tabs are allowed: people write in lines.
    """
    clean = unicodedata.normalize("NFC", value).strip()
    if needed and not clean:
        raise BadInput(field, "EMPTY")
    if len(clean) > most:
        raise BadInput(field, "TOO_LONG", most=str(most))
    if any(unicodedata.category(letter) == "Cc" and letter not in "\n\t\r" for letter in clean):
        raise BadInput(field, "CONTROL_CHARACTER")
    return clean
