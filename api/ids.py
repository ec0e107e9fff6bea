"""Opaque typed ids: what GraphQL shows instead of the UUIDs of storage.

An id says of what kind it is, so that a permit's id never finds a zone. Clients must not take it apart.
"""

from base64 import urlsafe_b64decode
from binascii import Error, b2a_base64
from functools import cache
from uuid import UUID

from strawberry import ID

from storage.outcomes import BadInput

_UUID_BYTES = 16
_LONGEST = 96
_PADDING = ("", "===", "==", "=")
_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def encode_id(kind: str, id: UUID) -> ID:
    """The opaque id of one thing of a kind, e.g. `encode_id("Permit", permit.id)`."""
    return ID(b2a_base64(_mark(kind) + id.bytes, newline=False).translate(_URL_SAFE, b"=").decode())


def find_id(kind: str, text: str) -> UUID | None:
    """The UUID in an id of this kind; None for a malformed or foreign one. For queries, which then answer null."""
    if len(text) > _LONGEST:
        return None
    mark = _mark(kind)
    try:
        raw = urlsafe_b64decode(text + _PADDING[len(text) % 4])
    except ValueError:
        return None
    return UUID(bytes=raw[-_UUID_BYTES:]) if raw[:-_UUID_BYTES] == mark else None


def get_id(kind: str, text: str, field: str) -> UUID:
    """The UUID in an id of this kind; raises BadInput naming the field. For inputs."""
    found = find_id(kind, text)
    if found is None:
        raise BadInput(field, "NOT_AN_ID", kind=kind)
    return found


def kind_of(text: str) -> tuple[str, UUID] | None:
    """The kind and the UUID in any id; None for a malformed one."""
    if len(text) > _LONGEST:
        return None
    try:
        raw = urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
        kind, mark, rest = raw[:-_UUID_BYTES].decode(), raw[-_UUID_BYTES - 1 : -_UUID_BYTES], raw[-_UUID_BYTES:]
    except (Error, UnicodeError, ValueError):
        return None
    if mark != b":" or not kind.endswith(":"):
        return None
    return kind[:-1], UUID(bytes=rest)


@cache
def _mark(kind: str) -> bytes:
    return kind.encode() + b":"
