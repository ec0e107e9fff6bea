"""WebSocket at /graphql: graphql-transport-ws on raw ASGI, one task that reads and one that writes."""

import asyncio
import itertools
import os
from collections import Counter
from uuid import UUID

from graphql import GraphQLError

from api.auth import Doors, client_of
from api.context import Clock, Context
from api.errors import TooCostly, Unauthenticated, log_fault, presented
from api.execution import Asked, Engine, Result
from api.graphql_http import asked_in
from api.http.asgi import HttpError, Receive, Scope, Send, headers_of
from api.http.meters import Meters
from api.live import messages, streams
from api.live.hub import Hub
from api.live.lanes import Follower
from api.live.messages import ACK, PONG, PROTOCOL, Close, Closing, Complete, Init, Ping, Pong, Said, Subscribe
from api.live.outbox import PUSH, Outbox, closed
from api.live.standing import Standing
from api.live.watch import ENDED
from api.services import Services
from storage.outcomes import Busy

INIT_S = 5.0
MOST_SOCKETS = 5_000
MOST_OF_ACCOUNT = 32
"""Sockets of one account: nobody alone keeps the others out."""
MOST_UNKNOWN = 500
"""Sockets that have not said who they are; each has some seconds to do so."""
MOST_OPERATIONS = 16


