"""P10: one event to 500 subscribers: ours from the commit on, websockets.broadcast, strawberry's handler, in turn."""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import orjson

from tests.load.http_load import CLIENT_CORE, cpu_s, server
from tests.load.live_load import Subscriber, last_heard

GOAL = 1.3
SUBSCRIBERS, ROUNDS, EVENTS = 500, 7, 20
LOGIN = "kiemtra"
PROTOCOL = "graphql-transport-ws"
DOCUMENT = "subscription { events { ... on Event { cursor id kind at subject organisation unit } } }"
HAPPEN = b"POST /happen HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 0\r\n\r\n"
SERVERS = "tests.load.live_servers"


@dataclass(slots=True)
class Lane:
    """One server with its subscribers; `go` makes one event and answers the instant its telling began."""

    subscribers: list[Subscriber]
    go: Callable[[], float]
    pid: int
    length: int = 0
    took_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)

    def round(self, count: int) -> None:
        """The median of some events, and the server's processor time for each."""
        took, before = [], cpu_s(self.pid)
        for _ in range(count):
            started = self.go()
            took.append((last_heard(self.subscribers, self.length) - started) * 1e3)
        self.took_ms.append(statistics.median(took))
        self.cpu_ms.append((cpu_s(self.pid) - before) / count * 1e3)


def rows(subscribers: int = SUBSCRIBERS, rounds: int = ROUNDS, events: int = EVENTS) -> list[dict[str, Any]]:
    """Ours and strawberry's beside the floor: medians of rounds taken in turn."""
    with tempfile.TemporaryDirectory(prefix="fieldpass-p10-") as home, ExitStack() as stack:
        os.environ["FIELDPASS_HOME"] = home
        _fieldpass("demo", "--prepare-only")
        token = _fieldpass("token", LOGIN).strip()
        os.sched_setaffinity(0, {CLIENT_CORE})
        servers = {name: stack.enter_context(server(name, module=SERVERS)) for name in ("ours", "floor", "peer")}
        ours = _graphql(*servers["ours"], token, subscribers)
        message = _heard_once(ours)
        lanes = {
            "ours": ours,
            "peer": _graphql(*servers["peer"], None, subscribers),
            "floor": _floor(*servers["floor"], message, subscribers),
        }
        _heard_once(lanes["peer"])
        for _ in range(rounds):
            for lane in lanes.values():
                lane.round(events)
    return _rows(lanes, subscribers)


def _rows(lanes: dict[str, Lane], subscribers: int) -> list[dict[str, Any]]:
    took = {name: statistics.median(lane.took_ms) for name, lane in lanes.items()}
    cpu = {name: statistics.mean(lane.cpu_ms) for name, lane in lanes.items()}
    names = {
        "ours": "P10 one event, from its commit to the last subscriber",
        "peer": "P10 the same by strawberry's own handler, from the event on",
    }
    return [
        {
            "figure": text,
            "subscribers": subscribers,
            "ms": round(took[name], 2),
            "cpu_ms": round(cpu[name], 2),
            "broadcast_ms": round(took["floor"], 2),
            "broadcast_cpu_ms": round(cpu["floor"], 2),
            "ratio": round(took[name] / took["floor"], 2),
            "goal": f"<= {GOAL}" if name == "ours" else "-",
        }
        for name, text in names.items()
    ]


def _graphql(port: int, pid: int, token: str | None, count: int) -> Lane:
    """Subscribers of one document under one token, all accepted."""
    subscribers = [Subscriber(port, "/graphql", PROTOCOL) for _ in range(count)]
    for one in subscribers:
        one.say_json(type="connection_init", payload={"authorization": f"Bearer {token}"} if token else {})
        _expect(one, "connection_ack")
        one.say_json(type="subscribe", id="1", payload={"query": DOCUMENT})
        one.say_json(type="ping")
        _expect(one, "pong")
    trigger = socket.create_connection(("127.0.0.1", port))

    def go() -> float:
        trigger.sendall(HAPPEN)
        answer = b""
        while not (body := answer.partition(b"\r\n\r\n")[2]):
            answer += trigger.recv(65_536)
        return float(orjson.loads(body))

    return Lane(subscribers, go, pid)


def _floor(port: int, pid: int, message: str, count: int) -> Lane:
    subscribers = [Subscriber(port, "/") for _ in range(count)]
    for one in subscribers:
        one.say("subscribe")
        one.hear()
    trigger = Subscriber(port, "/")
    trigger.say(message)

    def go() -> float:
        trigger.say("go")
        return float(trigger.hear())

    return Lane(subscribers, go, pid, len(message.encode()) + _head(message))


def _heard_once(lane: Lane) -> str:
    """One event, heard by all, to see that the right thing is measured; every later one is as long."""
    lane.go()
    heard = {one.hear() for one in lane.subscribers}
    (message,) = heard
    shown = orjson.loads(message)["payload"]["data"]["events"]
    if shown["kind"] != "ORGANISATION_FOUNDED":
        raise AssertionError(f"not the event: {message}")
    lane.length = len(message.encode()) + _head(message)
    return message


def _head(message: str) -> int:
    """Bytes before the text of a frame."""
    return 2 if len(message.encode()) < 126 else 4


def _expect(one: Subscriber, kind: str) -> None:
    said = orjson.loads(one.hear())
    if said["type"] != kind:
        raise AssertionError(f"{kind} expected: {said}")


def _fieldpass(*arguments: str) -> str:
    command = [sys.executable, "-m", "fieldpass", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    for row in rows():
        print(json.dumps(row))
