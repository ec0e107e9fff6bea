"""Who sees an event: one function, default deny. Pure."""

from dataclasses import dataclass, replace
from uuid import UUID

from api.live.kinds import KINDS, Kind, Sight
from identity.access import Action, Actor, Subject, may, reach
from storage.event import Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An event with whom it concerns, as its subject stands now."""

    event: Recorded
    subject: Subject


def sees(actor: Actor, one: Seen) -> bool:
    """True when the actor may know that this happened, and read all that the event says."""
    kind = KINDS.get(one.event.kind)
    if kind is None:
        return False
    match kind.sight:
        case Sight.OWN:
            return one.subject.account == actor.account and may(actor, kind.may)
        case Sight.PUBLIC:
            return may(actor, kind.may)
        case Sight.OPEN:
            return may(actor, Action.READ_EVENTS) and may(actor, kind.may)
        case Sight.COUNTED:
            return all(_covers_all(actor, action, one.subject) for action in (Action.READ_EVENTS, kind.may))
        case Sight.SCOPE:
            by = _without_units(actor) if kind.by_unit and not one.subject.units else actor
            return _covers(by, Action.READ_EVENTS, one.subject) and _covers(by, kind.may, one.subject)


def _covers(actor: Actor, action: Action, subject: Subject) -> bool:
    """As `may`; but what nobody knows the organisation and place of is seen only by who sees everything."""
    if subject.organisation is None and not subject.units:
        return any(one.organisation is None and one.units is None for one in reach(actor, action))
    return may(actor, action, subject)


def _covers_all(actor: Actor, action: Action, subject: Subject) -> bool:
    """What is there of every organisation: by a grant that names none and covers the unit."""
    every = (one for one in reach(actor, action) if one.organisation is None)
    return any(one.units is None or bool(one.units & subject.units) for one in every)


def _without_units(actor: Actor) -> Actor:
    """The actor with the grants that no unit limits."""
    return replace(actor, grants=tuple(one for one in actor.grants if one.units is None))


def said_by(event: Recorded) -> Subject:
    """Whom an event concerns by its own words: its organisation, its unit and those of its payload, its account."""
    units = {UUID(one) for one in event.payload.get("units") or ()}
    account = event.payload.get("account")
    return Subject(
        organisation=event.organisation,
        units=frozenset(units | ({event.unit} if event.unit else set())),
        account=UUID(account) if account else None,
    )


def kind_of(event: Recorded) -> Kind | None:
    """What is known of its kind."""
    return KINDS.get(event.kind)
