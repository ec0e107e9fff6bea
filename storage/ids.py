"""Identifiers: UUIDv7, so that keys made later sort later."""

from uuid import UUID

from uuid_utils import compat


def new_id() -> UUID:
    """A fresh UUIDv7; unique across processes, ordered by time to the millisecond."""
    return compat.uuid7()
