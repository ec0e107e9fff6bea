"""Use cases of photos: take one, show its bytes to who may read what it shows."""

from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from identity.access import Action, Actor, Subject, allow
from incidents.incidents.reading import IncidentQueries
from incidents.photos import store
from incidents.photos.model import Photo, PhotoSubject, PhotoTaken, TakePhoto
from incidents.work_orders import rights
from incidents.work_orders.reading import WorkOrderQueries
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.media import Media
from storage.outcomes import BadInput, Conflict, NotFound, Refusal

KINDS: Final = {PhotoSubject.INCIDENT: "Incident", PhotoSubject.WORK_ORDER: "WorkOrder"}
_STARTS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_BOXED: Final = ((b"RIFF", 0, b"WEBP", 8), (b"ftyp", 4, b"", 8))


class Photos:
    """Photos of incidents and work orders; nothing ever conflicts with them."""

    def __init__(self, db: Database, media: Media, work_orders: WorkOrderQueries, incidents: IncidentQueries) -> None:
        self.db = db
        self.media = media
        self.work_orders = work_orders
        self.incidents = incidents

    async def take(self, command: TakePhoto, *, by: Actor, request: Request) -> PhotoTaken | Refusal:
        """Keep a photo under its device's id; the same bytes under the same id are kept once."""
        check_photo(command.content)
        organisation = await self._owner(command, by)
        if isinstance(organisation, NotFound):
            return organisation
        media = await self.media.put(command.content)
        made = Photo(
            id=command.id,
            subject_kind=command.subject_kind,
            subject=command.subject,
            organisation=organisation,
            media=media,
            size=len(command.content),
            by=by.account,
            at=request.at,
        )

        async def work(tx: Tx) -> PhotoTaken | Refusal:
            known = await store.find(tx, made.id)
            if known is None:
                await store.insert(tx, made)
            elif (known.subject, known.media) != (made.subject, made.media):
                return Conflict(code="ID_TAKEN")
            return PhotoTaken(id=made.id, media=media)

        return await once(self.db, request, PhotoTaken, work)

    async def of(self, subjects: Iterable[UUID]) -> tuple[Photo, ...]:
        """Photos of incidents or work orders that were read, oldest first."""
        async with self.db.reading() as rx:
            return await store.of_subjects(rx, subjects)

    async def of_incidents(self, incidents: Collection[UUID], *, by: Actor) -> tuple[Photo, ...]:
        """Photos of those of the incidents that the actor may read, oldest first."""
        return await self.of([one.id for one in await self.incidents.find_many(incidents, by=by)])

    async def bytes_of(self, name: str, *, by: Actor) -> bytes | None:
        """The bytes of that name, if the actor may read something they show."""
        async with self.db.reading() as rx:
            showing = await store.of_media(rx, name)
        orders = [one.subject for one in showing if one.subject_kind is PhotoSubject.WORK_ORDER]
        incidents = [one.subject for one in showing if one.subject_kind is PhotoSubject.INCIDENT]
        seen = (orders and await self.work_orders.find_many(orders, by=by)) or (
            incidents and await self.incidents.find_many(incidents, by=by)
        )
        return await self.media.get(name) if seen else None

    async def _owner(self, command: TakePhoto, by: Actor) -> UUID | NotFound:
        """Whose it is; a work order is shown by who works on it, an incident by who may report one."""
        if command.subject_kind is PhotoSubject.WORK_ORDER:
            found = await self.work_orders.with_members(command.subject, by=by)
            if found is None:
                return NotFound(kind=KINDS[command.subject_kind], id=command.subject)
            order, members = found
            rights.allow_work(by, order.organisation, members)
            return order.organisation
        incident = await self.incidents.find(command.subject, by=by)
        if incident is None:
            return NotFound(kind=KINDS[command.subject_kind], id=command.subject)
        allow(by, Action.REPORT_INCIDENT, Subject(organisation=incident.organisation))
        return incident.organisation


def check_photo(content: bytes) -> None:
    """Raise BadInput unless the bytes begin as JPEG, PNG, WebP or HEIC do."""
    if not content.startswith(_STARTS) and not any(_is_boxed(content, *box) for box in _BOXED):
        raise BadInput("content", "PHOTO_FORM")


def _is_boxed(content: bytes, outer: bytes, at: int, inner: bytes, then: int) -> bool:
    return content[at:].startswith(outer) and content[then:].startswith(inner)
