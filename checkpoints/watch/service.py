"""The posts of a map: how each stood at an instant, and how it fared."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from checkpoints.records import store as records
from checkpoints.watch import store
from checkpoints.watch.model import Fares, Watched
from checkpoints.watch.rules import may_watch
from identity.access import Action, Actor, allow
from storage.database import Database


class PostWatch:
    """Nothing is written."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def at(
        self, at: datetime, known: datetime | None, *, by: Actor, ids: Collection[UUID] | None = None
    ) -> tuple[Watched, ...]:
        """The posts that stood at an instant, as known at another (None: now), by name."""
        allow(by, Action.READ_CHECKPOINTS)
        async with self.db.reading() as rx:
            posts = await records.standing_all(rx, at, known, ids)
            fares = await store.fares(rx, at, known) if any(may_watch(by, one) for one in posts) else {}
        return tuple(
            Watched(checkpoint=one, fares=fares.get(one.id, Fares()) if may_watch(by, one) else None) for one in posts
        )
