"""Officers of a checkpoint, as the schema shows them. A PIN appears only where it is handed out."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type, readable
from api.ids import encode_id, get_id
from api.inputs import KeyedInput
from checkpoints.officers import model
from identity.access import Action


@readable(may=Action.MANAGE_OFFICERS)
class Officer:
    """Somebody who signs on at a checkpoint's phones."""

    id: ID = strawberry.field(description="Id of the officer.")
    uuid: UUID = strawberry.field(description="The same id as sheets and check texts carry it.")
    name: str = strawberry.field(description="Name as shown.")
    leader: bool = strawberry.field(description="True for a shift leader.")
    added_at: datetime = strawberry.field(description="Since when.")
    pin_set_at: datetime = strawberry.field(description="Since when the present PIN holds.")

    @classmethod
    def of(cls, one: model.Officer) -> Self:
        """The officer as the schema shows them."""
        return cls(
            id=encode_id("Officer", one.id),
            uuid=one.id,
            name=one.name,
            leader=one.leader,
            added_at=one.added_at,
            pin_set_at=one.pin_set_at,
        )


@readable(may=Action.MANAGE_OFFICERS)
class PinGiven:
    """The officer's PIN, shown once: the same request shows the same one again, nothing else does."""

    officer: ID = strawberry.field(description="Id of the officer.")
    pin: str = strawberry.field(description="Six digits, for the officer alone.")

    @classmethod
    def of(cls, done: model.PinGiven) -> Self:
        """What was handed out, as the schema shows it."""
        return cls(officer=encode_id("Officer", done.officer), pin=done.pin)


@readable(may=Action.MANAGE_OFFICERS)
class OfficerEnded:
    """The officer signs on no more; phones learn it with their next sheet."""

    officer: ID = strawberry.field(description="Id of the officer.")

    @classmethod
    def of(cls, done: model.OfficerEnded) -> Self:
        """What was done, as the schema shows it."""
        return cls(officer=encode_id("Officer", done.officer))


@input_type
class AddOfficerInput(KeyedInput):
    """Somebody who shall sign on at a checkpoint's phones."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    name: str = strawberry.field(description="Name as shown, 1 to 80 characters.")
    leader: bool = strawberry.field(default=False, description="True for a shift leader.")
    pin: str | None = strawberry.field(default=None, description="Six digits; without it one is drawn.")

    def to_domain(self) -> model.AddOfficer:
        """The command; name and PIN are checked by the use case."""
        checkpoint = get_id("Checkpoint", self.checkpoint, "input.checkpoint")
        return model.AddOfficer(checkpoint=checkpoint, name=self.name, leader=self.leader, pin=self.pin)


@input_type
class ResetOfficerPinInput(KeyedInput):
    """Whose PIN is replaced."""

    officer: ID = strawberry.field(description="Id of the officer.")
    pin: str | None = strawberry.field(default=None, description="Six digits; without it one is drawn.")

    def to_domain(self) -> model.ResetPin:
        """The command; the PIN is checked by the use case."""
        return model.ResetPin(officer=get_id("Officer", self.officer, "input.officer"), pin=self.pin)


@input_type
class EndOfficerInput(KeyedInput):
    """Who signs on no more."""

    officer: ID = strawberry.field(description="Id of the officer.")
