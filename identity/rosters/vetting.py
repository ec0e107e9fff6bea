"""The department looks at a roster: one entry, or all that it has seen at once."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from identity.access import Action, Actor, Subject, allow
from identity.crews import planning
from identity.organisations import store as organisations
from identity.rosters import rules, store
from identity.rosters.model import (
    EntryVetted,
    ManyVetted,
    Person,
    RosterChanged,
    Vehicle,
    Vet,
    VetMany,
)
from storage import events
from storage.database import Database, Rx, Tx
from storage.idempotency import Request, once
from storage.outcomes import BadInput, Conflict, Reason, Refusal

MOST: Final = 500
Entry = Person | Vehicle


class Vettings:
    """Many at once: a hundred and eighty people are not clicked one by one."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def vet(self, command: VetMany, *, by: Actor, request: Request) -> ManyVetted | Refusal:
        """Vet or reject each entry that stands as it was seen; the others stay, and say why.

        Crews of a roster's file that wait for these are composed in the same transaction.
        """
        if not 1 <= len(command.entries) <= MOST:
            raise BadInput("entries", "HOW_MANY", most=str(MOST))
        if len({one.subject for one in command.entries}) < len(command.entries):
            raise BadInput("entries", "REPEATED")

        async def work(tx: Tx) -> ManyVetted | Refusal:
            asked = [one.subject for one in command.entries]
            houses = sorted({one.organisation for one in (await _entries(tx, asked)).values()})
            for house in houses:
                allow(by, Action.VET_ROSTER, Subject(organisation=house))
                await organisations.lock(tx, house)
            await store.lock_all(tx, asked)
            found = await _entries(tx, asked)
            done = [await _vetted(tx, one, found.get(one.subject), by, request) for one in command.entries]
            crews = [crew for house in houses for crew in await planning.compose_ready(tx, house, request)]
            return ManyVetted(entries=tuple(done), crews=tuple(crews))

        return await once(self.db, request, ManyVetted, work, long=True)


async def _entries(rx: Rx, ids: Sequence[UUID]) -> Mapping[UUID, Entry]:
    found: list[Entry] = [*await store.persons(rx, ids), *await store.vehicles(rx, ids)]
    return {one.id: one for one in found}


async def _vetted(tx: Tx, asked: Vet, found: Entry | None, by: Actor, request: Request) -> EntryVetted:
    reason = _fault(asked, found)
    if found is None or reason is not None:
        version = found.version if found else 0
        return EntryVetted(subject=asked.subject, of=asked.of, version=version, reason=reason)
    await store.set_state(tx, found, asked.state, by.account, request.at)
    of = "PERSON" if isinstance(found, Person) else "VEHICLE"
    told = RosterChanged(subject=found.id, at=request.at, organisation=found.organisation, of=of, state=asked.state)
    await events.append(tx, told)
    return EntryVetted(subject=found.id, of=asked.of, version=found.version + 1)


def _fault(asked: Vet, found: Entry | None) -> Reason | None:
    if found is None:
        return Reason(code="ENTRY_UNKNOWN")
    if found.version != asked.expected:
        return Reason(code="ENTRY_CHANGED")
    refused = rules.step(found.state, asked.state)
    if isinstance(refused, Conflict):
        return Reason(code="ENTRY_STATE", params={"before": found.state, "after": asked.state})
    return None
