"""A signed file as a courier, a chat or a screen carried it: bytes, its text, or the texts of its QR codes."""

from pathlib import Path

from credentials import envelope, parts
from credentials.bundle import delta_wire
from fieldpass.verifying.errors import FileError

_TEXTS = (b"FPD1:", b"FPB1:", b"FPC1:")


def signed_in(path: Path) -> bytes:
    """The signed bytes of a file that holds them, or one text a line. Raises FileError, OSError."""
    content = path.read_bytes()
    if not content.startswith(_TEXTS):
        return content
    lines = content.decode("ascii", "replace").splitlines()
    text = lines[0] if len(lines) == 1 and parts.read(lines[0]) is None else parts.collect(lines)
    if text is None:
        raise FileError(f"{path}: parts are missing, or are of two texts")
    found = parts.to_bytes(text)
    if found is None:
        raise FileError(f"{path} holds no bundle and no news")
    return found[1]


def is_delta(signed: bytes) -> bool:
    """Whether the bytes have the shape of news or of a post's delta, whoever signed them."""
    sealed = envelope.split_certified(signed)
    try:
        delta_wire.read(sealed.payload if sealed else b"")
    except ValueError:
        return False
    return True
