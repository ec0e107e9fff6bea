"""What plain routes share: their surroundings, who asks, and one table from faults to statuses."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response

from api.auth import Doors
from api.context import Clock
from api.errors import Code, DeviceRevoked, Unauthenticated, log_fault
from api.http.asgi import HeaderList, Headers, HttpError, headers_of, spoken_of
from api.http.json import json_response
from api.http.meters import Meters
from api.options import Options
from api.services import Services
from api.words import DEFAULT_LANGUAGE, say
from identity.access import Actor
from storage.outcomes import BadInput, Busy, Forbidden

Ready: TypeAlias = Callable[[], Awaitable[None]]
Handler: TypeAlias = Callable[["Web", Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """The surroundings of every plain route. `ready` raises while the database cannot be used."""

    services: Services
    doors: Doors
    clock: Clock
    meters: Meters
    options: Options
    ready: Ready

    async def actor(self, request: Request) -> Actor:
        """Who asks; raises Unauthenticated."""
        actor = await self.doors.actor_of(request_headers(request), self.clock())
        if actor is None:
            raise Unauthenticated
        return actor

    async def looker(self, request: Request) -> Actor:
        """Who looks at something by GET, the session cookie alone being enough; raises Unauthenticated."""
        actor = await self.doors.actor_of(request_headers(request), self.clock(), looking=True)
        if actor is None:
            raise Unauthenticated
        return actor

    def route(self, name: str, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        """The handler as starlette calls it: faults become answers, answers are counted."""

        async def answer(request: Request) -> Response:
            response = await _answered(self, request, handler)
            self.meters.answered(name, response.status_code)
            return response

        return answer


def language_of(request: Request, actor: Actor) -> str:
    """What the request asks for, else the account's."""
    return spoken_of(request_headers(request)) or actor.language


def request_headers(request: Request) -> Headers:
    """The headers as the doors read them."""
    return headers_of(request.scope)


async def _answered(web: Web, request: Request, handler: Handler) -> Response:
    try:
        return await handler(web, request)
    except Exception as fault:  # noqa: BLE001 - one table for all; the unknown is masked and logged
        return _refused(fault)


def _refused(fault: Exception) -> Response:
    match fault:
        case HttpError():
            return error_response(fault.status, fault.code, fault.message, fault.headers)
        case Unauthenticated():
            code = Code.DEVICE_REVOKED if isinstance(fault, DeviceRevoked) else Code.UNAUTHENTICATED
            return _worded(401, code, [(b"www-authenticate", b"Bearer")])
        case Forbidden():
            return _worded(403, Code.FORBIDDEN)
        case BadInput(field=field, code=code, params=params):
            said = f"{field}: {say(f'input-{code}', 'en', params)}"
            return error_response(400, Code.BAD_INPUT, said, field=field, reason={"code": code, "params": params})
        case Busy():
            return _worded(503, Code.BUSY, [(b"retry-after", b"1")])
    request_id = uuid4().hex[:12]
    log_fault(fault, request_id)
    return error_response(500, Code.INTERNAL, f"{say('error-INTERNAL', DEFAULT_LANGUAGE)} ({request_id})")


def _worded(status: int, code: Code, headers: HeaderList | None = None) -> Response:
    return error_response(status, code, say(f"error-{code}", DEFAULT_LANGUAGE), headers)


def error_response(status: int, code: str, message: str, headers: HeaderList | None = None, **more: object) -> Response:
    """A refusal in the same form as GraphQL's; `more` goes beside the code."""
    return json_response({"errors": [{"message": message, "extensions": {"code": code, **more}}]}, status, headers)
