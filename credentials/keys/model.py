"""Keys as the database keeps them, and the events of their lives. Instants are aware UTC."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from credentials.bundle.model import IssuedSetRef, Scope, TrustRecord
from credentials.wire import KeyRole, seconds
from storage.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """One key pair. `handle` is what the signer needs to sign: here the wrapped private half.

    It signs over [signs_from, signs_to); `unit` None is the department's; `certificate` is for a bundle key.
    """

    id: UUID
    kid: bytes
    role: KeyRole
    unit: UUID | None
    public_key: bytes
    handle: bytes
    certificate: bytes
    scope: Scope
    daily_cap: int | None
    published_at: datetime
    signs_from: datetime
    signs_to: datetime
    withdrawn_at: datetime | None = None
    issued_set: IssuedSetRef | None = None
    changed_at: datetime | None = None

    def signs_at(self, at: datetime) -> bool:
        """Half-open, and never once it leaked."""
        leaked = self.withdrawn_at is not None or self.issued_set is not None
        return self.signs_from <= at < self.signs_to and not leaked

    def record(self) -> TrustRecord:
        """As checkpoints are told: good from its publication, for a standby may have to sign at once, everywhere."""
        return TrustRecord(
            kid=self.kid,
            public_key=self.public_key,
            role=self.role,
            scope=self.scope,
            signs_from=seconds(self.published_at),
            signs_to=seconds(self.signs_to),
            withdrawn_at=None if self.withdrawn_at is None else seconds(self.withdrawn_at),
            issued_set=self.issued_set,
        )


class CannotSign(Exception):  # noqa: N818 - a state of the keys, not a fault of the code
    """No key may sign this now: NO_KEY, KEY_SCOPE or DAILY_CAP."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPublished(Event):
    """A key joined the trust list; it signs from a later moment."""

    kind: ClassVar[str] = "KEY_PUBLISHED"
    kid: str
    role: KeyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyWithdrawn(Event):
    """Nothing this key signed is honoured any more."""

    kind: ClassVar[str] = "KEY_WITHDRAWN"
    kid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRescoped(Event):
    """A key may sign for other zones or purposes from now on."""

    kind: ClassVar[str] = "KEY_RESCOPED"
    kid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyListed(Event):
    """A leaked key: only what is in its issued set passes."""

    kind: ClassVar[str] = "KEY_LISTED"
    kid: str
    issued: int
