"""Checks and their receipts, as the schema shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import part, readable
from api.checkpoints.enums import (
    CheckKept,
    CheckNote,
    CheckSource,
    Decision,
    Direction,
    Outcome,
    OverrideKind,
    PassageKind,
    ShiftEvent,
)
from api.ids import encode_id
from api.places import LonLat
from checkpoints.checks import model as checks
from checkpoints.checks.shift_model import RecordedShift
from geo.place import Place
from identity.access import Action


@part
class DecidedAt:
    """The device's clock as an interval: certainly between the two instants."""

    earliest: datetime = strawberry.field(description="Not before this.")
    latest: datetime = strawberry.field(description="Not after this.")


@part
class CheckOverride:
    """Something else was done than was decided."""

    by: str = strawberry.field(description="Who let it happen.")
    why: str = strawberry.field(description="Why.")
    kind: OverrideKind | None = strawberry.field(
        description="By whose word: the desk's reply code, a shift leader's PIN, an officer's own; null: not said."
    )

    @classmethod
    def of(cls, one: checks.Override) -> Self:
        """The override as the schema shows it; a reply code is shown to nobody again."""
        return cls(by=one.by, why=one.why, kind=one.kind)


@part
class CheckLocation:
    """Where the device was."""

    place: LonLat = strawberry.field(description="Its place.")
    accuracy_m: float | None = strawberry.field(description="Accuracy in metres; null when the device did not say.")

    @classmethod
    def of(cls, fix: checks.Fix) -> Self:
        """The fix as the schema shows it."""
        return cls(place=LonLat.of(Place(fix.lon, fix.lat)), accuracy_m=fix.accuracy_m)


@readable(may=Action.READ_CHECKS)
class Check:
    """One check, as its device wrote it; what was scanned is not shown."""

    id: ID = strawberry.field(description="Id of the check; its device made it.")
    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    permit: ID | None = strawberry.field(description="Id of the permit, where the scan or the code names one.")
    source: CheckSource = strawberry.field(description="How the officer came by what was judged.")
    passage: PassageKind = strawberry.field(description="What the passage meant to the verdict.")
    direction: Direction = strawberry.field(description="The way through the checkpoint.")
    decided_at: DecidedAt = strawberry.field(description="When it was decided, by the device's clock.")
    received_at: datetime = strawberry.field(description="When it reached the server.")
    decision: Decision = strawberry.field(description="What was decided.")
    reasons: list[str] = strawberry.field(description="Codes of the reasons, the worst first.")
    outcome: Outcome = strawberry.field(description="What really happened.")
    override: CheckOverride | None = strawberry.field(description="Set when something else was done than decided.")
    officer: str | None = strawberry.field(description="Who was on duty, as the checkpoint's sheet names them.")
    device: UUID | None = strawberry.field(description="The device.")
    bundle_sequence: int | None = strawberry.field(description="The bundle that decided.")
    control_code: str | None = strawberry.field(description="The code that was typed, if one was.")
    plate: str | None = strawberry.field(description="The plate that was typed, if one was.")
    location: CheckLocation | None = strawberry.field(description="Where the device was.")
    hash: str = strawberry.field(description="SHA-256 of the check's text, hexadecimal.")
    previous_hash: str | None = strawberry.field(description="Hash of the device's text before; null in its first.")
    position: int | None = strawberry.field(description="Its place in the device's chain, from 1.")
    officer_id: UUID | None = strawberry.field(description="The officer's id, as the checkpoint's sheet has it.")
    bundle_as_of: datetime | None = strawberry.field(description="When the bundle, with its news, was issued.")
    alert: bool = strawberry.field(description="True when the desk was to be told although nobody was stopped.")
    notes: list[CheckNote] = strawberry.field(description="What was odd about it when it arrived.")

    @classmethod
    def of(cls, recorded: checks.Recorded) -> Self:
        """The check as the schema shows it."""
        one, permit = recorded.check, recorded.known.permit
        return cls(
            id=encode_id("Check", one.id),
            checkpoint=encode_id("Checkpoint", one.checkpoint),
            permit=None if permit is None else encode_id("Permit", permit),
            source=one.source,
            passage=one.passage,
            direction=one.direction,
            decided_at=DecidedAt(earliest=one.decided.earliest, latest=one.decided.latest),
            received_at=recorded.received_at,
            decision=one.decision,
            reasons=list(one.reasons),
            outcome=one.outcome,
            override=None if one.override is None else CheckOverride.of(one.override),
            officer=one.officer,
            device=one.device,
            bundle_sequence=one.bundle_sequence,
            control_code=one.control_code,
            plate=one.plate,
            location=None if one.location is None else CheckLocation.of(one.location),
            hash=recorded.hash.hex(),
            previous_hash=None if one.previous_hash is None else one.previous_hash.hex(),
            position=one.position,
            officer_id=one.officer_id,
            bundle_as_of=one.bundle_as_of,
            alert=one.alert,
            notes=list(recorded.notes),
        )


