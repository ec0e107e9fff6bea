"""Where one device is reached, as frozen values; the address itself is a secret and stands in none of them but one."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from notifications.sender import AddressKind


class Because(StrEnum):
    """Why an address is no longer reached."""

    REMOVED = "REMOVED"
    MOVED = "MOVED"
    SIGNED_OUT = "SIGNED_OUT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Reach me here while I am signed in."""

    kind: AddressKind
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """The device is reached at this address of the actor's."""

    address: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRemoved:
    """Nothing is sent there any more."""

    address: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PushAddress:
    """An address as its owner sees it: `tail` are its last characters."""

    id: UUID
    account: UUID
    session: UUID
    device: UUID | None
    kind: AddressKind
    tail: str
    registered_at: datetime
