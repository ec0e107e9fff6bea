"""What a bundle file says, for an operator."""

from collections import Counter
from collections.abc import Iterator

from credentials.bundle.model import Bundle
from credentials.wire import instant
from fieldpass.verifying.open import Opened
from fieldpass.verifying.say import LOCAL


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
