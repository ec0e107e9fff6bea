"""Which layers there are, what reading each needs, and the route that gives them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from api.errors import Code, DeviceRevoked
from api.http.asgi import HttpError
from api.map import checkpoints, crews, incidents, sites, work_orders
from api.map.answer import Answers
from api.map.asked import Asked
from api.map.features import Layer
from api.map.zones import ZoneLayer
from api.plain.web import Web
from identity.access import Action, Actor, ever
from storage.outcomes import Forbidden

LayerOf: TypeAlias = Callable[[Web, Asked, Actor], Awaitable[Layer]]


@dataclass(frozen=True, slots=True)
class _Readable:
    """A layer and the action without which nothing of it is read."""

    may: Action
    of: LayerOf


class MapLayers:
    """The layers of one process, with what it drew last."""

    def __init__(self) -> None:
        self._answers = Answers()
        self._layers = {
            "zones": _Readable(Action.READ_ZONES, ZoneLayer().layer_of),
            "checkpoints": _Readable(Action.READ_CHECKPOINTS, checkpoints.layer_of),
            "sites": _Readable(Action.READ_SITES, sites.layer_of),
            "incidents": _Readable(Action.READ_INCIDENTS, incidents.layer_of),
            "work-orders": _Readable(Action.READ_WORK_ORDERS, work_orders.layer_of),
            "crews": _Readable(Action.READ_POSITIONS, crews.layer_of),
        }

    async def give(self, web: Web, request: Request) -> Response:
        """One layer: `?at=&known=&ids=`."""
        actor, found = await web.looker(request), self._layers.get(request.path_params["layer"])
        if found is None:
            raise HttpError(404, Code.BAD_REQUEST, f"The layers are {', '.join(self._layers)}.")
        if found.may not in ever(actor):
            raise DeviceRevoked if actor.shut_out else Forbidden(found.may)
        asked = Asked.of(request.query_params, web.clock())
        return await self._answers.give(request, asked, await found.of(web, asked, actor))
