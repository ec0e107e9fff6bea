"""What a push service is asked and what it can answer. Pure.

A push is a hint: it carries ids and words without personal data, at most 4 kB; the inbox is the truth. The same push
may reach a device twice (an answer that was lost is asked for again): the device shows each `id` once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class AddressKind(StrEnum):
    """What an address is to its service: a Firebase installation, an older registration token, a Web Push endpoint."""

    FID = "FID"
    TOKEN = "TOKEN"  # noqa: S105 - a kind of address, not a secret
    WEBPUSH = "WEBPUSH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where one device is reached. `value`: the id or token, or the browser's subscription as JSON text."""

    id: UUID
    kind: AddressKind
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """One message for one address. `id` is the notification's: retries and the inbox have the same one."""

    id: UUID
    address: Address
    title: str
    body: str
    urgent: bool
    ttl_s: int
    data: Mapping[str, str] = field(default_factory=dict)
    """Codes and opaque ids for the app; never a name, a place or a number of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The service took it; `receipt` is its own name for the message."""

    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Try later: not before `after_s` seconds where the service said so, else by our own back-off.

    Also when nobody knows whether it arrived (a timeout, a reset): the device shows an id once.
    """

    reason: str
    after_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The address is dead for good and is removed; only where the service says so without doubt."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """This message will never be taken; the address stays. A person has to look (wrong credentials, too large)."""

    reason: str


Answer = Accepted | Again | Gone | Impossible


class Sender(Protocol):
    """One push service. Never raises for what the service or the network does."""

    async def send(self, pushes: Sequence[Push]) -> Sequence[Answer]:
        """One answer for each push, in their order."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
