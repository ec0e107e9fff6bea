"""Use cases of signing in and out, and of tokens for scripts."""

import secrets as randomness
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from identity.access import Action, Actor, Subject, allow
from identity.accounts import limiting, secret_store, store
from identity.accounts.model import (
    Account,
    Issued,
    Kept,
    LockedOutEvent,
    SignedInEvent,
    SignedOutEvent,
    SignInRefused,
    Token,
    TokenIssuedEvent,
    TokenKind,
    TokenRevoked,
    TokenRevokedEvent,
)
from identity.accounts.passwords import Passwords
from identity.accounts.secrets import hash_of, secret_for
from identity.accounts.sessions import Sessions
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import BadInput, NotFound, Refusal

SESSION_LASTS = timedelta(hours=12)
LONGEST_TOKEN = timedelta(days=90)
LONGEST_LABEL = 80


class SignIn:
    """Doors: passwords, sessions, tokens."""

    def __init__(self, db: Database, passwords: Passwords, sessions: Sessions, key: bytes) -> None:
        self.db = db
        self._passwords = passwords
        self._sessions = sessions
        self._key = key

    async def by_password(self, login: str, password: str, *, address: str, now: datetime) -> Issued | SignInRefused:
        """A page session for the right password. Too many failures lock the login and the address for a while."""
        tries = limiting.of_sign_in(login, address)
        if wait := await limiting.take_try(self.db, tries, now):
            return SignInRefused(code="LOCKED", retry_after_s=wait)
        found, fits = await self._look(login, password)
        if found is None or not fits:
            return await self._failed(found, tries, now)
        async with self.db.transaction() as tx:
            await limiting.give_back(tx, tries)
            return await _open_session(tx, found, now)

    async def sign_out(self, secret: str, *, now: datetime) -> None:
        """The session ends here and at once; an unknown one is no error."""
        found = await self._sessions.token_for(secret, now)
        if found is not None:
            async with self.db.transaction() as tx:
                await secret_store.revoke_tokens(tx, now, id=found.id)
                await events.append(tx, SignedOutEvent(subject=found.account, at=now))
        self._sessions.forget()

    async def make_token(self, label: str, lasts: timedelta, *, by: Actor, request: Request) -> Issued:
        """A bearer token for the actor's own scripts; the same request hands out the same secret again."""
        issued = await self.issue_token(label, lasts, by=by, request=request)
        if isinstance(issued, Refusal):
            raise BadInput("idempotencyKey", "REPEATED")
        return issued

    async def issue_token(self, label: str, lasts: timedelta, *, by: Actor, request: Request) -> Issued | Refusal:
        """A bearer token for the actor's own scripts; the same request hands out the same secret again."""
        if not timedelta(0) < lasts <= LONGEST_TOKEN:
            raise BadInput("lastsDays", "TOKEN_TOO_LONG", longest=str(LONGEST_TOKEN.days))
        if len(label) > LONGEST_LABEL:
            raise BadInput("label", "TOO_LONG", most=str(LONGEST_LABEL))
        secret = secret_for(self._key, "token", by.account, request.key)

        async def work(tx: Tx) -> Kept | Refusal:
            made = _token(by.account, TokenKind.BEARER, label, request.at, lasts)
            await secret_store.add_token(tx, made, hash_of(secret))
            await events.append(tx, TokenIssuedEvent(subject=by.account, at=request.at, organisation=by.organisation))
            return Kept(id=made.id, expires_at=made.expires_at)

        kept = await once(self.db, request, Kept, work)
        return kept if isinstance(kept, Refusal) else kept.issued(secret)

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

    async def _look(self, login: str, password: str) -> tuple[Account | None, bool]:
        """The open account of the login, and whether the password is its; as slow for nobody's as for somebody's."""
        async with self.db.reading() as rx:
            found = await store.find_by_login(rx, limiting.known_form(login))
        account, stored = found or (None, None)
        fits = await self._passwords.fits(stored, password)
        return (account, fits) if account is not None and account.disabled_at is None else (None, False)

    async def _failed(self, found: Account | None, tries: limiting.Tries, now: datetime) -> SignInRefused:
        wait = await limiting.locked_s(self.db, tries, now)
        async with self.db.transaction() as tx:
            await limiting.forget_old(tx, now)
            if wait and found is not None:
                await events.append(tx, LockedOutEvent(subject=found.id, at=now, organisation=found.organisation))
        return SignInRefused(code="BAD_CREDENTIALS", retry_after_s=wait)


async def _open_session(tx: Tx, account: Account, now: datetime) -> Issued:
    secret = "fp_" + randomness.token_urlsafe(32)
    made = _token(account.id, TokenKind.SESSION, "", now, SESSION_LASTS)
    await secret_store.add_token(tx, made, hash_of(secret))
    await events.append(tx, SignedInEvent(subject=account.id, at=now, organisation=account.organisation))
    return Issued(id=made.id, expires_at=made.expires_at, secret=secret)


def _token(account: UUID, kind: TokenKind, label: str, at: datetime, lasts: timedelta) -> Token:
    return Token(
        id=new_id(), account=account, kind=kind, label=label, created_at=at, expires_at=at + lasts, revoked_at=None
    )
