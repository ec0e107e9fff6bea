"""One row in every table of a database, made from what the tables themselves say."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import shapely
import sqlalchemy as sa

from storage.migrations.shape import is_ours
from storage.types import PostgisGeometry

Row = dict[str, Any]


def reflected(connection: sa.Connection) -> sa.MetaData:
    """The tables that are ours."""
    found = sa.MetaData()
    found.reflect(connection, only=lambda name, _: is_ours(None, name, "table", True, None))
    return found


def fill(connection: sa.Connection, tables: Iterable[sa.Table], already: dict[str, Row]) -> None:
    """A row in each table that has none in `already`; parents first, so that every reference finds its row."""
    for table in tables:
        if table.name not in already:
            row = {column.name: _value(column, already) for column in table.columns}
            connection.execute(sa.insert(table), row)
            already[table.name] = row


def _value(column: sa.Column[Any], already: dict[str, Row]) -> object:
    for reference in column.foreign_keys:
        parent = reference.column.table.name
        if parent in already:
            return already[parent][reference.column.name]
        if parent == column.table.name and column.nullable:
            return None
    return _of_type(column)


def _of_type(column: sa.Column[Any]) -> object:
    kind = column.type
    if isinstance(kind, sa.Uuid) or (isinstance(kind, sa.CHAR) and kind.length == 32):
        return uuid4() if isinstance(kind, sa.Uuid) else uuid4().hex
    for types, value in _SAMPLES:
        if isinstance(kind, types):
            return value
    return None if column.nullable else "x"


_SAMPLES: tuple[tuple[type[Any] | tuple[type[Any], ...], object], ...] = (
    (PostgisGeometry, shapely.to_wkb(shapely.set_srid(shapely.Point(105, 10), 4326), hex=True, include_srid=True)),
    (sa.Boolean, True),
    (sa.DateTime, datetime(2021, 9, 15, 5, tzinfo=UTC)),
    (sa.Date, date(2021, 9, 15)),
    ((sa.Integer, sa.Numeric, sa.Float), 1),
    (sa.LargeBinary, b"x"),
    (sa.ARRAY, ["x"]),
    (sa.JSON, {"a": 1}),
)
