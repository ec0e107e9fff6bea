"""Signing credentials after the commit. Stored once; whoever reads one that is not sealed yet seals it."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from credentials import codec
from credentials.bundle import issued
from credentials.envelope import Envelope
from credentials.keys.model import CannotSign
from credentials.wire import instant
from permits.permits import credential_store as store
from permits.permits.model import Credential
from permits.ports import Issuers
from storage.database import Database
from storage.faults import told
from storage.outcomes import Busy

BATCH: Final = 200
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sealer:
    """The only caller of the issuers' keys."""

    db: Database
    issuers: Issuers

    async def try_seal(self, ctis: Iterable[UUID]) -> None:
        """Seal after a commit: the permit stands whatever happens now, and the next reader tries again."""
        try:
            await self.seal(ctis)
        except (Busy, CannotSign) as fault:
            _LOG.warning("credentials wait to be sealed: %s", told(fault))

    async def seal(self, ctis: Iterable[UUID]) -> None:
        """Seal what is not sealed yet, with the key of the instant they were issued; outside any transaction."""
        async with self.db.reading() as rx:
            waiting = await store.to_seal(rx, tuple(ctis))
        texts = [
            (cti, await self.issuers.seal(claims, unit, instant(claims.issued_at))) for cti, claims, unit in waiting
        ]
        if texts:
            async with self.db.transaction() as tx:
                for cti, text in texts:
                    await store.store_text(tx, cti, text)

    async def heal(self) -> int:
        """Seal what a process that died left behind; how many."""
        async with self.db.reading() as rx:
            waiting = await store.unsealed(rx, BATCH)
        await self.seal(waiting)
        return len(waiting)

    async def signed_by(self, kid: bytes) -> frozenset[bytes]:
        """How an issued set names every credential that a key really signed; reads them all, for a day of need."""
        async with self.db.reading(long=True) as rx:
            texts = await store.signed_by(rx, codec.beginning(kid))
        opened = map(codec.open_text, texts)
        return frozenset(issued.id_of(card.payload) for card in opened if isinstance(card, Envelope))

    async def with_text(self, credentials: Iterable[Credential]) -> tuple[Credential, ...]:
        """Give the same credentials, each with its text."""
        every = tuple(credentials)
        missing = [one.cti for one in every if one.text is None]
        if not missing:
            return every
        await self.seal(missing)
        async with self.db.reading() as rx:
            texts = await store.texts(rx, missing)
        return tuple(replace(one, text=one.text or texts[one.cti]) for one in every)
