"""What clients ask of permits. `to_domain` raises BadInput naming the field as the client wrote it."""

from datetime import datetime

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.inputs import KeyedInput, text_of
from api.permits.enums import PermitStatus, Purpose
from api.permits.wanted_input import WantedPermitInput, optional_id
from permits.permits import commands
from permits.permits.search import PermitFilter
from storage.outcomes import BadInput

_LONGEST_SEARCH = 100
_MOST_ZONES = 500


@input_type
class PermitRefInput(KeyedInput):
    """One permit, as it was seen."""

    permit: ID = strawberry.field(description="Id of the permit.")
    version: int = strawberry.field(description="The version that was seen; another one is a StaleProblem.")

    def touch(self) -> commands.Touch:
        """Which permit, at which version."""
        return commands.Touch(permit=get_id("Permit", self.permit, "input.permit"), version=self.version)

    def as_lift(self) -> commands.Lift:
        """Take one's own holds back."""
        seen = self.touch()
        return commands.Lift(permit=seen.permit, version=seen.version)

    def as_complete(self) -> commands.Complete:
        """The work is done."""
        seen = self.touch()
        return commands.Complete(permit=seen.permit, version=seen.version)

    def as_reopen(self) -> commands.Reopen:
        """The work goes on."""
        seen = self.touch()
        return commands.Reopen(permit=seen.permit, version=seen.version)


@input_type
class PermitReasonInput(PermitRefInput):
    """One permit, as it was seen, and why something is done to it."""

    reason: str = strawberry.field(description="Why, for the people concerned; 1 to 500 characters.")

    def as_suspend(self) -> commands.Suspend:
        """Hold it up."""
        seen = self.touch()
        return commands.Suspend(permit=seen.permit, version=seen.version, reason=self.reason)

    def as_revoke(self) -> commands.Revoke:
        """End it for good."""
        seen = self.touch()
        return commands.Revoke(permit=seen.permit, version=seen.version, reason=self.reason)


@input_type
class ObjectToPermitInput(PermitReasonInput):
    """A unit that was told of a permit says no."""

    unit: ID | None = strawberry.field(
        default=None, description="Id of the unit; needed by who answers for several of the permit's."
    )

    def to_domain(self) -> commands.Object:
        """The checked command."""
        seen = self.touch()
        unit = optional_id("AdminUnit", self.unit, "input.unit")
        return commands.Object(permit=seen.permit, version=seen.version, reason=self.reason, unit=unit)


@input_type
class ExtendPermitInput(PermitRefInput):
    """One permit and its later end."""

    valid_to: datetime = strawberry.field(description="The new end; whole seconds count.")

    def to_domain(self) -> commands.Extend:
        """The checked command."""
        seen = self.touch()
        return commands.Extend(permit=seen.permit, version=seen.version, valid_to=self.valid_to)


@input_type
class ReviewPermitInput(PermitRefInput):
    """A break-glass permit that somebody else has looked at."""

    note: str = strawberry.field(default="", description="What they found; up to 500 characters.")

    def to_domain(self) -> commands.Review:
        """The checked command."""
        seen = self.touch()
        return commands.Review(permit=seen.permit, version=seen.version, note=self.note)


@input_type
class SubstituteMemberInput(PermitRefInput):
    """A holder who leaves and a person of the same vetted roster who joins."""

    out: ID = strawberry.field(description="Id of the person who leaves.")
    joining: ID = strawberry.field(description="Id of the person who joins.")

    def to_domain(self) -> commands.SubstituteMember:
        """The checked command."""
        seen = self.touch()
        out, joining = (
            get_id("Person", self.out, "input.out"),
            get_id("Person", self.joining, "input.joining"),
        )
        return commands.SubstituteMember(permit=seen.permit, version=seen.version, out=out, joining=joining)


