"""What would become of an application, as the schema shows it."""

from datetime import datetime
from typing import Self

import strawberry
from strawberry import ID

from api.access import part, readable
from api.context import Context
from api.permits.enums import Approval
from api.permits.shown import id_or_none
from api.problems import ReasonText, reason_text
from api.zones.enums import Restriction, Rule, ZoneKind
from identity.access import Action
from permits.applications import outlook
from permits.ground.model import Ground


@part
class ZoneOutlook:
    """One zone that is asked for, over the time of the permit."""

    number: int = strawberry.field(description="Number of the zone.")
    name: str = strawberry.field(description="Its name when the permit would begin; empty when it is closed for good.")
    kind: ZoneKind | None = strawberry.field(description="What it is; null when it is closed for good.")
    restriction: Restriction | None = strawberry.field(description="What it restricts when the permit would begin.")
    level: str | None = strawberry.field(description="Code of its measure level when the permit would begin.")
    rule: Rule = strawberry.field(description="The strictest that it asks of the purpose in all that time.")
    approval: Approval | None = strawberry.field(description="Whether a person decides; null where no permit is asked.")
    unit: ID | None = strawberry.field(description="Id of the unit it lies in; null: the department answers for it.")
    forbidden_from: datetime | None = strawberry.field(description="From when it lets nobody in for the purpose.")
    longest_hours: int | None = strawberry.field(description="How long a permit may last; null where none is asked.")
    quota: int | None = strawberry.field(description="Live permits of one organisation and purpose; null: no limit.")
    live: int = strawberry.field(description="How many of these the organisation has now.")

    @classmethod
    def of(cls, one: outlook.ZoneOutlook) -> Self:
        """The zone as the schema shows it."""
        ground, version, policy = one.ground, one.version, one.ground.policy
        return cls(
            number=ground.number,
            name=version.name if version else "",
            kind=version.kind if version else None,
            restriction=version.restriction if version else None,
            level=version.level if version else None,
            rule=_rule(ground),
            approval=policy.approval if policy else None,
            unit=id_or_none("AdminUnit", ground.unit),
            forbidden_from=ground.forbidden_from,
            longest_hours=int(policy.longest.total_seconds() // 3600) if policy else None,
            quota=policy.quota if policy else None,
            live=one.live,
        )


@readable(may=Action.READ_PERMIT)
class ApplicationOutlook:
    """What would become of an application if it were decided now; read, not promised."""

    zones: list[ZoneOutlook] = strawberry.field(description="The zones that are asked for, by number.")
    refusals: list[ReasonText] = strawberry.field(description="What stands in the way of a yes; empty: nothing.")
    stricter: list[ReasonText] = strawberry.field(
        description="What became stricter after it came in: a yes must say that this was seen (`despiteChanges`)."
    )

    @classmethod
    def of(cls, one: outlook.Outlook, ctx: Context) -> Self:
        """The outlook as the schema shows it."""
        return cls(
            zones=[ZoneOutlook.of(zone) for zone in one.zones],
            refusals=[reason_text(reason, ctx) for reason in one.refusals],
            stricter=[reason_text(reason, ctx) for reason in one.stricter],
        )


def _rule(ground: Ground) -> Rule:
    if ground.forbidden_from is not None:
        return Rule.FORBIDDEN
    return Rule.FREE if ground.policy is None else Rule.PERMIT
