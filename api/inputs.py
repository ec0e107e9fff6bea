"""What inputs share: the idempotency key, and checks that name the field as the client wrote it."""

from uuid import UUID

import strawberry

from api.access import input_type
from storage.outcomes import BadInput

LONGEST_NAME = 200
LONGEST_TEXT = 2_000


@input_type
class KeyedInput:
    """Base of every mutation's input."""

    idempotency_key: UUID = strawberry.field(
        description="Made by the client for each thing it wants done; sent again it does nothing more."
    )


def name_of(value: str, field: str, most: int = LONGEST_NAME) -> str:
    """The text without outer spaces; raises BadInput when empty or longer than `most` characters."""
    trimmed = text_of(value, field, most)
    if not trimmed:
        raise BadInput(field, "EMPTY")
    return trimmed


def text_of(value: str, field: str, most: int = LONGEST_TEXT) -> str:
    """The text without outer spaces, may be empty; raises BadInput when longer than `most` characters or with NUL."""
    if len(value) > most:
        raise BadInput(field, "TOO_LONG", most=str(most))
    if "\0" in value:
        raise BadInput(field, "CONTROL_CHARACTER")
    return value.strip()
