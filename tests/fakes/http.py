"""A small HTTP/1.1 server on loopback that can also do what no framework does: break off, answer half, wait."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum, auto


class Break(Enum):
    """How a connection ends."""

    NOT = auto()
    RESET = auto()
    CUT = auto()
    """The head, and half of the body it announces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request; header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is sent back, after `delay_s`."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
    ends: Break = Break.NOT


Handler = Callable[[Asked], Reply]


@asynccontextmanager
async def served(handler: Handler) -> AsyncIterator[str]:
    """The origin at which the handler answers; every connection is closed at the end."""
    open_now: set[asyncio.Task[None]] = set()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_now.add(task)
        try:
            await _converse(reader, writer, handler)
        finally:
            open_now.discard(task)
            writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in tuple(open_now):
            task.cancel()
        await asyncio.gather(*open_now, return_exceptions=True)


async def _converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, handler: Handler) -> None:
    try:
        while True:
            reply = handler(await _read(reader))
            await asyncio.sleep(reply.delay_s)
            if not await _answered(writer, reply):
                return
    except (asyncio.IncompleteReadError, ConnectionError):
        return


async def _read(reader: asyncio.StreamReader) -> Asked:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines if line)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    method, path, _ = first.split(" ")
    return Asked(
        method=method, path=path, headers=headers, body=await reader.readexactly(int(headers.get("content-length", 0)))
    )


async def _answered(writer: asyncio.StreamWriter, reply: Reply) -> bool:
    """Whether the connection can go on."""
    if reply.ends is Break.RESET:
        raw: socket.socket = writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False
    length = len(reply.body) * 2 + 1 if reply.ends is Break.CUT else len(reply.body)
    head = {"content-length": str(length), "content-type": "application/json", **reply.headers}
    lines = (f"HTTP/1.1 {reply.status} -", *(f"{name}: {value}" for name, value in head.items()), "", "")
    writer.write("\r\n".join(lines).encode("latin-1") + reply.body)
    await writer.drain()
    return reply.ends is Break.NOT
