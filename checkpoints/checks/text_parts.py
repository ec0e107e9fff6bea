"""What the texts of checks and shifts share: the forms of their fields."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from checkpoints.checks.model import Interval
from checkpoints.checks.shift_model import Shift, ShiftEvent

Short = Annotated[str, msgspec.Meta(max_length=120)]
Instant = Annotated[datetime, msgspec.Meta(tz=True)]
Hash = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Position = Annotated[int, msgspec.Meta(ge=1, le=2**53)]


class Decided(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    earliest: Instant
    latest: Instant

    def interval(self) -> Interval:
        """In UTC; raises ValueError where it ends before it begins."""
        return Interval(earliest=self.earliest.astimezone(UTC), latest=self.latest.astimezone(UTC))


class ShiftText(msgspec.Struct, frozen=True, rename="camel", tag_field="kind", tag="SHIFT"):
    """Somebody signed on or off; unknown fields are passed over, the kept text has them."""

    id: UUID
    checkpoint: UUID
    event: ShiftEvent
    officer: Short
    decided_at: Decided
    officer_id: UUID | None = None
    device: UUID | None = None
    note: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    position: Position | None = None
    previous_hash: Hash | None = None

    def to_domain(self) -> Shift:
        """The shift it tells of."""
        return Shift(
            id=self.id,
            checkpoint=self.checkpoint,
            event=self.event,
            officer=self.officer,
            decided=self.decided_at.interval(),
            officer_id=self.officer_id,
            device=self.device,
            note=self.note,
            position=self.position,
            previous_hash=None if self.previous_hash is None else bytes.fromhex(self.previous_hash),
        )
