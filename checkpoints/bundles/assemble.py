"""A checkpoint's bundle from what is known. Pure; nothing that names a person comes in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from checkpoints.bundles.zones import Horizon, level_records, zone_record
from checkpoints.records.model import Checkpoint
from credentials import signature
from credentials.bundle.certificate import Anchor
from credentials.bundle.model import Bundle, CheckpointRecord, Extension, Policy, Scope, TrustRecord
from credentials.bundle.pack import pack
from credentials.statuses.model import StatusList
from credentials.wire import CONSTANTS, KeyRole, seconds
from geo.zones.model import ZoneState

LIFE = timedelta(seconds=CONSTANTS["policy"]["bundle_life_s"])
_NEVER_S = 2**32 - 1

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything that is known of one checkpoint's world in one snapshot of the database."""

    anchor: Anchor
    trust: tuple[TrustRecord, ...]
    status: StatusList
    checkpoint: Checkpoint
    zones: tuple[ZoneState, ...]
    extensions: tuple[Extension, ...]
    policy: Policy
    texts: Texts


def assemble(parts: Parts, at: datetime) -> Bundle:
    """The bundle as the first of a chain; `linked` gives it its place."""
    horizon = Horizon.around(at, LIFE)
    return Bundle(
        deployment=parts.anchor.deployment,
        sequence=1,
        issued_at=seconds(at),
        expires_at=seconds(at + LIFE),
        trust=(*parts.trust, _root(parts.anchor)),
        status=parts.status,
        checkpoint=_checkpoint(parts.checkpoint),
        zones=tuple(zone_record(state, horizon) for state in parts.zones),
        levels=level_records(parts.zones, horizon),
        policy=parts.policy,
        extensions=parts.extensions,
        desk=parts.checkpoint.placing.desk,
        texts=parts.texts,
    )


def linked(bundle: Bundle, sequence: int, previous_hash: bytes) -> Bundle:
    """The same at its place in the checkpoint's chain."""
    return replace(bundle, sequence=sequence, previous_hash=previous_hash)


def fingerprint(bundle: Bundle) -> bytes:
    """The hash of what a bundle says, whenever and at whatever place in the chain it says it."""
    status = bundle.status and replace(bundle.status, as_of=1)
    timeless = replace(bundle, sequence=1, issued_at=1, expires_at=2, previous_hash=b"", status=status)
    return hashlib.sha256(pack(timeless)).digest()


def _checkpoint(one: Checkpoint) -> CheckpointRecord:
    placing = one.placing
    return CheckpointRecord(
        id=one.id,
        kind=placing.kind,
        name=placing.name,
        from_zones=tuple(sorted(placing.from_zones)),
        to_zones=tuple(sorted(placing.to_zones)),
        hard=placing.hard,
        valid_from=seconds(one.valid_from),
        valid_to=None if one.valid_to is None else seconds(one.valid_to),
    )


def _root(anchor: Anchor) -> TrustRecord:
    """Named, so that a file alone can be checked for wholeness; a root never vouches for a permit."""
    return TrustRecord(
        kid=signature.kid_of(anchor.root),
        public_key=anchor.root,
        role=KeyRole.ROOT,
        scope=Scope(),
        signs_from=1,
        signs_to=_NEVER_S,
    )
