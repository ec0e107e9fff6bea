"""The text of a permit from the command line: the text itself, a file that holds it, or an image of its QR."""

from pathlib import Path

from credentials.codec import trimmed
from credentials.wire import LIMITS, PREFIX
from fieldpass.verifying.errors import FileError

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\x00", b"MM\x00*")
_NAME_MAX = 4_096


def text_of(text_or_file: str) -> str:
    """The text to judge. Raises FileError for a file that cannot be read or an image without a code."""
    path = _file(text_or_file)
    if path is None:
        return trimmed(text_or_file)
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise FileError(f"{path} cannot be read: {fault.strerror}") from fault
    return _in_image(path) if is_image(content) else trimmed(content.decode(errors="replace"))


def is_image(content: bytes) -> bool:
    """Whether a file begins as a picture does."""
    return content.startswith(_IMAGES)


def _file(text_or_file: str) -> Path | None:
    """A permit's own text is never a file name, whatever lies in the folder."""
    if text_or_file.startswith(PREFIX) or len(text_or_file) > max(_NAME_MAX, LIMITS["credential_characters"]):
        return None
    path = Path(text_or_file)
    return path if "\0" not in text_or_file and path.is_file() else None


def _in_image(path: Path) -> str:
    texts = texts_in(path)
    if not texts:
        raise FileError(f"{path} shows no QR code")
    return trimmed(next((text for text in texts if text.startswith(PREFIX)), texts[0]))


def texts_in(path: Path) -> list[str]:
    """The texts of all QR codes that a picture shows. Raises FileError for what is no picture."""
    import zxingcpp
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            found = zxingcpp.read_barcodes(image.convert("L"), formats=zxingcpp.barcode_formats_from_str("QRCode"))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as fault:
        raise FileError(f"{path} is no readable image") from fault
    return [code.text for code in found]
