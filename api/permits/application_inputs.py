"""What clients ask of applications. `to_domain` raises BadInput naming the field as the client wrote it."""

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.inputs import KeyedInput
from api.permits.enums import ApplicationStatus, Purpose, Ruling
from api.permits.wanted_input import WantedPermitInput, optional_id
from permits.applications import commands
from permits.applications.reading import ApplicationFilter


@input_type
class WantedInput(KeyedInput):
    """A permit that is asked for."""

    wanted: WantedPermitInput = strawberry.field(description="The permit.")

    def to_draft(self) -> commands.Draft:
        """Begin only."""
        return commands.Draft(wanted=self.wanted.to_domain("input.wanted"))

    def to_apply(self) -> commands.Apply:
        """Begin and hand in."""
        return commands.Apply(wanted=self.wanted.to_domain("input.wanted"))


@input_type
class ApplicationRefInput(KeyedInput):
    """One application, as it was seen."""

    application: ID = strawberry.field(description="Id of the application.")
    version: int = strawberry.field(description="The version that was seen; another one is a StaleProblem.")

    def touch(self) -> commands.Touch:
        """Which application, at which version."""
        named = get_id("Application", self.application, "input.application")
        return commands.Touch(application=named, version=self.version)

    def to_submit(self) -> commands.Submit:
        """Hand it in."""
        seen = self.touch()
        return commands.Submit(application=seen.application, version=seen.version)

    def to_withdraw(self) -> commands.Withdraw:
        """Take it back."""
        seen = self.touch()
        return commands.Withdraw(application=seen.application, version=seen.version)


@input_type
class ReviseApplicationInput(ApplicationRefInput):
    """A draft that is changed, or what was asked about."""

    wanted: WantedPermitInput = strawberry.field(description="The permit as it is wanted now.")

    def to_domain(self) -> commands.Revise:
        """The checked command."""
        seen, wanted = self.touch(), self.wanted.to_domain("input.wanted")
        return commands.Revise(application=seen.application, version=seen.version, wanted=wanted)


@input_type
class AskForInfoInput(ApplicationRefInput):
    """A question before the decision."""

    question: str = strawberry.field(description="What the applicant is asked; 1 to 500 characters.")

    def to_domain(self) -> commands.AskInfo:
        """The checked command."""
        seen = self.touch()
        return commands.AskInfo(application=seen.application, version=seen.version, question=self.question)


@input_type
class AnswerInfoInput(ApplicationRefInput):
    """An answer, and a change of what is wanted if that is the answer."""

    text: str = strawberry.field(description="The answer; 1 to 500 characters.")
    wanted: WantedPermitInput | None = strawberry.field(
        default=None, description="The permit as it is wanted now; null: as before."
    )

    def to_domain(self) -> commands.Answer:
        """The checked command."""
        seen = self.touch()
        wanted = None if self.wanted is None else self.wanted.to_domain("input.wanted")
        return commands.Answer(application=seen.application, version=seen.version, text=self.text, wanted=wanted)


@input_type
class DecideApplicationInput(ApplicationRefInput):
    """A unit's word on its part."""

    ruling: Ruling = strawberry.field(description="Yes or no; one no refuses the whole.")
    reason: str = strawberry.field(default="", description="Why; needed for a no, up to 500 characters.")
    unit: ID | None = strawberry.field(
        default=None, description="Id of the deciding unit; null: every unit the caller answers for."
    )
    despite_changes: bool = strawberry.field(
        default=False, description="The caller has seen that a zone became stricter after the application came in."
    )

    def to_domain(self) -> commands.Decide:
        """The checked command."""
        seen = self.touch()
        return commands.Decide(
            application=seen.application,
            version=seen.version,
            ruling=self.ruling,
            reason=self.reason,
            unit=optional_id("AdminUnit", self.unit, "input.unit"),
            despite_changes=self.despite_changes,
        )


@input_type
class ApplicationFilterInput:
    """Which applications; what is not given narrows nothing."""

    organisation: ID | None = strawberry.field(default=None, description="Of this organisation.")
    status: ApplicationStatus | None = strawberry.field(default=None, description="That stand so.")
    purpose: Purpose | None = strawberry.field(default=None, description="For this purpose.")
    waiting_for: ID | None = strawberry.field(default=None, description="That wait for this unit's decision.")

    waiting_for_me: bool = strawberry.field(
        default=False, description="True: that wait for a unit the caller answers for; the department for every one."
    )

    def to_domain(self) -> ApplicationFilter:
        """The checked filter."""
        return ApplicationFilter(
            organisation=optional_id("Organisation", self.organisation, "filter.organisation"),
            status=self.status,
            purpose=self.purpose,
            waiting_for=optional_id("AdminUnit", self.waiting_for, "filter.waitingFor"),
            waiting_for_reader=self.waiting_for_me,
        )
