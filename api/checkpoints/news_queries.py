"""The root field that reads the news."""

import strawberry

from api.access import Open, query
from api.checkpoints.news_types import News
from api.context import Info


@strawberry.type
class NewsQuery:
    """The root field about news."""

    @query(may=Open.SIGNED_IN)
    async def news(self, info: Info) -> News | None:
        """What a dark post can learn from a crew; null when there is more than any file holds."""
        found = await info.context.services.news.newest(info.context.now())
        return None if found is None else News.of(found)
