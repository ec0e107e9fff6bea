"""Use cases of incidents: report, triage, and one verb for each step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from identity.access import Action, Actor, Subject, allow
from incidents.incidents import judging, linking, locating, reporting, rules, triage
from incidents.incidents.change import changed, held, take
from incidents.incidents.commands import Link, Report, Step, Triage
from incidents.incidents.model import Incident, IncidentStatus
from incidents.incidents.outcomes import IncidentChanged, Reported
from incidents.ports import ZonesNow
from incidents.words import text
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.outcomes import Conflict, Refusal

NOTE = 500
Rule = Callable[[Incident, datetime], Incident | Conflict]


class Incidents:
    """Every use case is one transaction."""

    def __init__(self, db: Database, zones_now: ZonesNow) -> None:
        self.db = db
        self.zones_now = zones_now

    async def report(self, command: Report, *, by: Actor, request: Request) -> Reported | Refusal:
        """Something is broken: a report of what is known already, or of a new incident."""
        given = reporting.checked(command)
        unit = given.unit or locating.unit_at(self.zones_now.index, given.location, request.at)
        sound, units = replace(given, unit=unit), frozenset(() if unit is None else (unit,))
        allow(by, Action.REPORT_INCIDENT, Subject(organisation=sound.organisation, units=units))

        async def work(tx: Tx) -> Reported | Refusal:
            return await reporting.report(tx, sound, by, request.at)

        return await once(self.db, request, Reported, work)

    async def triage(self, command: Triage, *, by: Actor, request: Request) -> IncidentChanged | Refusal:
        """Say how bad it is, where, and whom it hits; its priority follows."""
        sound = triage.checked(command)

        async def work(tx: Tx) -> IncidentChanged | Refusal:
            old = await held(tx, sound, by)
            new = old if isinstance(old, Refusal) else await triage.triage(tx, old, sound, request.at)
            return new if isinstance(new, Refusal) else changed(new, request.at)

        return await once(self.db, request, IncidentChanged, work)

    async def link(self, command: Link, *, by: Actor, request: Request) -> IncidentChanged | Refusal:
        """Say that it repeats another, which closes it, or that it is part of another."""

        async def work(tx: Tx) -> IncidentChanged | Refusal:
            old = await held(tx, command, by)
            return old if isinstance(old, Refusal) else await linking.link(tx, old, command, by, request.at)

        return await once(self.db, request, IncidentChanged, work)

    async def start(self, command: Step, *, by: Actor, request: Request) -> IncidentChanged | Refusal:
        """Somebody is at it."""
        return await self._step(command, _to(IncidentStatus.IN_PROGRESS), by, request)

    async def postpone(self, command: Step, *, by: Actor, request: Request) -> IncidentChanged | Refusal:
        """It waits for something, which the note says."""
        return await self._step(command, _to(IncidentStatus.PENDING), by, request, needed=True)

    async def hold(self, command: Step, *, by: Actor, request: Request) -> IncidentChanged | Refusal:
        """Nobody works on it for now; the note says why."""
        return await self._step(command, _to(IncidentStatus.HELD), by, request, needed=True)

    async def resolve(self, command: Step, *, by: Actor, request: Request) -> IncidentChanged | Refusal:
        """It is repaired."""
        return await self._step(command, _to(IncidentStatus.RESOLVED, fixed=True), by, request, reason="FIXED")

    async def close(self, command: Step, *, by: Actor, request: Request) -> IncidentChanged | Refusal:
        """Nothing is left to do; what was not resolved closes as not fixed, and the note says why."""
        return await self._step(command, rules.closed, by, request, needed=True, reason="CLOSED")

    async def reopen(self, command: Step, *, by: Actor, request: Request) -> IncidentChanged | Refusal:
        """It is broken again, or still; the note says how one knows."""
        return await self._step(command, rules.reopened, by, request, needed=True, reason="REOPENED")

    async def cancel(self, command: Step, *, by: Actor, request: Request) -> IncidentChanged | Refusal:
        """It is one no more; the note says why."""
        return await self._step(command, _to(IncidentStatus.CANCELLED), by, request, needed=True, reason="CANCELLED")

    async def reject(self, command: Step, *, by: Actor, request: Request) -> IncidentChanged | Refusal:
        """It never was one; the note says why."""
        return await self._step(command, _to(IncidentStatus.REJECTED), by, request, needed=True, reason="REJECTED")

    async def judge_anew(self, now: datetime) -> int:
        """Judge the priorities of open incidents by the hours ahead; how many are another now."""
        return await judging.judge_anew(self.db, now)

    async def _step(  # noqa: PLR0913 - the parts of one step
        self, command: Step, rule: Rule, by: Actor, request: Request, *, needed: bool = False, reason: str = ""
    ) -> IncidentChanged | Refusal:
        note = text(command.note, "input.note", NOTE, needed=needed)

        async def work(tx: Tx) -> IncidentChanged | Refusal:
            old = await held(tx, command, by)
            if isinstance(old, Refusal):
                return old
            new = await take(
                tx,
                old,
                lambda incident: rule(incident, request.at),
                by=by.account,
                at=request.at,
                reason=reason,
                note=note,
            )
            return new if isinstance(new, Refusal) else changed(new, request.at)

        return await once(self.db, request, IncidentChanged, work)


def _to(status: IncidentStatus, *, fixed: bool | None = None) -> Rule:
    return lambda incident, at: rules.moved(incident, status, at, fixed=fixed)
