"""Checkpoints, verdicts, checks and receipts, as the schema shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, part, readable
from api.checkpoints.enums import (
    CheckKept,
    CheckNote,
    CheckpointKind,
    CheckSource,
    CompareKind,
    Decision,
    Direction,
    Outcome,
    PassageKind,
    Weight,
)
from api.context import Info
from api.ids import encode_id
from api.places import LonLat
from api.words import say
from checkpoints.checks import model as checks
from checkpoints.records import model as records
from credentials.bundle import model as bundle
from credentials.verdict.model import Compare, Finding
from geo.place import Place
from identity.access import Action


@part
class DeskNumber:
    """Somebody who answers a REFER: an office, not a person."""

    name: str = strawberry.field(description="Which desk.")
    phone: str = strawberry.field(description="Its number.")

    @classmethod
    def of(cls, number: bundle.DeskNumber) -> Self:
        """The number as the schema shows it."""
        return cls(name=number.name, phone=number.phone)


@readable(may=Action.READ_CHECKPOINTS)
class Checkpoint:
    """One version of a checkpoint: how it stands over a time, as known since an instant."""

    id: ID = strawberry.field(description="Id of the checkpoint; the same in all its versions.")
    uuid: UUID = strawberry.field(description="The same id as bundles and check texts carry it.")
    version: int = strawberry.field(description="Version of this row; changes are based on the newest.")
    name: str = strawberry.field(description="Name.")
    kind: CheckpointKind = strawberry.field(description="Road, water, ferry or the barrier of a hamlet.")
    place: LonLat = strawberry.field(description="Where it stands.")
    unit: ID = strawberry.field(description="Id of the administrative unit that runs it.")
    from_zones: list[int] = strawberry.field(description="Numbers of the zones on the outer side.")
    to_zones: list[int] = strawberry.field(description="Numbers of the zones that ENTER leads to.")
    desk: list[DeskNumber] = strawberry.field(description="Who answers its officers' questions.")
    phones: list[str] = strawberry.field(description="Phone numbers of the post itself.")
    hard: bool = strawberry.field(description="True for a barrier that opens for nobody.")
    valid_from: datetime = strawberry.field(description="From when it stands like this.")
    valid_to: datetime | None = strawberry.field(description="Until when; null until further notice.")
    recorded_at: datetime = strawberry.field(description="Since when this is known.")
    superseded_at: datetime | None = strawberry.field(description="Since when something else is known instead.")
    bundle_address: str = strawberry.field(description="Path of its signed bundle on this server, public.")
    key: strawberry.Private[UUID]

    @member(may=Action.READ_CHECKPOINTS)
    async def history(self, info: Info) -> list["Checkpoint"]:
        """Every version ever recorded, oldest first."""
        ctx = info.context
        return [Checkpoint.of(one) for one in await ctx.services.checkpoints.history(self.key, by=ctx.actor)]

    @classmethod
    def of(cls, one: records.Checkpoint) -> Self:
        """The version as the schema shows it."""
        id_, placing = encode_id("Checkpoint", one.id), one.placing
        return cls(
            id=id_,
            uuid=one.id,
            key=one.id,
            version=one.version,
            name=placing.name,
            kind=placing.kind,
            place=LonLat.of(placing.place),
            unit=encode_id("AdminUnit", one.unit),
            from_zones=sorted(placing.from_zones),
            to_zones=sorted(placing.to_zones),
            desk=[DeskNumber.of(number) for number in placing.desk],
            phones=list(placing.phones),
            hard=placing.hard,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            recorded_at=one.recorded_at,
            superseded_at=one.superseded_at,
            bundle_address=f"/bundles/{id_}",
        )


@readable(may=Action.MANAGE_CHECKPOINTS)
class CheckpointPlaced:
    """The change is in force."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    version: int = strawberry.field(description="Its newest version, on which the next change is based.")

    @classmethod
    def of(cls, placed: records.Placed) -> Self:
        """What was done, as the schema shows it."""
        return cls(checkpoint=encode_id("Checkpoint", placed.checkpoint), version=placed.version)


@part
class VerdictReason:
    """One reason of a verdict."""

    code: str = strawberry.field(description="Code of the verdict table, such as WRONG_ZONE; stable.")
    weight: Weight = strawberry.field(description="What it asks for.")
    zones: list[int] = strawberry.field(description="Numbers of the zones it is about.")
    message: str = strawberry.field(description="The reason in the caller's language.")
    act: str = strawberry.field(description="What the officer does next, in the caller's language.")

    @classmethod
    def of(cls, finding: Finding, language: str) -> Self:
        """The finding as the schema shows it."""
        key, zones = f"reason-{finding.reason.value}", list(finding.zones)
        named = {"zones": ", ".join(str(number) for number in zones) or "none"}
        return cls(
            code=finding.reason.value,
            weight=finding.weight,
            zones=zones,
            message=say(key, language, named),
            act=say(f"{key}.act", language, named),
        )


@part
class VerdictCompare:
    """One thing the officer compares; any of the values fits."""

    kind: CompareKind = strawberry.field(description="What is compared.")
    values: list[str] = strawberry.field(
        description="What fits. Of HEALTH: `TEST_AFTER:<seconds since 1970>` and `DOSES:<number>`."
    )

    @classmethod
    def of(cls, compare: Compare) -> Self:
        """The comparison as the schema shows it."""
        return cls(kind=compare.kind, values=list(compare.values))


@readable(may=Action.VERIFY)
class Verdict:
    """What the checkpoint's own device would say now, knowing the checks of all posts that have arrived."""

    decision: Decision = strawberry.field(description="Green, amber, red or grey.")
    reasons: list[VerdictReason] = strawberry.field(description="Every reason, the worst first.")
    compare: list[VerdictCompare] = strawberry.field(description="What the officer compares.")
    passage: PassageKind | None = strawberry.field(
        description="What the passage means; null when nothing could be read."
    )
    status_age_s: int | None = strawberry.field(description="Age of the status list in seconds; null without a permit.")
    alert: bool = strawberry.field(description="True when the desk is told although nobody is stopped.")
    bundle_sequence: int = strawberry.field(description="The bundle that decided.")
    at: datetime = strawberry.field(description="The instant it was decided for.")

    @classmethod
    def of(cls, verified: checks.Verified, language: str) -> Self:
        """The verdict as the schema shows it."""
        found = verified.verdict
        return cls(
            decision=found.decision,
            reasons=[VerdictReason.of(finding, language) for finding in found.findings],
            compare=[VerdictCompare.of(compare) for compare in found.compare],
            passage=found.kind,
            status_age_s=found.age_s,
            alert=found.alert,
            bundle_sequence=verified.bundle_sequence,
            at=verified.at,
        )


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
    previous_hash: str | None = strawberry.field(description="Hash of the device's check before; null in its first.")

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
            override=None if one.override is None else CheckOverride(by=one.override.by, why=one.override.why),
            officer=one.officer,
            device=one.device,
            bundle_sequence=one.bundle_sequence,
            control_code=one.control_code,
            plate=one.plate,
            location=None if one.location is None else CheckLocation.of(one.location),
            hash=recorded.hash.hex(),
            previous_hash=None if one.previous_hash is None else one.previous_hash.hex(),
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
