"""COSE_Sign1 as one fixed byte template: matched, never decoded, before its signature is verified. Pure.

D2 84 4D A2 01 26 04 48 <kid> <unprotected> <byte string: payload> 58 40 <signature>
"""

from functools import lru_cache
from typing import Final, NamedTuple

from credentials.wire import LIMITS

_HEAD: Final = bytes.fromhex("d2844da201260448")
_PROTECTED: Final = _HEAD[2:]
_KID: Final = LIMITS["kid_bytes"]
_BARE: Final = b"\xa0"
_WITH_CERTIFICATE: Final = bytes.fromhex("a13a00010001")
_SIGNATURE: Final = b"\x58\x40"
_AFTER: Final = len(_SIGNATURE) + LIMITS["signature_bytes"]
_LENGTHS: Final = {0x58: (1, 24), 0x59: (2, 0x100), 0x5A: (4, 0x10000)}


class Envelope(NamedTuple):
    """The parts of one envelope; `wrapped` is the payload behind its CBOR head, as it was signed."""

    kid: bytes
    payload: bytes
    wrapped: bytes
    signature: bytes
    certificate: bytes = b""


def split(raw: bytes) -> Envelope | None:
    """Match an envelope with nothing unprotected: a credential, a key certificate, an issued set."""
    at = len(_HEAD) + _KID
    if raw[: len(_HEAD)] != _HEAD or raw[at : at + 1] != _BARE:
        return None
    return _signed(raw, at + 1, b"")


def split_certified(raw: bytes) -> Envelope | None:
    """Match an envelope that carries the certificate of its key: a bundle."""
    at = len(_HEAD) + _KID
    start = at + len(_WITH_CERTIFICATE)
    if raw[: len(_HEAD)] != _HEAD or raw[at:start] != _WITH_CERTIFICATE:
        return None
    certificate = _byte_string(raw, start)
    return certificate and _signed(raw, certificate[1], raw[certificate[0] : certificate[1]])


def _signed(raw: bytes, at: int, certificate: bytes) -> Envelope | None:
    payload = _byte_string(raw, at)
    if payload is None:
        return None
    start, end = payload
    if len(raw) != end + _AFTER or raw[end : end + 2] != _SIGNATURE:
        return None
    kid = raw[len(_HEAD) : len(_HEAD) + _KID]
    return Envelope(kid, raw[start:end], raw[at:end], raw[end + 2 :], certificate)


def _byte_string(raw: bytes, at: int) -> tuple[int, int] | None:
    """Where the byte string at `at` starts and ends; its length in the shortest form, 24 bytes or more."""
    size, least = _LENGTHS.get(raw[at] if at < len(raw) else 0, (0, 0))
    start = at + 1 + size
    length = int.from_bytes(raw[at + 1 : start])
    return (start, start + length) if size and length >= least and start + length <= len(raw) else None


def wrap(content: bytes) -> bytes:
    """Put the shortest CBOR head of a byte string before `content` (24 bytes or more)."""
    for head, (size, _) in _LENGTHS.items():
        if 24 <= len(content) < 1 << 8 * size:  # noqa: PLR2004 - shorter strings have another head
            return bytes((head,)) + len(content).to_bytes(size) + content
    raise ValueError("an envelope's payload has between 24 bytes and 4 GB")


@lru_cache(maxsize=4096)
def signing_head(aad: str, kid: bytes) -> bytes:
    """All of COSE's Sig_structure before the payload; what is signed is this and the wrapped payload."""
    outside = aad.encode()
    head = bytes((0x40 | len(outside),)) if len(outside) < _LENGTHS[0x58][1] else bytes((0x58, len(outside)))
    return b"\x84\x6aSignature1" + _PROTECTED + kid + head + outside


def opening(kid: bytes) -> bytes:
    """The first bytes of every envelope of this key."""
    return _HEAD + kid


def join(kid: bytes, payload: bytes, signature: bytes, certificate: bytes = b"") -> bytes:
    """Put an envelope together."""
    unprotected = _WITH_CERTIFICATE + wrap(certificate) if certificate else _BARE
    return _HEAD + kid + unprotected + wrap(payload) + _SIGNATURE + signature
