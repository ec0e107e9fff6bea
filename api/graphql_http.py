"""POST /graphql: GraphQL over HTTP, on raw ASGI because this is the hot path."""

import itertools
import os
from collections.abc import Mapping
from time import perf_counter
from typing import Any

import orjson
from graphql import GraphQLError

from api import limits
from api.auth import Doors
from api.context import Clock, Context
from api.errors import Code, DeviceRevoked, Unauthenticated, log_fault, origin, presented
from api.execution import Asked, Engine, Result
from api.http.asgi import JSON, Headers, HttpError, Receive, Scope, Send, headers_of, reply, reply_error, spoken_of
from api.http.body import ClientGoneError, read_body
from api.http.media_types import answer_type, check_json
from api.http.meters import Meters
from api.services import Services
from api.words import DEFAULT_LANGUAGE, say

WRITE = orjson.OPT_UTC_Z


class GraphQLHttp:
    """The endpoint; one for a process."""

    def __init__(self, engine: Engine, services: Services, doors: Doors, clock: Clock, meters: Meters) -> None:
        self.engine = engine
        self.services = services
        self.doors = doors
        self.clock = clock
        self.meters = meters
        self._start = os.urandom(4).hex()
        self._count = itertools.count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; nothing is raised."""
        started = perf_counter()
        request_id = f"{self._start}-{next(self._count):x}"
        self.meters.in_flight += 1
        try:
            status = await self._answered(scope, receive, send, request_id)
        except ClientGoneError:
            return
        finally:
            self.meters.in_flight -= 1
        self.meters.answered("graphql", status)
        self.meters.took(perf_counter() - started)

    async def _answered(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> int:
        headers, kind = headers_of(scope), JSON
        try:
            self._check_method(scope["method"])
            kind = answer_type(headers.get(b"accept"))
            ctx, asked = await self._read(headers, receive, request_id)
            ctx.address = _address(scope)
            return await self._execute(asked, ctx, kind, send)
        except HttpError as fault:
            await reply_error(send, fault, request_id, kind)
            return fault.status
        except ClientGoneError:
            raise
        except Exception as fault:  # noqa: BLE001 - masked here, or the server would answer in its own words
            log_fault(fault, request_id)
            await reply_error(send, HttpError(500, Code.INTERNAL, "Something failed."), request_id, kind)
            return 500

    def _check_method(self, method: str) -> None:
        if method != "POST":
            raise HttpError(405, Code.BAD_REQUEST, "Only POST.", [(b"allow", b"POST")])
        if self.meters.in_flight > limits.IN_FLIGHT:
            raise HttpError(429, Code.TOO_MANY, "Too many requests at once.", [(b"retry-after", b"1")])

    async def _read(self, headers: Headers, receive: Receive, request_id: str) -> tuple[Context, Asked]:
        check_json(headers.get(b"content-type"))
        asked = asked_of(await read_body(headers, receive, limits.BODY_BYTES))
        self.doors.check_version(headers)
        try:
            actor = await self.doors.actor_of(headers, self.clock(), leaving=True)
        except DeviceRevoked as fault:
            said = say(f"error-{Code.DEVICE_REVOKED}", spoken_of(headers) or DEFAULT_LANGUAGE)
            raise HttpError(401, Code.DEVICE_REVOKED, said, [(b"www-authenticate", b"Bearer")]) from fault
        except Unauthenticated as fault:
            challenge = [(b"www-authenticate", b"Bearer")]
            raise HttpError(401, Code.UNAUTHENTICATED, "Sign in again.", challenge) from fault
        ctx = Context(
            services=self.services,
            clock=self.clock,
            request_id=request_id,
            signed_in=actor,
            spoken=spoken_of(headers),
        )
        return ctx, asked

    async def _execute(self, asked: Asked, ctx: Context, kind: bytes, send: Send) -> int:
        result = await self.engine.answer(asked, ctx)
        self.meters.operations[result.by] += 1
        status = _status(result, kind)
        await reply(send, status, kind, written(result, ctx))
        return status


def _status(result: Result, kind: bytes) -> int:
    """A revoked device is told by the status too, whatever it asked."""
    if any(isinstance(origin(error), DeviceRevoked) for error in result.errors):
        return 401
    return 200 if result.executed or kind is JSON else 400


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


def asked_of(body: bytes) -> Asked:
    """The request in a body; raises HttpError 400 for anything else."""
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError as fault:
        raise HttpError(400, Code.BAD_REQUEST, "The body is not JSON.") from fault
    if isinstance(said, list):
        raise HttpError(400, Code.BAD_REQUEST, "One request a body; batches are not taken.")
    if not isinstance(said, dict):
        raise HttpError(400, Code.BAD_REQUEST, "The body is not a JSON object.")
    return asked_in(said)


def asked_in(said: Mapping[str, Any]) -> Asked:
    """The request in an object; raises HttpError 400 where it is none."""
    query, variables, operation = said.get("query"), said.get("variables"), said.get("operationName")
    if not isinstance(query, str) or not query:
        raise HttpError(400, Code.BAD_REQUEST, "`query` is a text.")
    if variables is not None and not isinstance(variables, dict):
        raise HttpError(400, Code.BAD_REQUEST, "`variables` is an object.")
    if operation is not None and not isinstance(operation, str):
        raise HttpError(400, Code.BAD_REQUEST, "`operationName` is a text.")
    if not isinstance(said.get("extensions", {}), dict | None):
        raise HttpError(400, Code.BAD_REQUEST, "`extensions` is an object.")
    return Asked(query=query, variables=variables or {}, operation=operation)


def written(result: Result, ctx: Context) -> bytes:
    """The answer's body: `data` unless the request itself was refused, `errors` where there are any."""
    body: dict[str, Any] = {"data": result.data} if result.executed else {}
    if result.errors:
        body["errors"] = presented(list(result.errors), ctx.language, ctx.request_id)
    try:
        return orjson.dumps(body, option=WRITE)
    except TypeError as fault:
        error = GraphQLError("unwritable", original_error=fault)
        return orjson.dumps({"data": None, "errors": presented([error], ctx.language, ctx.request_id)})
