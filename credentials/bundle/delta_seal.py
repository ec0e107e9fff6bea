"""Seal a delta with the bundle key and open one with the root key alone, as a bundle is. Pure."""

from credentials import envelope
from credentials.bundle import delta_wire
from credentials.bundle.certificate import Anchor, message, read_certificate, verified
from credentials.bundle.delta_model import Delta, InvalidDelta
from credentials.wire import AAD, LIMITS


def to_sign(delta: Delta, kid: bytes) -> tuple[bytes, bytes]:
    """Give the payload, and the message for the bundle key to sign."""
    payload = delta_wire.write(delta)
    return payload, message("delta", delta.deployment, kid, payload)


def sealed(kid: bytes, payload: bytes, signed: bytes, certificate: bytes) -> bytes:
    """Put the file together; raises ValueError past the size limit."""
    whole = envelope.join(kid, payload, signed, certificate)
    if len(whole) > LIMITS["delta_bytes"]:
        raise ValueError("a delta past the size limit")
    return whole


def open_delta(signed: bytes, anchor: Anchor) -> Delta | InvalidDelta:
    """Verify root → bundle key → delta and read it, all or nothing; never raises."""
    try:
        return _opened(signed, anchor)
    except Exception as fault:  # noqa: BLE001 - whatever the bytes did, it is no delta
        return InvalidDelta(fault=str(fault))


def _opened(signed: bytes, anchor: Anchor) -> Delta:
    if len(signed) > LIMITS["delta_bytes"]:
        raise ValueError("a delta past the size limit")
    parts = envelope.split_certified(signed)
    if parts is None:
        raise ValueError("not a delta")
    certificate = read_certificate(parts.certificate, anchor)
    delta = delta_wire.read(verified(parts, certificate.public_key, AAD["delta"] + anchor.deployment))
    if delta.deployment != anchor.deployment:
        raise ValueError("a delta of another deployment")
    if not certificate.valid_from <= delta.issued_at < certificate.valid_to:
        raise ValueError("the bundle key was not certified when the delta was issued")
    return delta
