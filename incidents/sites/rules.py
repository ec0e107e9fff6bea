"""What a site must be, and who keeps it. Pure."""

from dataclasses import fields, replace
from uuid import UUID

from identity.access import Action, Actor, Subject, allow, reach
from incidents.sites.model import Site, SiteTerms
from incidents.words import text
from storage.outcomes import BadInput, Forbidden

MOST_PEOPLE = 1_000_000
MOST_HOURS = 50
_TERMS = tuple(field.name for field in fields(SiteTerms))


def checked(terms: SiteTerms, field: str = "input") -> SiteTerms:
    """The same terms with their texts in NFC; raises BadInput naming the field."""
    if not 0 <= terms.people <= MOST_PEOPLE:
        raise BadInput(f"{field}.people", "OUT_OF_RANGE", least="0", most=str(MOST_PEOPLE))
    if len(terms.hours) > MOST_HOURS:
        raise BadInput(f"{field}.hours", "TOO_MANY", limit=str(MOST_HOURS))
    code = text(terms.code, f"{field}.code", 64, needed=True)
    name = text(terms.name, f"{field}.name", 200, needed=True)
    return replace(terms, code=code, name=name, hours=tuple(sorted(terms.hours)))


def allow_keeping(by: Actor, terms: SiteTerms) -> None:
    """Raise Forbidden unless the actor keeps such a site; those of the public are kept by who acts for no company."""
    units = frozenset() if terms.unit is None else frozenset({terms.unit})
    allow(by, Action.MANAGE_SITES, Subject(organisation=terms.organisation, units=units))
    if terms.organisation is None and all(one.organisation is not None for one in reach(by, Action.MANAGE_SITES)):
        raise Forbidden(Action.MANAGE_SITES)


def allow_keeping_all(by: Actor) -> None:
    """Raise Forbidden unless the actor keeps every site, wherever and whosever."""
    allow(by, Action.MANAGE_SITES)
    if not any(one.organisation is None and one.units is None for one in reach(by, Action.MANAGE_SITES)):
        raise Forbidden(Action.MANAGE_SITES)


def terms_of(site: Site) -> SiteTerms:
    """What is said of a site, without its identity."""
    return SiteTerms(**{name: getattr(site, name) for name in _TERMS})


def made(id: UUID, terms: SiteTerms) -> Site:
    """A new site."""
    return Site(id=id, **{name: getattr(terms, name) for name in _TERMS})


def with_terms(site: Site, terms: SiteTerms) -> Site:
    """The next version of a site, open again if it was closed."""
    said = {name: getattr(terms, name) for name in _TERMS}
    return replace(site, **said, version=site.version + 1, closed_at=None)
