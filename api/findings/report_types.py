"""The refusal report, and how it is asked for, as the schema shows them."""

from datetime import datetime
from typing import Self

import strawberry
from strawberry import ID

from api.access import input_type, part, readable
from api.ids import encode_id, get_id
from api.words import say
from checkpoints.reports import model, rules
from identity.access import Action


@input_type
class RefusalReportFilterInput:
    """Which part of the report; at most three months."""

    unit: ID | None = strawberry.field(default=None, description="Of the checkpoints of this unit; all by default.")
    since: datetime = strawberry.field(description="Checks decided then or later.")
    until: datetime = strawberry.field(description="Checks decided before then.")

    def to_domain(self) -> model.Wanted:
        """What is wanted, checked."""
        unit = None if self.unit is None else get_id("AdminUnit", self.unit, "filter.unit")
        return model.Wanted(unit=unit, since=self.since, until=self.until)


@part
class RefusalReason:
    """Why people were turned back."""

    code: str = strawberry.field(description="Code of the reason, as the verdict lists it.")
    message: str = strawberry.field(description="The same in words, in the caller's language.")
    count: int = strawberry.field(description="How many of those turned back; one check may count under several.")


@part
class RefusalFigures:
    """What happened at checkpoints."""

    checks: int = strawberry.field(description="Checks.")
    passed: int = strawberry.field(description="That ended in PASSED.")
    turned_back: int = strawberry.field(description="That ended in TURNED_BACK.")
    held: int = strawberry.field(description="That ended in HELD.")
    referred: int = strawberry.field(description="That were decided REFER.")
    refused_though_valid: int = strawberry.field(description="Turned back although the permit was good there then.")
    stops: int = strawberry.field(description='Crews that reported "Bị chặn" there.')
    stops_share: float | None = strawberry.field(
        description="Share of all who came, checked or stopped, that reported a stop; null: nobody came."
    )
    said: list[str] = strawberry.field(description="What officers said at those stops, the newest ten, each once.")
    refused_share: float | None = strawberry.field(
        description="Share of all who came, checked or stopped, that did not get through; null: nobody came."
    )
    median_refer_minutes: float | None = strawberry.field(
        description="Median minutes until the duty desk answered a call; null: none was answered."
    )
    reasons: list[RefusalReason] = strawberry.field(description="Why, the most frequent first; of the newest 50,000.")

    @classmethod
    def of(cls, one: model.Figures, language: str) -> Self:
        """The figures as the schema shows them."""
        return cls(
            checks=one.checks,
            passed=one.passed,
            turned_back=one.turned_back,
            held=one.held,
            referred=one.referred,
            refused_though_valid=one.refused_though_valid,
            stops=one.stops,
            stops_share=one.stops_share,
            said=list(rules.said_of(one)),
            refused_share=one.refused_share,
            median_refer_minutes=rules.median_wait_min(one),
            reasons=[
                RefusalReason(code=code, message=say(f"reason-{code}", language), count=count)
                for code, count in rules.reasons_of(one)
            ],
        )


@part
class CheckpointRefusals:
    """The figures of one checkpoint."""

    checkpoint_id: ID = strawberry.field(description="Id of the checkpoint.")
    name: str = strawberry.field(description="The name it has, or last had.")
    unit_id: ID = strawberry.field(description="Id of its unit.")
    figures: RefusalFigures = strawberry.field(description="What happened there.")


@part
class UnitRefusals:
    """The figures of all checkpoints of one unit together."""

    unit_id: ID = strawberry.field(description="Id of the unit.")
    name: str = strawberry.field(description="Its name.")
    figures: RefusalFigures = strawberry.field(description="What happened there.")


@readable(may=Action.READ_FINDINGS)
class RefusalReport:
    """Where movement is not being eased: checkpoints with most refused first, and their units."""

    since: datetime = strawberry.field(description="Checks decided then or later.")
    until: datetime = strawberry.field(description="Checks decided before then.")
    checkpoints: list[CheckpointRefusals] = strawberry.field(description="Each checkpoint, most refused first.")
    units: list[UnitRefusals] = strawberry.field(description="Each unit, by name.")

    @classmethod
    def of(cls, report: model.Report, language: str) -> Self:
        """The report as the schema shows it."""
        return cls(
            since=report.since,
            until=report.until,
            checkpoints=[
                CheckpointRefusals(
                    checkpoint_id=encode_id("Checkpoint", one.post.id),
                    name=one.post.name,
                    unit_id=encode_id("AdminUnit", one.post.unit),
                    figures=RefusalFigures.of(one.figures, language),
                )
                for one in report.posts
            ],
            units=[
                UnitRefusals(
                    unit_id=encode_id("AdminUnit", one.unit),
                    name=one.name,
                    figures=RefusalFigures.of(one.figures, language),
                )
                for one in report.units
            ],
        )
