"""A photo: of what, and where its bytes lie. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import auto
from uuid import UUID

from incidents.words import Word


class PhotoSubject(Word):
    """What a photo may show."""

    INCIDENT = auto()
    WORK_ORDER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """`id` is made by the device; `media` is the SHA-256 of the bytes."""

    id: UUID
    subject_kind: PhotoSubject
    subject: UUID
    organisation: UUID
    media: str
    size: int
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePhoto:
    """Keep these bytes as a photo of this subject."""

    id: UUID
    subject_kind: PhotoSubject
    subject: UUID
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoTaken:
    """The photo is kept."""

    id: UUID
    media: str
