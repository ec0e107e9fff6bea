"""Sites, as the schema shows them."""

from datetime import datetime
from typing import Annotated, Self, TypeAlias

import strawberry
from strawberry import ID

from api.access import readable
from api.ids import encode_id
from api.incidents.enums import SiteKind
from api.permits.shown import id_or_none
from api.places import LonLat
from api.problems import AnyProblem, result_union
from api.zones.types import WeeklyHours
from identity.access import Action
from incidents.sites import model


@readable(may=Action.READ_SITES)
class Site:
    """A place that matters when something breaks near it."""

    id: ID = strawberry.field(description="Id of the site.")
    code: str = strawberry.field(description="Its code, unique.")
    kind: SiteKind = strawberry.field(description="What stands there.")
    name: str = strawberry.field(description="Name.")
    place: LonLat = strawberry.field(description="Where it stands.")
    unit: ID | None = strawberry.field(description="Id of the administrative unit it lies in.")
    organisation: ID | None = strawberry.field(description="Id of the organisation whose it is; null: of the public.")
    hours: list[WeeklyHours] = strawberry.field(description="Hours of use; empty: in use all day.")
    people: int = strawberry.field(description="How many depend on it, e.g. pupils.")
    version: int = strawberry.field(description="Counts its changes; a change names the one it is based on.")
    closed_at: datetime | None = strawberry.field(description="Since when it is no more; null: it stands.")

    @classmethod
    def of(cls, one: model.Site) -> Self:
        """The site as the schema shows it."""
        return cls(
            id=encode_id("Site", one.id),
            code=one.code,
            kind=one.kind,
            name=one.name,
            place=LonLat.of(one.place),
            unit=id_or_none("AdminUnit", one.unit),
            organisation=id_or_none("Organisation", one.organisation),
            hours=[WeeklyHours.of(window) for window in one.hours],
            people=one.people,
            version=one.version,
            closed_at=one.closed_at,
        )


@readable(may=Action.READ_SITES)
class SiteSaved:
    """The site is made, changed or closed."""

    site: ID = strawberry.field(description="Id of the site.")
    version: int = strawberry.field(description="The version to base the next change on.")

    @classmethod
    def of(cls, done: model.SiteSaved) -> Self:
        """What was done, as the schema shows it."""
        return cls(site=encode_id("Site", done.site), version=done.version)


SiteResult: TypeAlias = Annotated[SiteSaved | AnyProblem, result_union("SiteResult", "keeping a site")]
