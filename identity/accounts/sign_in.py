"""Use cases of signing in and out, and of tokens for scripts."""

import hashlib
import secrets as randomness
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from identity.access import Action, Actor, Subject, allow
from identity.accounts import secret_store, store
from identity.accounts.model import Account, Issued, SignInRefused, Token, TokenKind, TokenRevoked, TokenRevokedEvent
from identity.accounts.passwords import Passwords
from identity.accounts.rules import ADDRESS_FAILURES, LOGIN_FAILURES, after_failure, login_of
from identity.accounts.secrets import hash_of, secret_for
from identity.accounts.sessions import Sessions
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import BadInput, NotFound, Refusal

SESSION_LASTS = timedelta(hours=12)
LONGEST_TOKEN = timedelta(days=90)


class SignIn:
    """Doors: passwords, sessions, tokens."""

    def __init__(self, db: Database, passwords: Passwords, sessions: Sessions, key: bytes) -> None:
        self.db = db
        self._passwords = passwords
        self._sessions = sessions
        self._key = key

    async def by_password(self, login: str, password: str, *, address: str, now: datetime) -> Issued | SignInRefused:
        """A page session for the right password. Too many failures lock the login and the address for a while."""
        subjects = _subjects(login, address)
        if wait := await self._locked(subjects, now):
            return SignInRefused(code="LOCKED", retry_after_s=wait)
        account = await self._account_for(login, password)
        async with self.db.transaction() as tx:
            if account is None:
                return await _failed(tx, subjects, now)
            await secret_store.forget_failures(tx, subjects[0][0])
            return await _open_session(tx, account, now)

    async def sign_out(self, secret: str, *, now: datetime) -> None:
        """The session ends here and at once; an unknown one is no error."""
        found = await self._sessions.token_for(secret, now)
        if found is not None:
            async with self.db.transaction() as tx:
                await secret_store.revoke_tokens(tx, now, id=found.id)
        self._sessions.forget()

    async def make_token(self, label: str, lasts: timedelta, *, by: Actor, request: Request) -> Issued:
        """A bearer token for the actor's own scripts; the same request hands out the same secret again."""
        if not timedelta(0) < lasts <= LONGEST_TOKEN:
            raise BadInput("lastsDays", "TOKEN_TOO_LONG", longest=str(LONGEST_TOKEN.days))
        secret = secret_for(self._key, "token", by.account, request.key)
        made = _token(by.account, TokenKind.BEARER, label, request.at, lasts)
        async with self.db.transaction() as tx:
            await secret_store.add_token(tx, made, hash_of(secret))
            stored = await secret_store.live_token(tx, hash_of(secret), request.at)
        kept = stored or made
        return Issued(id=kept.id, expires_at=kept.expires_at, secret=secret)

    async def revoke_token(self, id: UUID, *, by: Actor, request: Request) -> TokenRevoked | Refusal:
        """End a token: one's own, or anybody's with MANAGE_ACCOUNTS."""

        async def work(tx: Tx) -> TokenRevoked | Refusal:
            found = await secret_store.find_token(tx, id)
            if found is None:
                return NotFound(kind="Token", id=id)
            if found.account != by.account:
                owner = await store.find(tx, found.account)
                allow(by, Action.MANAGE_ACCOUNTS, Subject(organisation=owner.organisation if owner else None))
            await secret_store.revoke_tokens(tx, request.at, id=id)
            await events.append(tx, TokenRevokedEvent(subject=id, at=request.at))
            return TokenRevoked(token=id)

        ended = await once(self.db, request, TokenRevoked, work)
        self._sessions.forget()
        return ended

    async def own_tokens(self, *, by: Actor, now: datetime) -> Sequence[Token]:
        """The actor's living tokens and sessions, newest first."""
        async with self.db.reading() as rx:
            return await secret_store.tokens_of(rx, by.account, now)

    async def _locked(self, subjects: "_Subjects", now: datetime) -> int:
        async with self.db.reading() as rx:
            counts = [await secret_store.failures(rx, subject) for subject, _ in subjects]
        return max(count.wait_s(now) if count else 0 for count in counts)

    async def _account_for(self, login: str, password: str) -> Account | None:
        async with self.db.reading() as rx:
            found = await store.find_by_login(rx, _known_form(login))
        account, stored = found or (None, None)
        fits = await self._passwords.fits(stored, password)
        return account if fits and account is not None and account.disabled_at is None else None


_Subjects = tuple[tuple[bytes, int], tuple[bytes, int]]


def _subjects(login: str, address: str) -> _Subjects:
    by_login = hashlib.sha256(b"login:" + _known_form(login).encode()).digest()
    by_address = hashlib.sha256(b"address:" + address.encode()).digest()
    return (by_login, LOGIN_FAILURES), (by_address, ADDRESS_FAILURES)


def _known_form(login: str) -> str:
    """A login that has no possible form is nobody's, and is counted like a wrong one."""
    try:
        return login_of(login)
    except BadInput:
        return ""


async def _failed(tx: Tx, subjects: _Subjects, now: datetime) -> SignInRefused:
    waits = []
    for subject, allowed in subjects:
        count = after_failure(await secret_store.failures(tx, subject), now, allowed)
        await secret_store.save_failures(tx, subject, count)
        waits.append(count.wait_s(now))
    return SignInRefused(code="BAD_CREDENTIALS", retry_after_s=max(waits))


async def _open_session(tx: Tx, account: Account, now: datetime) -> Issued:
    secret = "fp_" + randomness.token_urlsafe(32)
    made = _token(account.id, TokenKind.SESSION, "", now, SESSION_LASTS)
    await secret_store.add_token(tx, made, hash_of(secret))
    return Issued(id=made.id, expires_at=made.expires_at, secret=secret)


def _token(account: UUID, kind: TokenKind, label: str, at: datetime, lasts: timedelta) -> Token:
    return Token(
        id=new_id(), account=account, kind=kind, label=label, created_at=at, expires_at=at + lasts, revoked_at=None
    )
