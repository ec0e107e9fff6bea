"""The SQL of incidents: one row each, their reports, their history, their sites."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from geo.place import Box
from incidents.incidents.model import (
    OPEN,
    Factor,
    Incident,
    IncidentFlag,
    IncidentKind,
    IncidentReport,
    IncidentStatus,
    Severity,
    StatusChange,
)
from incidents.incidents.tables import (
    incident,
    incident_flag,
    incident_report,
    incident_site,
    incident_status,
    incident_turn,
)
from storage.database import Rx, Tx
from storage.dialect import insert as insert_into
from storage.types import Instant, Json

BOX = sa.table("incident_box", *(sa.column(name) for name in ("row", "west", "east", "south", "north")))
_COLUMNS = tuple(field.name for field in fields(Incident) if field.name != "sites")
_ONE = sa.select(incident).where(incident.c.id == sa.bindparam("incident"))
_SITES_OF_ONE = sa.select(incident_site.c.site).where(incident_site.c.incident == sa.bindparam("incident"))
_WORDS = {"kind": IncidentKind, "severity": Severity, "status": IncidentStatus}
_POSITIVE = 2**63 - 1
_AT_ONCE = 500
_Edge = sa.ColumnElement[float]


async def find(rx: Rx, id: UUID) -> Incident | None:
    """The incident, or None."""
    row = await rx.first(_ONE, {"incident": id})
    if row is None:
        return None
    sites = await rx.rows(_SITES_OF_ONE, {"incident": id})
    return _incident(row, frozenset(one.site for one in sites))


async def locked(tx: Tx, id: UUID) -> Incident | None:
    """The incident, held until the end of the transaction."""
    await tx.lock(incident, [id])
    return await find(tx, id)


async def find_many(rx: Rx, ids: Collection[UUID]) -> tuple[Incident, ...]:
    """Those that exist, in id order."""
    return await select(rx, sa.select(incident).where(incident.c.id.in_(sorted(ids))).order_by(incident.c.id))


async def select(rx: Rx, statement: sa.Select[Any]) -> tuple[Incident, ...]:
    """Whatever a SELECT of whole incident rows finds, in its order."""
    rows = await rx.rows(statement)
    sites: dict[UUID, set[UUID]] = defaultdict(set)
    for start in range(0, len(rows), _AT_ONCE):
        some = incident_site.c.incident.in_([row.id for row in rows[start : start + _AT_ONCE]])
        for one in await rx.rows(sa.select(incident_site).where(some)):
            sites[one.incident].add(one.site)
    return tuple(_incident(row, frozenset(sites[row.id])) for row in rows)


async def take_turn(tx: Tx, organisation: UUID) -> None:
    """Wait until nobody else reports for the organisation; what they reported is seen from now on."""
    await tx.execute(insert_into(tx, incident_turn).on_conflict_do_nothing(), {"id": organisation})
    await tx.lock(incident_turn, [organisation])


async def open_near(rx: Rx, organisation: UUID, kind: IncidentKind, box: Box) -> tuple[Incident, ...]:
    """Open incidents of a kind whose boxes meet a box, oldest first, without their sites; the exact test is to come."""
    asked = box._asdict() | {"organisation": organisation, "kind": kind}
    return tuple(_incident(row, frozenset()) for row in await rx.rows(_OPEN_NEAR[rx.dialect], asked))


def is_open(status: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Whether somebody still has to do something; written out, so that storage runs it by plan."""
    return sa.or_(*(status == one for one in sorted(OPEN)))


def in_box(dialect: str) -> sa.Subquery:
    """Incidents whose boxes meet the box of the parameters west, south, east, north, found by the box first.

    The OFFSET keeps either planner from looking by status or organisation instead, which is nearly everything.
    """
    corners = (sa.bindparam(name, type_=sa.Float()) for name in ("west", "south", "east", "north"))
    return sa.select(incident).where(_meets(dialect, *corners)).offset(0).subquery("near")


def meets(dialect: str, box: Box) -> sa.ColumnElement[bool]:
    """Locations whose boxes meet a box: GiST on PostGIS, R*Tree on SQLite (which rounds outwards, so it loses none)."""
    return _meets(dialect, *(sa.literal(edge, sa.Float()) for edge in box))


