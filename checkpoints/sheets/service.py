"""Use cases of sheets: the sheet of a checkpoint, for its confirmed devices."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from checkpoints.bundles.store import has_news
from checkpoints.officers import store as officers
from checkpoints.officers.model import Officer
from checkpoints.records import store as records
from checkpoints.records.model import Checkpoint
from checkpoints.sheets import rules, store
from checkpoints.sheets.model import Expected, NotConfirmed, SealedSheet
from credentials.keys.service import Keys
from credentials.sheet.model import Sheet
from credentials.wire import instant
from identity.access import Action, Actor, Subject, allow
from identity.devices.service import Devices
from storage import events
from storage.database import Database, Rx
from storage.event import Cursor
from storage.outcomes import Forbidden, NotFound

REMEMBERED: Final = 128
LOOK_AGAIN: Final = timedelta(seconds=30)
"""So long a sheet is handed out without asking whether a permit was issued meanwhile; officers are asked every time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A sheet, and up to where it was found to say all."""

    sealed: SealedSheet
    officers: tuple[Officer, ...]
    seen: Cursor
    at: datetime


class Sheets:
    """Assembles and seals; what changes every minute is in the bundle, not here."""

    def __init__(self, db: Database, devices: Devices, keys: Keys) -> None:
        self.db = db
        self.devices = devices
        self.keys = keys
        self._held: OrderedDict[UUID, _Held] = OrderedDict()

    async def sheet(self, checkpoint: UUID, *, by: Actor, at: datetime) -> SealedSheet | NotConfirmed | NotFound:
        """The sheet for one of the checkpoint's own devices, once that is confirmed. Raises Forbidden for others."""
        async with self.db.reading() as rx:
            head = await records.find_head(rx, checkpoint)
        if head is None:
            return NotFound(kind="Checkpoint", id=checkpoint)
        allow(by, Action.READ_SHEET, Subject(units=frozenset({head.unit}), checkpoint=checkpoint))
        device = None if by.device is None else await self.devices.find(by.device)
        if device is None or device.checkpoint != checkpoint:
            raise Forbidden(Action.READ_SHEET)
        return NotConfirmed(device=device.id) if device.confirmed_at is None else await self._sheet(checkpoint, at)

    async def expected(self, checkpoint: UUID, *, by: Actor, at: datetime) -> Expected | None:
        """The same permits for who prints them; None for a checkpoint that neither stands nor will stand."""
        async with self.db.reading() as rx:
            post = await _post(rx, checkpoint, at)
            if post is None:
                return None
            rules.allow_printing(by, post.unit, checkpoint)
            return await store.expected(rx, _zones(post), at)

    async def _sheet(self, checkpoint: UUID, at: datetime) -> SealedSheet | NotFound:
        deployment = (await self.keys.anchor()).deployment
        async with self.db.reading() as rx:
            on_duty = await officers.of_checkpoint(rx, checkpoint)
            held = self._held.get(checkpoint)
            if held is not None and await _still_good(rx, held, on_duty, at):
                return held.sealed
            post = await _post(rx, checkpoint, at)
            if post is None:
                return NotFound(kind="Checkpoint", id=checkpoint)
            seen, found = await events.latest(rx), await store.expected(rx, _zones(post), at)
        sheet = rules.sheet_of(deployment, checkpoint, on_duty, found.rows, at)
        sealed = await self._sealed(sheet, found.left_off, held, at)
        self._remember(_Held(sealed=sealed, officers=on_duty, seen=seen, at=at))
        return sealed

    async def _sealed(self, sheet: Sheet, left_off: int, held: _Held | None, at: datetime) -> SealedSheet:
        """What is held, where the sheet says the same; else signed anew. The heavy part beside the loop."""
        etag = await asyncio.to_thread(rules.etag, sheet)
        if held is not None and (held.sealed.etag, held.sealed.left_off) == (etag, left_off):
            return held.sealed
        return SealedSheet(
            checkpoint=sheet.checkpoint,
            content=await self.keys.seal_sheet(sheet, at),
            etag=etag,
            expires_at=instant(sheet.expires_at),
            left_off=left_off,
        )

    def _remember(self, held: _Held) -> None:
        self._held[held.sealed.checkpoint] = held
        self._held.move_to_end(held.sealed.checkpoint)
        if len(self._held) > REMEMBERED:
            self._held.popitem(last=False)


async def _still_good(rx: Rx, held: _Held, on_duty: tuple[Officer, ...], at: datetime) -> bool:
    """The officers are the same, and nothing has happened, or that only just now."""
    age = at - held.at
    if on_duty != held.officers or not timedelta(0) <= age < rules.ANEW_EVERY / 24:
        return False
    return age < LOOK_AGAIN or not await has_news(rx, held.seen)


async def _post(rx: Rx, checkpoint: UUID, at: datetime) -> Checkpoint | None:
    """How it stands, or will stand first: a post may fetch its sheet before it opens."""
    standing = await records.standing(rx, checkpoint, at)
    if standing is not None:
        return standing
    return next((one for one in await records.known(rx, checkpoint) if one.valid_from > at), None)


def _zones(post: Checkpoint) -> frozenset[int]:
    return post.placing.from_zones | post.placing.to_zones
