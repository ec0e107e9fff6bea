"""Zones and levels as a bundle carries them. Pure.

A bundle knows no weekly schedules and no versions of levels: a zone is cut into pieces, each of one restriction and one
version of one level, for the days the bundle is meant for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from credentials.bundle.model import (
    ChangeRecord,
    Health,
    LevelRecord,
    LevelRule,
    Reaffirmation,
    VersionRecord,
    ZoneRecord,
)
from credentials.claims import StatusRef, Window
from credentials.wire import CONSTANTS, Purpose, Restriction, Rule, ZoneKind, seconds
from geo.levels.model import LevelBook, MeasureLevel, PurposeRule
from geo.local_time import LOCAL, occurrences
from geo.zones.model import Epoch, ZoneState, ZoneVersion
from geo.zones.model import Reaffirmation as Known

OLDEST_PERMIT = timedelta(seconds=CONSTANTS["policy"]["begins_within_s"] + CONSTANTS["policy"]["credential_life_s"])
"""How long ago a permit that is still good can have been issued: in advance, and for as long as may be."""
_DAY = timedelta(days=1)
_NOTHING = VersionRecord(valid_from=0, restriction=Restriction.NO_RESTRICTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """The time a bundle speaks of, in whole local days, so that it says the same all day long."""

    start: datetime
    end: datetime

    @staticmethod
    def around(at: datetime, life: timedelta) -> "Horizon":
        """From the day before yesterday (clocks, and permits just ended) to the day after the bundle's last."""
        midnight = at.astimezone(LOCAL).replace(hour=0, minute=0, second=0, microsecond=0)
        return Horizon(start=midnight - 2 * _DAY, end=midnight + life + 2 * _DAY)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: datetime
    end: datetime | None
    version: ZoneVersion


def zone_record(state: ZoneState, horizon: Horizon) -> ZoneRecord:
    """One zone: what holds within the horizon and all that begins later, and how it became stricter."""
    newest = state.timeline[-1] if state.timeline else None
    return ZoneRecord(
        number=state.number,
        code=state.code,
        name=state.code if newest is None else newest.name,
        kind=ZoneKind.UNIT if newest is None else newest.kind,
        versions=tuple(_version(piece, state.levels) for piece in _pieces(state, horizon)) or (_NOTHING,),
        changes=tuple(_change(epoch) for epoch in state.epochs if _matters(epoch.recorded_at, horizon)),
        reaffirmations=tuple(_reaffirmed(one) for one in state.reaffirmations if _matters(one.at, horizon)),
    )


def level_records(states: Iterable[ZoneState], horizon: Horizon) -> tuple[LevelRecord, ...]:
    """Every version of every level that a piece of a zone stands at, by code."""
    needed = {}
    for state in states:
        for piece in _pieces(state, horizon):
            if piece.version.level is not None:
                level = state.levels.find(piece.version.level, piece.start)
                needed[_code(piece.version.level, level)] = level
    return tuple(_level(code, level) for code, level in sorted(needed.items()))


def _matters(at: datetime, horizon: Horizon) -> bool:
    """A change that no permit can be older than is not carried."""
    return at > horizon.start - OLDEST_PERMIT


def _pieces(state: ZoneState, horizon: Horizon) -> Iterator[_Piece]:
    for version in state.timeline:
        for piece in _by_schedule(version, horizon):
            yield from _by_level(piece, state.levels)


def _by_schedule(version: ZoneVersion, horizon: Horizon) -> Iterator[_Piece]:
    if version.valid_to is not None and version.valid_to <= horizon.start:
        return
    if not version.schedule:
        yield _Piece(version.valid_from, version.valid_to, version)
        return
    start = max(version.valid_from, horizon.start)
    end = horizon.end if version.valid_to is None else min(version.valid_to, horizon.end)
    for first, last in occurrences(version.schedule, start, end) if start < end else ():
        yield _Piece(first, last, version)


def _by_level(piece: _Piece, levels: LevelBook) -> Iterator[_Piece]:
    """Cut where the level itself begins to read otherwise."""
    turns = sorted(turn for turn in set(levels.turns(piece.version.level)) if _within(piece, turn))
    starts = (piece.start, *turns)
    ends = (*turns, piece.end)
    for start, end in zip(starts, ends, strict=True):
        yield _Piece(start, end, piece.version)


def _within(piece: _Piece, turn: datetime) -> bool:
    return piece.start < turn and (piece.end is None or turn < piece.end)


def _version(piece: _Piece, levels: LevelBook) -> VersionRecord:
    name = piece.version.level
    return VersionRecord(
        valid_from=seconds(piece.start),
        valid_to=None if piece.end is None else seconds(piece.end),
        level=None if name is None else _code(name, levels.find(name, piece.start)),
        restriction=piece.version.restriction,
    )


def _code(name: str, level: MeasureLevel | None) -> str:
    """The code of one version of a level; version 0 is a level not in force yet, which forbids."""
    return f"{name}@{0 if level is None else level.version}"


def _level(code: str, level: MeasureLevel | None) -> LevelRecord:
    asked = {} if level is None else {purpose: level.rule_for(purpose) for purpose in Purpose}
    rules = {purpose: _rule(rule) for purpose, rule in asked.items() if rule.rule is not Rule.FORBIDDEN}
    return LevelRecord(code=code, rules=rules)


def _rule(rule: PurposeRule) -> LevelRule:
    health = rule.health
    return LevelRule(
        rule=rule.rule,
        windows=tuple(Window(start=window.start_min, end=window.end_min) for window in rule.hours),
        health=None if health is None else Health(test_within_h=health.test_within_h, doses=health.doses),
        transit=rule.transit,
    )


def _change(epoch: Epoch) -> ChangeRecord:
    return ChangeRecord(
        counter=epoch.counter,
        recorded_at=seconds(epoch.recorded_at),
        effective_at=seconds(epoch.effective_at),
        kind=epoch.kind,
        purposes=epoch.purposes,
    )


def _reaffirmed(known: Known) -> Reaffirmation:
    return Reaffirmation(at=seconds(known.at), purposes=known.purposes, permits=_refs(known))


def _refs(known: Known) -> frozenset[StatusRef] | None:
    if known.permits is None:
        return None
    return frozenset(StatusRef(block=ref.block, index=ref.index) for ref in known.permits)
