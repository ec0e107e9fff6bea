"""All SQL about levels."""

from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from credentials.wire import Purpose
from geo.levels.defaults import default_levels
from geo.levels.model import LevelBook, MeasureLevel, PurposeRule, Words
from geo.levels.tables import measure_level
from storage.database import Rx, Tx

_ALL = sa.select(measure_level).order_by(measure_level.c.code, measure_level.c.version)


async def book(rx: Rx) -> LevelBook:
    """Every version of every level, those that ship first."""
    versions: dict[str, tuple[MeasureLevel, ...]] = {level.code: (level,) for level in default_levels()}
    for row in await rx.rows(_ALL):
        versions[row.code] = (*versions.get(row.code, ()), _level(row))
    return LevelBook(versions)


async def insert(tx: Tx, level: MeasureLevel, account: UUID | None) -> None:
    """Record a new version."""
    row = {
        "code": level.code,
        "version": level.version,
        "name": msgspec.to_builtins(level.name),
        "valid_from": level.valid_from,
        "recorded_at": level.recorded_at,
        "rules": msgspec.to_builtins(dict(level.rules)),
        "account": account,
    }
    await tx.execute(sa.insert(measure_level), row)


def _level(row: sa.Row[Any]) -> MeasureLevel:
    return MeasureLevel(
        code=row.code,
        name=msgspec.convert(row.name, Words),
        version=row.version,
        valid_from=row.valid_from,
        recorded_at=row.recorded_at,
        rules=msgspec.convert(row.rules, dict[Purpose, PurposeRule]),
    )
