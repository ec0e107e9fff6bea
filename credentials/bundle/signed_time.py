"""What time it is, signed for who drew the nonce: what a post sets its clock by. Pure."""

from typing import Final

from credentials import canonical, envelope
from credentials.bundle.certificate import Anchor, message, read_certificate, verified
from credentials.fields import instant, octets
from credentials.wire import AAD

NONCE_BYTES: Final = 16


def to_sign(deployment: str, kid: bytes, nonce: bytes, at: int) -> tuple[bytes, bytes]:
    """Give the payload, and the message for the bundle key to sign; `at` in seconds UTC."""
    payload = canonical.write({1: deployment, 2: octets(nonce, NONCE_BYTES), 3: at})
    return payload, message("time", deployment, kid, payload)


def open_time(signed: bytes, anchor: Anchor, nonce: bytes) -> int | None:
    """Seconds UTC, or None for anything but the answer to this nonce; never raises."""
    try:
        return _opened(signed, anchor, nonce)
    except Exception:  # noqa: BLE001 - whatever the bytes did, it is no time
        return None


def _opened(signed: bytes, anchor: Anchor, nonce: bytes) -> int | None:
    parts = envelope.split_certified(signed)
    certificate = read_certificate(parts.certificate if parts else b"", anchor)
    raw = canonical.read(verified(parts, certificate.public_key, AAD["time"] + anchor.deployment))
    if type(raw) is not dict or tuple(raw) != (1, 2, 3) or (raw[1], raw[2]) != (anchor.deployment, nonce):
        return None
    at = instant(raw[3])
    return at if certificate.valid_from <= at < certificate.valid_to else None
