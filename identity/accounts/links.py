"""Use cases of one-time links and passwords: the first administrator, invitations, a forgotten password."""

from datetime import datetime, timedelta
from uuid import UUID

from identity.access import Action, Actor, Subject, allow
from identity.accounts import secret_store, store
from identity.accounts.model import Issued, LinkPurpose, PasswordSet, PasswordSetEvent
from identity.accounts.passwords import Passwords
from identity.accounts.rules import check_password
from identity.accounts.secrets import hash_of, secret_for
from identity.accounts.sessions import Sessions
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request
from storage.ids import new_id
from storage.outcomes import Conflict, NotFound, Refusal

LASTS = timedelta(hours=24)


class Links:
    """Setting a password, by link or by knowing the old one."""

    def __init__(self, db: Database, passwords: Passwords, sessions: Sessions, key: bytes) -> None:
        self.db = db
        self._passwords = passwords
        self._sessions = sessions
        self._key = key

    async def make(self, account: UUID, purpose: LinkPurpose, *, by: Actor, request: Request) -> Issued | Refusal:
        """A link good for one use within 24 hours; the same request hands out the same link again."""
        secret = secret_for(self._key, f"link/{purpose}", by.account, request.key)
        async with self.db.transaction() as tx:
            found = await store.find(tx, account)
            if found is None:
                return NotFound(kind="Account", id=account)
            allow(by, Action.MANAGE_ACCOUNTS, Subject(organisation=found.organisation))
            return await make_link(tx, account, purpose, secret, request.at)

    async def use(self, secret: str, password: str, *, now: datetime) -> PasswordSet | Refusal:
        """Set the password; the link is used up, older sessions end. An unknown, used or old link is refused."""
        check_password(password)
        hashed = await self._passwords.hash(password)
        async with self.db.transaction() as tx:
            taken = await secret_store.use_link(tx, hash_of(secret), now)
            if taken is None:
                return Conflict(code="LINK_SPENT")
            await _set(tx, taken[0], hashed, now)
        self._sessions.forget()
        return PasswordSet(account=taken[0])

    async def change(self, old: str, new: str, *, by: Actor, now: datetime) -> PasswordSet | Refusal:
        """Replace the actor's own password; every session ends. Refused when the old one is wrong."""
        check_password(new)
        async with self.db.reading() as rx:
            stored = await store.password_of(rx, by.account)
        if not await self._passwords.fits(stored, old):
            return Conflict(code="PASSWORD_WRONG")
        hashed = await self._passwords.hash(new)
        async with self.db.transaction() as tx:
            await _set(tx, by.account, hashed, now)
        self._sessions.forget()
        return PasswordSet(account=by.account)

    async def set_directly(self, account: UUID, password: str, *, now: datetime) -> None:
        """For the operator's own command line and the demonstration: no link, no old password."""
        check_password(password)
        hashed = await self._passwords.hash(password)
        async with self.db.transaction() as tx:
            await _set(tx, account, hashed, now)
        self._sessions.forget()


async def make_link(tx: Tx, account: UUID, purpose: LinkPurpose, secret: str, at: datetime) -> Issued:
    """Write the link; the caller has decided that it may be made."""
    made = Issued(id=new_id(), expires_at=at + LASTS, secret=secret)
    row = {
        "id": made.id,
        "account": account,
        "purpose": purpose,
        "hash": hash_of(secret),
        "created_at": at,
        "expires_at": made.expires_at,
    }
    await secret_store.add_link(tx, row)
    return made


async def _set(tx: Tx, account: UUID, hashed: str, at: datetime) -> None:
    await store.set_password(tx, account, hashed)
    await secret_store.revoke_tokens(tx, at, account=account)
    await events.append(tx, PasswordSetEvent(subject=account, at=at))
