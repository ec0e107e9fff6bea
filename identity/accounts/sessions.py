"""From a bearer token or cookie to its actor; remembered for some seconds, forgotten at once on a change."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from identity.access import Actor, Grant
from identity.accounts import session_store
from identity.accounts.model import Account, AccountGrant, Token
from identity.accounts.secrets import hash_of
from identity.units.rules import UnitTree
from identity.units.service import tree
from storage.database import Database, Rx

REMEMBERED = timedelta(seconds=5)
TREE_REMEMBERED = timedelta(seconds=60)
MOST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ShutOut:
    """A revoked device, as an actor that may do nothing but hand in what it holds."""

    actor: Actor
    since: datetime


class Sessions:
    """Tokens of this process's requests. A change in this process forgets everything; others follow within seconds."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._known: dict[bytes, tuple[datetime, Actor, Token]] = {}
        self._tree: tuple[datetime, UnitTree] | None = None
        self._changes = 0

    def forget(self) -> None:
        """Something changed who may do what."""
        self._changes += 1
        self._known.clear()
        self._tree = None

    def forget_one(self, secret: str) -> None:
        """Ask the database about this one the next time."""
        self._known.pop(hash_of(secret), None)

    async def actor_for(self, secret: str, now: datetime) -> Actor | None:
        """The actor of a living token, or None."""
        found = await self._find(hash_of(secret), now)
        return None if found is None else found[0]

    async def token_for(self, secret: str, now: datetime) -> Token | None:
        """The living token itself, or None."""
        found = await self._find(hash_of(secret), now)
        return None if found is None else found[1]

    async def shut_out(self, secret: str, now: datetime) -> ShutOut | None:
        """The checkpoint's device that this secret was good for before it was revoked, or None."""
        async with self.db.reading() as rx:
            found = await session_store.shut_out_of(rx, hash_of(secret), now)
            units = await self._units(rx, now) if found is not None else None
        if found is None or units is None:
            return None
        bearer, since = found
        actor = actor_of(bearer.account, bearer.grants, units)
        return ShutOut(
            actor=replace(actor, device=bearer.device, checkpoint=bearer.checkpoint, shut_out=True), since=since
        )

    async def _find(self, hashed: bytes, now: datetime) -> tuple[Actor, Token] | None:
        known = self._known.get(hashed)
        if known is not None and abs(now - known[0]) < REMEMBERED and now < known[2].expires_at:
            return known[1], known[2]
        changes = self._changes
        async with self.db.reading() as rx:
            read = await self._read(rx, hashed, now)
        if read is None:
            self._known.pop(hashed, None)
        elif changes == self._changes:  # what was read before a change is not remembered after it
            self._remember(hashed, now, read)
        return read

    def _remember(self, hashed: bytes, now: datetime, read: tuple[Actor, Token]) -> None:
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[hashed] = (now, *read)

    async def _read(self, rx: Rx, hashed: bytes, now: datetime) -> tuple[Actor, Token] | None:
        found = await session_store.bearer_of(rx, hashed, now)
        if found is None:
            return None
        actor = actor_of(found.account, found.grants, await self._units(rx, now))
        signed_in = replace(actor, device=found.device, checkpoint=found.checkpoint, session=found.token.id)
        return signed_in, found.token

    async def _units(self, rx: Rx, now: datetime) -> UnitTree:
        if self._tree is None or abs(now - self._tree[0]) >= TREE_REMEMBERED:
            changes, read = self._changes, await tree(rx)
            if changes != self._changes:
                return read
            self._tree = (now, read)
        return self._tree[1]


def actor_of(account: Account, grants: tuple[AccountGrant, ...], units: UnitTree) -> Actor:
    """The account with its grants, each reaching everything below its units."""
    return Actor(
        account=account.id,
        name=account.name,
        language=account.language,
        organisation=account.organisation,
        grants=tuple(
            Grant(
                role=one.role,
                organisation=one.organisation,
                units=None if one.units is None else units.within(one.units),
            )
            for one in grants
        ),
        person=account.person,
        checkpoint=account.checkpoint,
    )
