"""Counting tries per login and per address. A try is counted before it is looked at: many at once gain nothing."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from identity.accounts import secret_store
from identity.accounts.rules import ADDRESS_FAILURES, LOGIN_FAILURES, WINDOW, after_failure, after_success, login_of
from storage.database import Database, Tx
from storage.outcomes import BadInput

Tries = Sequence[tuple[bytes, int]]
"""What is counted, hashed so that the table is no list of who tried, and how many failures it may have."""


def of_login(login: str) -> Tries:
    """Tries under one login, whether or not it exists."""
    return ((_hash("login", known_form(login)), LOGIN_FAILURES),)


def of_sign_in(login: str, address: str) -> Tries:
    """Tries under one login and from one address."""
    return (*of_login(login), (_hash("address", address), ADDRESS_FAILURES))


def of_invitations(address: str) -> Tries:
    """Wrong invitations from one address."""
    return ((_hash("invitation", address), ADDRESS_FAILURES),)


async def locked_s(db: Database, tries: Tries, now: datetime) -> int:
    """Whole seconds to wait; 0 when not locked."""
    async with db.reading() as rx:
        counts = [await secret_store.failures(rx, subject) for subject, _ in tries]
    return max(count.wait_s(now) if count else 0 for count in counts)


async def take_try(db: Database, tries: Tries, now: datetime) -> int | None:
    """Count a try as failed beforehand. Seconds to wait when it may not be made; else None."""
    async with db.transaction() as tx:
        before = [await secret_store.lock_failures(tx, subject, now) for subject, _ in tries]
        if wait := max(count.wait_s(now) if count else 0 for count in before):
            return wait
        for (subject, allowed), count in zip(tries, before, strict=True):
            await secret_store.save_failures(tx, subject, after_failure(count, now, allowed))
    return None


async def forget_old(tx: Tx, now: datetime) -> None:
    """Drop what counts no more. In a transaction that holds no try, so that two of them never wait for each other."""
    await secret_store.forget_old_failures(tx, now - 2 * WINDOW)


async def give_back(tx: Tx, tries: Tries) -> None:
    """The try turned out well: the login's failures are forgotten, the address gets its try back."""
    (login, _), *others = tries
    await secret_store.forget_failures(tx, login)
    for subject, allowed in others:
        left = after_success(await secret_store.failures(tx, subject), allowed)
        if left is None:
            await secret_store.forget_failures(tx, subject)
        else:
            await secret_store.save_failures(tx, subject, left)


def known_form(login: str) -> str:
    """A login that has no possible form is nobody's, and is counted like a wrong one."""
    try:
        return login_of(login)
    except BadInput:
        return ""


def _hash(kind: str, text: str) -> bytes:
    return hashlib.sha256(f"{kind}:{text}".encode()).digest()
