"""All SQL of checkpoint records."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from checkpoints.records.model import After, Change, Checkpoint, Filter, Head, Placing
from checkpoints.records.tables import checkpoint, checkpoint_version, checkpoint_zone
from credentials.bundle.model import DeskNumber
from credentials.wire import CheckpointKind
from geo.place import place_of
from storage.database import Rx, Tx
from storage.paging import Page, page_of

_version = checkpoint_version.c
_HEAD = sa.select(checkpoint).where(checkpoint.c.id == sa.bindparam("checkpoint"))
_SELECT = sa.select(checkpoint_version, checkpoint.c.unit).join(checkpoint, checkpoint.c.id == _version.checkpoint)
_Key = tuple[UUID, int]
_Sides = Mapping[tuple[UUID, int, str], frozenset[int]]


async def find_head(rx: Rx, id: UUID) -> Head | None:
    """What is the same in all versions."""
    row = await rx.first(_HEAD, {"checkpoint": id})
    return None if row is None else Head(id=row.id, unit=row.unit, version=row.version)


async def add_head(tx: Tx, head: Head) -> None:
    """A checkpoint that has no version yet."""
    await tx.execute(sa.insert(checkpoint), {"id": head.id, "unit": head.unit, "version": head.version})


async def lock_head(tx: Tx, id: UUID) -> Head | None:
    """The head, held until the transaction ends."""
    await tx.lock(checkpoint, [id])
    return await find_head(tx, id)


async def save(tx: Tx, head: Head, change: Change, now: datetime) -> int:
    """Write the change and the new head version, which is returned."""
    version = max((one.version for one in change.added), default=head.version + 1)
    await tx.execute(sa.update(checkpoint).where(checkpoint.c.id == head.id).values(version=version))
    old = sa.and_(_version.checkpoint == head.id, _version.version.in_(change.superseded))
    await tx.execute(sa.update(checkpoint_version).where(old).values(superseded_at=now))
    await add(tx, change.added)
    return version


async def add(tx: Tx, versions: Sequence[Checkpoint]) -> None:
    """Write versions with their zones."""
    if not versions:
        return
    await tx.execute(sa.insert(checkpoint_version), [_row(one) for one in versions])
    sides = [row for one in versions for row in _side_rows(one)]
    await tx.execute(sa.insert(checkpoint_zone), sides)


async def known(rx: Rx, id: UUID) -> tuple[Checkpoint, ...]:
    """The versions that hold as known now, by the time they begin."""
    current = sa.and_(_version.checkpoint == id, _version.superseded_at.is_(None))
    return await _load(rx, _SELECT.where(current).order_by(_version.valid_from))


async def history(rx: Rx, id: UUID) -> tuple[Checkpoint, ...]:
    """Every version ever recorded, oldest first."""
    return await _load(rx, _SELECT.where(_version.checkpoint == id).order_by(_version.version))


async def standing(rx: Rx, id: UUID, at: datetime, known_at: datetime | None = None) -> Checkpoint | None:
    """How the checkpoint stood at `at`, as known at `known_at` (None: as known now)."""
    found = await _load(rx, _SELECT.where(_version.checkpoint == id, *_stands(at, known_at)))
    return found[0] if found else None


async def standing_all(
    rx: Rx, at: datetime, known_at: datetime | None, ids: Collection[UUID] | None = None
) -> tuple[Checkpoint, ...]:
    """Every checkpoint, or those of some ids, as it stood at an instant and as known at another, by name."""
    statement = _SELECT.where(*_stands(at, known_at)).order_by(_version.name, _version.checkpoint)
    if ids is not None:
        statement = statement.where(_version.checkpoint.in_(sorted(ids)))
    return await _load(rx, statement)


async def page(rx: Rx, wanted: Filter, after: After | None, first: int) -> Page[Checkpoint]:
    """Checkpoints by name, then id."""
    statement = _SELECT.where(*_stands(wanted.at, wanted.known_at), *_wanted(wanted))
    if after is not None:
        statement = statement.where(sa.tuple_(_version.name, _version.checkpoint) > _key(after))
    ordered = statement.order_by(_version.name, _version.checkpoint).limit(first + 1)
    return page_of(await _load(rx, ordered), first)


def _key(after: After) -> sa.ColumnElement[Any]:
    return sa.tuple_(sa.literal(after.name, sa.String), sa.literal(after.id, sa.Uuid))


def _stands(at: datetime, known_at: datetime | None) -> tuple[sa.ColumnElement[bool], ...]:
    holds = (_version.valid_from <= at, sa.or_(_version.valid_to.is_(None), _version.valid_to > at))
    if known_at is None:
        return (*holds, _version.superseded_at.is_(None))
    unsuperseded = sa.or_(_version.superseded_at.is_(None), _version.superseded_at > known_at)
    return (*holds, _version.recorded_at <= known_at, unsuperseded)


def _wanted(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.units is not None:
        conditions.append(checkpoint.c.unit.in_(wanted.units))
    if wanted.kind is not None:
        conditions.append(_version.kind == wanted.kind.name)
    if wanted.name is not None:
        conditions.append(_version.name == wanted.name)
    if wanted.zone is not None:
        conditions.append(_guards(wanted.zone))
    return conditions


def _guards(zone: int) -> sa.ColumnElement[bool]:
    side = checkpoint_zone.c
    here = sa.and_(side.checkpoint == _version.checkpoint, side.version == _version.version, side.zone == zone)
    return sa.exists().where(here)


async def _load(rx: Rx, statement: sa.Select[Any]) -> tuple[Checkpoint, ...]:
    rows = await rx.rows(statement)
    sides = await _sides(rx, {(row.checkpoint, row.version) for row in rows})
    return tuple(_checkpoint(row, sides) for row in rows)


async def _sides(rx: Rx, keys: set[_Key]) -> _Sides:
    side = checkpoint_zone.c
    statement = sa.select(checkpoint_zone).where(side.checkpoint.in_({id for id, _ in keys}))  # noqa: A001 - as above
    found: defaultdict[tuple[UUID, int, str], set[int]] = defaultdict(set)
    for row in await rx.rows(statement) if keys else ():
        found[row.checkpoint, row.version, row.side].add(row.zone)
    return {key: frozenset(zones) for key, zones in found.items()}


def _checkpoint(row: sa.Row[Any], sides: _Sides) -> Checkpoint:
    return Checkpoint(
        id=row.checkpoint,
        version=row.version,
        unit=row.unit,
        placing=_placing(row, sides),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        recorded_at=row.recorded_at,
        superseded_at=row.superseded_at,
    )


def _placing(row: sa.Row[Any], sides: _Sides) -> Placing:
    key = (row.checkpoint, row.version)
    return Placing(
        name=row.name,
        kind=CheckpointKind[row.kind],
        place=place_of(row.place),
        from_zones=sides.get((*key, "FROM"), frozenset()),
        to_zones=sides.get((*key, "TO"), frozenset()),
        desk=tuple(DeskNumber(**number) for number in row.desk),
        phones=tuple(row.phones),
        hard=row.hard,
    )


def _row(one: Checkpoint) -> dict[str, Any]:
    placing = one.placing
    return {
        "checkpoint": one.id,
        "version": one.version,
        "name": placing.name,
        "kind": placing.kind.name,
        "place": placing.place.point,
        "desk": [{"name": number.name, "phone": number.phone} for number in placing.desk],
        "phones": list(placing.phones),
        "hard": placing.hard,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "recorded_at": one.recorded_at,
        "superseded_at": one.superseded_at,
    }


def _side_rows(one: Checkpoint) -> Iterable[dict[str, Any]]:
    for side, zones in (("FROM", one.placing.from_zones), ("TO", one.placing.to_zones)):
        for zone in sorted(zones):
            yield {"checkpoint": one.id, "version": one.version, "side": side, "zone": zone}
