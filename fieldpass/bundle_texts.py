"""The words a bundle brings to its checkpoint: reasons, what to do, what to compare, in both languages."""

from collections.abc import Iterator, Mapping

from api.words import LANGUAGES, say
from credentials.wire import CompareKind, Decision, ReasonCode

PLACEHOLDERS: Mapping[str, str] = {"zones": "{zones}"}
"""A bundle knows no Fluent: it carries the sentence with the name in braces, for the device to fill in."""


def bundle_texts() -> dict[str, dict[str, str]]:
    """Language to key to sentence; a key is that of the catalogue."""
    return {language: {key: say(key, language, PLACEHOLDERS) for key in _keys()} for language in LANGUAGES}


def _keys() -> Iterator[str]:
    for reason in ReasonCode:
        yield f"reason-{reason.value}"
        yield f"reason-{reason.value}.act"
    for word in (*Decision, *CompareKind):
        yield f"{type(word).__name__}-{word.value}"