class Live:
    """The endpoint; one for a process."""

    def __init__(self, engine: Engine, services: Services, doors: Doors, clock: Clock, meters: Meters) -> None:
        self.engine = engine
        self.services = services
        self.doors = doors
        self.clock = clock
        self.meters = meters
        self.hub = Hub(services.event_log, services.sessions, clock, self.context)
        self.sockets = 0
        self.unknown = 0
        self.of_account: Counter[UUID] = Counter()
        self._start = os.urandom(4).hex()
        self._count = itertools.count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket to its end; nothing is raised."""
        await receive()  # the handshake
        if PROTOCOL not in scope["subprotocols"]:
            await send({"type": "websocket.accept"})
            await send(closed(Closing(Close.NO_PROTOCOL, "Subprotocol not acceptable")))
            return
        await send({"type": "websocket.accept", "subprotocol": PROTOCOL})
        if self.sockets >= MOST_SOCKETS or self.unknown >= MOST_UNKNOWN:
            await send(closed(Closing(Close.TRY_AGAIN, "TOO_MANY")))
            return
        self.sockets += 1
        try:
            await _Socket(self, scope, receive, send).serve()
        finally:
            self.sockets -= 1

    def context(self, standing: Standing) -> Context:
        """Made for each operation and each event: loaders live as long."""
        return Context(
            services=self.services,
            clock=self.clock,
            request_id=f"{self._start}-ws-{next(self._count):x}",
            signed_in=standing.actor,
        )


class _Socket:
    def __init__(self, live: Live, scope: Scope, receive: Receive, send: Send) -> None:
        self._live = live
        self._headers = headers_of(scope)
        self._receive = receive
        self._outbox = Outbox(send, scope.get("extensions", {}).get(PUSH))
        self._standing: Standing | None = None
        self._account: UUID | None = None
        self._beginning: dict[str, asyncio.Task[None]] = {}

    async def serve(self) -> None:
        """Read until the socket is closed or gone."""
        writing = asyncio.create_task(self._outbox.run())
        try:
            await self._read()
        except Closing as closing:
            self._outbox.close(closing)
        except Exception as fault:  # noqa: BLE001 - masked here, or the server would answer in its own words
            log_fault(fault, "live")
            self._outbox.close(Closing(Close.TRY_AGAIN, "INTERNAL"))
        finally:
            self._forget()
            if self._outbox.is_closing:
                await asyncio.wait((writing,), timeout=INIT_S)
            writing.cancel()

    async def _read(self) -> None:
        self._live.unknown += 1
        try:
            init = await self._first()
            if init is None:
                return
            self._standing = await self._admitted(init)
        finally:
            self._live.unknown -= 1
        self._count(self._standing.actor.account)
        self._outbox.put(ACK)
        while (said := await self._next()) is not None:
            await self._on(said, self._standing)

    def _count(self, account: UUID) -> None:
        """One more of the account, until it is forgotten. Raises Closing."""
        if self._live.of_account[account] >= MOST_OF_ACCOUNT:
            raise Closing(Close.TRY_AGAIN, "TOO_MANY_OF_ACCOUNT")
        self._account = account
        self._live.of_account[account] += 1

    async def _first(self) -> Init | None:
        """The `connection_init`, or None when the other side went away before."""
        try:
            async with asyncio.timeout(INIT_S):
                while isinstance(said := await self._next(), Ping | Pong | Complete):
                    self._answer(said)
        except TimeoutError as fault:
            raise Closing(Close.NO_INIT, "Connection initialisation timeout") from fault
        if isinstance(said, Subscribe):
            raise Closing(Close.UNAUTHORIZED, "Unauthorized")
        return said

    async def _next(self) -> Said | None:
        """What comes next; None when the other side is gone. Raises Closing."""
        message = await self._receive()
        if message["type"] != "websocket.receive":
            return None
        if self._outbox.is_full:
            raise Closing(Close.TRY_AGAIN, "SLOW")
        return messages.read(message.get("text"))

    async def _admitted(self, init: Init) -> Standing:
        doors, live = self._live.doors, self._live
        try:
            doors.check_client(init.client or client_of(self._headers))
            secret = doors.secret_of_socket(self._headers, init.authorization)
            if secret is None:
                raise ENDED
            standing = await live.hub.admit(secret, self._outbox.close)
        except HttpError as fault:
            raise _CLOSINGS[fault.status] from fault
        except Unauthenticated as fault:
            raise ENDED from fault
        except Busy as fault:
            raise Closing(Close.TRY_AGAIN, "BUSY") from fault
        if standing is None:
            raise ENDED
        return standing

    async def _on(self, said: Said, standing: Standing) -> None:
        match said:
            case Init():
                raise Closing(Close.TOO_MANY_INITS, "Too many initialisation requests")
            case Subscribe():
                self._subscribe(said, standing)
            case Complete():
                self._complete(said.id, standing)
            case _:
                self._answer(said)

    def _answer(self, said: Said) -> None:
        if isinstance(said, Ping):
            self._outbox.put(PONG)

    def _subscribe(self, said: Subscribe, standing: Standing) -> None:
        if said.id in self._beginning or said.id in standing.followers:
            raise Closing(Close.ID_TAKEN, "Subscriber already exists")
        try:
            asked = asked_in(said.payload)
        except HttpError as fault:
            raise Closing(Close.BAD_MESSAGE, fault.message) from fault
        if len(self._beginning.keys() | standing.followers.keys()) >= MOST_OPERATIONS:
            many = GraphQLError("operations", original_error=TooCostly("operations of a socket", MOST_OPERATIONS))
            self._refuse(said.id, Result(errors=(many,)), self._live.context(standing))
            return
        self._beginning[said.id] = asyncio.create_task(self._begin(said.id, asked, standing))

    async def _begin(self, id: str, asked: Asked, standing: Standing) -> None:
        """Accept a subscription, tell it what it has missed, put it into its lane."""
        ctx = self._live.context(standing)
        try:
            stream = await streams.opened(self._live.engine, asked, ctx)
            if isinstance(stream, Result):
                self._refuse(id, stream, ctx)
                return
            follower = Follower(id=id, standing=standing, outbox=self._outbox, stream=stream)
            standing.followers[id] = follower
            await self._live.hub.follow(follower)
        except Exception as fault:  # noqa: BLE001 - masked here: one operation's fault is not the socket's
            if not self._is_mine(id):
                return
            standing.followers.pop(id, None)
            self._refuse(id, Result(errors=(GraphQLError("failed", original_error=fault),)), ctx)
        finally:
            if self._is_mine(id):
                del self._beginning[id]

    def _is_mine(self, id: str) -> bool:
        """True while this task begins the operation; one that was completed may have given its id to another."""
        return self._beginning.get(id) is asyncio.current_task()

    def _refuse(self, id: str, result: Result, ctx: Context) -> None:
        self._outbox.put(messages.error(id, presented(list(result.errors), ctx.language, ctx.request_id)))

    def _complete(self, id: str, standing: Standing) -> None:
        if (beginning := self._beginning.pop(id, None)) is not None:
            beginning.cancel()
        if (follower := standing.followers.get(id)) is not None:
            self._live.hub.drop(follower)

    def _forget(self) -> None:
        for beginning in self._beginning.values():
            beginning.cancel()
        if self._account is not None:
            self._live.of_account[self._account] -= 1
            if not self._live.of_account[self._account]:
                del self._live.of_account[self._account]
        if self._standing is not None:
            self._live.hub.dismiss(self._standing)


_CLOSINGS = {
    403: Closing(Close.FORBIDDEN, "FORBIDDEN"),
    426: Closing(Close.UPDATE_REQUIRED, "UPDATE_REQUIRED"),
}
