"""Use cases of one-time links and passwords: the first administrator, invitations, a forgotten password."""

from datetime import datetime, timedelta
from uuid import UUID

from identity.access import Actor
from identity.accounts import giving, limiting, secret_store, store
from identity.accounts.model import Issued, Kept, LinkMadeEvent, LinkPurpose, PasswordSet, PasswordSetEvent
from identity.accounts.passwords import Passwords
from identity.accounts.rules import check_password
from identity.accounts.secrets import hash_of, sealed, secret_for
from identity.accounts.sessions import Sessions
from storage import events
from storage.database import Database, Tx
from storage.idempotency import NOBODY, Request, once
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
        """A link good for one use within 24 hours, in the place of all before it; asked again, the same link."""
        secret = secret_for(self._key, f"link/{purpose}", by.account, request.key)

        async def work(tx: Tx) -> Kept | Refusal:
            found = await giving.held_account(tx, account, by)
            if isinstance(found, Refusal):
                return found
            if found.disabled_at is not None:
                return Conflict(code="ACCOUNT_CLOSED")
            await secret_store.end_links(tx, account, request.at)
            said = LinkMadeEvent(subject=account, at=request.at, organisation=found.organisation, purpose=purpose)
            await events.append(tx, said)
            return await _make(tx, account, purpose, secret, request.at)

        made = await once(self.db, request, Kept, work)
        return made if isinstance(made, Refusal) else made.issued(secret)

    async def use(
        self, secret: str, password: str, *, now: datetime, request: Request | None = None
    ) -> PasswordSet | Refusal:
        """Set the password; the link is used up, older sessions end. An unknown, used or old link is refused."""
        check_password(password)
        hashed = await self._hash_for(secret, password, now)
        asked = request or Request(actor=NOBODY, key=new_id(), body=b"", at=now)

        async def work(tx: Tx) -> PasswordSet | Refusal:
            taken = await secret_store.use_link(tx, hash_of(secret), now)
            if taken is None or hashed is None:
                return Conflict(code="LINK_SPENT")
            await _set(tx, taken[0], hashed, now)
            return PasswordSet(account=taken[0])

        done = await once(self.db, sealed(self._key, asked), PasswordSet, work)
        self._sessions.forget()
        return done

    async def change(self, old: str, new: str, *, by: Actor, request: Request) -> PasswordSet | Refusal:
        """Replace the actor's own password; every session ends. A wrong old one is refused and counts as a failure."""
        check_password(new, "newPassword")
        async with self.db.reading() as rx:
            account, stored = await store.find(rx, by.account), await store.password_of(rx, by.account)
        if account is None:
            return NotFound(kind="Account", id=by.account)
        tries = limiting.of_login(account.login)
        if wait := await limiting.locked_s(self.db, tries, request.at):
            return Conflict(code="LOCKED", params={"seconds": str(wait)})
        fits, hashed = await self._passwords.fits(stored, old), await self._passwords.hash(new)

        async def work(tx: Tx) -> PasswordSet | Refusal:
            if not fits:
                return Conflict(code="PASSWORD_WRONG")
            await _set(tx, by.account, hashed, request.at)
            return PasswordSet(account=by.account)

        done = await once(self.db, sealed(self._key, request), PasswordSet, work)
        if isinstance(done, Conflict) and not fits:
            await limiting.take_try(self.db, tries, request.at)
        self._sessions.forget()
        return done

    async def set_directly(self, account: UUID, password: str, *, now: datetime) -> None:
        """For the operator's own command line and the demonstration: no link, no old password."""
        check_password(password)
        hashed = await self._passwords.hash(password)
        async with self.db.transaction() as tx:
            await _set(tx, account, hashed, now)
        self._sessions.forget()

    async def _hash_for(self, secret: str, password: str, now: datetime) -> str | None:
        """The password's hash, where the link still lives: nobody makes the server work by guessing."""
        async with self.db.reading() as rx:
            lives = await secret_store.link_lives(rx, hash_of(secret), now)
        return await self._passwords.hash(password) if lives else None


async def _make(tx: Tx, account: UUID, purpose: LinkPurpose, secret: str, at: datetime) -> Kept:
    made = Kept(id=new_id(), expires_at=at + LASTS)
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
