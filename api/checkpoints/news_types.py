"""The news as a crew's page shows them."""

from datetime import datetime
from typing import Self

import strawberry

from api.access import Open, readable
from checkpoints.bundles.model import SealedNews


@readable(may=Open.SIGNED_IN)
class News:
    """What the checkpoints may not know yet, signed: a crew shows it to a post that has no network."""

    since: datetime = strawberry.field(description="A post whose bundle is not older than this can take it.")
    issued_at: datetime = strawberry.field(description="As of when it says everything.")
    expires_at: datetime = strawberry.field(description="Until when a post that took it can judge by it.")
    text: str = strawberry.field(description="The whole as one text, `FPD1:…`.")
    parts: list[str] = strawberry.field(description="The texts of the QR codes to show, in turn: one, or `FPC1:…`.")

    @classmethod
    def of(cls, news: SealedNews) -> Self:
        """The news as the schema shows them."""
        return cls(
            since=news.since,
            issued_at=news.issued_at,
            expires_at=news.expires_at,
            text=news.text,
            parts=list(news.parts),
        )
