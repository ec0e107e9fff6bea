"""The word catalogue `locales/<language>/*.ftl`: what people read, by code and language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"
ROOT = Path(__file__).resolve().parent.parent / "locales"


class MissingWordsError(LookupError):
    """The catalogue has no text under this key, or a parameter of it was not given."""


def say(key: str, language: str, params: Mapping[str, str | int] | None = None) -> str:
    """The text under a key; the key itself where the catalogue has none (tests hold that it has)."""
    try:
        return text(key, language, params or {})
    except MissingWordsError:
        return key


def text(key: str, language: str, params: Mapping[str, str | int]) -> str:
    """The text under a key (`name` or `name.attribute`); raises MissingWordsError."""
    bundle = catalogue(language if language in LANGUAGES else DEFAULT_LANGUAGE)
    name, _, attribute = key.partition(".")
    if not bundle.has_message(name):
        raise MissingWordsError(key)
    message = bundle.get_message(name)
    pattern = message.attributes.get(attribute) if attribute else message.value
    if pattern is None:
        raise MissingWordsError(key)
    said, faults = bundle.format_pattern(pattern, dict(params))
    if faults:
        raise MissingWordsError(f"{key}: {faults[0]}")
    return str(said)


def described(key: str) -> str | None:
    """The English text under a key, as a description in the schema; None where the catalogue has none."""
    try:
        return text(key, "en", {})
    except MissingWordsError:
        return None


@cache
def catalogue(language: str) -> FluentBundle:
    """Everything in `locales/<language>/`, read once."""
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((ROOT / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
