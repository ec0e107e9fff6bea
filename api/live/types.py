"""Events, and what a follower is told when it cannot go on, as the schema shows them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Self, TypeAlias
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import part, readable
from api.connection import Connection
from api.enums import expose
from api.ids import encode_id
from api.live.cursors import place_of
from api.live.sight import kind_of
from identity.access import Action
from storage.event import Recorded

_IDS: Mapping[str, str] = {
    "account": "Account",
    "application": "Application",
    "applications": "Application",
    "attachment": "Attachment",
    "by": "Account",
    "checkpoint": "Checkpoint",
    "checks": "Check",
    "crew": "Crew",
    "incident": "Incident",
    "order": "ZoneOrder",
    "permit": "Permit",
    "permits": "Permit",
    "successor": "Permit",
    "unit": "AdminUnit",
    "units": "AdminUnit",
}
"""What an id in a payload is an id of, by the member's name; the others are shown as they are."""


class ResetReason(StrEnum):
    """Why a follower cannot simply go on."""

    EXPIRED = "EXPIRED"
    FOREIGN = "FOREIGN"
    SLOW = "SLOW"
    RIGHTS_CHANGED = "RIGHTS_CHANGED"
    INTERRUPTED = "INTERRUPTED"


expose(ResetReason, "Why a follower of events cannot simply go on.")


@part
class EventMember:
    """One member of an event's payload."""

    name: str = strawberry.field(description="Its name, as docs/events.md has it.")
    values: list[str] = strawberry.field(description="Its values as texts: one, of a list all, none for nothing.")


@readable(may=Action.READ_EVENTS)
class Event:
    """Something that happened: codes and ids, no personal data. What it means now is asked of its subject."""

    cursor: str = strawberry.field(description="Opaque; give it as `after` to go on behind this event.")
    id: ID = strawberry.field(description="Id of the event; the same wherever it is read.")
    kind: str = strawberry.field(description="What happened, e.g. `PERMIT_ISSUED`; docs/events.md lists them.")
    at: datetime = strawberry.field(description="When.")
    subject: ID = strawberry.field(description="Id of what it happened to; a UUID where that is of no type here.")
    organisation: ID | None = strawberry.field(description="Id of the organisation it concerns.")
    unit: ID | None = strawberry.field(description="Id of the administrative unit it concerns.")
    payload: list[EventMember] = strawberry.field(description="What else is said of it.")

    @classmethod
    def of(cls, event: Recorded) -> Self:
        """The event as the schema shows it."""
        kind = kind_of(event)
        return cls(
            cursor=place_of(event).text(),
            id=encode_id("Event", event.id),
            kind=event.kind,
            at=event.at,
            subject=encode_id(kind.of, event.subject) if kind and kind.of else ID(str(event.subject)),
            organisation=encode_id("Organisation", event.organisation) if event.organisation else None,
            unit=encode_id("AdminUnit", event.unit) if event.unit else None,
            payload=list(_members(event.payload)),
        )


@part
class ResetRequired:
    """The last thing a subscription says: follow anew behind `cursor`.

    After SLOW and INTERRUPTED nothing is missed by that; after the others load first anew what you show.
    """

    reason: ResetReason = strawberry.field(description="Why.")
    cursor: str = strawberry.field(description="Give it as `after`.")


EventOrReset: TypeAlias = Annotated[
    Event | ResetRequired, strawberry.union("EventOrReset", description="The next event, or why there is none.")
]
EventsResult: TypeAlias = Annotated[
    Connection[Event] | ResetRequired,
    strawberry.union("EventsResult", description="Events in the order of the log, or why they cannot be read on."),
]


def _members(payload: Mapping[str, Any]) -> Iterator[EventMember]:
    for name, value in payload.items():
        values = value if isinstance(value, list) else [] if value is None else [value]
        yield EventMember(name=name, values=[_text(name, one) for one in values])


def _text(name: str, value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return encode_id(_IDS[name], UUID(text)) if name in _IDS and _is_uuid(text) else text


def _is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
