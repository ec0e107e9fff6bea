"""Where checks were made: how their checkpoints stood, and which zones a passage went into. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from checkpoints.checks.model import Check
from checkpoints.records.model import Checkpoint
from credentials.wire import Direction, PassageKind

ENTRIES = frozenset({PassageKind.ENTER, PassageKind.TRANSIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """How checkpoints stood, by id and time."""

    versions: Mapping[UUID, tuple[Checkpoint, ...]]

    def at(self, id: UUID, at: datetime) -> Checkpoint | None:
        """How it stood then; how it first stood for a time before, how it last stood for one after."""
        known = self.versions.get(id, ())
        then = next((one for one in known if one.stands(at)), None)
        earlier = [one for one in known if one.valid_from <= at]
        return then or (earlier[-1] if earlier else next(iter(known), None))

    def entered(self, one: Check) -> frozenset[int]:
        """The zones that a passage went into, the way it went; none for an unknown checkpoint."""
        return self._beyond(one, one.direction is Direction.INWARD)

    def concerned(self, one: Check) -> frozenset[int]:
        """The zones that a passage is an entry into, or a way out of."""
        inward = one.direction is Direction.INWARD
        return self._beyond(one, inward if one.passage in ENTRIES else not inward)

    def _beyond(self, one: Check, inward: bool) -> frozenset[int]:  # noqa: FBT001 - of the two sides one
        post = self.at(one.checkpoint, one.decided.latest)
        if post is None:
            return frozenset()
        out, into = post.placing.from_zones, post.placing.to_zones
        return into - out if inward else out - into
