"""All SQL about the permits of a crew."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa

from credentials.wire import Purpose
from permits.events import PermitCompleted
from permits.papers.rules import Paper
from permits.permits.model import PermitStatus, StandingCause
from permits.tables import permit, permit_key, permit_reason
from storage.database import Rx
from storage.tables import event

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""When a permit was completed whose event has left the log."""
_STOPPED = (PermitStatus.SUSPENDED, PermitStatus.REVOKED)


async def of_crew(rx: Rx, crew: UUID, members: Collection[UUID], since: datetime, until: datetime) -> tuple[Paper, ...]:
    """The permits of a crew or of its members that were good at some instant of [since, until]."""
    return (await of_crews(rx, {crew: members}, since, until)).get(crew, ())


async def of_crews(
    rx: Rx, crews: Mapping[UUID, Collection[UUID]], since: datetime, until: datetime
) -> dict[UUID, tuple[Paper, ...]]:
    """The same for many crews, each with its members.

    A permit that is suspended, revoked or completed was good until then. A superseded one stays good, as its
    credentials do; a permit that was lifted or reopened meanwhile counts as if it had never been stopped.
    """
    persons = {str(person) for members in crews.values() for person in members}
    named = sa.select(permit_key.c.permit).where(permit_key.c.kind == "PERSON", permit_key.c.key.in_(sorted(persons)))
    theirs = sa.or_(permit.c.crew.in_(list(crews)), permit.c.id.in_(named))
    wanted = sa.select(permit).where(theirs, permit.c.valid_from <= until, permit.c.valid_to > since)
    rows = await rx.rows(wanted.order_by(permit.c.id))
    ends = await _ends(rx, {row.id: PermitStatus(row.status) for row in rows})
    found: dict[UUID, list[Paper]] = {}
    for row in rows:
        holders = {UUID(one["id"]) for one in row.holders}
        paper = Paper(
            permit=row.id,
            zones=frozenset(row.zones),
            purpose=Purpose(row.purpose),
            start=max(row.valid_from, row.issued_at),
            end=min(row.valid_to, ends.get(row.id, row.valid_to)),
        )
        for crew, members in crews.items():
            if row.crew == crew or holders & set(members):
                found.setdefault(crew, []).append(paper)
    return {crew: tuple(papers) for crew, papers in found.items()}


async def _ends(rx: Rx, permits: Mapping[UUID, PermitStatus]) -> dict[UUID, datetime]:
    """When those that are good no more were stopped."""
    stopped = [one for one, status in permits.items() if status in _STOPPED]
    done = [one for one, status in permits.items() if status is PermitStatus.COMPLETED]
    ends = dict.fromkeys(done, _LONG_AGO)
    if stopped:
        why = sa.or_(permit_reason.c.holds, permit_reason.c.cause == StandingCause.ENDED)
        first = sa.select(permit_reason.c.permit, sa.func.min(permit_reason.c.at).label("at"))
        for row in await rx.rows(
            first.where(permit_reason.c.permit.in_(stopped), why).group_by(permit_reason.c.permit)
        ):
            ends[row.permit] = row.at
    if done:
        last = sa.select(event.c.subject, sa.func.max(event.c.at).label("at"))
        of_them = last.where(event.c.subject.in_(done), event.c.kind == PermitCompleted.kind)
        for row in await rx.rows(of_them.group_by(event.c.subject)):
            ends[row.subject] = row.at
    return ends
