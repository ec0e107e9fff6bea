"""What clients say about checkpoints. Raises BadInput naming the field."""

from datetime import datetime

import strawberry
from strawberry import ID

from api.access import input_type
from api.checkpoints.enums import CheckpointKind
from api.ids import get_id
from api.inputs import KeyedInput, name_of, text_of
from api.places import LonLatInput
from checkpoints.records.model import Close, Create, Filter, Placing, Resite
from checkpoints.records.rules import NAME_MAX, normal_phone
from credentials.bundle.model import DeskNumber
from storage.outcomes import BadInput

_LONGEST_SCAN = 8_192


@input_type
class DeskNumberInput:
    """Somebody who answers a REFER: an office, not a person; it goes out with the public bundle."""

    name: str = strawberry.field(description="Which desk.")
    phone: str = strawberry.field(description="Its number; punctuation is dropped.")

    def to_domain(self, field: str) -> DeskNumber:
        """The checked number."""
        return DeskNumber(
            name=name_of(self.name, f"{field}.name", NAME_MAX), phone=_phone(self.phone, f"{field}.phone")
        )


@input_type
class PlacingInput:
    """How a checkpoint stands."""

    name: str = strawberry.field(description="Name, 1 to 120 characters.")
    kind: CheckpointKind = strawberry.field(description="Road, water, ferry or the barrier of a hamlet.")
    place: LonLatInput = strawberry.field(description="Where it stands.")
    from_zones: list[int] = strawberry.field(description="Numbers of the zones on the outer side.")
    to_zones: list[int] = strawberry.field(description="Numbers of the zones that ENTER leads to.")
    desk: list[DeskNumberInput] = strawberry.field(description="Who answers its officers' questions, 1 to 6.")
    phones: list[str] = strawberry.field(default_factory=list, description="Phone numbers of the post itself.")
    hard: bool = strawberry.field(default=False, description="True for a barrier that opens for nobody.")

    def to_domain(self, field: str) -> Placing:
        """The checked placing."""
        return Placing(
            name=name_of(self.name, f"{field}.name", NAME_MAX),
            kind=self.kind,
            place=self.place.to_domain(f"{field}.place"),
            from_zones=frozenset(self.from_zones),
            to_zones=frozenset(self.to_zones),
            desk=tuple(one.to_domain(f"{field}.desk.{at}") for at, one in enumerate(self.desk)),
            phones=tuple(_phone(phone, f"{field}.phones.{at}") for at, phone in enumerate(self.phones)),
            hard=self.hard,
        )


@input_type
class CreateCheckpointInput(KeyedInput):
    """A checkpoint that is put up."""

    unit: ID = strawberry.field(description="Id of the administrative unit that runs it.")
    placing: PlacingInput = strawberry.field(description="How it stands.")
    valid_from: datetime = strawberry.field(description="From when.")
    valid_to: datetime | None = strawberry.field(default=None, description="Until when; null until further notice.")

    def to_domain(self) -> Create:
        """The checked command."""
        _check_order(self.valid_from, self.valid_to)
        return Create(
            unit=get_id("AdminUnit", self.unit, "input.unit"),
            placing=self.placing.to_domain("input.placing"),
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


@input_type
class ResiteCheckpointInput(KeyedInput):
    """A checkpoint that stands otherwise from an instant on; what was planned for later falls away."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    version: int = strawberry.field(description="The version this was decided on.")
    placing: PlacingInput = strawberry.field(description="How it stands from then on.")
    valid_from: datetime = strawberry.field(description="From when.")
    valid_to: datetime | None = strawberry.field(default=None, description="Until when; null until further notice.")

    def to_domain(self) -> Resite:
        """The checked command."""
        _check_order(self.valid_from, self.valid_to)
        return Resite(
            checkpoint=get_id("Checkpoint", self.checkpoint, "input.checkpoint"),
            expected=self.version,
            placing=self.placing.to_domain("input.placing"),
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


@input_type
class CloseCheckpointInput(KeyedInput):
    """A checkpoint that stands no more from an instant on."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    version: int = strawberry.field(description="The version this was decided on.")
    at: datetime = strawberry.field(description="From when it stands no more.")

    def to_domain(self) -> Close:
        """The checked command."""
        checkpoint = get_id("Checkpoint", self.checkpoint, "input.checkpoint")
        return Close(checkpoint=checkpoint, expected=self.version, at=self.at)


@input_type
class CheckpointFilterInput:
    """Which checkpoints; what is not given narrows nothing."""

    at: datetime | None = strawberry.field(
        default=None, description="Those that stand at this instant; now by default."
    )
    as_known_at: datetime | None = strawberry.field(default=None, description="As it was known at this instant.")
    unit: ID | None = strawberry.field(default=None, description="Run by this administrative unit.")
    kind: CheckpointKind | None = strawberry.field(default=None, description="Of this kind.")
    zone: int | None = strawberry.field(default=None, description="With the zone of this number on either side.")

    def to_domain(self, now: datetime) -> Filter:
        """The checked filter."""
        return Filter(
            at=self.at or now,
            known_at=self.as_known_at,
            units=None if self.unit is None else frozenset({get_id("AdminUnit", self.unit, "filter.unit")}),
            kind=self.kind,
            zone=self.zone,
        )


def _check_order(start: datetime, end: datetime | None) -> None:
    if end is not None and end <= start:
        raise BadInput("input.validTo", "ENDS_BEFORE_START")


def _phone(written: str, field: str) -> str:
    number = normal_phone(text_of(written, field))
    if number is None:
        raise BadInput(field, "PHONE_FORM", example="0277 385 1431")
    return number
