"""What clients say of sites. `to_domain` raises BadInput naming the field as the client wrote it."""

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.incidents.enums import SiteKind
from api.inputs import KeyedInput
from api.permits.wanted_input import optional_id
from api.places import BoxInput, LonLatInput
from api.zones.inputs import WeeklyHoursInput
from incidents.sites.model import CloseSite, SaveSite, SiteFilter, SiteTerms


@input_type
class SaveSiteInput(KeyedInput):
    """A new site, or all that is to be said of one that was seen."""

    site: ID | None = strawberry.field(default=None, description="Id of the site; left out for a new one.")
    version: int | None = strawberry.field(default=None, description="The version that was seen; with `site` only.")
    code: str = strawberry.field(description="Its code, unique, 1 to 64 characters.")
    kind: SiteKind = strawberry.field(description="What stands there.")
    name: str = strawberry.field(description="Name, 1 to 200 characters.")
    place: LonLatInput = strawberry.field(description="Where it stands.")
    unit: ID | None = strawberry.field(default=None, description="Id of the administrative unit it lies in.")
    organisation: ID | None = strawberry.field(default=None, description="Whose it is; left out: of the public.")
    hours: list[WeeklyHoursInput] = strawberry.field(default_factory=list, description="Empty: in use all day.")
    people: int = strawberry.field(default=0, description="How many depend on it, 0 to 1,000,000.")

    def to_domain(self) -> SaveSite:
        """The checked command."""
        terms = SiteTerms(
            code=self.code,
            kind=self.kind,
            name=self.name,
            place=self.place.to_domain("input.place"),
            unit=optional_id("AdminUnit", self.unit, "input.unit"),
            organisation=optional_id("Organisation", self.organisation, "input.organisation"),
            hours=tuple(one.to_domain(f"input.hours.{at}") for at, one in enumerate(self.hours)),
            people=self.people,
        )
        return SaveSite(terms=terms, site=optional_id("Site", self.site, "input.site"), version=self.version)


@input_type
class CloseSiteInput(KeyedInput):
    """A site that is no more, as it was seen."""

    site: ID = strawberry.field(description="Id of the site.")
    version: int = strawberry.field(description="The version that was seen; another one is a StaleProblem.")

    def to_domain(self) -> CloseSite:
        """The checked command."""
        return CloseSite(site=get_id("Site", self.site, "input.site"), version=self.version)


@input_type
class SiteFilterInput:
    """Which sites a list shows; what is left out asks nothing."""

    kinds: list[SiteKind] = strawberry.field(default_factory=list, description="Of one of these kinds.")
    units: list[ID] = strawberry.field(default_factory=list, description="In one of these units.")
    box: BoxInput | None = strawberry.field(default=None, description="In this box.")
    closed: bool = strawberry.field(default=False, description="True: those that are no more, too.")

    def to_domain(self) -> SiteFilter:
        """The checked filter."""
        return SiteFilter(
            kinds=frozenset(self.kinds),
            units=frozenset(get_id("AdminUnit", one, f"filter.units.{at}") for at, one in enumerate(self.units)),
            box=None if self.box is None else self.box.to_domain("filter.box"),
            closed=self.closed,
        )
