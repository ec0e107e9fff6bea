"""Lists read by keyset: a page begins after the last row of the one before, whatever was inserted meanwhile."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from storage.database import Rx
from storage.paging import Page, page_of

Columns = Sequence[sa.ColumnElement[Any]]


async def page(  # noqa: PLR0913 - the parts of one list
    rx: Rx,
    statement: sa.Select[Any],
    columns: Columns,
    *,
    after: Sequence[object] | None,
    first: int,
    descending: bool = False,
) -> Page[sa.Row[Any]]:
    """The `first` rows after the key `after`, ordered by `columns`; the last column is unique, none may be NULL."""
    ordered = statement.order_by(*(column.desc() if descending else column.asc() for column in columns))
    if after is not None:
        ordered = ordered.where(beyond(columns, after, descending=descending))
    return page_of(list(await rx.rows(ordered.limit(first + 1))), first)


def beyond(columns: Columns, key: Sequence[object], *, descending: bool = False) -> sa.ColumnElement[bool]:
    """Rows after the key, as one row comparison that an index on the columns answers."""
    if len(columns) != len(key):
        raise ValueError("a key has one value for each column of the order")
    values = [sa.literal(value, column.type) for column, value in zip(columns, key, strict=True)]
    left, right = sa.tuple_(*columns), sa.tuple_(*values)
    return left < right if descending else left > right
