"""Use cases of rosters: add, vet, remove, declare, attach, list."""

from collections.abc import Sequence
from uuid import UUID

from identity.access import Action, Actor, Subject, allow, may
from identity.accounts.secrets import sealed
from identity.crews import planning
from identity.names import folded, name_of
from identity.organisations import store as organisations
from identity.rosters import rules, store
from identity.rosters.model import (
    AddPerson,
    AddVehicle,
    Attach,
    Attached,
    Attachment,
    AttachmentKept,
    HealthDeclaration,
    HealthDeclared,
    Person,
    RosterChanged,
    Rostered,
    Vehicle,
    Vet,
    VettingState,
)
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.media import Media
from storage.outcomes import BadInput, Conflict, NotFound, Refusal, Stale
from storage.paging import Page

MOST_BYTES = 10_000_000


class Rosters:
    """Persons and vehicles, vetted once. `key` keys the hashes of identity numbers."""

    def __init__(self, db: Database, media: Media, key: bytes) -> None:
        self.db = db
        self._media = media
        self._key = key

    async def add_person(self, command: AddPerson, *, by: Actor, request: Request) -> Rostered | Refusal:
        """Put somebody on the roster, PENDING. Needs a CMND or CCCD; refused when the number stands there already."""
        made = self._person(command)

        async def work(tx: Tx) -> Rostered | Refusal:
            allow(by, Action.MANAGE_ROSTER, Subject(organisation=command.organisation))
            if await organisations.lock(tx, command.organisation) is None:
                return NotFound(kind="Organisation", id=command.organisation)
            numbers = [number for number in (made.cmnd, made.cccd) if number is not None]
            if await store.known_number(tx, command.organisation, numbers):
                return Conflict(code="PERSON_ON_ROSTER")
            await store.add_person(tx, made)
            return await _changed(tx, made, made.state, request)

        return await once(self.db, sealed(self._key, request), Rostered, work)

    async def add_vehicle(self, command: AddVehicle, *, by: Actor, request: Request) -> Rostered | Refusal:
        """Put a vehicle on the roster, PENDING; refused when the plate stands there already."""
        made = _vehicle(command)

        async def work(tx: Tx) -> Rostered | Refusal:
            allow(by, Action.MANAGE_ROSTER, Subject(organisation=command.organisation))
            if await organisations.lock(tx, command.organisation) is None:
                return NotFound(kind="Organisation", id=command.organisation)
            if made.plate is not None and await store.known_plate(tx, command.organisation, made.plate):
                return Conflict(code="VEHICLE_ON_ROSTER", params={"plate": made.shown})
            await store.add_vehicle(tx, made)
            return await _changed(tx, made, made.state, request)

        return await once(self.db, request, Rostered, work)

    async def vet(self, command: Vet, *, by: Actor, request: Request) -> Rostered | Refusal:
        """The department's word; REMOVED is the organisation's own. Refused when stale or not an allowed step."""

        async def work(tx: Tx) -> Rostered | Refusal:
            found = await store.lock_person(tx, command.subject) or await store.lock_vehicle(tx, command.subject)
            if found is None:
                return NotFound(kind=command.of, id=command.subject)
            removing = command.state is VettingState.REMOVED
            allow(by, Action.MANAGE_ROSTER if removing else Action.VET_ROSTER, Subject(organisation=found.organisation))
            if found.version != command.expected:
                return Stale(kind=_kind(found), id=found.id, expected=command.expected, actual=found.version)
            if (refused := rules.step(found.state, command.state)) is not None:
                return refused
            await store.set_state(tx, found, command.state, by.account, request.at)
            if command.state is VettingState.VETTED:
                await organisations.lock(tx, found.organisation)
                await planning.compose_ready(tx, found.organisation, request)
            return await _changed(tx, found, command.state, request, found.version + 1)

        return await once(self.db, request, Rostered, work)

    async def declare(
        self, person: UUID, health: HealthDeclaration, *, by: Actor, request: Request
    ) -> Rostered | Refusal:
        """Note that a health declaration was made; whoever made it may say so themselves."""
        rules.check_health(health)

        async def work(tx: Tx) -> Rostered | Refusal:
            found = await store.lock_person(tx, person)
            if found is None:
                return NotFound(kind="Person", id=person)
            allow(by, Action.DECLARE_HEALTH, Subject(organisation=found.organisation, persons=frozenset({found.id})))
            await store.save_health(tx, person, health, found.version + 1)
            await events.append(tx, HealthDeclared(subject=person, at=request.at, organisation=found.organisation))
            return Rostered(subject=person, version=found.version + 1)

        return await once(self.db, request, Rostered, work)

    async def attach(self, command: Attach, *, by: Actor, request: Request) -> Attached | Refusal:
        """Keep a letter or a copy of a document for a person or vehicle, 10 MB at most."""
        if not command.content or len(command.content) > MOST_BYTES:
            raise BadInput("content", "ATTACHMENT_SIZE", most=str(MOST_BYTES))
        organisation = await self._organisation_of(command.subject)
        if organisation is None:
            return NotFound(kind="RosterEntry", id=command.subject)
        allow(by, Action.MANAGE_ROSTER, Subject(organisation=organisation))
        media = await self._media.put(command.content)
        made = _attachment(command, organisation, media, request)

        async def work(tx: Tx) -> Attached | Refusal:
            await store.add_attachment(tx, made)
            await events.append(tx, _kept(made))
            return Attached(attachment=made.id)

        return await once(self.db, request, Attached, work)

    async def attachments(self, subjects: Sequence[UUID], *, by: Actor) -> tuple[Attachment, ...]:
        """What vettings rest on, oldest first; nothing for who may not read it."""
        async with self.db.reading() as rx:
            found = await store.attachments(rx, subjects)
        return tuple(one for one in found if may(by, Action.READ_ROSTER, Subject(organisation=one.organisation)))

    async def media(self, name: str, *, by: Actor) -> bytes | None:
        """The bytes of an attachment the actor may see, or None."""
        allow(by, Action.READ_ROSTER)
        async with self.db.reading() as rx:
            owners = await store.attachment_of_media(rx, name)
        if not any(may(by, Action.READ_ROSTER, Subject(organisation=owner)) for owner in owners):
            return None
        return await self._media.get(name)

    async def persons(  # noqa: PLR0913 - every argument by name
        self,
        organisation: UUID,
        *,
        by: Actor,
        named: str,
        state: VettingState | None = None,
        after: tuple[str, UUID] | None,
        first: int,
    ) -> Page[Person]:
        """A roster by name; `named` is any part of a name, diacritics or not."""
        allow(by, Action.READ_ROSTER, Subject(organisation=organisation))
        async with self.db.reading() as rx:
            return await store.person_page(rx, organisation, part=folded(named), state=state, after=after, first=first)

    async def vehicles(
        self,
        organisation: UUID,
        *,
        by: Actor,
        state: VettingState | None = None,
        after: tuple[str, UUID] | None,
        first: int,
    ) -> Page[Vehicle]:
        """A roster's vehicles by label."""
        allow(by, Action.READ_ROSTER, Subject(organisation=organisation))
        async with self.db.reading() as rx:
            return await store.vehicle_page(rx, organisation, state=state, after=after, first=first)

    async def persons_by_ids(self, ids: Sequence[UUID]) -> tuple[Person, ...]:
        """Those that exist; what of them is shown to whom is `may_read_person`'s to say."""
        async with self.db.reading() as rx:
            return await store.persons(rx, ids)

    async def vehicles_by_ids(self, ids: Sequence[UUID]) -> tuple[Vehicle, ...]:
        """Those that exist; a plate is open to whoever reads the crew or permit that names it."""
        async with self.db.reading() as rx:
            return await store.vehicles(rx, ids)

    async def find_person(self, id: UUID, *, by: Actor) -> Person | None:
        """Somebody on a roster the actor may read, or the actor; None for everybody else."""
        found = next(iter(await self.persons_by_ids([id])), None)
        return found if found is not None and may_read_person(by, found) else None

    async def find_vehicle(self, id: UUID, *, by: Actor) -> Vehicle | None:
        """A vehicle on a roster the actor may read; None for every other."""
        found = next(iter(await self.vehicles_by_ids([id])), None)
        readable = found is not None and may(by, Action.READ_ROSTER, Subject(organisation=found.organisation))
        return found if readable else None

    async def _organisation_of(self, subject: UUID) -> UUID | None:
        async with self.db.reading() as rx:
            found: list[Person | Vehicle] = [*await store.persons(rx, [subject]), *await store.vehicles(rx, [subject])]
        return found[0].organisation if found else None

    def _person(self, command: AddPerson) -> Person:
        if not command.cmnd and not command.cccd:
            raise BadInput("cccd", "IDENTITY_NUMBER_MISSING")
        rules.check_health(command.health)
        name = name_of(command.name)
        return Person(
            id=new_id(),
            organisation=command.organisation,
            name=name,
            folded=folded(name),
            phone=rules.phone_of(command.phone),
            cmnd=rules.number_of(command.cmnd, self._key, "cmnd") if command.cmnd else None,
            cccd=rules.number_of(command.cccd, self._key, "cccd") if command.cccd else None,
            health=command.health,
            state=VettingState.PENDING,
            version=1,
        )


