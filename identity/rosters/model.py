"""Persons and vehicles of an organisation as frozen values, and what may become of them.

Identity numbers never stand in a value: a keyed hash to recognise them and the last four digits to compare.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from identity.names import NameParts, parts_of
from storage.event import Event
from storage.outcomes import Reason


class VettingState(StrEnum):
    """PENDING until the department has looked; REMOVED is the organisation's own word."""

    PENDING = "PENDING"
    VETTED = "VETTED"
    REJECTED = "REJECTED"
    REMOVED = "REMOVED"


class VehicleKind(StrEnum):
    """What somebody moves in; NONE goes on foot."""

    MOTORBIKE = "MOTORBIKE"
    CAR = "CAR"
    TRUCK = "TRUCK"
    BOAT = "BOAT"
    NONE = "NONE"


class AttachmentKind(StrEnum):
    """What a vetting rests on."""

    COMPANY_LETTER = "COMPANY_LETTER"
    IDENTITY_DOCUMENT = "IDENTITY_DOCUMENT"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityNumber:
    """A CMND or CCCD number: HMAC-SHA256 under the deployment's key, and the last four digits."""

    keyed_hash: bytes
    last4: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthDeclaration:
    """That a declaration was made: when, until when it counts, its reference; never medical content."""

    declared_on: date
    valid_until: date
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody on a roster; `name` is NFC with the given name last, `folded` the same for search."""

    id: UUID
    organisation: UUID
    name: str
    folded: str
    phone: str
    cmnd: IdentityNumber | None
    cccd: IdentityNumber | None
    health: HealthDeclaration | None
    state: VettingState
    version: int

    @property
    def name_parts(self) -> NameParts:
        """Family, middle and given name."""
        return parts_of(self.name)

    @property
    def last4(self) -> tuple[str, ...]:
        """The last digits a checkpoint may compare, CMND before CCCD."""
        return tuple(number.last4 for number in (self.cmnd, self.cccd) if number is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """Something on a roster that moves; `plate` is normalised and may be absent, `shown` is as written."""

    id: UUID
    organisation: UUID
    vehicle_kind: VehicleKind
    plate: str | None
    shown: str
    label: str
    state: VettingState
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A letter or a copy of a document, kept as media."""

    id: UUID
    organisation: UUID
    subject: UUID
    attachment_kind: AttachmentKind
    filename: str
    media: str
    size: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPerson:
    """Put somebody on the roster; the numbers are seen once and kept only hashed."""

    organisation: UUID
    name: str
    phone: str
    cmnd: str | None = field(default=None, repr=False)
    cccd: str | None = field(default=None, repr=False)
    health: HealthDeclaration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddVehicle:
    """Put a vehicle on the roster."""

    organisation: UUID
    vehicle_kind: VehicleKind
    plate: str | None
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attach:
    """Keep these bytes for a person or vehicle."""

    subject: UUID
    attachment_kind: AttachmentKind
    filename: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vet:
    """The department's word on one person or vehicle; `of` is what the caller takes the subject for."""

    subject: UUID
    expected: int
    state: VettingState
    of: str = "RosterEntry"


@dataclass(frozen=True, slots=True, kw_only=True)
class VetMany:
    """The department's one word on many, each as it was seen."""

    entries: tuple[Vet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryVetted:
    """What came of one entry: its version now, or why it stands as before."""

    subject: UUID
    of: str
    version: int
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyVetted:
    """One result an entry, in the order asked; and the crews that waited for these and are crews now."""

    entries: tuple[EntryVetted, ...]
    crews: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rostered:
    """The person or vehicle stands on the roster as version `version`."""

    subject: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """The attachment is kept."""

    attachment: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChanged(Event):
    """A person or vehicle was added, vetted, rejected or removed; no personal data."""

    kind: ClassVar[str] = "ROSTER_CHANGED"
    of: str
    state: VettingState


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthDeclared(Event):
    """That somebody made a health declaration was noted; nothing of what it says."""

    kind: ClassVar[str] = "HEALTH_DECLARED"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentKept(Event):
    """A letter or document was attached to a person or vehicle."""

    kind: ClassVar[str] = "ATTACHMENT_KEPT"
    attachment: UUID
    attachment_kind: AttachmentKind
