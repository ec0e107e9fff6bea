"""A server of subscriptions for one page: says what a test wants said, in the words of graphql-transport-ws."""

import json
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, WebSocketRoute


@dataclass  # no slots: Playwright writes into whom a method belongs to
class Pusher:
    """Put on a page before it is opened."""

    page: Page
    socket: WebSocketRoute | None = None
    operations: dict[str, str] = field(default_factory=dict)
    """Ids by the field that is subscribed to."""
    said: int = 0

    def begin(self) -> None:
        """From now on sockets of the page end here."""
        self.page.route_web_socket("**/graphql", self._opened)

    def events(self, kind: str, subjects: list[str]) -> None:
        """One event for each."""
        for subject in subjects:
            self.said += 1
            event = {
                "__typename": "Event", "cursor": f"c{self.said}", "id": f"e{self.said}", "kind": kind,
                "at": "2021-09-15T12:00:00Z", "subject": subject, "payload": [],
            }  # fmt: skip
            self._next("events", event)

    def positions(self, positions: list[dict[str, Any]]) -> None:
        """One message with all of them."""
        self._next("crewPositions", {"__typename": "CrewPositions", "positions": positions})

    def _next(self, name: str, value: dict[str, Any]) -> None:
        assert self.socket is not None
        message = {"type": "next", "id": self.operations[name], "payload": {"data": {name: value}}}
        self.socket.send(json.dumps(message))

    def _opened(self, socket: WebSocketRoute) -> None:
        self.socket = socket
        socket.on_message(self._heard)

    def _heard(self, text: str | bytes) -> None:
        said = json.loads(text)
        assert self.socket is not None
        match said["type"]:
            case "connection_init":
                self.socket.send(json.dumps({"type": "connection_ack"}))
            case "ping":
                self.socket.send(json.dumps({"type": "pong"}))
            case "subscribe":
                name = "events" if "events(" in said["payload"]["query"] else "crewPositions"
                self.operations[name] = said["id"]
