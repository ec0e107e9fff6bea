"""ES256 with raw keys (x || y) and raw signatures (r || s). Pure: mathematics only."""

import hashlib
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

from credentials.wire import LIMITS

ES256: Final = ec.ECDSA(hashes.SHA256())
_HALF: Final = LIMITS["signature_bytes"] // 2


def kid_of(public_key: bytes) -> bytes:
    """Name a key by its own hash."""
    return hashlib.sha256(public_key).digest()[: LIMITS["kid_bytes"]]


def public_half(private: ec.EllipticCurvePrivateKey) -> bytes:
    """Give x || y."""
    point = private.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return point[1:]


@lru_cache(maxsize=4096)
def loaded(public_key: bytes) -> ec.EllipticCurvePublicKey:
    """Give the library's key object, made once; raises ValueError for what is no point of the curve."""
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), b"\x04" + public_key)


def verifies(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this key signed this message; raises ValueError for a key that is no point of the curve."""
    try:
        loaded(public_key).verify(der(signature), message, ES256)
    except InvalidSignature:
        return False
    return True


def sign(private: ec.EllipticCurvePrivateKey, message: bytes) -> bytes:
    """Give r || s."""
    r, s = utils.decode_dss_signature(private.sign(message, ES256))
    return r.to_bytes(_HALF) + s.to_bytes(_HALF)


def der(signature: bytes) -> bytes:
    """Write r || s as the library wants it."""
    both = _der_integer(signature[:_HALF]) + _der_integer(signature[_HALF:])
    return b"\x30" + bytes((len(both),)) + both


def _der_integer(raw: bytes) -> bytes:
    short = raw.lstrip(b"\x00")
    if not short or short[0] > 0x7F:  # noqa: PLR2004 - the sign bit
        short = b"\x00" + short
    return b"\x02" + bytes((len(short),)) + short
