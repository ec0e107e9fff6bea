"""What bundles have to say anew: frozen values, instants in seconds UTC. Pure.

A post's delta (with `post`) makes the next bundle of that post out of one bundle it was given. The news (without) are
the same for every post: crews carry them, and a post that hears nothing else is current again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from credentials.bundle.model import (
    CheckpointRecord,
    DeskNumber,
    Extension,
    LevelRecord,
    Policy,
    TrustRecord,
    ZoneRecord,
)
from credentials.wire import Status

Texts = Mapping[str, Mapping[str, str]]
Entries = Mapping[int, Status]


class Refusal(StrEnum):
    """Why a post does not apply a delta."""

    FOREIGN = "FOREIGN"
    OLDER = "OLDER"
    GAP = "GAP"
    WRONG_BASE = "WRONG_BASE"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLink:
    """From which bundle of which post to which; what only this post's bundle says, whole where it changed."""

    checkpoint: UUID
    base: int
    sequence: int
    previous_hash: bytes
    record: CheckpointRecord | None = None
    extensions: tuple[Extension, ...] | None = None
    desk: tuple[DeskNumber, ...] | None = None
    texts: Texts | None = None

    def __post_init__(self) -> None:
        if self.sequence <= self.base:
            raise ValueError("a delta leads to a later bundle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """What the next bundle says no more."""

    keys: frozenset[bytes] = frozenset()
    blocks: frozenset[int] = frozenset()
    zones: frozenset[int] = frozenset()
    levels: frozenset[str] = frozenset()


NOTHING = Dropped()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """Everything new since `since`. A status block is a map of entries or, where that is shorter, the whole block."""

    deployment: str
    since: int
    issued_at: int
    expires_at: int
    post: PostLink | None = None
    trust: tuple[TrustRecord, ...] = ()
    statuses: Mapping[int, Entries | bytes] = field(default_factory=dict)
    zones: tuple[ZoneRecord, ...] = ()
    levels: tuple[LevelRecord, ...] = ()
    policy: Policy | None = None
    extensions: tuple[Extension, ...] = ()
    dropped: Dropped = NOTHING

    def __post_init__(self) -> None:
        if not self.since <= self.issued_at < self.expires_at:
            raise ValueError("a delta is issued after what it builds on, and expires after it is issued")
        if self.post is None and self.dropped != NOTHING:
            raise ValueError("news drop nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidDelta:
    """Bytes that claim to be a delta of ours and are not."""

    fault: str
