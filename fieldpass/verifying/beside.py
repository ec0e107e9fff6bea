"""What lies beside a bundle file: news that make it current, issued sets that it names. Raises FileError."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from credentials.bundle import issued
from credentials.bundle.certificate import Anchor
from credentials.bundle.delta import apply
from credentials.bundle.delta_model import InvalidDelta, Refusal
from credentials.bundle.delta_seal import open_delta
from credentials.bundle.model import Bundle
from credentials.bundle.seal import sha256, wary
from fieldpass.verifying.errors import FileError
from fieldpass.verifying.files import signed_in
from fieldpass.verifying.open import Opened

WHY = {
    Refusal.FOREIGN: "is of another deployment or another post",
    Refusal.OLDER: "says nothing that the bundle does not say already",
    Refusal.GAP: "begins after the bundle was made: something may have happened between",
    Refusal.WRONG_BASE: "was made from another bundle of this post",
}


def after(opened: Opened, news: Iterable[Path], sets: Iterable[Path]) -> Opened:
    """The same bundle after the news, in the order given, beside the issued sets; a broken bundle stays broken."""
    for path in news:
        opened = _after_one(opened, path)
    for path in sets:
        opened = _beside_one(opened, path)
    return opened


def _after_one(opened: Opened, path: Path) -> Opened:
    if not isinstance(opened.bundle, Bundle) or opened.anchor is None:
        return opened
    delta = open_delta(signed_in(path), wary(opened.anchor, opened.bundle))
    if isinstance(delta, InvalidDelta):
        raise FileError(f"{path}: {delta.fault}")
    bundle = apply(opened.bundle, delta)
    if isinstance(bundle, Refusal):
        raise FileError(f"{path}: {bundle.value}: it {WHY[bundle]}")
    return replace(opened, bundle=bundle, texts=bundle.texts)


def _beside_one(opened: Opened, path: Path) -> Opened:
    if not isinstance(opened.bundle, Bundle) or opened.anchor is None:
        return opened
    content = path.read_bytes()
    return replace(opened, bundle=opened.bundle.with_issued(sha256(content), _ids(path, content, opened.anchor)))


def _ids(path: Path, content: bytes, anchor: Anchor) -> frozenset[bytes]:
    try:
        return issued.read(content, anchor)[1]
    except ValueError as fault:
        raise FileError(f"{path}: {fault}") from fault
