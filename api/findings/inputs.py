"""What clients say about findings. Raises BadInput naming the field."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type
from api.findings.enums import FindingKind, FindingState
from api.ids import get_id
from api.inputs import KeyedInput, text_of
from checkpoints.findings import model

LONGEST = 1_000


@input_type
class SettleFindingInput(KeyedInput):
    """Somebody has looked."""

    finding: ID = strawberry.field(description="Id of the finding.")
    note: str = strawberry.field(default="", description="What came of it, at most 1000 characters.")

    def to_domain(self) -> model.SettleFinding:
        """The checked command."""
        finding = get_id("Finding", self.finding, "input.finding")
        return model.SettleFinding(finding=finding, note=text_of(self.note, "input.note", LONGEST))


@input_type
class FindingFilterInput:
    """Which findings; what is not said does not narrow."""

    kind: FindingKind | None = strawberry.field(default=None, description="Of this kind.")
    state: FindingState | None = strawberry.field(default=None, description="That stand so.")
    checkpoint: ID | None = strawberry.field(default=None, description="About checks of this checkpoint.")
    permit: ID | None = strawberry.field(default=None, description="About this permit.")
    unit: ID | None = strawberry.field(default=None, description="About checkpoints of this unit.")
    since: datetime | None = strawberry.field(default=None, description="That happened then or later.")
    until: datetime | None = strawberry.field(default=None, description="That happened before then.")

    def to_domain(self) -> model.Filter:
        """The checked filter."""
        unit = _id("AdminUnit", self.unit, "filter.unit")
        return model.Filter(
            kind=self.kind,
            state=self.state,
            checkpoint=_id("Checkpoint", self.checkpoint, "filter.checkpoint"),
            permit=_id("Permit", self.permit, "filter.permit"),
            units=None if unit is None else frozenset({unit}),
            since=self.since,
            until=self.until,
        )


def _id(kind: str, text: str | None, field: str) -> UUID | None:
    return None if text is None else get_id(kind, text, field)
