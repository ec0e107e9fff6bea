"""Leaf values of the schema, stricter than strawberry's own: no naive instant, no half-formed UUID."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, NewType, TypeVar
from uuid import UUID

import strawberry
from graphql import GraphQLError, ValueNode, value_from_ast_untyped
from strawberry.types.scalar import ScalarDefinition

from storage.outcomes import BadInput

T = TypeVar("T")

GeoJSON = NewType("GeoJSON", dict[str, Any])

_UUID_LENGTH = 36
_RFC3339 = "https://www.rfc-editor.org/rfc/rfc3339"


def write_instant(value: datetime) -> str:
    """RFC 3339 in UTC with `Z`."""
    return value.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"


def read_instant(value: object) -> datetime:
    """An aware instant in UTC; raises BadInput for a text without an offset."""
    return _read(_aware, value, "NOT_AN_INSTANT")


def read_uuid(value: object) -> UUID:
    """A UUID in its usual form of 36 characters."""
    if not isinstance(value, str) or len(value) != _UUID_LENGTH:
        raise BadInput("", "NOT_A_UUID")
    return _read(UUID, value, "NOT_A_UUID")


def read_geojson(value: object) -> dict[str, Any]:
    """An object; what is inside is read, with the path of what is wrong, by the use case (`geo.geojson.read`)."""
    if not isinstance(value, dict):
        raise BadInput("", "GEOJSON_OBJECT")
    return value


def _aware(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise BadInput("", "NAIVE_TIME")
    return at.astimezone(UTC)


def _read(parse: Callable[[str], T], value: object, code: str) -> T:
    if not isinstance(value, str):
        raise BadInput("", code)
    try:
        return parse(value)
    except (ValueError, OverflowError) as fault:
        raise BadInput("", code) from fault


def _leaf(
    name: str, description: str, write: Callable[[Any], Any], read: Callable[[Any], Any], url: str | None = None
) -> ScalarDefinition:
    """A scalar whose refusals carry the catalogue code of what is wrong."""

    def parse(value: object, node: ValueNode | None = None) -> object:
        try:
            return read(value)
        except BadInput as fault:
            raise GraphQLError(f"{name}: {fault.code}", node, original_error=fault) from fault

    def parse_literal(node: ValueNode, variables: dict[str, Any] | None = None) -> object:
        return parse(value_from_ast_untyped(node, variables), node)

    return strawberry.scalar(
        name=name,
        description=description,
        serialize=write,
        parse_value=parse,
        parse_literal=parse_literal,
        specified_by_url=url,
    )


def _itself(value: Any) -> Any:  # noqa: ANN401 - JSON
    return value


SCALARS: dict[object, ScalarDefinition] = {
    datetime: _leaf(
        "DateTime", "An instant, RFC 3339 with an offset; answered in UTC.", write_instant, read_instant, _RFC3339
    ),
    date: _leaf(
        "Date", "A day, `YYYY-MM-DD`.", date.isoformat, lambda value: _read(date.fromisoformat, value, "NOT_A_DATE")
    ),
    time: _leaf(
        "LocalTime",
        "A time of day in Vietnam, `HH:MM`.",
        lambda value: value.strftime("%H:%M"),
        lambda value: _read(time.fromisoformat, value, "NOT_A_TIME"),
    ),
    UUID: _leaf("UUID", "A UUID in its usual form of 36 characters.", str, read_uuid),
    GeoJSON: _leaf(
        "GeoJSON",
        "A GeoJSON geometry (RFC 7946): EPSG:4326, longitude first.",
        _itself,
        read_geojson,
        "https://www.rfc-editor.org/rfc/rfc7946",
    ),
}
