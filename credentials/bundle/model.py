"""The snapshot that makes a checkpoint autonomous: frozen values, instants in seconds UTC. Pure.

A snapshot that lacks what its own checkpoint needs does not construct.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from credentials.claims import Claims, StatusRef, Window
from credentials.statuses.model import StatusList
from credentials.wire import (
    CONSTANTS,
    ChangeKind,
    CheckpointKind,
    KeyRole,
    Purpose,
    Restriction,
    Rule,
    ZoneKind,
)

_POLICY = CONSTANTS["policy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a key may sign; None means every zone, or every purpose."""

    zones: frozenset[int] | None = None
    purposes: frozenset[Purpose] | None = None
    longest_s: int = _POLICY["credential_life_s"]

    def covers(self, claims: Claims) -> bool:
        """Zones, purpose and length (hard limit less not-before) all lie within."""
        return (
            (self.zones is None or self.zones.issuperset(claims.zones))
            and (self.purposes is None or claims.purpose in self.purposes)
            and claims.expires_at - claims.not_before <= self.longest_s
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedSetRef:
    """A key in allow-list mode: only credentials in the set of this hash pass; it was complete at `as_of`."""

    sha256: bytes
    as_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustRecord:
    """One published key (P-256, x || y) and what it is trusted for."""

    kid: bytes
    public_key: bytes
    role: KeyRole
    scope: Scope = Scope()
    signs_from: int
    signs_to: int
    withdrawn_at: int | None = None
    issued_set: IssuedSetRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointRecord:
    """Where the post stands, between which zones, and since when. `hard`: it opens for nobody."""

    id: UUID
    kind: CheckpointKind
    name: str
    from_zones: tuple[int, ...]
    to_zones: tuple[int, ...]
    hard: bool = False
    valid_from: int
    valid_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRecord:
    """A zone's level and restriction over [valid_from, valid_to). No level adds nothing to the restriction."""

    valid_from: int
    valid_to: int | None = None
    level: str | None = None
    restriction: Restriction

    def covers(self, at: int) -> bool:
        """Half-open: valid_from <= at < valid_to."""
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRecord:
    """A zone became stricter: decided at `recorded_at`, felt from `effective_at`. A closure is no tightening too."""

    counter: int
    recorded_at: int
    effective_at: int
    kind: ChangeKind
    purposes: frozenset[Purpose] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaffirmation:
    """Permits issued up to `at` hold on through the changes recorded up to `at`; None means all."""

    at: int
    purposes: frozenset[Purpose] | None = None
    permits: frozenset[StatusRef] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneRecord:
    """A zone in time, with versions that begin later, and its own history of becoming stricter."""

    number: int
    code: str
    name: str
    kind: ZoneKind
    versions: tuple[VersionRecord, ...]
    changes: tuple[ChangeRecord, ...] = ()
    reaffirmations: tuple[Reaffirmation, ...] = ()

    def version_at(self, at: int) -> VersionRecord | None:
        """Find what is in force; None holds no restriction."""
        return next((version for version in self.versions if version.covers(at)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The proof a level asks for; either one is enough."""

    test_within_h: int | None = None
    doses: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRule:
    """What a level says of one purpose. `transit` None leaves passing through to the policy."""

    rule: Rule
    windows: tuple[Window, ...] = ()
    health: Health | None = None
    transit: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRecord:
    """A measure level; a purpose it does not list is FORBIDDEN."""

    code: str
    rules: Mapping[Purpose, LevelRule]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The numbers of the verdict, as data; the defaults stand in wire.json."""

    stale_after_s: Mapping[int, int] = field(
        default_factory=lambda: {int(k): v for k, v in _POLICY["stale_after_s"].items()}
    )
    leeway_start_s: int = _POLICY["leeway_start_s"]
    leeway_end_s: int = _POLICY["leeway_end_s"]
    expired_grace_s: int = _POLICY["expired_grace_s"]
    closure_grace_s: int = _POLICY["closure_grace_s"]
    return_s: int = _POLICY["return_s"]
    same_passage_s: int = _POLICY["same_passage_s"]
    transit_classes: frozenset[int] = frozenset(_POLICY["transit_classes"])
    utc_offset_min: int = _POLICY["utc_offset_min"]
    reply_code_s: int = _POLICY["reply_code_s"]

    def __post_init__(self) -> None:
        if set(self.stale_after_s) != {1, 2, 3}:
            raise ValueError("a policy says for each class when the status is stale")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """All live permits of these purposes, wholly within these zones, that end in the interval, now end at `new_end`."""

    at: int
    purposes: frozenset[Purpose] | None = None
    zones: frozenset[int]
    ending_from: int
    ending_to: int
    new_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNumber:
    """Who answers a REFER."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One snapshot. `issued_sets` travel as files of their own, named by the hash in a trust record (bundle.issued)."""

    deployment: str
    sequence: int
    issued_at: int
    expires_at: int
    previous_hash: bytes = b""
    trust: tuple[TrustRecord, ...]
    status: StatusList | None
    checkpoint: CheckpointRecord
    zones: tuple[ZoneRecord, ...]
    levels: tuple[LevelRecord, ...]
    policy: Policy = field(default_factory=Policy)
    extensions: tuple[Extension, ...] = ()
    desk: tuple[DeskNumber, ...] = ()
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    issued_sets: Mapping[bytes, frozenset[bytes]] = field(default_factory=dict)
    key_of: Mapping[bytes, TrustRecord] = field(init=False, repr=False, compare=False)
    zone_of: Mapping[int, ZoneRecord] = field(init=False, repr=False, compare=False)
    level_of: Mapping[str, LevelRecord] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key_of", {record.kid: record for record in self.trust})
        object.__setattr__(self, "zone_of", {zone.number: zone for zone in self.zones})
        object.__setattr__(self, "level_of", {level.code: level for level in self.levels})
        if self.expires_at <= self.issued_at:
            raise ValueError("a bundle expires after it is issued")
        self._check_whole()

    def _check_whole(self) -> None:
        listed = len(self.trust), len(self.zones), len(self.levels)
        if listed != (len(self.key_of), len(self.zone_of), len(self.level_of)):
            raise ValueError("a bundle says each key, zone and level once")
        if not all(zone.versions for zone in self.zones):
            raise ValueError("a bundle says of every zone what holds in it")
        needed = {*self.checkpoint.from_zones, *self.checkpoint.to_zones}
        if not needed or not needed <= self.zone_of.keys():
            raise ValueError("a bundle holds every zone of its checkpoint")
        levels = {version.level for zone in self.zones for version in zone.versions} - {None}
        if not levels <= self.level_of.keys():
            raise ValueError("a bundle holds every level of its zones")

    def with_issued(self, sha256: bytes, ids: frozenset[bytes]) -> "Bundle":
        """The same snapshot beside one more issued set."""
        return replace(self, issued_sets={**self.issued_sets, sha256: ids})


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidBundle:
    """Bytes that claim to be a bundle and are not; kept so that the verdict can say BUNDLE_INVALID."""

    fault: str
