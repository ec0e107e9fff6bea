"""Which texts of an upload are new. Pure."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from checkpoints.checks.model import CheckKept, Read, Unread
from checkpoints.checks.shift_model import ReadShift


def kept(texts: tuple[Read | ReadShift | Unread, ...], known: Mapping[UUID, bytes]) -> tuple[CheckKept, ...]:
    """What becomes of each text; `known` maps the ids that are recorded already to their hashes."""
    return tuple(_kept(texts, dict(known)))


def _kept(texts: tuple[Read | ReadShift | Unread, ...], seen: dict[UUID, bytes]) -> Iterator[CheckKept]:
    for text in texts:
        if isinstance(text, Unread):
            yield text.kept
        elif text.link.id not in seen:
            seen[text.link.id] = text.raw.hash
            yield CheckKept.RECORDED
        else:
            yield CheckKept.ALREADY_RECORDED if seen[text.link.id] == text.raw.hash else CheckKept.DIFFERS
