"""Who does something, under which request, with which collaborators: what every use case hands on."""

from dataclasses import dataclass
from datetime import datetime

from identity.access import Actor
from permits.ports import Ports
from storage.idempotency import Request


@dataclass(frozen=True, slots=True)
class Doing:
    """One use case under way."""

    ports: Ports
    by: Actor
    request: Request

    @property
    def at(self) -> datetime:
        """The instant it is judged by."""
        return self.request.at
