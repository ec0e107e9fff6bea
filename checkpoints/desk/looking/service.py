"""The desk's verdict: the post's own function over the post's own bundle, knowing all checks that have come home."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from checkpoints.bundles.service import Bundles, Current
from checkpoints.checks import store as checks
from checkpoints.checks.history import bearing, entered_by
from checkpoints.desk.looking import rules, store
from checkpoints.desk.looking.model import Card, Found, Look, Looked
from checkpoints.records import store as records
from checkpoints.records.model import Checkpoint, Filter
from credentials.bundle.model import Bundle
from credentials.claims import Claims
from credentials.codec import trimmed
from credentials.verdict import Clock, History, Passage, Verdict, verdict
from credentials.verdict.turning import extended
from credentials.wire import instant, seconds
from identity.access import Action, Actor, Subject, allow, reach
from permits.permits.model import Permit
from storage.database import Database, Rx
from storage.outcomes import NotFound

ENDED_LATELY: Final = timedelta(days=3)
"""A plate is looked for among permits that ended no longer ago: an older one helps nobody at a barrier."""
PERMITS_MOST: Final = 10
POSTS_MOST: Final = 500


class DeskLook:
    """Looks permits up for the desk; nothing is recorded."""

    def __init__(self, db: Database, bundles: Bundles) -> None:
        self.db = db
        self._bundles = bundles

    async def look(self, command: Look, *, by: Actor, at: datetime) -> Looked | NotFound:
        """Judge what was read out now, each holder by themselves."""
        current = await self._bundles.current(command.checkpoint, at)
        if isinstance(current, NotFound):
            return current
        allow(by, Action.ANSWER_CALL, Subject(units=frozenset({current.unit}), checkpoint=command.checkpoint))
        async with self.db.reading() as rx:
            found, more = await _found_by(rx, command, current, at)
        return Looked(
            checkpoint=command.checkpoint,
            bundle_sequence=current.bundle.sequence,
            at=instant(seconds(at)),
            found=found,
            more=more,
            zones={number: zone.name for number, zone in current.bundle.zone_of.items()},
        )

    async def posts(self, *, by: Actor, at: datetime) -> tuple[Checkpoint, ...]:
        """The checkpoints that the actor answers, by name."""
        grants = reach(by, Action.ANSWER_CALL)
        everywhere = any(one.units is None for one in grants)
        units = None if everywhere else frozenset[UUID]().union(*(one.units or frozenset() for one in grants))
        async with self.db.reading() as rx:
            return (await records.page(rx, Filter(at=at, units=units), None, POSTS_MOST)).rows


async def _found_by(rx: Rx, command: Look, current: Current, at: datetime) -> tuple[tuple[Found, ...], bool]:
    if command.text is not None:
        return (await _scanned(rx, command.text, command, current, at),), False
    return await _looked_up(rx, command, current, at)


async def _scanned(rx: Rx, said: str, command: Look, current: Current, at: datetime) -> Found:
    """A text that was read whole, by a scanner at the desk: judged as the post judges it."""
    text, now = trimmed(said), _clock(at)
    first = verdict(text, current.bundle, now, command.passage, History(), command.seen)
    if first.claims is None:
        return Found(verdict=first)
    history = await _history(rx, first, current.bundle, command.passage, at)
    judged = verdict(text, current.bundle, now, command.passage, history, command.seen)
    permit = await store.by_cti(rx, UUID(bytes=first.claims.cti))
    return await _with_passings(rx, _found(judged, first.claims, permit, current))


async def _looked_up(rx: Rx, command: Look, current: Current, at: datetime) -> tuple[tuple[Found, ...], bool]:
    if command.control_code is not None:
        permits = await store.by_code(rx, command.control_code)
    else:
        permits = await store.by_plate(rx, command.plate or "", at - ENDED_LATELY, PERMITS_MOST + 1)
    cards = rules.newest(await store.cards(rx, permits[:PERMITS_MOST]))
    found = [await _judged(rx, card, command, current, at) for card in cards[: rules.CARDS_MOST]]
    return tuple(found), len(permits) > PERMITS_MOST or len(cards) > rules.CARDS_MOST


async def _judged(rx: Rx, card: Card, command: Look, current: Current, at: datetime) -> Found:
    now = _clock(at)
    read = rules.admitted(card, current.bundle, now, command.passage, command.seen)
    if isinstance(read, Verdict):
        return await _with_passings(rx, _found(read, card.claims, card.permit, current))
    first = rules.judged(read, current.bundle, now, command.passage, History(), command.seen)
    history = await _history(rx, first, current.bundle, command.passage, at)
    judged = rules.judged(read, current.bundle, now, command.passage, history, command.seen)
    return await _with_passings(rx, _found(judged, read, card.permit, current))


def _clock(at: datetime) -> Clock:
    return Clock(earliest=seconds(at), latest=seconds(at))


async def _history(rx: Rx, first: Verdict, bundle: Bundle, passage: Passage, at: datetime) -> History:
    """What has come home and bears on this passage, as it was judged without it."""
    if first.claims is None:
        return History()
    passed = await checks.passed(rx, UUID(bytes=first.claims.cti), at)
    return bearing(passed, await checks.posts(rx, passed), entered_by(first, bundle, passage))


def _found(judged: Verdict, claims: Claims, permit: Permit | None, current: Current) -> Found:
    end = instant(extended(claims, current.bundle.extensions))
    return Found(verdict=judged, claims=claims, end=end, permit=permit)


async def _with_passings(rx: Rx, found: Found) -> Found:
    cti = UUID(bytes=found.claims.cti) if found.claims is not None else None
    return found if cti is None else replace(found, passed=(await store.passed(rx, [cti])).get(cti, ()))
