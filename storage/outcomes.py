"""What a use case answers when it did not do what was asked, and what a caller got wrong. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


class Refusal:
    """A use case that returns one wrote nothing: its transaction is rolled back and nothing is queued."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound(Refusal):
    """There is no such thing, or the asker may not know of it."""

    kind: str
    id: UUID | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale(Refusal):
    """The change was based on an older version than the one stored."""

    kind: str
    id: UUID
    expected: int
    actual: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Refusal):
    """The request contradicts what is already so, e.g. IDEMPOTENCY_KEY_REUSED or STATE (from, to)."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, as a code of the word catalogue and its parameters; never prose."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Refusal):
    """A rule said no."""

    reasons: tuple[Reason, ...]


class BadInput(Exception):  # noqa: N818 - named for what the client sent, not for the mechanism
    """The client sent something that cannot be meant; only its programmer or its user can mend it."""

    def __init__(self, field: str, code: str, **params: str) -> None:
        """Name the field as the client wrote it (dotted path, list positions as numbers) and a catalogue code."""
        super().__init__(f"{field}: {code}")
        self.field = field
        self.code = code
        self.params = params


class Forbidden(Exception):  # noqa: N818 - the word of the API's error code
    """The actor's grants do not cover this action on this subject."""

    def __init__(self, action: str) -> None:
        super().__init__(action)
        self.action = action


class Busy(Exception):  # noqa: N818 - a state of the database, not a fault of the code
    """The database rolled back by itself (full disk, deadlock, lost connection); send the request again, same key."""
