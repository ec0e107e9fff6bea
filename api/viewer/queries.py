"""Who is asking, and what time it is here."""

from datetime import datetime

import strawberry

from api.access import Open, query
from api.context import Info
from api.viewer.types import Viewer


@strawberry.type
class ViewerQuery:
    """Root fields about the caller."""

    @query(may=Open.SIGNED_IN)
    async def viewer(self, info: Info) -> Viewer:
        """The account or device that sent this request."""
        return Viewer.of(info.context.actor)

    @query(may=Open.PUBLIC)
    async def server_time(self, info: Info) -> datetime:
        """The instant by the server's clock, against which a device measures its own."""
        return info.context.now()
