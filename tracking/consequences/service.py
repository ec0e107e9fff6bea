"""Crews' side of a zone change: implements `geo.zones.consequences.Consequences`."""

from collections.abc import Sequence
from typing import Final

from geo.fix import FRESH
from geo.zones.change import Touched, ZoneChange
from geo.zones.model import Reaffirmation, ZoneState
from permits.papers import store as papers
from storage import events
from storage.database import Rx, Tx
from tracking.consequences import rules, store
from tracking.consequences.rules import Standing
from tracking.consequences.telling import tell
from tracking.geofences.events import CrewsTouched
from tracking.ports import ZonesNow

KIND: Final = "CREWS_TOUCHED"
SAMPLE: Final = 20


class CrewConsequences:
    """Set-based: one read of the crews on duty near the ground, one event a zone; whoever may not stay hears at once.

    `zones_now` knows the zones that did not change: whether a changed one wins where a crew stands depends on them.
    """

    def __init__(self, zones_now: ZonesNow) -> None:
        self._zones_now = zones_now

    async def preview(self, rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Count the crews on duty that stand on changed ground, and list the first."""
        crews = await _near(rx, changes)
        found = await rx.apart(lambda: [(one, rules.touched(one, crews)) for one in changes])
        return tuple(_counted(one, touched) for one, touched in found if touched)

    async def apply(self, tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Flag them, tell of each zone, and of each crew that may not be where it is from now on."""
        found = []
        crews = await _near(tx, changes)
        await store.hold(tx, [one.fix.crew for one in crews])
        every = await tx.apart(lambda: [(one, rules.touched(one, crews)) for one in changes])
        for change, touched in every:
            if touched:
                await store.flag(tx, change, [one.fix.crew for one in touched], rules.code_of(change))
                await events.append(tx, _told(change, len(touched)))
                found.append(_counted(change, touched))
        await self._speak(tx, changes, crews)
        return tuple(found)

    async def reaffirmed(self, tx: Tx, zone: ZoneState, one: Reaffirmation) -> None:
        """Permits go on; to a crew nothing happens."""

    async def _speak(self, tx: Tx, changes: tuple[ZoneChange, ...], crews: Sequence[Standing]) -> None:
        """What is felt now is said now; what is felt later is said when it is (`tracking.consequences.turns`)."""
        felt = {one.number: one for one in changes if one.effective_at <= one.at}
        standing = {crew.fix.crew: crew for one in felt.values() for crew in rules.touched(one, crews)}
        if not standing:
            return
        at, index = changes[0].at, self._zones_now.index
        held = await papers.of_crews(tx, {who: one.members for who, one in standing.items()}, at, at)
        for who, crew in standing.items():
            over = rules.ruling(crew, index, changes, at)
            for zone in rules.forbidden(crew, over, changes[0].levels, held.get(who, ()), at):
                if zone in felt:
                    await tell(tx, crew, zone, at)


async def _near(rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Standing, ...]:
    bounds = rules.changed_ground(changes)
    return () if bounds is None else await store.on_duty(rx, changes[0].at - FRESH, bounds)


def _counted(change: ZoneChange, crews: Sequence[Standing]) -> Touched:
    sample = tuple(one.fix.crew for one in crews[:SAMPLE])
    return Touched(zone=change.zone, kind=KIND, count=len(crews), sample=sample)


def _told(change: ZoneChange, crews: int) -> CrewsTouched:
    return CrewsTouched(
        subject=change.zone,
        at=change.at,
        unit=change.unit,
        zone=change.number,
        order=change.order,
        crews=crews,
    )
