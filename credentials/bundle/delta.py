"""From a bundle to the next: what changed, and the change applied. Pure.

A post applies its own delta to the bundle as it was fetched: what news have changed meanwhile is no base, so a post
keeps the fetched bundle beside the one it judges by. News go upon either.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from credentials.bundle.delta_model import Delta, Dropped, PostLink, Refusal
from credentials.bundle.delta_wire import shorter
from credentials.bundle.model import Bundle, Extension
from credentials.statuses.model import EMPTY, StatusList, differences, edited
from credentials.wire import Status

K = TypeVar("K", int, str, bytes)
V = TypeVar("V")
_HASH = 32


def diff(old: Bundle, new: Bundle) -> Delta | None:
    """A post's delta, by which `apply` makes `new` of `old`; None where only the whole bundle says it."""
    if not _follows(old, new) or old.status is None or new.status is None or new.status.as_of != new.issued_at:
        return None
    return Delta(
        deployment=new.deployment,
        since=old.issued_at,
        issued_at=new.issued_at,
        expires_at=new.expires_at,
        post=_link(old, new),
        trust=_new(old.key_of, new.key_of),
        statuses=_statuses(old.status.blocks, new.status.blocks),
        zones=_new(old.zone_of, new.zone_of),
        levels=_new(old.level_of, new.level_of),
        policy=None if new.policy == old.policy else new.policy,
        extensions=_appended(old, new) or (),
        dropped=Dropped(
            keys=_gone(old.key_of, new.key_of),
            blocks=_gone(old.status.blocks, new.status.blocks),
            zones=_gone(old.zone_of, new.zone_of),
            levels=_gone(old.level_of, new.level_of),
        ),
    )


def _follows(old: Bundle, new: Bundle) -> bool:
    same = (old.deployment, old.checkpoint.id) == (new.deployment, new.checkpoint.id)
    return same and new.sequence > old.sequence and new.issued_at >= old.issued_at and len(new.previous_hash) == _HASH


def _link(old: Bundle, new: Bundle) -> PostLink:
    return PostLink(
        checkpoint=new.checkpoint.id,
        base=old.sequence,
        sequence=new.sequence,
        previous_hash=new.previous_hash,
        record=None if new.checkpoint == old.checkpoint else new.checkpoint,
        extensions=new.extensions if _appended(old, new) is None else None,
        desk=None if new.desk == old.desk else new.desk,
        texts=None if new.texts == old.texts else new.texts,
    )


def _appended(old: Bundle, new: Bundle) -> tuple[Extension, ...] | None:
    """What came after those held; None where that does not say it."""
    later = new.extensions[len(old.extensions) :]
    return later if _with_later(old.extensions, later) == new.extensions else None


def _with_later(held: tuple[Extension, ...], later: Iterable[Extension]) -> tuple[Extension, ...]:
    for extension in later:
        held = held if extension in held else (*held, extension)
    return held


def _new(old: Mapping[K, V], new: Mapping[K, V]) -> tuple[V, ...]:
    return tuple(new[key] for key in sorted(new) if old.get(key) != new[key])


def _gone(old: Mapping[K, V], new: Mapping[K, V]) -> frozenset[K]:
    return frozenset(old.keys() - new.keys())


def _statuses(old: Mapping[int, bytes], new: Mapping[int, bytes]) -> dict[int, dict[int, Status] | bytes]:
    changed = (block for block in sorted(new) if old.get(block) != new[block])
    return {block: shorter(differences(old.get(block, EMPTY), new[block]), new[block]) for block in changed}


def apply(held: Bundle, delta: Delta) -> Bundle | Refusal:
    """The bundle after it, or why it does not fit what is held."""
    refused = _refused(held, delta)
    if refused is not None:
        return refused
    try:
        return _after_news(held, delta) if delta.post is None else _after_link(held, delta, delta.post)
    except ValueError:
        return Refusal.GAP if delta.post is None else Refusal.WRONG_BASE


def _refused(held: Bundle, delta: Delta) -> Refusal | None:
    if delta.deployment != held.deployment:
        return Refusal.FOREIGN
    return _refused_news(held, delta) if delta.post is None else _refused_link(held, delta, delta.post)


def _refused_news(held: Bundle, delta: Delta) -> Refusal | None:
    if delta.issued_at <= held.issued_at:
        return Refusal.OLDER
    return Refusal.GAP if delta.since > held.issued_at else None


def _refused_link(held: Bundle, delta: Delta, post: PostLink) -> Refusal | None:
    if post.checkpoint != held.checkpoint.id:
        return Refusal.FOREIGN
    if post.sequence <= held.sequence:
        return Refusal.OLDER
    return None if (post.base, delta.since) == (held.sequence, held.issued_at) else Refusal.WRONG_BASE


def _after_news(held: Bundle, delta: Delta) -> Bundle:
    """What the post holds, put anew; its life never gets shorter, as its own zones were said for that long."""
    ours = tuple(zone for zone in delta.zones if zone.number in held.zone_of)
    later = max(held.expires_at, delta.expires_at)
    return _after(held, replace(delta, zones=ours, expires_at=later), {})


def _after_link(held: Bundle, delta: Delta, post: PostLink) -> Bundle:
    said: dict[str, Any] = {
        "sequence": post.sequence,
        "previous_hash": post.previous_hash,
        "checkpoint": held.checkpoint if post.record is None else post.record,
        "desk": held.desk if post.desk is None else post.desk,
        "texts": held.texts if post.texts is None else post.texts,
    }
    return _after(held if post.extensions is None else replace(held, extensions=post.extensions), delta, said)


def _after(held: Bundle, delta: Delta, said: Mapping[str, Any]) -> Bundle:
    dropped = delta.dropped
    return replace(
        held,
        issued_at=delta.issued_at,
        expires_at=delta.expires_at,
        trust=_put(held.trust, delta.trust, dropped.keys, lambda record: record.kid),
        status=_status(held.status, delta),
        zones=_put(held.zones, delta.zones, dropped.zones, lambda zone: zone.number),
        levels=_put(held.levels, delta.levels, dropped.levels, lambda level: level.code),
        policy=delta.policy or held.policy,
        extensions=_with_later(held.extensions, delta.extensions),
        **said,
    )


def _put(held: Iterable[V], put: Iterable[V], dropped: frozenset[K], key: Callable[[V], K]) -> tuple[V, ...]:
    """In the order of the keys, as a bundle writes them."""
    by_key = {key(one): one for one in (*held, *put)}
    return tuple(by_key[name] for name in sorted(by_key) if name not in dropped)


def _status(held: StatusList | None, delta: Delta) -> StatusList | None:
    if held is None:
        return None
    blocks = {block: bits for block, bits in held.blocks.items() if block not in delta.dropped.blocks}
    for block, put in delta.statuses.items():
        blocks[block] = put if isinstance(put, bytes) else edited(blocks.get(block, EMPTY), put)
    return StatusList(as_of=delta.issued_at, blocks=blocks)
