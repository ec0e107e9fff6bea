"""Seal a snapshot with the bundle key and open one with the root key alone. Pure.

Opening needs no clock: the key's certificate has to cover the moment at which the bundle says it was issued, and a
bundle that is too old to use is the verdict's matter. Which of two bundles is newer is `succeeds`.
"""

import hashlib
from dataclasses import replace

from credentials import envelope
from credentials.bundle.certificate import Anchor, message, read_certificate, verified
from credentials.bundle.model import Bundle, InvalidBundle
from credentials.bundle.pack import pack
from credentials.bundle.unpack import unpack
from credentials.wire import AAD, LIMITS, KeyRole


def sha256(signed: bytes) -> bytes:
    """Name a signed file; the next bundle's `previous_hash`, an ETag, an issued set's name."""
    return hashlib.sha256(signed).digest()


def to_sign(bundle: Bundle, kid: bytes) -> tuple[bytes, bytes]:
    """Give the payload, and the message for the bundle key to sign."""
    payload = pack(bundle)
    return payload, message("bundle", bundle.deployment, kid, payload)


def sealed(kid: bytes, payload: bytes, signed: bytes, certificate: bytes) -> bytes:
    """Put the file together; raises ValueError past the size limit."""
    whole = envelope.join(kid, payload, signed, certificate)
    if len(whole) > LIMITS["bundle_bytes"]:
        raise ValueError("a bundle past the size limit")
    return whole


def open_bundle(signed: bytes, anchor: Anchor) -> Bundle | InvalidBundle:
    """Verify root → bundle key → bundle and read it, all or nothing; never raises."""
    try:
        return _opened(signed, anchor)
    except Exception as fault:  # noqa: BLE001 - whatever the bytes did, the answer is BUNDLE_INVALID
        return InvalidBundle(fault=str(fault))


def _opened(signed: bytes, anchor: Anchor) -> Bundle:
    if len(signed) > LIMITS["bundle_bytes"]:
        raise ValueError("a bundle past the size limit")
    parts = envelope.split_certified(signed)
    if parts is None:
        raise ValueError("not a bundle")
    certificate = read_certificate(parts.certificate, anchor)
    bundle = unpack(verified(parts, certificate.public_key, AAD["bundle"] + anchor.deployment))
    if bundle.deployment != anchor.deployment:
        raise ValueError("a bundle of another deployment")
    if not certificate.valid_from <= bundle.issued_at < certificate.valid_to:
        raise ValueError("the bundle key was not certified when the bundle was issued")
    return bundle


def wary(anchor: Anchor, held: Bundle | None) -> Anchor:
    """The anchor by which a post opens what comes next: bundle keys that the held bundle says are withdrawn are out."""
    records = () if held is None else held.trust
    gone = (record.kid for record in records if record.role is KeyRole.BUNDLE and record.withdrawn_at is not None)
    return replace(anchor, withdrawn=frozenset(gone))


def succeeds(new: Bundle, held: Bundle | None) -> bool:
    """Whether a post swaps: what is not later, by place and by time, is refused and reported, and so is another's."""
    if held is None:
        return True
    is_ours = (new.deployment, new.checkpoint.id) == (held.deployment, held.checkpoint.id)
    return is_ours and new.sequence > held.sequence and new.issued_at >= held.issued_at
