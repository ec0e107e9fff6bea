"""One report: of an incident that is known, or the first of a new one."""

import re
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from identity.access import Actor
from incidents.incidents import locating, store
from incidents.incidents.commands import Report
from incidents.incidents.events import IncidentReported
from incidents.incidents.model import Incident, IncidentReport, IncidentStatus, StatusChange
from incidents.incidents.outcomes import Reported
from incidents.incidents.triage import proposed
from incidents.priority.rules import priority
from incidents.words import text
from storage import events
from storage.database import Tx
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, Refusal

WORDS: Final = 2_000
NAME: Final = 200
MOST_MEDIA: Final = 20
AHEAD: Final = timedelta(minutes=5)
"""So far a device's clock may be ahead; beyond it the report counts as seen when it came in."""
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEDIA_NAME: Final = re.compile(r"[0-9a-f]{64}")


def checked(command: Report) -> Report:
    """The same command with its texts in NFC; raises BadInput naming the field."""
    if len(command.media) > MOST_MEDIA:
        raise BadInput("input.media", "TOO_MANY", limit=str(MOST_MEDIA))
    for at, name in enumerate(command.media):
        if not _MEDIA_NAME.fullmatch(name):
            raise BadInput(f"input.media.{at}", "NOT_A_MEDIA_NAME")
    return replace(
        command,
        words=text(command.words, "input.words", WORDS),
        name=text(command.name, "input.name", NAME),
        location=locating.checked(command.location),
    )


async def report(tx: Tx, command: Report, by: Actor, at: datetime) -> Reported | Refusal:
    """Keep a report; the organisation's reports take turns, so that two first ones become one incident."""
    await store.take_turn(tx, command.organisation)
    again = None if command.report is None else await store.find_report(tx, command.report)
    if again is not None:
        return await _known_already(tx, again, by, at)
    seen_at = min(command.seen_at or at, at) if (command.seen_at or at) <= at + AHEAD else at
    known = None if command.separate else await _known(tx, command, seen_at)
    incident = known or await _first(tx, command, seen_at, by=by, at=at)
    if known is not None:
        await store.count_report(tx, known.id, seen_at)
    kept = IncidentReport(
        id=command.report or new_id(),
        incident=incident.id,
        account=by.account,
        person=by.person,
        kind=command.kind,
        severity=command.severity,
        location=command.location,
        seen_at=seen_at,
        received_at=at,
        words=command.words,
        media=command.media,
        joined=known is not None,
    )
    await store.add_report(tx, kept)
    await events.append(tx, _told(incident, kept))
    return _reported(incident, kept, at)


async def _known_already(tx: Tx, kept: IncidentReport, by: Actor, at: datetime) -> Reported | Refusal:
    """The same report sent again under another key is answered again; somebody else's id is a conflict."""
    incident = await store.find(tx, kept.incident)
    if kept.account != by.account or incident is None:
        return Conflict(code="REPORT_KNOWN")
    return _reported(incident, kept, at)


async def _known(tx: Tx, command: Report, seen_at: datetime) -> Incident | None:
    """The open incident that the report is of, held so that nobody closes it meanwhile."""
    box = locating.joins_box(command.kind, command.location)
    near = await store.open_near(tx, command.organisation, command.kind, box)
    found = locating.joined(near, command.kind, command.location, seen_at)
    held = None if found is None else await store.locked(tx, found.id)
    return held if held is not None and held.is_open else None


async def _first(tx: Tx, command: Report, seen_at: datetime, *, by: Actor, at: datetime) -> Incident:
    sites = await proposed(tx, command.kind, command.location)
    judged = priority(command.severity, sites, at)
    new = Incident(
        id=new_id(),
        reference=_reference(at),
        organisation=command.organisation,
        unit=command.unit,
        name=command.name,
        kind=command.kind,
        severity=command.severity,
        status=IncidentStatus.ACKNOWLEDGED,
        location=command.location,
        priority=judged.number,
        factors=judged.factors,
        sites=frozenset(site.id for site in sites),
        first_seen_at=seen_at,
        last_seen_at=seen_at,
        reported_at=at,
    )
    await store.insert(tx, new)
    await store.add_status(tx, new, StatusChange(at=at, before=None, after=new.status, by=by.account))
    return new


def _reference(at: datetime) -> str:
    """Draw `SC2109-7K3QXH2M`: year, month, forty random bits without letters that read alike."""
    return f"SC{at:%y%m}-" + "".join(secrets.choice(_LETTERS) for _ in range(8))


def _reported(incident: Incident, kept: IncidentReport, at: datetime) -> Reported:
    return Reported(report=kept.id, incident=incident.id, reference=incident.reference, joined=kept.joined, at=at)


def _told(incident: Incident, kept: IncidentReport) -> IncidentReported:
    return IncidentReported(
        subject=incident.id,
        at=kept.received_at,
        organisation=incident.organisation,
        unit=incident.unit,
        report=kept.id,
        incident_kind=kept.kind.value,
        severity=kept.severity.value,
        joined=kept.joined,
    )
