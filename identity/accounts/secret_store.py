"""All SQL of tokens, one-time links and failed sign-ins; secrets come in hashed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.accounts.model import LinkPurpose, Token, TokenKind
from identity.accounts.rules import Failures
from identity.accounts.tables import one_time_link, sign_in_failure, token
from storage.database import Rx, Tx
from storage.dialect import insert


async def add_token(tx: Tx, one: Token, hashed: bytes) -> None:
    """Write a token; the same hash again (a repeated request) is left as it is."""
    row = {
        "id": one.id,
        "account": one.account,
        "kind": one.kind,
        "label": one.label,
        "hash": hashed,
        "created_at": one.created_at,
        "expires_at": one.expires_at,
    }
    await tx.execute(insert(tx, token).on_conflict_do_nothing(index_elements=["hash"]), row)


async def live_token(rx: Rx, hashed: bytes, now: datetime) -> Token | None:
    """The token of a hash while it lives."""
    alive = sa.and_(token.c.hash == hashed, token.c.revoked_at.is_(None), token.c.expires_at > now)
    row = await rx.first(sa.select(token).where(alive))
    return None if row is None else _token(row)


async def find_token(rx: Rx, id: UUID) -> Token | None:
    """A token, alive or not."""
    row = await rx.first(sa.select(token).where(token.c.id == id))
    return None if row is None else _token(row)


async def tokens_of(rx: Rx, account: UUID, now: datetime) -> Sequence[Token]:
    """An account's living tokens, newest first."""
    alive = sa.and_(token.c.account == account, token.c.revoked_at.is_(None), token.c.expires_at > now)
    return [_token(row) for row in await rx.rows(sa.select(token).where(alive).order_by(token.c.id.desc()))]


async def revoke_tokens(tx: Tx, at: datetime, *, account: UUID | None = None, id: UUID | None = None) -> int:
    """End one token, or all of an account; how many."""
    which = token.c.id == id if id is not None else token.c.account == account
    return await tx.execute(sa.update(token).where(which, token.c.revoked_at.is_(None)).values(revoked_at=at))


async def add_link(tx: Tx, row: dict[str, Any]) -> None:
    """Write a link; the same hash again (a repeated request) is left as it is."""
    await tx.execute(insert(tx, one_time_link).on_conflict_do_nothing(index_elements=["hash"]), row)


async def link_lives(rx: Rx, hashed: bytes, now: datetime) -> bool:
    """True while the link can be used."""
    return await rx.first(sa.select(one_time_link.c.id).where(_alive(hashed, now))) is not None


async def end_links(tx: Tx, account: UUID, now: datetime) -> None:
    """Whatever links were made for an account are used up."""
    link = one_time_link.c
    await tx.execute(
        sa.update(one_time_link).where(link.account == account, link.used_at.is_(None)).values(used_at=now)
    )


async def use_link(tx: Tx, hashed: bytes, now: datetime) -> tuple[UUID, LinkPurpose] | None:
    """Take a link's one use; None when it is unknown, used or too old."""
    alive = _alive(hashed, now)
    row = await tx.first(sa.select(one_time_link).where(alive))
    taken = await tx.execute(sa.update(one_time_link).where(alive).values(used_at=now))
    return (row.account, LinkPurpose(row.purpose)) if row is not None and taken == 1 else None


def _alive(hashed: bytes, now: datetime) -> sa.ColumnElement[bool]:
    link = one_time_link.c
    return sa.and_(link.hash == hashed, link.used_at.is_(None), link.expires_at > now)


async def failures(rx: Rx, subject: bytes) -> Failures | None:
    """Failed sign-ins of a login or address."""
    row = await rx.first(sa.select(sign_in_failure).where(sign_in_failure.c.subject == subject))
    return None if row is None else Failures(count=row.failures, since=row.since, locked_until=row.locked_until)


async def lock_failures(tx: Tx, subject: bytes, now: datetime) -> Failures | None:
    """The same, held until the transaction ends, so that tries at one time are counted one after the other."""
    nothing = {"subject": subject, "failures": 0, "since": now, "locked_until": None}
    await tx.execute(insert(tx, sign_in_failure).on_conflict_do_nothing(index_elements=["subject"]), nothing)
    own = sign_in_failure.c.subject == subject
    await tx.execute(sa.update(sign_in_failure).where(own).values(failures=sign_in_failure.c.failures))
    return await failures(tx, subject)


async def save_failures(tx: Tx, subject: bytes, one: Failures) -> None:
    """Replace the count."""
    fresh = insert(tx, sign_in_failure)
    changed = {name: fresh.excluded[name] for name in ("failures", "since", "locked_until")}
    row = {"subject": subject, "failures": one.count, "since": one.since, "locked_until": one.locked_until}
    await tx.execute(fresh.on_conflict_do_update(index_elements=["subject"], set_=changed), row)


async def forget_failures(tx: Tx, subject: bytes) -> None:
    """A sign-in succeeded."""
    await tx.execute(sa.delete(sign_in_failure).where(sign_in_failure.c.subject == subject))


async def forget_old_failures(tx: Tx, before: datetime) -> int:
    """Failures that count no more; how many were dropped."""
    unlocked = sa.or_(sign_in_failure.c.locked_until.is_(None), sign_in_failure.c.locked_until < before)
    return await tx.execute(sa.delete(sign_in_failure).where(sign_in_failure.c.since < before, unlocked))


def _token(row: sa.Row[Any]) -> Token:
    names = ("id", "account", "label", "created_at", "expires_at", "revoked_at")
    return Token(kind=TokenKind(row.kind), **{name: getattr(row, name) for name in names})
