"""A load client that costs little: raw requests over kept connections, answers counted by their length."""

import asyncio
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 8
SERVER_CORE, CLIENT_CORE = 0, 1
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_TICK_S = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Requests a second, and processor time of the server for each in µs."""

    rate: float
    cpu_us: float


def request_bytes(path: str, body: bytes, token: str | None = None) -> bytes:
    """A POST as bytes on the wire."""
    head = (
        f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
    )
    who = f"authorization: Bearer {token}\r\n" if token else ""
    return (head + who + "\r\n").encode() + body


@contextmanager
def server(*arguments: str, module: str = "tests.load.http_servers") -> Iterator[tuple[int, int]]:
    """`python -m tests.load.http_servers …` on its own core; its port and process id."""
    port = _free_port()
    command = [sys.executable, "-m", module, *arguments, str(port)]
    running = subprocess.Popen(command)
    try:
        os.sched_setaffinity(running.pid, {SERVER_CORE})
        _wait_for(port, running)
        yield port, running.pid
    finally:
        running.terminate()
        running.wait()


def measure(port: int, pid: int, request: bytes, seconds: float) -> Load:
    """The load that CONNECTIONS clients make, each waiting for its answer before it asks again."""
    os.sched_setaffinity(0, {CLIENT_CORE})
    _asked(port, request, 0.3)
    before, started = cpu_s(pid), time.perf_counter()
    done = _asked(port, request, seconds)
    took = time.perf_counter() - started
    return Load(rate=done / took, cpu_us=(cpu_s(pid) - before) / done * 1e6)


def median(loads: list[Load]) -> Load:
    """Of several rounds."""
    return Load(
        rate=statistics.median(one.rate for one in loads), cpu_us=statistics.median(one.cpu_us for one in loads)
    )


async def answer(port: int, request: bytes) -> tuple[int, bytes]:
    """Status and body of one request, to see that the right thing is measured."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    found = _LENGTH.search(head)
    body = await reader.readexactly(int(found.group(1)) if found else 0)
    writer.close()
    return int(head.split(b" ", 2)[1]), body


def _asked(port: int, request: bytes, seconds: float) -> int:
    """How many answers came. The client never sleeps: waking it would be charged to the server that answers."""
    until = time.perf_counter() + seconds
    clients = [_Client(port, request) for _ in range(CONNECTIONS)]
    while time.perf_counter() < until:
        for client in clients:
            client.look()
    for client in clients:
        client.socket.close()
    return sum(client.count for client in clients)


class _Client:
    """Counts answers. All have the length of the first, whose head says it."""

    def __init__(self, port: int, request: bytes) -> None:
        self.request = request
        self.count = 0
        self.length = 0
        self.got = b""
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.socket.sendall(request)

    def look(self) -> None:
        """Take what has come; ask again after a whole answer."""
        try:
            came = self.socket.recv(65_536)
        except BlockingIOError:
            return
        if not came:
            raise ConnectionResetError("the server hung up")
        self.got += came
        if len(self.got) >= (self.length or self._length()):
            self.count += 1
            self.got = b""
            self.socket.sendall(self.request)

    def _length(self) -> int:
        end, found = self.got.find(b"\r\n\r\n"), _LENGTH.search(self.got)
        if end < 0 or found is None:
            return len(self.got) + 1
        self.length = end + 4 + int(found.group(1))
        return self.length


def cpu_s(pid: int) -> float:
    """Processor time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * _TICK_S


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if running.poll() is not None:
            raise RuntimeError("the server ended before it listened")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server does not listen")
