"""What a dispatcher makes of an incident; its priority is judged anew."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from incidents.incidents import locating, store
from incidents.incidents.commands import Triage
from incidents.incidents.events import IncidentTriaged
from incidents.incidents.model import Incident, IncidentKind, Location
from incidents.priority.rules import priority
from incidents.sites import store as sites_store
from incidents.sites.model import Site
from incidents.words import text
from storage import events
from storage.database import Rx, Tx
from storage.outcomes import BadInput, Conflict

NAME: Final = 200
MOST_SITES: Final = 100


def checked(command: Triage) -> Triage:
    """The same command with its texts in NFC; raises BadInput naming the field."""
    if command.sites is not None and len(command.sites) > MOST_SITES:
        raise BadInput("input.sites", "TOO_MANY", limit=str(MOST_SITES))
    name = None if command.name is None else text(command.name, "input.name", NAME)
    location = None if command.location is None else locating.checked(command.location)
    return replace(command, name=name, location=location)


async def proposed(rx: Rx, kind: IncidentKind, location: Location) -> tuple[Site, ...]:
    """The open sites within reach of an incident of a kind."""
    near = await sites_store.open_in(rx, locating.sites_box(kind, location))
    return locating.affected(near, kind, location)


async def triage(tx: Tx, old: Incident, command: Triage, at: datetime) -> Incident | Conflict:
    """Set what was said of an open incident, judge its priority, tell."""
    if not old.is_open:
        return Conflict(code="STATE", params={"from": old.status, "to": old.status})
    said = replace(old, **_given(command), triaged=True, version=old.version + 1)
    sites = await _sites(tx, old, said, command)
    judged = priority(said.severity, sites, at)
    new = replace(said, sites=frozenset(site.id for site in sites), priority=judged.number, factors=judged.factors)
    await store.save(tx, old, new)
    await events.append(tx, _told(new, at))
    return new


async def _sites(tx: Tx, old: Incident, said: Incident, command: Triage) -> tuple[Site, ...]:
    """The sites that were said; else those within reach where that was not asked before, else what is there."""
    if command.sites is None:
        if not old.triaged or (said.kind, said.location) != (old.kind, old.location):
            return await proposed(tx, said.kind, said.location)
        return await sites_store.by_ids(tx, old.sites)
    found = await sites_store.by_ids(tx, command.sites)
    if len(found) < len(command.sites):
        raise BadInput("input.sites", "UNKNOWN_SITE")
    return found


def _given(command: Triage) -> dict[str, Any]:
    names = ("severity", "kind", "name", "unit", "location", "requested_resolution", "expected_resolution")
    return {name: value for name in names if (value := getattr(command, name)) is not None}


def _told(incident: Incident, at: datetime) -> IncidentTriaged:
    return IncidentTriaged(
        subject=incident.id,
        at=at,
        organisation=incident.organisation,
        unit=incident.unit,
        severity=incident.severity.value,
        priority=incident.priority,
    )
