"""Use cases of a roster's file: look at what it would do, and do it."""

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from identity.access import Action, Actor, Subject, allow
from identity.crews import planning
from identity.crews import store as crews
from identity.importing import columns, crewing, rules
from identity.importing.cells import identity_numbers, phone
from identity.importing.model import FileRow, Imported, Place, RosterFile
from identity.importing.reading import GridReader
from identity.names import folded
from identity.organisations import store as organisations
from identity.rosters import store as rosters
from identity.rosters.model import Person, RosterChanged, Vehicle, VettingState
from identity.rosters.rules import number_of, phone_of
from identity.units.lists import LOCAL
from storage import events
from storage.database import Database, Rx, Tx
from storage.idempotency import Request
from storage.outcomes import BadInput, NotFound
from storage.retry import patiently

AT_ONCE = 100
"""Rows a transaction: on SQLite everybody waits for it."""
Progress = Callable[[int, int], None]


class RosterImports:
    """Persons, vehicles and crews from a file: one result a row, the same file again adds nothing."""

    def __init__(self, db: Database, key: bytes) -> None:
        self.db = db
        self._key = key
        self._reader = GridReader()

    async def preview(self, content: bytes, organisation: UUID, *, by: Actor, at: datetime) -> Imported | NotFound:
        """What an import would do now; nothing is written."""
        _allow(by, organisation)
        file = columns.read(await self._reader.read(content))
        async with self.db.reading(long=True) as rx:
            if await organisations.find(rx, organisation) is None:
                return NotFound(kind="Organisation", id=organisation)
            judged = await self._judged(rx, file.rows, organisation, rules.Tally(), at)
            made = await _crews(rx, judged, organisation)
        return _imported(file, judged, made, is_preview=True)

    async def do(
        self,
        content: bytes,
        organisation: UUID,
        *,
        by: Actor,
        request: Request,
        progress: Progress = lambda _done, _total: None,
    ) -> Imported | NotFound:
        """Write what can be written, a hundred rows a transaction, then the crews; each row whole or not at all.

        Under the same key or another one, the same file again finds everything there. Somebody who changes the roster
        meanwhile is not overwritten: each transaction looks again at what stands.
        """
        _allow(by, organisation)
        file = columns.read(await self._reader.read(content))
        tally, judged = rules.Tally(), list[rules.Judged]()
        for start in range(0, len(file.rows), AT_ONCE):
            batch = file.rows[start : start + AT_ONCE]
            done = await patiently(partial(self._write, batch, organisation, tally, request))
            if isinstance(done, NotFound):
                return done
            judged += done
            progress(len(judged), len(file.rows))
        made = await patiently(partial(self._compose, judged, organisation, request))
        return _imported(file, judged, made, is_preview=False)

    async def _write(
        self, batch: Sequence[FileRow], organisation: UUID, tally: rules.Tally, request: Request
    ) -> list[rules.Judged] | NotFound:
        learnt = tally.copy()
        async with self.db.transaction() as tx:
            if await organisations.lock(tx, organisation) is None:
                return NotFound(kind="Organisation", id=organisation)
            judged = await self._judged(tx, batch, organisation, learnt, request.at)
            for one in judged:
                await _save(tx, one, request)
        tally.learn(learnt)
        return judged

    async def _judged(
        self, rx: Rx, rows: Sequence[FileRow], organisation: UUID, tally: rules.Tally, at: datetime
    ) -> list[rules.Judged]:
        hashes, phones = _sought(rows, self._key)
        standing = rules.Standing(
            organisation=organisation,
            key=self._key,
            today=at.astimezone(LOCAL).date(),
            persons=await rosters.persons_like(rx, organisation, hashes, phones),
            vehicles=await rosters.vehicles_standing(rx, organisation),
        )
        return list(rules.judge(tuple(rows), standing, tally))

    async def _compose(
        self, judged: Sequence[rules.Judged], organisation: UUID, request: Request
    ) -> tuple[crewing.JudgedCrew, ...]:
        async with self.db.transaction(long=True) as tx:
            await organisations.lock(tx, organisation)
            made = await _crews(tx, judged, organisation)
            for one in made:
                if one.plan is not None:
                    await crews.save_plan(tx, one.plan, request.at)
            await planning.compose_ready(tx, organisation, request)
        return made


def _allow(by: Actor, organisation: UUID) -> None:
    """Who keeps the roster; crews are composed of it by who may compose them."""
    allow(by, Action.MANAGE_ROSTER, Subject(organisation=organisation))


def _sought(rows: Sequence[FileRow], key: bytes) -> tuple[list[bytes], list[str]]:
    """By what the rows' people may stand on the roster already; what cannot be read is refused row by row later."""
    hashes, phones = set[bytes](), set[str]()
    for row in rows:
        for kind, digits in identity_numbers(row).items():
            with contextlib.suppress(BadInput):
                hashes.add(number_of(digits, key, kind).keyed_hash)
        with contextlib.suppress(BadInput):
            phones.add(phone_of(phone(row)))
    return sorted(hashes), sorted(phones)


async def _crews(rx: Rx, judged: Sequence[rules.Judged], organisation: UUID) -> tuple[crewing.JudgedCrew, ...]:
    places = [one.place for one in judged if one.place is not None]
    plans = await crews.plans(rx, organisation)
    standing = await crews.of_organisation(rx, organisation, planning.MOST_CREWS)
    crewed = crewing.Crewed(
        organisation=organisation,
        crews={folded(one.name): one for one in standing},
        plans={folded(one.name): one for one in plans},
        vetted=await _vetted(rx, places),
    )
    return crewing.judge(places, crewed)


async def _vetted(rx: Rx, places: Sequence[Place]) -> frozenset[UUID]:
    persons = sorted({one.person for one in places if one.person is not None})
    vehicles = sorted({one.vehicle for one in places if one.vehicle is not None})
    found: list[Person | Vehicle] = [*await rosters.persons(rx, persons), *await rosters.vehicles(rx, vehicles)]
    return frozenset(one.id for one in found if one.state is VettingState.VETTED)


async def _save(tx: Tx, one: rules.Judged, request: Request) -> None:
    if one.added is not None:
        await rosters.add_person(tx, one.added)
        await _tell(tx, one.added, request)
    if one.changed is not None:
        await rosters.save_contact(tx, one.changed)
        await _tell(tx, one.changed, request)
    if one.vehicle is not None:
        await rosters.add_vehicle(tx, one.vehicle)
        await _tell(tx, one.vehicle, request)


async def _tell(tx: Tx, one: Person | Vehicle, request: Request) -> None:
    of = "PERSON" if isinstance(one, Person) else "VEHICLE"
    told = RosterChanged(subject=one.id, at=request.at, organisation=one.organisation, of=of, state=one.state)
    await events.append(tx, told)


def _imported(
    file: RosterFile, judged: Sequence[rules.Judged], made: Sequence[crewing.JudgedCrew], *, is_preview: bool
) -> Imported:
    return Imported(
        is_preview=is_preview,
        columns=file.columns,
        rows=tuple(one.report for one in judged),
        crews=tuple(one.report for one in made),
    )
