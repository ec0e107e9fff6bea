"""Whom events concern: their subjects' organisations, units and people, looked up together for many events."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

from api.live.sight import Seen, kind_of, said_by
from checkpoints.stops.subjects import stop_subjects
from identity.access import Subject
from identity.crews.subjects import crew_subjects
from incidents.subjects import incident_subjects, work_order_subjects
from permits.subjects import application_subjects, permit_subjects
from storage.database import Rx
from storage.event import Recorded
from storage.log import EventLog

SubjectsOf: TypeAlias = Callable[[Rx, Collection[UUID]], Awaitable[Mapping[UUID, Subject]]]

LOOKED_UP: Mapping[str, SubjectsOf] = {
    "Permit": permit_subjects,
    "Application": application_subjects,
    "Crew": crew_subjects,
    "Incident": incident_subjects,
    "WorkOrder": work_order_subjects,
    "Stop": stop_subjects,
}
"""Where an event alone does not say enough: the people, and the units a thing lies in by now."""


async def seen(log: EventLog, found: Iterable[Recorded]) -> tuple[Seen, ...]:
    """The events with whom they concern, in their order."""
    events = tuple(found)
    wanted = _wanted(events)
    known: dict[tuple[str, UUID], Subject] = {}
    if wanted:
        async with log.reading() as rx:
            for of, ids in wanted.items():
                known |= {(of, id_): subject for id_, subject in (await LOOKED_UP[of](rx, ids)).items()}
    return tuple(Seen(event=one, subject=_subject(one, known)) for one in events)


def _wanted(events: Iterable[Recorded]) -> Mapping[str, set[UUID]]:
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for one in events:
        for of, id_ in _named(one):
            wanted[of].add(id_)
    return wanted


def _named(event: Recorded) -> Iterable[tuple[str, UUID]]:
    kind = kind_of(event)
    of = kind.of if kind is not None else None
    if of is not None and of in LOOKED_UP:
        yield of, event.subject
    crew = event.payload.get("crew")
    if crew:
        yield "Crew", UUID(crew)


def _subject(event: Recorded, known: Mapping[tuple[str, UUID], Subject]) -> Subject:
    """What the event says, with what its subject and its crew are known to be."""
    subject = said_by(event)
    for name in _named(event):
        if name in known:
            subject = _joined(subject, known[name])
    return subject


def _joined(said: Subject, known: Subject) -> Subject:
    return replace(
        said,
        organisation=said.organisation or known.organisation,
        units=said.units | known.units,
        persons=said.persons | known.persons,
    )
