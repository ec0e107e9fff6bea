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
from api.notifications.types import Notification
from api.places import LonLat
from api.zones.types import Zone
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
    "findings": "Finding",
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


@readable(may=Action.READ_ZONES)
class ZoneChanged:
    """A zone that was published, changed or closed."""

    cursor: str = strawberry.field(description="Opaque; give it as `after` to go on behind this event.")
    number: int = strawberry.field(description="Its number.")
    version: int = strawberry.field(description="The version the change wrote.")
    effective_at: datetime = strawberry.field(description="When the change is felt.")
    closed: bool = strawberry.field(description="True when it closes the zone.")
    tightened: list[str] = strawberry.field(description="Codes of the purposes it is stricter for.")
    zone: Zone = strawberry.field(description="The zone as it stands when this is told.")

    @classmethod
    def of(cls, payload: Mapping[str, Any], *, cursor: str, zone: Zone) -> Self:
        """What a ZONE_CHANGED event says, with the zone."""
        return cls(
            cursor=cursor,
            number=payload["number"],
            version=payload["version"],
            effective_at=datetime.fromisoformat(payload["effective_at"]),
            closed=payload["closed"],
            tightened=list(payload["tightened"]),
            zone=zone,
        )


@readable(may=Action.READ_INBOX)
class InboxReceived:
    """Something came into the caller's inbox."""

    cursor: str = strawberry.field(description="Opaque; give it as `after` to go on behind this event.")
    notification: Notification = strawberry.field(description="What the caller is told.")


@part
class LivePosition:
    """The newest usable fix of a crew."""

    crew: ID = strawberry.field(description="Id of the crew.")
    place: LonLat = strawberry.field(description="Where it is.")
    accuracy_m: float = strawberry.field(description="By how many metres that may be off.")
    at: datetime = strawberry.field(description="When it was there, by the fix.")


@readable(may=Action.READ_POSITIONS)
class CrewPositions:
    """Positions that are new since the last message; first those of all crews the caller may see."""

    positions: list[LivePosition] = strawberry.field(description="By crew, each at most once.")


CrewPositionsOrReset: TypeAlias = Annotated[
    CrewPositions | ResetRequired,
    strawberry.union("CrewPositionsOrReset", description="New positions, or why there are none any more."),
]
ZoneChangedOrReset: TypeAlias = Annotated[
    ZoneChanged | ResetRequired,
    strawberry.union("ZoneChangedOrReset", description="The next change of a zone, or why there is none."),
]
InboxReceivedOrReset: TypeAlias = Annotated[
    InboxReceived | ResetRequired,
    strawberry.union("InboxReceivedOrReset", description="What came into the inbox next, or why there is nothing."),
]
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
