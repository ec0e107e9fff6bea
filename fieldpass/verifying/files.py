"""A signed file as a courier, a chat or a screen carried it: bytes, its text, or the texts of its QR codes."""

from collections.abc import Collection, Iterator
from pathlib import Path

from credentials import envelope, parts
from credentials.bundle import delta_wire
from fieldpass.verifying.errors import FileError
from fieldpass.verifying.scan import is_image, texts_in

_TEXTS = (b"FPD1:", b"FPB1:", b"FPC1:")


def signed_in(path: Path) -> bytes:
    """The signed bytes: of a file that holds them, or their texts, or pictures of their codes; of a folder of those.

    Raises FileError, OSError.
    """
    content = b"" if path.is_dir() else path.read_bytes()
    if not path.is_dir() and not content.startswith(_TEXTS) and not is_image(content):
        return content
    found = parts.to_bytes(_whole(path, dict.fromkeys(_texts(path))))
    if found is None:
        raise FileError(f"{path} holds no bundle and no news")
    return found[1]


def _whole(path: Path, texts: Collection[str]) -> str:
    single = [text for text in texts if text.startswith((parts.DELTA, parts.BUNDLE))]
    text = single[0] if len(single) == 1 else parts.collect(texts)
    if text is None:
        raise FileError(f"{path}: parts are missing, or are of two texts")
    return text


def _texts(path: Path) -> Iterator[str]:
    if path.is_dir():
        for inside in sorted(path.iterdir()):
            yield from _texts(inside)
        return
    content = path.read_bytes()
    yield from texts_in(path) if is_image(content) else content.decode("ascii", "replace").splitlines()


def is_delta(signed: bytes) -> bool:
    """Whether the bytes have the shape of news or of a post's delta, whoever signed them."""
    sealed = envelope.split_certified(signed)
    try:
        delta_wire.read(sealed.payload if sealed else b"")
    except ValueError:
        return False
    return True
