"""Strawberry as it comes over the same use cases: its own ASGI view, no caches."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from strawberry.asgi import GraphQL

from api.auth import Doors
from api.context import Context
from api.http.asgi import headers_of
from api.options import Options
from api.schema import the_schema
from fieldpass.wiring import Deployment


def strawberry_app(deployment: Deployment) -> Any:
    """One for a server."""
    return _View(deployment)


class _View(GraphQL[Context, None]):
    def __init__(self, deployment: Deployment) -> None:
        super().__init__(the_schema(), graphql_ide=None)
        self._deployment = deployment
        self._doors = Doors(deployment.services.sessions, Options())

    async def get_context(self, request: Request, response: Response) -> Context:  # type: ignore[override]  # noqa: ARG002 - HTTP only
        clock = self._deployment.clock
        return Context(
            services=self._deployment.services,
            clock=clock,
            request_id="-",
            signed_in=await self._doors.actor_of(headers_of(request.scope), clock()),
        )
