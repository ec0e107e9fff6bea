"""Who vouches for a text: the key of the device it names. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from checkpoints.checks.model import CheckNote, Read
from checkpoints.checks.shift_model import ReadShift
from credentials.codes import signed_check
from identity.devices.model import Device


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is odd about who says it; nothing where the device's key signed it and the device is not shut out."""

    notes: tuple[CheckNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnesses:
    """The devices that an upload's texts name, and the one that hands it in."""

    deployment: str
    checkpoint: UUID
    devices: Mapping[UUID, Device]
    by: UUID | None

    def device_of(self, text: Read | ReadShift) -> Device | None:
        """A device of this checkpoint, or none."""
        named = text.link.device or self.by
        found = None if named is None else self.devices.get(named)
        return found if found is not None and found.checkpoint == self.checkpoint else None


def proofs(signed: Iterable[tuple[Read | ReadShift, bytes | None]], by: Witnesses) -> dict[bytes, Proof]:
    """By the hash of the text."""
    return {text.raw.hash: _proof(text, signature, by) for text, signature in signed}


def _proof(text: Read | ReadShift, signature: bytes | None, by: Witnesses) -> Proof:
    device = by.device_of(text)
    found = {
        CheckNote.UNSIGNED: signature is None,
        CheckNote.BAD_SIGNATURE: signature is not None and not _signed(text, signature, device, by.deployment),
        CheckNote.REVOKED_DEVICE: device is not None and device.revoked_at is not None,
    }
    return Proof(notes=tuple(note for note, holds in found.items() if holds))


def _signed(text: Read | ReadShift, signature: bytes, device: Device | None, deployment: str) -> bool:
    if device is None or device.public_key is None:
        return False
    return signed_check(device.public_key, deployment, device.id, text.raw.text, signature)
