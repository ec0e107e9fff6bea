"""The use cases of keys: found, add, rotate, withdraw, list, sign. Who may is asked by the callers above."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from credentials import codec, envelope
from credentials.bundle import delta_seal, issued, seal, signed_time
from credentials.bundle.certificate import Anchor
from credentials.bundle.delta_model import Delta
from credentials.bundle.model import Bundle, IssuedSetRef, Scope, TrustRecord
from credentials.claims import Claims
from credentials.keys import rules, store
from credentials.keys.lines import Line, Lines, bring_forward, keys_of
from credentials.keys.model import CannotSign, KeyListed, KeyRescoped, KeyWithdrawn, SigningKey
from credentials.keys.signer import Signer
from credentials.sheet import seal as sheets
from credentials.sheet.model import Sheet
from credentials.wire import KeyRole, seconds
from storage.database import Database, Rx
from storage.events import append
from storage.outcomes import NotFound

_DAY_S = 86_400


class Keys:
    """Every key of the deployment; `signer` holds or wraps the private halves."""

    def __init__(self, db: Database, signer: Signer) -> None:
        self.db = db
        self.signer = signer
        self.lines = Lines(db, signer)

    async def found(self, at: datetime, deployment: str | None = None) -> Anchor:
        """Make the deployment, its root, its bundle key and the department's issuer; again does nothing."""
        await self.lines.found(at, deployment)
        await self.lines.complete(Line(role=KeyRole.BUNDLE), at)
        await self.lines.complete(Line(role=KeyRole.ISSUER), at)
        return await self.anchor()

    async def anchor(self) -> Anchor:
        """Give what a post trusts ever after; raises CannotSign before `found`."""
        return await self.lines.anchor()

    async def add_issuer(self, unit: UUID, scope: Scope, at: datetime, daily_cap: int | None = None) -> None:
        """Give a deciding unit its key and a published standby; again does nothing."""
        await self.lines.complete(Line(role=KeyRole.ISSUER, unit=unit, scope=scope, daily_cap=daily_cap), at)

    async def rescope(self, unit: UUID | None, scope: Scope, at: datetime) -> int:
        """Change what a unit's keys may sign, e.g. when it gets a zone; how many keys. Bundles carry it from now."""
        async with self.db.transaction() as tx:
            await store.hold(tx)
            await store.rescope(tx, unit, scope, at)
            changed = await keys_of(tx, KeyRole.ISSUER, unit)
            for key in changed:
                await append(tx, KeyRescoped(subject=key.id, at=at, unit=unit, kid=key.kid.hex()))
        return len(changed)

    async def rotate(self, at: datetime) -> int:
        """Publish every standby that is missing, at start and daily; how many were made."""
        return await self.lines.rotate(at)

    async def withdraw(self, kid: bytes, at: datetime) -> NotFound | None:
        """Honour nothing this key signed; its standby signs at once."""
        async with self.db.transaction() as tx:
            await store.hold(tx)
            key = await _find(tx, kid)
            if key is None:
                return NotFound(kind="SigningKey", id=kid.hex())
            await store.withdraw(tx, key.id, at)
            await bring_forward(tx, key, at)
            await append(tx, KeyWithdrawn(subject=key.id, at=at, unit=key.unit, kid=kid.hex()))
        await self.rotate(at)
        return None

    async def list_issued(self, kid: bytes, ids: Iterable[bytes], at: datetime) -> IssuedSetRef | NotFound:
        """Put a leaked issuer in allow-list mode: of all it signed only `ids` (issued.id_of) pass."""
        only = frozenset(ids)
        content = await self._seal_issued(kid, only, at)
        named = IssuedSetRef(sha256=seal.sha256(content), as_of=seconds(at))
        async with self.db.transaction() as tx:
            await store.hold(tx)
            key = await _find(tx, kid)
            if key is None or key.role is not KeyRole.ISSUER:
                return NotFound(kind="SigningKey", id=kid.hex())
            await store.list_issued(tx, key.id, named, content)
            await bring_forward(tx, key, at)
            await append(tx, KeyListed(subject=key.id, at=at, unit=key.unit, kid=kid.hex(), issued=len(only)))
        await self.rotate(at)
        return named

    async def _seal_issued(self, kid: bytes, ids: frozenset[bytes], at: datetime) -> bytes:
        anchor, key = await self.anchor(), await self._bundle_key(at)
        payload, message = issued.to_sign(anchor.deployment, key.kid, kid, seconds(at), ids)
        return envelope.join(key.kid, payload, await self._sign(key, message), key.certificate)

    async def find_issued(self, sha256: bytes) -> bytes | None:
        """The signed issued set of this hash."""
        async with self.db.reading() as rx:
            return await store.find_issued(rx, sha256)

    async def trust(self, rx: Rx, at: datetime) -> tuple[TrustRecord, ...]:
        """Give the trust list as a bundle issued at `at` carries it."""
        return tuple(key.record() for key in rules.trusted(await store.keys(rx), at))

    async def trust_since(self, rx: Rx, since: datetime, at: datetime) -> tuple[tuple[datetime, TrustRecord], ...]:
        """Of that list what changed from an instant on, and when."""
        every = ((key.changed_at or key.published_at, key) for key in rules.trusted(await store.keys(rx), at))
        return tuple((changed, key.record()) for changed, key in every if changed >= since)

    async def every(self) -> tuple[SigningKey, ...]:
        """All keys there ever were, oldest first; for operators."""
        async with self.db.reading() as rx:
            return await store.keys(rx)

    async def seal(self, claims: Claims, unit: UUID | None, at: datetime) -> str:
        """Sign with the unit's key, or the department's; the deployment is filled in. Raises CannotSign."""
        async with self.db.reading() as rx:
            name, keys = await store.find_deployment(rx), await store.issuers(rx, unit)
        if name is None:
            raise CannotSign("NO_KEY")
        claims = replace(claims, deployment=name)
        key = rules.pick(keys, claims, at)
        payload, message = codec.to_sign(claims, key.kid)
        await self._count(key, at)
        return codec.to_text(key.kid, payload, await self._sign(key, message))

    async def _count(self, key: SigningKey, at: datetime) -> None:
        if key.daily_cap is None:
            return
        async with self.db.transaction() as tx:
            if await store.count_use(tx, key.id, seconds(at) // _DAY_S) > key.daily_cap:
                raise CannotSign("DAILY_CAP")

    async def seal_bundle(self, bundle: Bundle, at: datetime) -> bytes:
        """Sign with the bundle key of the moment; `bundle.deployment` is filled in. Raises CannotSign."""
        key = await self._bundle_key(at)
        bundle = replace(bundle, deployment=(await self.anchor()).deployment)
        payload, message = seal.to_sign(bundle, key.kid)
        return seal.sealed(key.kid, payload, await self._sign(key, message), key.certificate)

    async def seal_delta(self, delta: Delta, at: datetime) -> bytes:
        """Sign what bundles have to say anew, likewise. Raises CannotSign, ValueError past the size limit."""
        key = await self._bundle_key(at)
        payload, message = delta_seal.to_sign(delta, key.kid)
        return delta_seal.sealed(key.kid, payload, await self._sign(key, message), key.certificate)

    async def seal_time(self, nonce: bytes, at: datetime) -> bytes:
        """Sign what time it is, for who drew the nonce. Raises CannotSign."""
        key, anchor = await self._bundle_key(at), await self.anchor()
        payload, message = signed_time.to_sign(anchor.deployment, key.kid, nonce, seconds(at))
        return envelope.join(key.kid, payload, await self._sign(key, message), key.certificate)

    async def seal_sheet(self, sheet: Sheet, at: datetime) -> bytes:
        """Sign a checkpoint's sheet with the bundle key of the moment; a full one is packed beside the loop."""
        key = await self._bundle_key(at)
        payload, message = await asyncio.to_thread(sheets.to_sign, sheet, key.kid)
        return sheets.sealed(key.kid, payload, await self._sign(key, message), key.certificate)

    async def _bundle_key(self, at: datetime) -> SigningKey:
        async with self.db.reading() as rx:
            signing = [key for key in await keys_of(rx, KeyRole.BUNDLE) if key.signs_at(at)]
        if not signing:
            raise CannotSign("NO_KEY")
        key = signing[-1]
        return key if envelope.split(key.certificate) else await self.lines.certified_anew(key, at)

    async def _sign(self, key: SigningKey, message: bytes) -> bytes:
        return await self.signer.sign(key.public_key, key.handle, message)


async def _find(rx: Rx, kid: bytes) -> SigningKey | None:
    return next((key for key in await store.keys(rx) if key.kid == kid and key.role is not KeyRole.ROOT), None)
