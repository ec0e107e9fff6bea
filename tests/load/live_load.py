"""Subscribers that cost little: raw sockets, frames counted, the instant at which the last of all has heard."""

import base64
import json
import os
import select
import socket
import struct
import time
from typing import Any

BIG_ENOUGH = 65_536


class Subscriber:
    """One WebSocket, handshake done."""

    def __init__(self, port: int, path: str, protocol: str | None = None) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        wanted = f"Sec-WebSocket-Protocol: {protocol}\r\n" if protocol else ""
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n{wanted}\r\n".encode()
        )
        self.got = b""
        while b"\r\n\r\n" not in self.got:
            self.got += self._receive()
        head, _, self.got = self.got.partition(b"\r\n\r\n")
        if b" 101 " not in head:
            raise ConnectionError(head.decode())

    def say(self, text: str) -> None:
        """One text frame, masked with zeros."""
        body = text.encode()
        short = len(body) < 126
        head = bytes([0x81, 0x80 | len(body)]) if short else bytes([0x81, 0xFE]) + struct.pack("!H", len(body))
        self.socket.sendall(head + b"\0\0\0\0" + body)

    def say_json(self, **message: Any) -> None:
        """One message of graphql-transport-ws."""
        self.say(json.dumps(message))

    def hear(self) -> str:
        """The next text."""
        while (frame := self._frame()) is None:
            self.got += self._receive()
        return frame.decode()

    def _receive(self) -> bytes:
        came = self.socket.recv(BIG_ENOUGH)
        if not came:
            raise ConnectionResetError("the server hung up")
        return came

    def _frame(self) -> bytes | None:
        """The first whole frame that came, with pings passed over."""
        if len(self.got) < 2:
            return None
        length, at = self.got[1] & 0x7F, 2
        if length == 126:
            length, at = struct.unpack("!H", self.got[2:4])[0], 4
        if len(self.got) < at + length:
            return None
        kind, frame, self.got = self.got[0] & 0x0F, self.got[at : at + length], self.got[at + length :]
        return frame if kind == 1 else self._frame()


def last_heard(subscribers: list[Subscriber], length: int) -> float:
    """The instant (monotonic clock) at which every one has `length` bytes; they are thrown away."""
    waiting = {one.socket.fileno(): one for one in subscribers}
    counts = dict.fromkeys(waiting, 0)
    poll = select.epoll(len(waiting))
    for number in waiting:
        poll.register(number, select.EPOLLIN)
    try:
        while waiting:
            for number, _ in poll.poll(10):
                counts[number] += len(waiting[number].socket.recv(BIG_ENOUGH))
                if counts[number] >= length:
                    poll.unregister(number)
                    del waiting[number]
        return time.monotonic()
    finally:
        poll.close()
