"""What the mutations about people share: a fault names the field as it stands in the input."""

from collections.abc import Iterator
from contextlib import contextmanager

from storage.outcomes import BadInput


@contextmanager
def within_input() -> Iterator[None]:
    """The rules name a field of the command; the client wrote it inside `input`."""
    try:
        yield
    except BadInput as fault:
        if fault.field == "input" or fault.field.startswith("input."):
            raise
        raise BadInput(f"input.{fault.field}", fault.code, **fault.params) from fault