def _meets(dialect: str, west: _Edge, south: _Edge, east: _Edge, north: _Edge) -> sa.ColumnElement[bool]:
    if dialect == "postgresql":
        envelope = sa.func.ST_MakeEnvelope(west, south, east, north, 4326)
        return incident.c.location.op("&&", is_comparison=True)(envelope)
    within = sa.and_(BOX.c.west <= east, BOX.c.east >= west, BOX.c.south <= north, BOX.c.north >= south)
    return incident.c.row.in_(sa.select(BOX.c.row).where(within))


def _open_near(dialect: str) -> sa.Select[Any]:
    near = in_box(dialect)
    of_whom = sa.and_(near.c.organisation == sa.bindparam("organisation"), near.c.kind == sa.bindparam("kind"))
    return sa.select(near).where(of_whom, is_open(near.c.status)).order_by(near.c.id)


_OPEN_NEAR = {dialect: _open_near(dialect) for dialect in ("sqlite", "postgresql")}


async def insert(tx: Tx, new: Incident) -> None:
    """Write an incident and what it is found by."""
    await tx.execute(sa.insert(incident), columns_of(new) | {"row": row_of(new.id)})
    await _write_box(tx, new)
    await tx.execute(sa.insert(incident_site), [{"incident": new.id, "site": site} for site in sorted(new.sites)])


async def save(tx: Tx, old: Incident, new: Incident) -> None:
    """Write what changed between two versions of a locked incident."""
    await tx.execute(sa.update(incident).where(incident.c.id == new.id).values(columns_of(new)))
    if old.location != new.location and tx.dialect == "sqlite":
        await tx.execute(sa.delete(BOX).where(BOX.c.row == row_of(new.id)))
        await _write_box(tx, new)
    if old.sites != new.sites:
        await tx.execute(sa.delete(incident_site).where(incident_site.c.incident == new.id))
        await tx.execute(sa.insert(incident_site), [{"incident": new.id, "site": site} for site in sorted(new.sites)])


async def count_report(tx: Tx, id: UUID, seen_at: datetime) -> None:
    """One more report of an incident: its count and its sightings, and not its version, for nothing was decided."""
    await tx.execute(_COUNT_REPORT, {"incident": id, "seen": seen_at})


_SEEN = sa.bindparam("seen", type_=Instant())
_COUNT_REPORT = (
    sa.update(incident)
    .where(incident.c.id == sa.bindparam("incident"))
    .values(
        reports=incident.c.reports + 1,
        first_seen_at=sa.case((incident.c.first_seen_at > _SEEN, _SEEN), else_=incident.c.first_seen_at),
        last_seen_at=sa.case((incident.c.last_seen_at < _SEEN, _SEEN), else_=incident.c.last_seen_at),
    )
)


async def add_report(tx: Tx, new: IncidentReport) -> None:
    """Keep what somebody said."""
    row = {field.name: getattr(new, field.name) for field in fields(IncidentReport)}
    await tx.execute(_ADD_REPORT, row | {"media": list(new.media)})


_ADD_REPORT = sa.insert(incident_report)
_REPORT = sa.select(incident_report).where(incident_report.c.id == sa.bindparam("report"))


async def find_report(rx: Rx, id: UUID) -> IncidentReport | None:
    """One report, or None."""
    row = await rx.first(_REPORT, {"report": id})
    return None if row is None else _report(row)


async def reports_of(rx: Rx, ids: Collection[UUID], most: int) -> dict[UUID, tuple[IncidentReport, ...]]:
    """The first reports of each incident, oldest first, at most so many each."""
    said = incident_report.c
    number = sa.func.row_number().over(partition_by=said.incident, order_by=(said.received_at, said.id)).label("n")
    ranked = sa.select(said.id, number).where(said.incident.in_(sorted(ids))).subquery()
    first = sa.select(ranked.c.id).where(ranked.c.n <= most)
    rows = await rx.rows(
        sa.select(incident_report).where(said.id.in_(first)).order_by(said.incident, said.received_at, said.id)
    )
    found: dict[UUID, list[IncidentReport]] = defaultdict(list)
    for row in rows:
        found[row.incident].append(_report(row))
    return {of: tuple(said) for of, said in found.items()}


