"""A permit as a QR code: alphanumeric, error correction M; SVG for screens, PNG for paper and chats."""

import math
import struct
import zlib
from typing import Final, cast

import zxingcpp

_LEVEL: Final = "M"
_QUIET: Final = 8
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def svg(text: str) -> str:
    """Draw as SVG, one unit a module, with the quiet zone."""
    drawn: str = _symbol(text).to_svg()
    return drawn[drawn.index("<svg") :]


def png(text: str, scale: int = 8) -> bytes:
    """Draw as a one-bit PNG, `scale` pixels a module, with the quiet zone."""
    side, grey = _drawn(text, scale)
    rows = b"".join(b"\x00" + _packed(grey[at : at + side]) for at in range(0, side * side, side))
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return _PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def blocks(text: str) -> str:
    """Draw for a terminal, two modules a character; what is light is drawn, as on a dark screen."""
    side, grey = _drawn(text, 1)
    rows = [grey[at : at + side] for at in range(0, side * side, side)]
    if side % 2:
        rows.append(b"\xff" * side)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join(
        "".join(_HALVES[upper > _MIDDLE, lower > _MIDDLE] for upper, lower in zip(*pair, strict=True)) for pair in pairs
    )


def version(text: str) -> int:
    """Give the symbol's version, 1 to 40: how dense it is."""
    return (_drawn(text, 1)[0] - _QUIET - 17) // 4


def _drawn(text: str, scale: int) -> tuple[int, bytes]:
    """Pixels a side, and one grey byte a pixel."""
    image = cast("bytes", _symbol(text).to_image(scale))  # it speaks the buffer protocol, which its stub leaves out
    grey = memoryview(image).tobytes()
    return math.isqrt(len(grey)), grey


def _symbol(text: str) -> zxingcpp.Barcode:
    return zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=_LEVEL)


def _packed(row: bytes) -> bytes:
    bits = row.translate(_BITS) + b"0" * (-len(row) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8)


_MIDDLE: Final = 127
_BITS: Final = bytes(b"01"[byte > _MIDDLE] for byte in range(256))
_HALVES: Final = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
