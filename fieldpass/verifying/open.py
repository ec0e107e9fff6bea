"""A bundle from a file, and what it is trusted by."""

from dataclasses import dataclass
from pathlib import Path

from credentials import envelope, signature
from credentials.bundle.certificate import Anchor
from credentials.bundle.model import Bundle, InvalidBundle
from credentials.bundle.seal import open_bundle
from credentials.bundle.unpack import unpack
from credentials.wire import KeyRole
from fieldpass.verifying.files import signed_in
from fieldpass.verifying.say import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The bundle, its words for people, and what the reader of the verdict should know of it."""

    bundle: Bundle | InvalidBundle
    texts: Texts
    note: str = ""
    anchor: Anchor | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the file opened."""
        return isinstance(self.bundle, Bundle)


def open_file(path: Path, root: str | None) -> Opened:
    """Open by a root that is known, or by the one the file names. Raises OSError, FileError, ValueError."""
    signed = signed_in(path)
    anchor = _own_anchor(signed) if root is None else read_root(root)
    bundle = InvalidBundle(fault="names no root") if anchor is None else open_bundle(signed, anchor)
    if isinstance(bundle, InvalidBundle):
        return Opened(bundle=bundle, texts={}, note=f"bundle: {bundle.fault}")
    note = "" if root else f"checked against the bundle's own root {anchor_text(anchor)}; pass --root to pin it"
    return Opened(bundle=bundle, texts=bundle.texts, note=note, anchor=anchor)


def read_root(text: str) -> Anchor:
    """DEPLOYMENT:KEY, the key as 128 hexadecimal digits. Raises ValueError."""
    deployment, _, key = text.partition(":")
    anchor = Anchor(deployment=deployment, root=bytes.fromhex(key))
    if len(anchor.root) != 2 * 32:
        raise ValueError("--root is DEPLOYMENT:KEY, the key as 128 hexadecimal digits")
    return anchor


def anchor_text(anchor: Anchor | None) -> str:
    """What `read_root` reads."""
    return "" if anchor is None else f"{anchor.deployment}:{anchor.root.hex()}"


def _own_anchor(signed: bytes) -> Anchor | None:
    """The root that the file itself names: it proves that the file is whole, not whose it is."""
    sealed = envelope.split_certified(signed)
    certificate = None if sealed is None else envelope.split(sealed.certificate)
    if sealed is None or certificate is None:
        return None
    try:
        claimed = unpack(sealed.payload)
    except (ValueError, TypeError, KeyError):
        return None
    roots = (record.public_key for record in claimed.trust if record.role is KeyRole.ROOT)
    found = next((key for key in roots if signature.kid_of(key) == certificate.kid), None)
    return None if found is None else Anchor(deployment=claimed.deployment, root=found)
