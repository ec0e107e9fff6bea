"""What happened to applications and permits."""

from collections.abc import Mapping
from uuid import UUID

from notifications.matters import store
from notifications.matters.touched import by_organisation
from notifications.telling.model import Matter, Payload
from permits.applications import store as applications
from permits.permits import store as permits
from storage.database import Rx
from storage.event import Recorded

Matters = Mapping[str, Matter]


async def of_application(rx: Rx, event: Recorded) -> Matters:
    """Its units decide, and where a part has none the department; an answer is its applicant's."""
    found = await applications.find(rx, event.subject)
    if found is None:
        return {}
    parts = found.parts
    told = ids(event.payload, "units") if "units" in event.payload else {part.unit for part in parts if part.unit}
    return {
        "": Matter(
            about_kind="Application",
            about=found.id,
            params={"reference": found.reference},
            organisations=frozenset({found.wanted.organisation}),
            units=frozenset(told),
            department=any(part.unit is None for part in parts),
            applicant=found.requested_by,
            caused_by=caused_by(event) or _asked(event, found.requested_by),
        )
    }


def _asked(event: Recorded, applicant: UUID) -> UUID | None:
    """Handing in and answering is the applicant's own doing, and so is what follows from it at once."""
    own = {"APPLICATION_SUBMITTED", "APPLICATION_ANSWERED", "APPLICATION_WITHDRAWN"}
    return applicant if event.kind in own else None


async def of_permit(rx: Rx, event: Recorded) -> Matters:
    """Its holders, whose it is, and the units of its zones."""
    found = await permits.find(rx, event.subject)
    if found is None:
        return {}
    swapped = {one for one in (event.payload.get("out"), event.payload.get("joined")) if one}
    issued = event.kind == "PERMIT_ISSUED"
    return {
        "": Matter(
            about_kind="Permit",
            about=found.id,
            params={"reference": found.reference},
            organisations=frozenset({found.organisation}),
            units=found.units | ids(event.payload, "units"),
            persons=frozenset(holder.id for holder in found.holders) | frozenset(map(UUID, swapped)),
            applicant=found.requested_by,
            caused_by=found.issued_by if issued else caused_by(event),
        )
    }


async def of_extension(rx: Rx, event: Recorded) -> Matters:
    """A rule for many: the holders and senders of live permits that name one of its zones."""
    found = await store.permits_in(rx, event.payload.get("zones", ()), event.at)
    matter = Matter(about_kind="ExtensionRule", about=event.subject, caused_by=caused_by(event))
    return {"": by_organisation(matter, found)} if found else {}


def caused_by(event: Recorded) -> UUID | None:
    """Who did it, where the event says so."""
    by = event.payload.get("by")
    return UUID(by) if by else None


def ids(payload: Payload, name: str) -> frozenset[UUID]:
    """A list of ids in a payload."""
    return frozenset(map(UUID, payload.get(name) or ()))
