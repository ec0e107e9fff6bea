"""What waits to be sent on one socket: in order, bounded, sent by one task; putting never waits.

Where the server offers it (`PUSH` among the extensions of the scope), a frame that many get alike is written without
waking the task, as long as nothing waits and the transport takes more.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Protocol, TypeAlias

from api.http.asgi import Message, Send
from api.live.messages import Closing

MOST_CHARACTERS = 1_000_000
ROOM, ROOM_CHARACTERS = 32, 100_000
"""So little waits that reading the log for this socket may go on."""


PUSH = "fieldpass.push"
Push: TypeAlias = Callable[[bytes], bool]
"""Writes a whole frame at once; False when it must wait its turn."""
_TEXT, _SHORT, _MIDDLE = 0x81, 126, 65_536


def frame_of(text: str) -> bytes:
    """The text as one frame of a server (RFC 6455, 5.2): whole, unmasked, unpressed."""
    body = text.encode()
    if len(body) < _SHORT:
        return bytes((_TEXT, len(body))) + body
    if len(body) < _MIDDLE:
        return bytes((_TEXT, 126)) + len(body).to_bytes(2, "big") + body
    return bytes((_TEXT, 127)) + len(body).to_bytes(8, "big") + body


class Sender(Protocol):
    """Whose text it is."""

    @property
    def over(self) -> bool:
        """True when nothing more of it is to be sent."""
        ...

    def sending(self, mark: object) -> None:
        """Its text with this mark is handed to the transport."""
        ...


_Entry: TypeAlias = tuple[str, Sender | None, object]
"""A text, whose it is, and the mark it is known by there."""


class Outbox:
    """One for a socket."""

    def __init__(self, send: Send, push: Push | None = None) -> None:
        self._send = send
        self._push = push
        self._waiting: deque[_Entry] = deque()
        self._characters = 0
        self._closing: Closing | None = None
        self._idle: asyncio.Future[None] | None = None
        self._wants_room: list[asyncio.Future[None]] = []

    def __len__(self) -> int:
        """How many texts wait."""
        return len(self._waiting)

    @property
    def is_full(self) -> bool:
        """Too much waits: the other side does not read."""
        return self._characters >= MOST_CHARACTERS

    @property
    def is_closing(self) -> bool:
        """Nothing is taken any more."""
        return self._closing is not None

    def put(self, text: str, of: Sender | None = None, mark: object = None) -> None:
        """Send this after all that waits; nothing is taken after `close`."""
        if self._closing is None:
            self._waiting.append((text, of, mark))
            self._characters += len(text)
            self._wake()

    def push(self, frame: bytes) -> bool:
        """Send this frame now; False when it cannot be, and has to be put."""
        parked = self._idle is not None and not self._idle.done()
        return parked and self._push is not None and self._push(frame)

    def close(self, closing: Closing) -> None:
        """Send nothing of what waits, and close the socket."""
        if self._closing is None:
            self._clear()
            self._closing = closing
            self._wake()
            self._give_room()

    async def room(self) -> None:
        """Return when little waits."""
        while not self._has_room():
            waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._wants_room.append(waiter)
            await waiter

    async def run(self) -> None:
        """Send until the socket is closed or gone."""
        try:
            while self._closing is None:
                await self._send_waiting()
                if self._closing is None:
                    self._idle = asyncio.get_running_loop().create_future()
                    await self._idle
            await self._send(closed(self._closing))
        except OSError:  # the other side is gone; the reading task hears of it too
            self._clear()
        finally:
            self._give_room()

    async def _send_waiting(self) -> None:
        while self._waiting:
            text, of, mark = self._waiting.popleft()
            self._characters -= len(text)
            if of is not None:
                if of.over:
                    continue
                of.sending(mark)
            await self._send({"type": "websocket.send", "text": text})
            if self._wants_room and self._has_room():
                self._give_room()

    def _clear(self) -> None:
        self._waiting.clear()
        self._characters = 0

    def _has_room(self) -> bool:
        return self._closing is not None or (len(self._waiting) <= ROOM and self._characters <= ROOM_CHARACTERS)

    def _give_room(self) -> None:
        waiters, self._wants_room = self._wants_room, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def _wake(self) -> None:
        if self._idle is not None and not self._idle.done():
            self._idle.set_result(None)


def closed(closing: Closing) -> Message:
    """The end of a socket as ASGI says it."""
    return {"type": "websocket.close", "code": int(closing.code), "reason": closing.reason}
