"""A snapshot as values that deterministic CBOR can carry; the numbers are those of docs/credential.cddl. Pure."""

import zlib
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from credentials import canonical
from credentials.bundle.model import (
    Bundle,
    ChangeRecord,
    CheckpointRecord,
    Extension,
    LevelRecord,
    LevelRule,
    Policy,
    Reaffirmation,
    TrustRecord,
    VersionRecord,
    ZoneRecord,
)
from credentials.claims import StatusRef, Window
from credentials.statuses.model import StatusList
from credentials.wire import Purpose

Wire = dict[Any, object]


def pack(bundle: Bundle) -> bytes:
    """Write the signed payload; `issued_sets` are files of their own and stay outside."""
    parts = (
        bundle.deployment,
        bundle.sequence,
        bundle.issued_at,
        bundle.expires_at,
        bundle.previous_hash,
        [write_trust(record) for record in sorted(bundle.trust, key=lambda record: record.kid)],
        bundle.status and write_status(bundle.status),
        write_checkpoint(bundle.checkpoint),
        [write_zone(zone) for zone in sorted(bundle.zones, key=lambda zone: zone.number)],
        [write_level(level) for level in sorted(bundle.levels, key=lambda level: level.code)],
        write_policy(bundle.policy),
        [write_extension(extension) for extension in bundle.extensions],
        [[number.name, number.phone] for number in bundle.desk],
        write_texts(bundle.texts),
    )
    return canonical.write(dict(enumerate(parts, start=1)))


def _some(*values: object) -> Wire:
    """Number the values from 1 and leave the empty ones out; False is a value."""
    return {key: value for key, value in enumerate(values, start=1) if value is not None and value != []}


def _whole(*values: object) -> Wire:
    return dict(enumerate(values, start=1))


def _codes(purposes: Collection[Purpose] | None) -> list[int] | None:
    return None if purposes is None else sorted(purpose.code for purpose in purposes)


def _windows(windows: Iterable[Window]) -> list[list[int]]:
    return [[window.start, window.end] for window in windows]


def _refs(refs: Collection[StatusRef] | None) -> list[list[int]] | None:
    return None if refs is None else [[ref.block, ref.index] for ref in sorted(refs)]


def write_trust(record: TrustRecord) -> Wire:
    scope, listed = record.scope, record.issued_set
    always = _whole(
        record.kid,
        record.public_key,
        record.role.code,
        None if scope.zones is None else sorted(scope.zones),
        _codes(scope.purposes),
        scope.longest_s,
        record.signs_from,
        record.signs_to,
    )
    rarely = {9: record.withdrawn_at, 10: listed and [listed.sha256, listed.as_of]}
    return always | {key: value for key, value in rarely.items() if value is not None}


def write_status(held: StatusList) -> Wire:
    return _whole(held.as_of, {block: zlib.compress(bits, 9) for block, bits in sorted(held.blocks.items())})


def write_checkpoint(post: CheckpointRecord) -> Wire:
    always = _whole(
        post.id.bytes, post.kind.code, post.name, list(post.from_zones), list(post.to_zones), post.hard, post.valid_from
    )
    return always if post.valid_to is None else always | {8: post.valid_to}


def write_zone(zone: ZoneRecord) -> Wire:
    always = _whole(zone.number, zone.code, zone.name, zone.kind.code, [_version(version) for version in zone.versions])
    changes = [_change(change) for change in zone.changes]
    reaffirmations = [_reaffirmation(reaffirmation) for reaffirmation in zone.reaffirmations]
    return always | {key: value for key, value in ((6, changes), (7, reaffirmations)) if value}


def _version(version: VersionRecord) -> list[object]:
    return [version.valid_from, version.valid_to, version.level, version.restriction.code]


def _change(change: ChangeRecord) -> list[object]:
    when = [change.counter, change.recorded_at, change.effective_at]
    return [*when, change.kind.code, _codes(change.purposes)]


def _reaffirmation(reaffirmation: Reaffirmation) -> list[object]:
    return [reaffirmation.at, _codes(reaffirmation.purposes), _refs(reaffirmation.permits)]


def write_level(level: LevelRecord) -> Wire:
    rules = sorted((purpose.code, _rule(rule)) for purpose, rule in level.rules.items())
    return _whole(level.code, dict(rules))


def _rule(rule: LevelRule) -> Wire:
    health = rule.health and [rule.health.test_within_h, rule.health.doses]
    return _some(rule.rule.code, _windows(rule.windows), health, rule.transit)


def write_policy(policy: Policy) -> Wire:
    return _whole(
        dict(sorted(policy.stale_after_s.items())),
        policy.leeway_start_s,
        policy.leeway_end_s,
        policy.expired_grace_s,
        policy.closure_grace_s,
        policy.return_s,
        policy.same_passage_s,
        sorted(policy.transit_classes),
        policy.utc_offset_min,
        policy.reply_code_s,
    )


def write_extension(extension: Extension) -> list[object]:
    meant = [_codes(extension.purposes), sorted(extension.zones)]
    return [extension.at, *meant, extension.ending_from, extension.ending_to, extension.new_end]


def write_texts(texts: Mapping[str, Mapping[str, str]]) -> Wire:
    return {language: _ordered(words) for language, words in _ordered(texts).items()}


def _ordered(table: Mapping[str, Any]) -> dict[str, Any]:
    """Short keys first, as encoded bytes sort."""
    return dict(sorted(table.items(), key=lambda entry: (len(entry[0].encode()), entry[0].encode())))
