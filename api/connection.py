"""Lists by keyset: one Relay connection for all of them. A cursor is bound to its list, its filter and its sort."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeAlias, TypeVar, cast

import msgspec
import orjson
import strawberry

from api.access import part
from storage.outcomes import BadInput
from storage.paging import Page

N = TypeVar("N")
R = TypeVar("R")
K = TypeVar("K")

MOST = 500
_MARK_BYTES = 8
_LONGEST = 1_000

First: TypeAlias = Annotated[int, strawberry.argument(description=f"How many at most, 1 to {MOST}.")]
After: TypeAlias = Annotated[
    str | None, strawberry.argument(description="Continue behind this cursor of the same list.")
]


@part
class PageInfo:
    """Where this page of a list ends."""

    has_next_page: bool = strawberry.field(description="True when another page follows.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last edge; null on an empty page.")


@part
class Edge(Generic[N]):
    """One row of a list and its cursor."""

    cursor: str = strawberry.field(description="Opaque; give it as `after` to continue behind this row.")
    node: N = strawberry.field(description="The row itself.")


@part
class Connection(Generic[N]):
    """One page of a list, read by keyset: rows inserted meanwhile move nothing."""

    edges: list[Edge[N]] = strawberry.field(description="The rows of this page, in the list's order.")
    page_info: PageInfo = strawberry.field(description="Whether and where the list goes on.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging(Generic[K]):
    """A request for one page, checked: at most `first` rows behind the key `after` of a list with this mark."""

    first: int
    after: K | None
    mark: bytes

    def connection(self, page: Page[R], node: Callable[[R], N], key: Callable[[R], K]) -> Connection[N]:
        """The page as GraphQL shows it: `node` makes a row's type, `key` its place in the list."""
        edges = [Edge(cursor=write_cursor(self.mark, key(row)), node=node(row)) for row in page.rows]
        return Connection(edges=edges, page_info=PageInfo(has_next_page=page.more, end_cursor=_last(edges)))


def paging(name: str, first: int, after: str | None, key: type[K], bound: object = None) -> Paging[K]:
    """Check `first` and `after` of the list `name` whose keys are `key`, e.g. `tuple[datetime, UUID]`.

    `bound` is the filter and sort: a cursor made under another one is refused. Raises BadInput.
    """
    if not 1 <= first <= MOST:
        raise BadInput("first", "OUT_OF_RANGE", least="1", most=str(MOST))
    mark = mark_of(name, bound)
    return Paging(first=first, after=None if after is None else read_cursor(mark, after, key), mark=mark)


def mark_of(name: str, bound: object = None) -> bytes:
    """What the cursors of a list begin with: its name and what it is bound to."""
    said = orjson.dumps([name, bound], option=orjson.OPT_SORT_KEYS, default=repr)
    return hashlib.blake2b(said, digest_size=_MARK_BYTES).digest()


def _last(edges: list[Any]) -> str | None:
    return cast("str", edges[-1].cursor) if edges else None


def write_cursor(mark: bytes, key: object) -> str:
    """A place in a list as text."""
    return urlsafe_b64encode(mark + msgspec.json.encode(key)).rstrip(b"=").decode()


def read_cursor(mark: bytes, cursor: str, key: type[K]) -> K:
    """The place in a text made by `write_cursor` under the same mark; raises BadInput."""
    if len(cursor) > _LONGEST:
        raise BadInput("after", "NOT_A_CURSOR")
    try:
        raw = urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4))
    except (Error, UnicodeError, ValueError) as fault:
        raise BadInput("after", "NOT_A_CURSOR") from fault
    if raw[:_MARK_BYTES] != mark:
        raise BadInput("after", "CURSOR_OF_ANOTHER_LIST")
    try:
        return msgspec.json.decode(raw[_MARK_BYTES:], type=key)
    except msgspec.DecodeError as fault:
        raise BadInput("after", "NOT_A_CURSOR") from fault
