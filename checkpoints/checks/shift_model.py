"""Who came on duty at a device and who went, as the device wrote it. Instants UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from checkpoints.checks.model import CheckNote, Interval, Raw


class ShiftEvent(StrEnum):
    """An officer signed on at a device, or off."""

    ON = "ON"
    OFF = "OFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One link of a device's chain that is no check."""

    id: UUID
    checkpoint: UUID
    event: ShiftEvent
    officer: str
    decided: Interval
    officer_id: UUID | None = None
    device: UUID | None = None
    note: str | None = None
    position: int | None = None
    previous_hash: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadShift:
    """A text that tells of a shift."""

    raw: Raw
    link: Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedShift:
    """A shift as the log keeps it."""

    shift: Shift
    hash: bytes
    received_at: datetime
    notes: tuple[CheckNote, ...]
