"""Pages of the event log as one actor may read it."""

from api.connection import Connection, Edge, PageInfo, paging
from api.context import Context
from api.live import scopes
from api.live.cursors import BEGINNING, place_of
from api.live.feeds import placed
from api.live.sight import sees
from api.live.types import Event, ResetRequired
from storage.event import Cursor, Recorded

STEP = 500
MOST_READ = 5_000
"""Events one request looks at; a caller who may see few of them goes on behind `endCursor`."""


async def page_of(ctx: Context, first: int, after: str | None) -> Connection[Event] | ResetRequired:
    """The next events the actor may see; raises BadInput."""
    wanted = paging("events", first, None, str).first
    place, lost = await placed(ctx, after) if after is not None else (BEGINNING, None)
    if lost is not None:
        return ResetRequired(reason=lost, cursor=place_of(await ctx.services.event_log.latest()).text())
    return await _page(ctx, wanted, place.cursor)


async def _page(ctx: Context, first: int, cursor: Cursor) -> Connection[Event]:
    """Looks at the log in steps until there are enough."""
    found: list[Recorded] = []
    last: Recorded | None = None
    for _ in range(MOST_READ // STEP):
        step = await ctx.services.event_log.page(cursor, STEP)
        for one in await scopes.seen(ctx.services.event_log, step):
            if sees(ctx.actor, one):
                found.append(one.event)
            last = one.event
            if len(found) == first:
                return _connection(found, last, more=last is not step[-1] or len(step) == STEP)
        if len(step) < STEP:
            return _connection(found, last, more=False)
        cursor = step[-1].cursor
    return _connection(found, last, more=True)


def _connection(found: list[Recorded], last: Recorded | None, *, more: bool) -> Connection[Event]:
    """`endCursor` is where the reading stopped, so that what is not for the caller is not looked at twice."""
    edges = [Edge(cursor=shown.cursor, node=shown) for shown in map(Event.of, found)]
    end = None if last is None else place_of(last).text()
    return Connection(edges=edges, page_info=PageInfo(has_next_page=more, end_cursor=end))
