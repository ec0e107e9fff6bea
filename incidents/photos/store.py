"""All SQL of photos."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from incidents.photos.model import Photo, PhotoSubject
from incidents.photos.tables import photo
from storage.database import Rx, Tx

_NAMES = ("id", "subject_kind", "subject", "organisation", "media", "size", "by", "at")


async def find(rx: Rx, id: UUID) -> Photo | None:
    """A photo by the id its device gave it."""
    row = await rx.first(sa.select(photo).where(photo.c.id == id))
    return None if row is None else _photo(row)


async def of_subjects(rx: Rx, subjects: Iterable[UUID]) -> tuple[Photo, ...]:
    """Every photo of these, oldest first."""
    mine = sa.select(photo).where(photo.c.subject.in_(sorted(subjects))).order_by(photo.c.at, photo.c.id)
    return tuple(_photo(row) for row in await rx.rows(mine))


async def of_media(rx: Rx, media: str) -> tuple[Photo, ...]:
    """Every photo with these bytes."""
    return tuple(_photo(row) for row in await rx.rows(sa.select(photo).where(photo.c.media == media)))


async def insert(tx: Tx, one: Photo) -> None:
    """Write a photo; its id must be new."""
    await tx.execute(sa.insert(photo), {name: getattr(one, name) for name in _NAMES})


def _photo(row: sa.Row[Any]) -> Photo:
    plain = {name: getattr(row, name) for name in _NAMES}
    return Photo(**plain | {"subject_kind": PhotoSubject(row.subject_kind)})
