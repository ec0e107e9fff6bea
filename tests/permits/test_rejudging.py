"""On random worlds: what a preview says is what is touched, and what SQL says of all is what an oracle says of each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.zones.change import Touched
from geo.zones.model import ZoneState
from geo.zones.orders.model import Preview
from permits.permits.model import Permit, PermitStatus
from storage.database import Database
from tests.permits.random_world import DEPARTMENT, Played, created, outs, steps
from tests.permits.rejudge_oracle import Changed, Out, Said, rejudged
from tests.permits.values import HOUR, NOON

Everything = Mapping[UUID, Mapping[int, Said]]
WORLDS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@WORLDS
@given(
    first=st.lists(created, min_size=1, max_size=4),
    permits=st.lists(outs(), min_size=1, max_size=6),
    then=steps,
)
async def test_a_preview_says_what_is_touched_and_every_permit_is_judged_as_if_it_were_alone(
    db: Database, first: Any, permits: list[Permit], then: Any
) -> None:
    played = await Played.empty(db)
    opening = await played.order([(0, one) for one in first], {}, NOON - HOUR, 0)
    assert opening is not None
    await played.publish(opening, NOON - HOUR)
    every = await played.issue(permits)

    for n, (what, said) in enumerate(then, start=1):
        at = NOON + n * HOUR
        before, states = await played.said(), await played.states()
        changed = await _step(played, what, said, states, at, n)
        if changed is not None:
            await _agrees(played, every, before, changed)


async def _step(  # noqa: PLR0913, PLR0917 - a step, the world before it, and when
    played: Played, what: str, said: Any, states: Mapping[int, ZoneState], at: datetime, n: int
) -> tuple[Changed, tuple[Touched, ...] | None, bool] | None:
    """Preview, see that nothing was written, do it; what changed and what was touched."""
    if what == "reaffirm":
        number = await played.reaffirm(said, states, at)
        return None if number is None else (Changed(before={number: states[number].timeline}, at=at), None, True)
    rows = await played.rows()
    if what == "level":
        command = await played.level(said, at)
        preview = await played.levels.preview(command, by=DEPARTMENT, now=at)
        assert await played.rows() == rows
        touched = (await played.save_level(command, at)).touched
    else:
        order = await played.order(said, states, at, n)
        if order is None:
            return None
        preview = await played.zones.preview(order, by=DEPARTMENT, now=at)
        assert await played.rows() == rows
        touched = (await played.publish(order, at)).touched
    assert isinstance(preview, Preview)
    assert _numbered(preview.touched, preview) == _numbered(touched, preview)
    before = {one.number: one.before for one in preview.changes}
    return Changed(before=before, at=at), touched, False


def _numbered(touched: tuple[Touched, ...], preview: Preview) -> list[Any]:
    """A new zone's id is another one when it is published: by its place among the lines instead."""
    known = {one.zone for one in preview.changes if one.before}
    return [replace(one, zone=one.zone if one.zone in known else None) for one in touched]


async def _agrees(
    played: Played, every: list[Out], before: Everything, step: tuple[Changed, tuple[Touched, ...] | None, bool]
) -> None:
    changed, touched, was_reaffirmed = step
    after, states = await played.said(), await played.states()
    for one in every:
        found = after.get(one.id, {})
        wanted = (
            _reaffirmed(one, before.get(one.id, {}), changed, states)
            if was_reaffirmed
            else rejudged(one, before.get(one.id, {}), changed, states)
        )
        assert _shown(found) == _shown(wanted), (one, changed.at)
    await _statuses_follow(played, every, after)
    if touched is not None:
        _counts_are_right(before, after, changed.at, touched)


def _reaffirmed(
    permit: Out, said: Mapping[int, Said], changed: Changed, states: Mapping[int, ZoneState]
) -> dict[int, Said]:
    (number,) = changed.before
    one = states[number].reaffirmations[-1]
    meant = permit.approved_at <= one.at and (one.purposes is None or permit.purpose in one.purposes)
    return {
        zone: what for zone, what in said.items() if not (meant and zone == number and what.code != "ZONE_NOT_NAMED")
    }


def _shown(said: Mapping[int, Said]) -> dict[int, tuple[str, bool]]:
    return {zone: (one.code, one.holds) for zone, one in said.items()}


async def _statuses_follow(played: Played, every: list[Out], after: Everything) -> None:
    """A permit that is open is suspended exactly while something holds it; the unit's own hold is never let go."""
    statuses = await played.statuses()
    async with played.db.reading() as rx:
        from permits.permits import store

        for permit in await store.find_many(rx, [one.id for one in every if one.is_open]):
            held = any(reason.holds for reason in permit.reasons)
            assert statuses[permit.id] is (PermitStatus.SUSPENDED if held else PermitStatus.ACTIVE)
    assert after.keys() <= statuses.keys()


def _counts_are_right(before: Everything, after: Everything, at: datetime, touched: tuple[Touched, ...]) -> None:
    """From the rows before and after, without asking who wrote them."""
    wanted: dict[str, set[tuple[UUID, int]]] = {}
    for permit in before.keys() | after.keys():
        old, new = before.get(permit, {}), after.get(permit, {})
        for zone in old.keys() | new.keys():
            kind = _kind(old.get(zone), new.get(zone), at)
            if kind is not None:
                wanted.setdefault(kind, set()).add((permit, zone))
    counted = {kind: len(pairs) for kind, pairs in wanted.items()}
    said: dict[str, int] = {}
    for line in touched:
        if line.zone is not None:
            said[line.kind] = said.get(line.kind, 0) + line.count
    assert said == counted
    everybody = {permit for pairs in wanted.values() for permit, _ in pairs}
    assert [(one.count, set(one.sample)) for one in touched if one.zone is None] == (
        [(len(everybody), everybody)] if everybody else []
    )
    for kind, pairs in wanted.items():
        assert {id_ for line in touched if line.kind == kind for id_ in line.sample} == {permit for permit, _ in pairs}


def _kind(old: Said | None, new: Said | None, at: datetime) -> str | None:
    held, holds = old is not None and old.holds, new is not None and new.holds
    if holds and not held:
        return "PERMITS_SUSPENDED"
    if held and not holds:
        return "PERMITS_LIFTED"
    if new is None:
        return "PERMITS_CLEARED"
    if new.at != at:
        return None
    return "PERMITS_NOT_NAMING" if new.code == "ZONE_NOT_NAMED" else "PERMITS_FLAGGED"
