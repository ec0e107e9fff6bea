"""Signing credentials after the commit. Stored once; whoever reads one that is not sealed yet seals it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from permits.permits import credential_store as store
from permits.permits.model import Credential
from permits.ports import Issuers
from storage.database import Database

BATCH = 200


@dataclass(frozen=True, slots=True)
class Sealer:
    """The only caller of the issuers' keys."""

    db: Database
    issuers: Issuers

    async def seal(self, ctis: Iterable[UUID], at: datetime) -> None:
        """Seal what is not sealed yet; the keys are used outside any transaction."""
        async with self.db.reading() as rx:
            waiting = await store.to_seal(rx, tuple(ctis))
        texts = [(cti, await self.issuers.seal(claims, unit, at)) for cti, claims, unit in waiting]
        if texts:
            async with self.db.transaction() as tx:
                for cti, text in texts:
                    await store.store_text(tx, cti, text)

    async def heal(self, at: datetime) -> int:
        """Seal what a process that died left behind; how many."""
        async with self.db.reading() as rx:
            waiting = await store.unsealed(rx, BATCH)
        await self.seal(waiting, at)
        return len(waiting)

    async def with_text(self, credentials: Iterable[Credential], at: datetime) -> tuple[Credential, ...]:
        """Give the same credentials, each with its text."""
        every = tuple(credentials)
        missing = [one.cti for one in every if one.text is None]
        if not missing:
            return every
        await self.seal(missing, at)
        async with self.db.reading() as rx:
            texts = await store.texts(rx, missing)
        return tuple(replace(one, text=one.text or texts[one.cti]) for one in every)
