"""Column types that mean the same on SQLite and on PostgreSQL with PostGIS."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
import shapely
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant: timestamptz, or integer microseconds since 1970. A naive time is refused."""

    impl = sa.BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.TIMESTAMP(timezone=True))
        return dialect.type_descriptor(sa.BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant carries its offset; a naive time was given")
        return value if dialect.name == "postgresql" else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401 - the driver's value
        if value is None:
            return None
        if dialect.name == "postgresql":
            at: datetime = value.astimezone(UTC)
            return at
        return _EPOCH + timedelta(microseconds=value)


class Json(TypeDecorator[Any]):
    """JSON by orjson: jsonb, or text. Keys come back as strings."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.JSONB(none_as_null=True))
        return dialect.type_descriptor(sa.Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401 - any JSON value
        if value is None:
            return None
        text = orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS).decode()
        return orjson.loads(text) if dialect.name == "postgresql" else text

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401 - any JSON value
        return orjson.loads(value) if isinstance(value, str) and dialect.name != "postgresql" else value


class PostgisGeometry(UserDefinedType[Any]):
    """PostGIS's own type; reflection gives it the shape and the reference system, of which there is one here."""

    cache_ok = True

    def __init__(self, *_: object) -> None:
        super().__init__()

    def get_col_spec(self, **_: object) -> str:
        return "geometry(Geometry,4326)"


class _FromWkb(FunctionElement[Any]):
    """WKB on its way in; a geometry to PostGIS, as it is to SQLite."""

    inherit_cache = True


class _AsWkb(FunctionElement[Any]):
    """A geometry on its way out, as WKB."""

    inherit_cache = True


@compiles(_FromWkb)
@compiles(_AsWkb)
def _plain(element: FunctionElement[Any], compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return compiler.process(element.clauses, **kw)


@compiles(_FromWkb, "postgresql")
def _from_wkb(element: _FromWkb, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return f"ST_GeomFromWKB({compiler.process(element.clauses, **kw)}, 4326)"


@compiles(_AsWkb, "postgresql")
def _as_wkb(element: _AsWkb, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return f"ST_AsBinary({compiler.process(element.clauses, **kw)})"


class Geometry(TypeDecorator[shapely.Geometry]):
    """A shapely geometry in EPSG:4326, lon/lat, flat: geometry(Geometry,4326) on PostGIS, WKB on SQLite."""

    impl = sa.LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(PostgisGeometry() if dialect.name == "postgresql" else sa.LargeBinary())

    def bind_expression(self, bindvalue: sa.BindParameter[Any]) -> sa.ColumnElement[Any]:
        return _typed(_FromWkb(bindvalue), self)

    def column_expression(self, column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        return _typed(_AsWkb(column), self)

    def process_bind_param(self, value: shapely.Geometry | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - theirs
        return None if value is None else shapely.to_wkb(value, output_dimension=2)

    def process_result_value(self, value: Any, dialect: Dialect) -> shapely.Geometry | None:  # noqa: ANN401, ARG002 - theirs
        return None if value is None else shapely.from_wkb(bytes(value))


def _typed(element: FunctionElement[Any], kind: Geometry) -> FunctionElement[Any]:
    element.type = kind
    return element


Id = sa.Uuid[UUID]
