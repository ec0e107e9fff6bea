"""The news for checkpoints as a printed permit carries them."""

from datetime import datetime

from checkpoints.bundles.news import News
from credentials.keys.model import CannotSign
from permits.paper.model import News as Printed
from permits.paper.service import NewestNews


def printed(news: News) -> NewestNews:
    """Whatever is newest when a permit is printed; a permit is printed without, where none can be signed."""

    async def newest(at: datetime) -> Printed | None:
        try:
            found = await news.newest(at)
        except CannotSign:
            return None
        return None if found is None else Printed(as_of=found.issued_at, texts=found.parts)

    return newest
