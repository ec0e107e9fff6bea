"""Seal bundles when the log says that they would say something else, not only when a post asks."""

import asyncio
from typing import Final

from checkpoints.bundles.ahead import Ahead
from checkpoints.bundles.service import Bundles
from fieldpass.clock import Clock
from fieldpass.wiring import Deployment
from storage import events
from storage.database import Database
from storage.event import Cursor
from storage.outcomes import Busy
from storage.reader import follow, keep_place, place

NAME: Final = "bundles"


async def seal_ahead(deployment: Deployment) -> None:
    """What a server does."""
    await follow_and_seal(deployment.services.bundles, deployment.clock)


async def follow_and_seal(bundles: Bundles, clock: Clock) -> None:
    """Follow the log from where it was left, for ever; several processes may: a link is written once."""
    db, ahead = bundles.db, Ahead(bundles, clock)

    async def sealing() -> None:
        while True:
            cursor = await ahead.gathered()
            await ahead.drain()
            await _keep(db, cursor)

    async with asyncio.TaskGroup() as group:
        group.create_task(sealing())
        group.create_task(follow(db, await _begin(db), ahead.heard))


async def _begin(db: Database) -> Cursor:
    """The kept place; a first server begins with what happens from now on, posts have asked for the rest."""
    async with db.reading() as rx:
        kept = await place(rx, NAME)
        return kept if kept != Cursor() else await events.latest(rx)


async def _keep(db: Database, cursor: Cursor) -> None:
    """Everything up to there is in sealed bundles; a place that cannot be kept now only means to look again."""
    try:
        async with db.transaction() as tx:
            await keep_place(tx, NAME, cursor)
    except Busy:
        return
