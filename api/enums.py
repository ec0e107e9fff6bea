"""Enums of the domain shown as they are; each value is described by its English text in the word catalogue."""

from enum import Enum
from typing import TypeVar

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from api.words import described

E = TypeVar("E", bound=type[Enum])


def expose(cls: E, description: str) -> E:
    """Show a domain enum in the schema; `<Type>-<VALUE>` in locales/en/enums.ftl describes each value.

    A second subject that shows the same enum gets it as the first one showed it.
    """
    if "__strawberry_definition__" in vars(cls):
        return cls
    shown: E = strawberry.enum(cls, description=description)
    definition: StrawberryEnumDefinition = shown.__strawberry_definition__  # type: ignore[attr-defined]  # put there by strawberry
    for value in definition.values:
        value.description = described(f"{cls.__name__}-{value.name}")
    return shown
