"""A checkpoint's device as it is enrolled and shown to itself."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from credentials.bundle.certificate import Anchor
from identity.devices.model import Device


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrol:
    """Take an invitation with the device's own key: P-256, x || y, 64 bytes."""

    invitation: str
    public_key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """The code that a device read aloud, as it was heard."""

    device: UUID
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDevice:
    """A device with its checkpoint and the code it reads aloud until it is confirmed."""

    device: Device
    checkpoint: UUID
    checkpoint_name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """All that a device is given once: its token, what it trusts, and the key of its desk's replies."""

    post: PostDevice
    anchor: Anchor
    expires_at: datetime
    token: str = field(repr=False)
    reply_key: bytes = field(repr=False)
