"""Finding permits: by what somebody typed, within what the asker may read, newest first by keyset."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from credentials import control_code
from credentials.wire import Purpose
from identity.access import Grant
from permits.keys import name_key, plate_key, reference_key
from permits.permits.model import PermitStatus
from permits.tables import permit, permit_key, permit_unit, permit_zone

_PART_OF_PLATE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitFilter:
    """What is looked for; None asks nothing. `text`: reference, control code, plate or part of a holder's name."""

    text: str | None = None
    organisation: UUID | None = None
    status: PermitStatus | None = None
    purpose: Purpose | None = None
    zone: int | None = None
    unit: UUID | None = None
    work_order: UUID | None = None
    person: UUID | None = None
    replaces: UUID | None = None
    in_force_at: datetime | None = None
    to_review: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What the asker may read: under each grant, and what names the asker."""

    grants: tuple[Grant, ...]
    person: UUID | None


def page(wanted: PermitFilter, reader: Reader, after: UUID | None, first: int) -> sa.Select[Any]:
    """Newest first (ids grow with time); one more than asked for, to know whether another follows."""
    conditions = [*_conditions(wanted), readable(reader)]
    if after is not None:
        conditions.append(permit.c.id < after)
    return sa.select(permit).where(*conditions).order_by(permit.c.id.desc()).limit(first + 1)


def readable(reader: Reader) -> sa.ColumnElement[bool]:
    """One of the grants covers it, or it names the reader."""
    own = [] if reader.person is None else [_has("PERSON", permit_key.c.key == str(reader.person))]
    return sa.or_(sa.false(), *(_under(grant) for grant in reader.grants), *own)


def matches(text: str) -> sa.ColumnElement[bool]:
    """What was typed says by its look what it is, however it was separated.

    A reference, perhaps without its dash, and a code with its check digits are that and nothing else: one index entry
    each. Everything else is a name, its words in any order, and where it has a digit perhaps a plate.
    """
    bare = plate_key(text)
    if reference := reference_key(text):
        return permit.c.reference == reference
    if control_code.is_valid(bare):
        return permit.c.control_code == bare
    words = name_key(text).split()
    named = [_named("NAME", *(permit_key.c.key.contains(word, autoescape=True) for word in words))] if words else []
    if any(char.isdigit() for char in bare):
        named.append(_named("PLATE", _plate(bare)))
    return permit.c.id.in_(sa.union_all(*named)) if named else sa.false()


def _plate(bare: str) -> sa.ColumnElement[bool]:
    """Whole, or neighbouring characters of it where there are enough to mean one."""
    if len(bare) < _PART_OF_PLATE:
        return permit_key.c.key == bare
    return permit_key.c.key.contains(bare, autoescape=True)


def _named(kind: str, *keys: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(permit_key.c.permit).where(permit_key.c.kind == kind, *keys)


def _conditions(wanted: PermitFilter) -> Iterable[sa.ColumnElement[bool]]:
    for column, value in (
        (permit.c.organisation, wanted.organisation),
        (permit.c.status, wanted.status),
        (permit.c.purpose, wanted.purpose),
        (permit.c.work_order, wanted.work_order),
        (permit.c.replaces, wanted.replaces),
    ):
        if value is not None:
            yield column == value
    if wanted.text is not None:
        yield matches(wanted.text)
    if wanted.zone is not None:
        yield permit.c.id.in_(sa.select(permit_zone.c.permit).where(permit_zone.c.zone == wanted.zone))
    if wanted.unit is not None:
        yield permit.c.id.in_(sa.select(permit_unit.c.permit).where(permit_unit.c.unit == wanted.unit))
    if wanted.person is not None:
        yield _has("PERSON", permit_key.c.key == str(wanted.person))
    if wanted.in_force_at is not None:
        yield sa.and_(permit.c.valid_from <= wanted.in_force_at, permit.c.valid_to > wanted.in_force_at)
    if wanted.to_review is not None:
        waiting = sa.and_(permit.c.break_glass.is_(sa.true()), permit.c.reviewed_by.is_(None))
        yield waiting if wanted.to_review else sa.not_(waiting)


def _under(grant: Grant) -> sa.ColumnElement[bool]:
    of_organisation = sa.true() if grant.organisation is None else permit.c.organisation == grant.organisation
    if grant.units is None:
        return of_organisation
    units = sa.select(permit_unit.c.permit).where(permit_unit.c.unit.in_(sorted(grant.units)))
    return sa.and_(of_organisation, permit.c.id.in_(units))


def _has(kind: str, key: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return permit.c.id.in_(_named(kind, key))
