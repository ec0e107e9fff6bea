"""Organisations: a tree of authorities, committees, site commands and companies."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from storage.event import Event


class OrganisationKind(StrEnum):
    """What an organisation is in the letter's terms."""

    AUTHORITY = "AUTHORITY"
    COMMITTEE = "COMMITTEE"
    SITE_COMMAND = "SITE_COMMAND"
    HEALTH = "HEALTH"
    POLICE = "POLICE"
    TELECOM = "TELECOM"
    POSTAL = "POSTAL"
    IT = "IT"
    PRESS = "PRESS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation; a COMMITTEE governs `unit`."""

    id: UUID
    code: str
    name: str
    kind: OrganisationKind
    parent: UUID | None = None
    unit: UUID | None = None

    def __post_init__(self) -> None:
        if self.kind is OrganisationKind.COMMITTEE and self.unit is None:
            raise ValueError("a committee governs a unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Make an organisation; `code` is short, unique and stays."""

    code: str
    name: str
    kind: OrganisationKind
    parent: UUID | None = None
    unit: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """The organisation is there."""

    organisation: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFounded(Event):
    """An organisation was made."""

    kind: ClassVar[str] = "ORGANISATION_FOUNDED"