def may_read_person(by: Actor, one: Person) -> bool:
    """Phone, digits and declaration are for who keeps or vets the roster, decides on it, and for oneself."""
    return may(by, Action.READ_ROSTER, Subject(organisation=one.organisation, persons=frozenset({one.id})))


def _vehicle(command: AddVehicle) -> Vehicle:
    return Vehicle(
        id=new_id(),
        organisation=command.organisation,
        vehicle_kind=command.vehicle_kind,
        plate=rules.plate_of(command.vehicle_kind, command.plate),
        shown=rules.shown_plate(command.plate),
        label=name_of(command.label, "label"),
        state=VettingState.PENDING,
        version=1,
    )


def _attachment(command: Attach, organisation: UUID, media: str, request: Request) -> Attachment:
    return Attachment(
        id=new_id(),
        organisation=organisation,
        subject=command.subject,
        attachment_kind=command.attachment_kind,
        filename=name_of(command.filename, "filename", longest=120),
        media=media,
        size=len(command.content),
        at=request.at,
    )


def _kind(one: Person | Vehicle) -> str:
    return "Person" if isinstance(one, Person) else "Vehicle"


def _kept(made: Attachment) -> AttachmentKept:
    return AttachmentKept(
        subject=made.subject,
        at=made.at,
        organisation=made.organisation,
        attachment=made.id,
        attachment_kind=made.attachment_kind,
    )


async def _changed(tx: Tx, one: Person | Vehicle, state: VettingState, request: Request, version: int = 1) -> Rostered:
    of = "PERSON" if isinstance(one, Person) else "VEHICLE"
    await events.append(
        tx, RosterChanged(subject=one.id, at=request.at, organisation=one.organisation, of=of, state=state)
    )
    return Rostered(subject=one.id, version=version)
