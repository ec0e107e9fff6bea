"""Lines of keys: for each role and unit one that signs now and a published standby, so that time alone rotates them.

A key pair is made before the transaction and used after it: a signer may be a machine far away.
"""

import base64
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from credentials import signature
from credentials.bundle.certificate import Anchor, certified, to_certify
from credentials.bundle.model import Scope
from credentials.keys import rules, store
from credentials.keys.model import CannotSign, KeyPublished, SigningKey
from credentials.keys.signer import Signer
from credentials.wire import KeyRole, seconds
from storage.database import Database, Rx, Tx
from storage.events import append
from storage.ids import new_id

Period = tuple[datetime, datetime]
_FOREVER = timedelta(days=365 * 50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What keys of one line have in common."""

    role: KeyRole
    unit: UUID | None = None
    scope: Scope = field(default_factory=Scope)
    daily_cap: int | None = None


def new_deployment() -> str:
    """Draw eight characters that name a deployment for good."""
    return base64.b32encode(secrets.token_bytes(5)).decode().lower()


async def keys_of(rx: Rx, role: KeyRole, unit: UUID | None = None) -> list[SigningKey]:
    """Every key of a line, oldest first."""
    return [key for key in await store.keys(rx) if key.role is role and key.unit == unit]


class Lines:
    """Makes and publishes keys; safe to call at any time, by any process."""

    def __init__(self, db: Database, signer: Signer) -> None:
        self.db = db
        self.signer = signer
        self._anchor: Anchor | None = None  # it never changes

    async def found(self, at: datetime, deployment: str | None) -> None:
        """Name the deployment and make its root, once."""
        root = await self._make(Line(role=KeyRole.ROOT), (at, at + _FOREVER), at)
        async with self.db.transaction() as tx:
            if await store.found(tx, deployment or new_deployment(), at):
                await _publish(tx, root)

    async def anchor(self) -> Anchor:
        """Give what a post trusts ever after; raises CannotSign before `found`."""
        self._anchor = self._anchor or await self._found()
        return self._anchor

    async def _found(self) -> Anchor:
        async with self.db.reading() as rx:
            name, roots = await store.find_deployment(rx), await keys_of(rx, KeyRole.ROOT)
        if name is None or not roots:
            raise CannotSign("NO_KEY")
        return Anchor(deployment=name, root=roots[0].public_key)

    async def rotate(self, at: datetime) -> int:
        """Publish what any line lacks; how many keys were made."""
        async with self.db.reading() as rx:
            keys = [key for key in await store.keys(rx) if key.role is not KeyRole.ROOT]
        newest = {
            (key.role, key.unit): Line(role=key.role, unit=key.unit, scope=key.scope, daily_cap=key.daily_cap)
            for key in keys
        }
        return sum([await self.complete(line, at) for line in newest.values()])

    async def complete(self, line: Line, at: datetime) -> int:
        """Publish what one line lacks, a key that signs now and a standby after it; how many were made."""
        made = 0
        while True:
            async with self.db.reading() as rx:
                period = rules.next_period(await keys_of(rx, line.role, line.unit), at)
            if period is None:
                return made
            key = await self._make(line, period, at)
            made += await self._publish_if_still_due(key, period, at)

    async def _publish_if_still_due(self, key: SigningKey, period: Period, at: datetime) -> bool:
        async with self.db.transaction() as tx:
            await store.hold(tx)
            due = rules.next_period(await keys_of(tx, key.role, key.unit), at) == period
            if due:
                await _publish(tx, key)
            return due

    async def _make(self, line: Line, period: Period, at: datetime) -> SigningKey:
        public_key, handle = await self.signer.create()
        return SigningKey(
            id=new_id(),
            kid=signature.kid_of(public_key),
            role=line.role,
            unit=line.unit,
            public_key=public_key,
            handle=handle,
            certificate=await self._certificate(public_key, period, at) if line.role is KeyRole.BUNDLE else b"",
            scope=line.scope,
            daily_cap=line.daily_cap,
            published_at=at,
            signs_from=period[0],
            signs_to=period[1],
        )

    async def _certificate(self, public_key: bytes, period: Period, at: datetime) -> bytes:
        """The root vouches from now on, so that a standby can be brought forward."""
        anchor = await self.anchor()
        async with self.db.reading() as rx:
            root = (await keys_of(rx, KeyRole.ROOT))[0]
        payload, message = to_certify(anchor, public_key, seconds(at), (seconds(at), seconds(period[1])))
        return certified(anchor, payload, await self.signer.sign(root.public_key, root.handle, message))

    async def certified_anew(self, key: SigningKey, at: datetime) -> SigningKey:
        """The same bundle key under a certificate that opens: one made before decision 0130 does not."""
        again = replace(key, certificate=await self._certificate(key.public_key, (key.signs_from, key.signs_to), at))
        async with self.db.transaction() as tx:
            await store.hold(tx)
            await store.certify(tx, again.id, again.certificate)
        return again


async def _publish(tx: Tx, key: SigningKey) -> None:
    await store.add(tx, key)
    event = KeyPublished(subject=key.id, at=key.published_at, unit=key.unit, kid=key.kid.hex(), role=key.role)
    await append(tx, event)


async def bring_forward(tx: Tx, leaked: SigningKey, at: datetime) -> None:
    """Let the standby sign at once: it was published for this day.

    It takes over what the leaked key had still to sign, too: permits decided a moment ago that nobody has sealed yet.
    """
    others = [key for key in await keys_of(tx, leaked.role, leaked.unit) if key.id != leaked.id]
    waiting = [key for key in others if key.signs_at(key.signs_from) and key.signs_from > at]
    if waiting and not any(key.signs_at(at) for key in others):
        start = max(waiting[0].published_at, min(leaked.signs_from, at))
        await store.sign_from(tx, waiting[0].id, (start, at + rules.USE), at)
