"""Enrolled phones and browsers as frozen values."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from storage.event import Event


class DeviceKind(StrEnum):
    """What it is; a CHECKPOINT phone verifies and uploads checks."""

    PHONE = "PHONE"
    BROWSER = "BROWSER"
    CHECKPOINT = "CHECKPOINT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device of an account, or of a checkpoint; `clock_offset_ms` is device minus server at the last contact.

    A checkpoint's device signs its checks by `public_key` (P-256, x || y). It is confirmed when somebody who may enrol
    there heard it read its code aloud, or handed it the invitation in person.
    """

    id: UUID
    device_kind: DeviceKind
    label: str
    account: UUID
    checkpoint: UUID | None
    unit: UUID | None
    enrolled_at: datetime
    revoked_at: datetime | None
    last_seen_at: datetime | None
    bundle_sequence: int | None
    clock_offset_ms: int | None
    public_key: bytes | None = None
    confirmed_at: datetime | None = None
    wrong_codes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """Let one device enrol as this account, once, within a shift; `in_person`: it needs no confirmation by voice."""

    account: UUID
    device_kind: DeviceKind
    label: str
    checkpoint: UUID | None = None
    unit: UUID | None = None
    in_person: bool = False

    def __post_init__(self) -> None:
        if (self.checkpoint is None) is (self.device_kind is DeviceKind.CHECKPOINT):
            raise ValueError("a checkpoint's device, and no other, is of a checkpoint")


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteOwn:
    """Let one more phone or browser enrol as the actor's own account."""

    device_kind: DeviceKind
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteToPost:
    """Let one device enrol at a checkpoint; `in_person`: the inviter hands the device over."""

    label: str
    in_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A checkpoint as its enrolment needs it: the caller has looked up that it is there and where it lies."""

    checkpoint: UUID
    name: str
    unit: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """The device is known; `token` is its bearer secret, shown once."""

    device: UUID
    expires_at: datetime
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """The device is shut out."""

    device: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """The device may fetch its checkpoint's sheet."""

    device: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """The code was not the device's; `left` tries remain, and at none it was shut out."""

    device: UUID
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What a device says of itself when it calls."""

    at: datetime
    bundle_sequence: int | None = None
    clock_offset_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceEnrolled(Event):
    """A device was enrolled."""

    kind: ClassVar[str] = "DEVICE_ENROLLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceConfirmed(Event):
    """Somebody heard a checkpoint's device read its code aloud, and it was the right one."""

    kind: ClassVar[str] = "DEVICE_CONFIRMED"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRevoked(Event):
    """A device was shut out."""

    kind: ClassVar[str] = "DEVICE_REVOKED"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceInvited(Event):
    """Somebody was handed an invitation for one device."""

    kind: ClassVar[str] = "DEVICE_INVITED"
    device_kind: DeviceKind