@input_type
class SubstituteVehicleInput(PermitRefInput):
    """A vehicle that leaves, one of the same vetted roster that joins, or both."""

    out: ID | None = strawberry.field(default=None, description="Id of the vehicle that leaves; null: none.")
    joining: ID | None = strawberry.field(default=None, description="Id of the vehicle that joins; null: none.")

    def to_domain(self) -> commands.SubstituteVehicle:
        """The checked command."""
        seen = self.touch()
        out = optional_id("Vehicle", self.out, "input.out")
        joining = optional_id("Vehicle", self.joining, "input.joining")
        return commands.SubstituteVehicle(permit=seen.permit, version=seen.version, out=out, joining=joining)


@input_type
class BreakGlassInput(KeyedInput):
    """A short permit granted at a checkpoint; always reviewed by somebody else."""

    wanted: WantedPermitInput = strawberry.field(description="The permit.")
    reason: str = strawberry.field(description="Why it could not wait; 1 to 500 characters.")

    def to_domain(self) -> commands.BreakGlass:
        """The checked command."""
        return commands.BreakGlass(wanted=self.wanted.to_domain("input.wanted"), reason=self.reason)


@input_type
class ExtensionRuleInput:
    """All live permits of these purposes, wholly within these zones, that end in an interval now end later."""

    zones: list[int] = strawberry.field(description="Numbers of the zones, at most 500.")
    ending_from: datetime = strawberry.field(description="Of those that end at or after this instant")
    ending_to: datetime = strawberry.field(description="and before this one.")
    new_end: datetime = strawberry.field(description="Their new end; no permit passes its hard limit.")
    purposes: list[Purpose] | None = strawberry.field(default=None, description="For these purposes; null means all.")

    def to_domain(self, field: str) -> commands.ExtendMany:
        """The checked command."""
        if len(self.zones) > _MOST_ZONES:
            raise BadInput(f"{field}.zones", "TOO_MANY", limit=str(_MOST_ZONES))
        return commands.ExtendMany(
            zones=tuple(self.zones),
            ending_from=self.ending_from,
            ending_to=self.ending_to,
            new_end=self.new_end,
            purposes=None if self.purposes is None else frozenset(self.purposes),
        )


@input_type
class ExtendPermitsInput(KeyedInput):
    """A rule that extends many permits at once."""

    rule: ExtensionRuleInput = strawberry.field(description="Which, and until when.")

    def to_domain(self) -> commands.ExtendMany:
        """The checked command."""
        return self.rule.to_domain("input.rule")


@input_type
class PermitFilterInput:
    """Which permits; what is not given narrows nothing."""

    text: str | None = strawberry.field(
        default=None, description="A reference, a control code, a plate, or part of a holder's name, however typed."
    )
    organisation: ID | None = strawberry.field(default=None, description="Of this organisation.")
    status: PermitStatus | None = strawberry.field(default=None, description="That stand so.")
    purpose: Purpose | None = strawberry.field(default=None, description="For this purpose.")
    zone: int | None = strawberry.field(default=None, description="That name the zone of this number.")
    unit: ID | None = strawberry.field(default=None, description="With a zone in this unit.")
    work_order: ID | None = strawberry.field(default=None, description="For this work order.")
    person: ID | None = strawberry.field(default=None, description="That name this person.")
    replaces: ID | None = strawberry.field(
        default=None, description="That took the place of this permit; found fastest within its organisation."
    )
    in_force_at: datetime | None = strawberry.field(default=None, description="Whose validity covers this instant.")
    to_review: bool | None = strawberry.field(default=None, description="Break-glass permits nobody has reviewed.")

    def to_domain(self) -> PermitFilter:
        """The checked filter."""
        return PermitFilter(
            text=None if self.text is None else text_of(self.text, "filter.text", _LONGEST_SEARCH),
            organisation=optional_id("Organisation", self.organisation, "filter.organisation"),
            status=self.status,
            purpose=self.purpose,
            zone=self.zone,
            unit=optional_id("AdminUnit", self.unit, "filter.unit"),
            work_order=optional_id("WorkOrder", self.work_order, "filter.workOrder"),
            person=optional_id("Person", self.person, "filter.person"),
            replaces=optional_id("Permit", self.replaces, "filter.replaces"),
            in_force_at=self.in_force_at,
            to_review=self.to_review,
        )
