"""Recommended crews, as the schema shows them."""

from typing import Self

import strawberry
from strawberry import ID

from api.access import member, readable
from api.context import Context, Info
from api.ids import get_id
from api.people.enums import Duty
from api.people.roster_types import Crew
from api.problems import ReasonText, reason_text
from api.work_orders.enums import DistanceFrom
from api.work_orders.need_types import PermitNeeds
from identity.access import Action
from identity.crews import model as crews
from incidents.recommendation import model
from storage.outcomes import BadInput, NotFound


@readable(may=Action.MANAGE_WORK_ORDERS)
class CrewRecommendation:
    """A crew in its place among those that might be sent, why it stands there, and the one step that would help."""

    rank: int = strawberry.field(description="1 is the best.")
    distance_m: float | None = strawberry.field(description="Metres to the work; null: unknown.")
    distance_from: DistanceFrom = strawberry.field(description="What they are measured from.")
    fix_age_s: int | None = strawberry.field(description="How old the position is; null: there is none.")
    skill_fits: bool = strawberry.field(description="It has a skill that the work takes.")
    duty: Duty = strawberry.field(description="Whether it may be sent now.")
    open_work_orders: int = strawberry.field(description="What else it has to do.")
    needs: PermitNeeds = strawberry.field(description="What it needs on the way and at the place, and what it lacks.")
    zones_on_the_way: list[int] = strawberry.field(
        description="Numbers of the zones that win only on the straight way there; a dispatch may name them."
    )
    reasons: list[ReasonText] = strawberry.field(description="What decided its place, in the order it is asked.")
    remedy: ReasonText = strawberry.field(description="The one step that helps most.")
    found: strawberry.Private[crews.Crew]

    @member(may=Action.READ_CREWS)
    async def crew(self, info: Info) -> Crew:  # noqa: ARG002 - a resolver's own signature
        """The crew."""
        return Crew.of(self.found)

    @classmethod
    def of(cls, one: model.Ranked, ctx: Context) -> Self:
        """The recommendation as the schema shows it."""
        candidate, where = one.candidate, one.candidate.where
        return cls(
            rank=one.rank,
            distance_m=where.distance_m,
            distance_from=where.since,
            fix_age_s=None if where.age is None else int(where.age.total_seconds()),
            skill_fits=candidate.skill_fits,
            duty=candidate.crew.duty,
            open_work_orders=candidate.load,
            needs=PermitNeeds.of(candidate.needs),
            zones_on_the_way=list(candidate.way_zones),
            reasons=[reason_text(reason, ctx) for reason in one.reasons],
            remedy=reason_text(one.remedy, ctx),
            found=candidate.crew,
        )


async def recommended(ctx: Context, incident: ID | None, work_order: ID | None) -> tuple[model.Ranked, ...]:
    """Crews for exactly one of the two; raises BadInput. None for what is not there."""
    if (incident is None) == (work_order is None):
        raise BadInput("incident", "INCIDENT_OR_WORK_ORDER")
    recommend = ctx.services.crew_recommendation
    if incident is not None:
        found = await recommend.for_incident(get_id("Incident", incident, "incident"), by=ctx.actor, now=ctx.now())
    else:
        wanted = get_id("WorkOrder", work_order or "", "workOrder")
        found = await recommend.for_order(wanted, by=ctx.actor, now=ctx.now())
    return () if isinstance(found, NotFound) else found