@readable(may=Action.READ_CHECKS)
class Shift:
    """An officer signed on at a checkpoint's device, or off, as the device wrote it."""

    id: ID = strawberry.field(description="Id of the shift; its device made it.")
    event: ShiftEvent = strawberry.field(description="On or off.")
    officer: str = strawberry.field(description="Who, as the checkpoint's sheet names them.")
    officer_id: UUID | None = strawberry.field(description="The officer's id, as the sheet has it.")
    device: UUID | None = strawberry.field(description="The device.")
    decided_at: DecidedAt = strawberry.field(description="When, by the device's clock.")
    received_at: datetime = strawberry.field(description="When it reached the server.")
    note: str | None = strawberry.field(description="What was handed over in words.")
    position: int | None = strawberry.field(description="Its place in the device's chain, from 1.")
    notes: list[CheckNote] = strawberry.field(description="What was odd about it when it arrived.")

    @classmethod
    def of(cls, recorded: RecordedShift) -> Self:
        """The shift as the schema shows it."""
        one = recorded.shift
        return cls(
            id=encode_id("Shift", one.id),
            event=one.event,
            officer=one.officer,
            officer_id=one.officer_id,
            device=one.device,
            decided_at=DecidedAt(earliest=one.decided.earliest, latest=one.decided.latest),
            received_at=recorded.received_at,
            note=one.note,
            position=one.position,
            notes=list(recorded.notes),
        )


@part
class CheckReceipt:
    """The answer to one text of an upload."""

    position: int = strawberry.field(description="Its place in the upload, from 0.")
    hash: str = strawberry.field(description="SHA-256 of the text as it arrived, hexadecimal.")
    kept: CheckKept = strawberry.field(description="What became of it.")
    id: ID | None = strawberry.field(description="Id of the check; null for a text that is none.")
    notes: list[CheckNote] = strawberry.field(description="What is odd about it.")
    problem: str | None = strawberry.field(description="Where the text stopped making sense, for the device's maker.")
    received_at: datetime = strawberry.field(description="When it arrived.")

    @classmethod
    def of(cls, receipt: checks.Receipt) -> Self:
        """The receipt as the schema shows it."""
        return cls(
            position=receipt.position,
            hash=receipt.hash.hex(),
            kept=receipt.kept,
            id=None if receipt.id is None else encode_id("Check", receipt.id),
            notes=list(receipt.notes),
            problem=receipt.problem,
            received_at=receipt.received_at,
        )


@readable(may=Action.RECORD_CHECK)
class CheckReceipts:
    """One receipt for every text, in the order of the upload."""

    receipts: list[CheckReceipt] = strawberry.field(description="The receipts.")

    @classmethod
    def of(cls, answered: checks.Receipts) -> Self:
        """The receipts as the schema shows them."""
        return cls(receipts=[CheckReceipt.of(receipt) for receipt in answered.receipts])