async def reporters(rx: Rx, ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """The persons who reported each of the incidents."""
    said = incident_report.c
    wanted = sa.and_(said.incident.in_(sorted(ids)), said.person.is_not(None))
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for row in await rx.rows(sa.select(said.incident, said.person).where(wanted).distinct()):
        found[row.incident].add(row.person)
    return {of: frozenset(persons) for of, persons in found.items()}


async def add_status(tx: Tx, of: Incident, change: StatusChange) -> None:
    """One step of the history, under the version it led to."""
    row = {field.name: getattr(change, field.name) for field in fields(StatusChange)}
    await tx.execute(sa.insert(incident_status), row | {"incident": of.id, "version": of.version})


async def history(rx: Rx, id: UUID) -> tuple[StatusChange, ...]:
    """Every step, oldest first."""
    query = sa.select(incident_status).where(incident_status.c.incident == id).order_by(incident_status.c.version)
    return tuple(
        StatusChange(
            at=row.at,
            before=None if row.before is None else IncidentStatus(row.before),
            after=IncidentStatus(row.after),
            by=row.by,
            reason=row.reason,
            note=row.note,
        )
        for row in await rx.rows(query)
    )


async def flags_of(rx: Rx, ids: Collection[UUID]) -> dict[UUID, tuple[IncidentFlag, ...]]:
    """What zones have done to each of the incidents, by zone."""
    query = sa.select(incident_flag).where(incident_flag.c.incident.in_(sorted(ids))).order_by(incident_flag.c.zone)
    found: dict[UUID, list[IncidentFlag]] = defaultdict(list)
    for row in await rx.rows(query):
        found[row.incident].append(IncidentFlag(**row._asdict()))
    return {of: tuple(flags) for of, flags in found.items()}


def row_of(id: UUID) -> int:
    """The random part of an id (62 bits) as the integer an R*Tree wants."""
    return id.int & _POSITIVE


async def _write_box(tx: Tx, of: Incident) -> None:
    if tx.dialect == "sqlite":
        west, south, east, north = of.location.bounds
        box = {"row": row_of(of.id), "west": west, "south": south, "east": east, "north": north}
        await tx.execute(sa.insert(BOX), box)


def columns_of(one: Incident) -> dict[str, Any]:
    """Everything of an incident but what it is found by."""
    return {name: getattr(one, name) for name in _COLUMNS} | {"factors": msgspec.to_builtins(one.factors)}


def _incident(row: sa.Row[Any], sites: frozenset[UUID]) -> Incident:
    stored = row._asdict()
    plain: dict[str, Any] = {name: stored[name] for name in _COLUMNS}
    words = {name: word(stored[name]) for name, word in _WORDS.items()}
    factors = msgspec.convert(row.factors, tuple[Factor, ...])
    return Incident(**plain | words | {"factors": factors, "sites": sites})


def _report(row: sa.Row[Any]) -> IncidentReport:
    plain: dict[str, Any] = row._asdict()
    said = {"kind": IncidentKind(row.kind), "severity": Severity(row.severity), "media": tuple(row.media)}
    return IncidentReport(**plain | said)


async def open_with_sites(rx: Rx) -> tuple[Incident, ...]:
    """Every open incident that hits a site."""
    some = incident.c.id.in_(sa.select(incident_site.c.incident))
    return await select(rx, sa.select(incident).where(is_open(incident.c.status), some).order_by(incident.c.id))


async def save_priorities(tx: Tx, judged: Sequence[Incident]) -> None:
    """Write priorities and factors of incidents that nobody has changed since they were read."""
    same = sa.and_(incident.c.id == sa.bindparam("of_incident"), incident.c.version == sa.bindparam("seen"))
    values = {"priority": sa.bindparam("judged"), "factors": sa.bindparam("why", type_=Json())}
    rows = [
        {"of_incident": one.id, "seen": one.version, "judged": one.priority, "why": msgspec.to_builtins(one.factors)}
        for one in judged
    ]
    await tx.execute(sa.update(incident).where(same).values(values), rows)


def with_site(site: UUID) -> sa.Select[Any]:
    """Ids of the incidents that affect a site."""
    return sa.select(incident_site.c.incident).where(incident_site.c.site == site)
