"""Permits' side of a zone change: implements `geo.zones.consequences.Consequences`."""

from datetime import datetime
from uuid import UUID

from credentials.wire import Purpose, Status
from geo.zones.change import Touched, ZoneChange
from geo.zones.model import Reaffirmation, ZoneState
from permits.consequences import store
from permits.consequences.rules import Mark, marks, new_ground, opens
from permits.events import PermitsTouched
from permits.policy import store as policies
from permits.policy.model import PolicyRule
from permits.ports import Statuses
from storage import events
from storage.database import Rx, Tx

FLAGGED, SUSPENDED, LIFTED, NOT_NAMING = (
    "PERMITS_FLAGGED",
    "PERMITS_SUSPENDED",
    "PERMITS_LIFTED",
    "PERMITS_NOT_NAMING",
)


class PermitConsequences:
    """Set-based: a few statements a zone whatever the number of permits, one event a zone."""

    def __init__(self, statuses: Statuses) -> None:
        self.statuses = statuses

    async def preview(self, rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Count and list the permits that a change would touch."""
        rules = await policies.rules(rx)
        return tuple([one for change in changes for one in await _preview(rx, change, rules)])

    async def apply(self, tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Flag, suspend or let go, make the status list follow, tell; all in the transaction of the change."""
        rules = await policies.rules(tx)
        return tuple([one for change in changes for one in await self._apply(tx, change, rules)])

    async def _apply(self, tx: Tx, change: ZoneChange, rules: tuple[PolicyRule, ...]) -> tuple[Touched, ...]:
        touched = await _preview(tx, change, rules)
        lifted = await self._let_go(tx, change)
        flagged = sum([await self._mark(tx, change, mark) for mark in marks(change, rules)])
        suspended = await self._suspend(tx, change)
        flagged += await _flag_unnamed(tx, change)
        if flagged or suspended or lifted:
            await events.append(tx, _told(change, flagged - suspended, suspended, lifted))
        return touched

    async def _let_go(self, tx: Tx, change: ZoneChange) -> int:
        if not opens(change):
            return 0
        return await self._free(tx, change.number, store.EVERY, change.at)

    async def reaffirmed(self, tx: Tx, zone: ZoneState, one: Reaffirmation) -> None:
        """Let go what the zone held, when an authority has said that its permits go on."""
        lifted = await self._free(tx, zone.number, store.reaffirmed(one), one.at)
        if lifted:
            await events.append(tx, _let_go(zone, one, lifted))

    async def _free(self, tx: Tx, number: int, meant: store.Meant, at: datetime) -> int:
        freed = await store.let_go(tx, number, meant)
        await self.statuses.set_status(tx, await store.refs_of(tx, freed), Status.VALID, at)
        return len(freed)

    async def _mark(self, tx: Tx, change: ZoneChange, mark: Mark) -> int:
        said = await store.say(tx, change, mark, store.fits(change, mark))
        if not mark.holds:
            late = Mark(code="ISSUED_DURING_CHANGE", purposes=mark.purposes, since=mark.since, holds=True)
            await store.say(tx, change, late, store.slipped_in(change, mark))
        return said

    async def _suspend(self, tx: Tx, change: ZoneChange) -> int:
        suspended = await store.suspend_held(tx, change.number)
        if suspended:
            refs = await store.refs_held(tx, change.number)
            await self.statuses.set_status(tx, refs, Status.SUSPENDED, change.at)
        return suspended


async def _preview(rx: Rx, change: ZoneChange, rules: tuple[PolicyRule, ...]) -> tuple[Touched, ...]:
    found = []
    for mark in marks(change, rules):
        kind = SUSPENDED if mark.holds else FLAGGED
        found.append((kind, *await store.count(rx, store.fits(change, mark))))
    if opens(change):
        found.append((LIFTED, *await store.count(rx, store.held_by(change.number))))
    unnamed = await _unnamed(rx, change)
    found.append((NOT_NAMING, len(unnamed), unnamed[: store.SAMPLE]))
    return tuple(
        Touched(zone=change.zone, kind=kind, count=count, sample=sample) for kind, count, sample in found if count
    )


async def _unnamed(rx: Rx, change: ZoneChange) -> tuple[UUID, ...]:
    ground = new_ground(change)
    return () if ground is None else await store.standing_in(rx, change, *ground)


async def _flag_unnamed(tx: Tx, change: ZoneChange) -> int:
    purposes = frozenset(Purpose)
    mark = Mark(code="ZONE_NOT_NAMED", purposes=purposes, since=change.effective_at, holds=False)
    return await store.say_of(tx, change, mark, await _unnamed(tx, change))


def _let_go(zone: ZoneState, one: Reaffirmation, lifted: int) -> PermitsTouched:
    unit = zone.timeline[-1].unit if zone.timeline else None
    number = zone.number
    return PermitsTouched(subject=zone.id, at=one.at, unit=unit, zone=number, flagged=0, suspended=0, lifted=lifted)


def _told(change: ZoneChange, flagged: int, suspended: int, lifted: int) -> PermitsTouched:
    return PermitsTouched(
        subject=change.zone,
        at=change.at,
        unit=change.unit,
        zone=change.number,
        order=change.order,
        flagged=max(flagged, 0),
        suspended=suspended,
        lifted=lifted,
    )
