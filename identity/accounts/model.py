"""Accounts, grants, tokens and one-time links as frozen values; secrets appear only in what is handed out once."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from identity.access import Role
from storage.event import Event
from storage.outcomes import Refusal


class TokenKind(StrEnum):
    """BEARER for scripts and apps, SESSION for pages (a cookie)."""

    BEARER = "BEARER"
    SESSION = "SESSION"


class LinkPurpose(StrEnum):
    """What a one-time link lets its bearer do: set a password."""

    FIRST_ADMINISTRATOR = "FIRST_ADMINISTRATOR"
    INVITATION = "INVITATION"
    PASSWORD_RESET = "PASSWORD_RESET"  # noqa: S105 - a word, not a secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person, or a checkpoint device, that signs in."""

    id: UUID
    login: str
    name: str
    language: str
    organisation: UUID | None
    person: UUID | None
    checkpoint: UUID | None
    disabled_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountGrant:
    """A role within a scope as it was granted: `units` are the roots, None is everywhere."""

    id: UUID
    account: UUID
    role: Role
    organisation: UUID | None
    units: frozenset[UUID] | None
    granted_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A bearer token or page session as its owner sees it in a list; the secret itself is stored hashed."""

    id: UUID
    account: UUID
    kind: TokenKind
    label: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A grant to be given."""

    role: Role
    organisation: UUID | None = None
    units: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAccount:
    """Make an account with its grants; `login` is unique, lower case."""

    login: str
    name: str
    language: str = "vi"
    organisation: UUID | None = None
    person: UUID | None = None
    checkpoint: UUID | None = None
    scopes: tuple[Scope, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountAdded:
    """The account is there; it has no password yet."""

    account: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantsChanged:
    """The account's grants are now so."""

    account: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Disabled:
    """The account signs in no more; its tokens ended."""

    account: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRevoked:
    """The token is dead."""

    token: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordSet:
    """The account has a new password; its older sessions ended."""

    account: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A secret on its way to its bearer, shown once; not part of any stored outcome."""

    id: UUID
    expires_at: datetime
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """That a secret was handed out, as it is remembered; the secret is made again from the request, not remembered."""

    id: UUID
    expires_at: datetime

    def issued(self, secret: str) -> Issued:
        """The secret beside what is remembered of it."""
        return Issued(id=self.id, expires_at=self.expires_at, secret=secret)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRefused(Refusal):
    """BAD_CREDENTIALS, or LOCKED with the seconds to wait."""

    code: str
    retry_after_s: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountAddedEvent(Event):
    """An account was made."""

    kind: ClassVar[str] = "ACCOUNT_ADDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantsChangedEvent(Event):
    """An account may do something else from now on."""

    kind: ClassVar[str] = "GRANTS_CHANGED"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDisabledEvent(Event):
    """An account was closed."""

    kind: ClassVar[str] = "ACCOUNT_DISABLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordSetEvent(Event):
    """An account got a password."""

    kind: ClassVar[str] = "PASSWORD_SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRevokedEvent(Event):
    """A token was revoked."""

    kind: ClassVar[str] = "TOKEN_REVOKED"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenIssuedEvent(Event):
    """An account took a token for its scripts."""

    kind: ClassVar[str] = "TOKEN_ISSUED"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkMadeEvent(Event):
    """Somebody was handed a one-time link for an account."""

    kind: ClassVar[str] = "LINK_MADE"
    purpose: LinkPurpose


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedInEvent(Event):
    """An account signed in with its password."""

    kind: ClassVar[str] = "SIGNED_IN"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOutEvent(Event):
    """An account ended a session."""

    kind: ClassVar[str] = "SIGNED_OUT"


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedOutEvent(Event):
    """Too many wrong passwords for an account: it is locked for a while."""

    kind: ClassVar[str] = "LOCKED_OUT"
