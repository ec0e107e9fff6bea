"""What a bundle file says, for an operator."""

from collections import Counter
from collections.abc import Iterator

from credentials import envelope
from credentials.bundle import delta_wire
from credentials.bundle.certificate import Anchor
from credentials.bundle.delta_model import Delta, InvalidDelta
from credentials.bundle.delta_seal import open_delta
from credentials.bundle.model import Bundle
from credentials.wire import instant
from fieldpass.verifying.errors import FileError
from fieldpass.verifying.open import Opened
from fieldpass.verifying.say import LOCAL


def described_delta(signed: bytes, anchor: Anchor | None) -> Iterator[str]:
    """What news or a post's delta say; without a root only what they claim. Raises FileError for neither."""
    if anchor is None:
        yield from _delta(_claimed(signed))
        yield "not checked: news name no root; pass --root"
        return
    delta = open_delta(signed, anchor)
    if isinstance(delta, InvalidDelta):
        raise FileError(f"delta: {delta.fault}")
    yield from _delta(delta)


def _claimed(signed: bytes) -> Delta:
    sealed = envelope.split_certified(signed)
    try:
        return delta_wire.read(sealed.payload if sealed else b"")
    except ValueError as fault:
        raise FileError("neither a bundle nor news") from fault


def _delta(delta: Delta) -> Iterator[str]:
    statuses = sum(len(put) for put in delta.statuses.values() if not isinstance(put, bytes))
    whole = sum(isinstance(put, bytes) for put in delta.statuses.values())
    yield f"deployment   {delta.deployment}"
    if delta.post is None:
        yield "for          every post"
    else:
        yield f"for          {delta.post.checkpoint}, from bundle {delta.post.base} to {delta.post.sequence}"
    yield f"since        {_local(delta.since)}"
    yield f"issued       {_local(delta.issued_at)}, good until {_local(delta.expires_at)}"
    yield f"statuses     {statuses} changed, {whole} whole blocks"
    yield f"zones        {', '.join(f'{zone.number} {zone.name}' for zone in delta.zones) or 'none'}"
    yield f"keys         {len(delta.trust)}, extensions {len(delta.extensions)}"


def described(opened: Opened) -> Iterator[str]:
    """Line by line; a file that does not open says why."""
    if isinstance(opened.bundle, Bundle):
        yield from _bundle(opened.bundle)
    if opened.note:
        yield opened.note


def _bundle(bundle: Bundle) -> Iterator[str]:
    post, keys = bundle.checkpoint, Counter(record.role.value.lower() for record in bundle.trust)
    yield f"deployment   {bundle.deployment}"
    yield f"checkpoint   {post.name} ({post.kind.value}{', opens for nobody' if post.hard else ''}) {post.id}"
    yield f"zones        {_numbers(post.from_zones)} → {_numbers(post.to_zones)}, {len(bundle.zones)} carried"
    yield f"sequence     {bundle.sequence}, after {bundle.previous_hash.hex()[:16] or 'none'}"
    yield f"issued       {_local(bundle.issued_at)}, good until {_local(bundle.expires_at)}"
    yield f"status list  {'none' if bundle.status is None else f'as of {_local(bundle.status.as_of)}'}"
    yield f"keys         {', '.join(f'{number} {role}' for role, number in sorted(keys.items()))}"
    yield f"extensions   {len(bundle.extensions)}"
    yield f"duty desk    {', '.join(f'{one.name} {one.phone}' for one in bundle.desk) or 'none'}"
    for line in _coming(bundle):
        yield f"changes      {line}"


def _coming(bundle: Bundle) -> Iterator[str]:
    """What flips by itself in a post that stays dark, within the bundle's own life."""
    own = {*bundle.checkpoint.from_zones, *bundle.checkpoint.to_zones}
    for zone in bundle.zones:
        for version in zone.versions if zone.number in own else ():
            if bundle.issued_at < version.valid_from < bundle.expires_at:
                at = _local(version.valid_from)
                yield f"{at}: {zone.number} {zone.name}: {version.restriction.value}, {version.level or 'no level'}"


def _numbers(zones: tuple[int, ...]) -> str:
    return ", ".join(str(number) for number in zones) or "-"


def _local(at: int) -> str:
    return f"{instant(at).astimezone(LOCAL):%Y-%m-%d %H:%M:%S%z}"
