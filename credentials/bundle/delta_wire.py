"""A delta to deterministic CBOR and back; the numbers are those of docs/credential.cddl. Pure."""

import zlib
from collections.abc import Callable, Collection, Mapping
from itertools import pairwise
from typing import Any
from uuid import UUID

from credentials import canonical
from credentials.bundle import pack, unpack
from credentials.bundle.delta_model import NOTHING, Delta, Dropped, Entries, PostLink
from credentials.bundle.model import ZoneRecord
from credentials.bundle.shapes import MANY, Reader, T, each, inflated, maybe, some, span, table, text
from credentials.fields import ascending, instant, octets, whole, word, zone
from credentials.statuses.model import BLOCK
from credentials.wire import LIMITS, Status

_KID = LIMITS["kid_bytes"]
_LAST_INDEX = BLOCK - 1
_STATUS = word(Status)


def write(delta: Delta) -> bytes:
    """Write the signed payload."""
    rarely = {
        5: delta.post and _written_post(delta.post),
        6: [pack.write_trust(record) for record in sorted(delta.trust, key=lambda record: record.kid)],
        7: {block: _written_block(put) for block, put in sorted(delta.statuses.items())},
        9: _written_zones(delta.zones),
        10: [pack.write_level(level) for level in sorted(delta.levels, key=lambda level: level.code)],
        11: delta.policy and pack.write_policy(delta.policy),
        12: [pack.write_extension(extension) for extension in delta.extensions],
        13: _written_dropped(delta.dropped),
    }
    always = {1: delta.deployment, 2: delta.since, 3: delta.issued_at, 4: delta.expires_at}
    return canonical.write(always | {key: value for key, value in rarely.items() if value})


def shorter(entries: Entries, bits: bytes) -> dict[int, Status] | bytes:
    """The entries that changed, or the whole block where that takes fewer bytes."""
    by_entry, whole_block = (len(canonical.write(_written_block(put))) for put in (entries, bits))
    return dict(entries) if by_entry <= whole_block else bits


def _written_zones(zones: Collection[ZoneRecord]) -> object:
    """The list, or its zlib where that is shorter: zones of one order read nearly alike."""
    listed = [pack.write_zone(one) for one in sorted(zones, key=lambda one: one.number)]
    plain = canonical.write(listed)
    packed = zlib.compress(plain, 9)
    return listed if len(canonical.write(packed)) >= len(plain) else packed


def _written_block(put: Entries | bytes) -> object:
    if isinstance(put, bytes):
        return zlib.compress(put, 9)
    return {index: status.code for index, status in sorted(put.items())}


def _written_post(post: PostLink) -> pack.Wire:
    rarely = {
        5: None if post.record is None else pack.write_checkpoint(post.record),
        6: None if post.extensions is None else [pack.write_extension(extension) for extension in post.extensions],
        7: None if post.desk is None else [[number.name, number.phone] for number in post.desk],
        8: None if post.texts is None else pack.write_texts(post.texts),
    }
    always = {1: post.checkpoint.bytes, 2: post.base, 3: post.sequence, 4: post.previous_hash}
    return always | {key: value for key, value in rarely.items() if value is not None}


def _written_dropped(dropped: Dropped) -> pack.Wire:
    lists: dict[int, Collection[Any]] = {6: dropped.keys, 7: dropped.blocks, 9: dropped.zones, 10: dropped.levels}
    return {number: sorted(gone) for number, gone in lists.items() if gone}


def read(payload: bytes) -> Delta:
    """Read a verified payload; raises ValueError for any shape but the one written down."""
    parts = table(canonical.read(payload), range(1, 5), (5, 6, 7, 9, 10, 11, 12, 13))
    return Delta(
        deployment=text(parts[1]),
        since=instant(parts[2]),
        issued_at=instant(parts[3]),
        expires_at=instant(parts[4]),
        post=maybe(_post)(parts.get(5)),
        trust=_put(unpack.read_trust, lambda record: record.kid)(parts.get(6)),
        statuses=maybe(_statuses)(parts.get(7)) or {},
        zones=_put(unpack.read_zone, lambda one: one.number)(_unpacked(parts.get(9))),
        levels=_put(unpack.read_level, lambda level: level.code)(parts.get(10)),
        policy=maybe(unpack.read_policy)(parts.get(11)),
        extensions=maybe(some(unpack.read_extension))(parts.get(12)) or (),
        dropped=maybe(_dropped)(parts.get(13)) or NOTHING,
    )


def _put(read_one: Reader[T], key: Callable[[T], Any]) -> Reader[tuple[T, ...]]:
    """Each said once, in the order of its key; left out when there is none."""

    def several(value: object) -> tuple[T, ...]:
        found = maybe(some(read_one))(value) or ()
        keys = [key(one) for one in found]
        if any(left >= right for left, right in pairwise(keys)):
            raise ValueError("a list out of order")
        return found

    return several


def _unpacked(value: object) -> object:
    return canonical.read(inflated(value, LIMITS["bundle_bytes"])) if isinstance(value, bytes) else value


def _statuses(value: object) -> dict[int, Mapping[int, Status] | bytes]:
    if type(value) is not dict or not value:
        raise ValueError("not blocks")
    return {span(block): _block(put) for block, put in value.items()}


def _block(value: object) -> dict[int, Status] | bytes:
    if type(value) is not dict:
        return unpack.read_bits(value)
    return {whole(index, 0, _LAST_INDEX): _STATUS(status) for index, status in value.items()}


def _post(value: object) -> PostLink:
    parts = table(value, range(1, 5), range(5, 9))
    return PostLink(
        checkpoint=UUID(bytes=octets(parts[1], 16)),
        base=instant(parts[2]),
        sequence=instant(parts[3]),
        previous_hash=octets(parts[4], unpack.SHA256_BYTES),
        record=maybe(unpack.read_checkpoint)(parts.get(5)),
        extensions=maybe(each(unpack.read_extension))(parts.get(6)),
        desk=maybe(each(unpack.read_desk))(parts.get(7)),
        texts=maybe(unpack.read_texts)(parts.get(8)),
    )


def _dropped(value: object) -> Dropped:
    parts = table(value, (), (6, 7, 9, 10))
    if not parts:
        raise ValueError("nothing is dropped, and it says so")
    return Dropped(
        keys=_gone(lambda kid: octets(kid, _KID), parts.get(6)),
        blocks=_gone(span, parts.get(7)),
        zones=_gone(zone, parts.get(9)),
        levels=_gone(text, parts.get(10)),
    )


def _gone(read_one: Reader[T], value: object) -> frozenset[T]:
    return frozenset() if value is None else frozenset(ascending(read_one, MANY)(value))
