"""The set of credentials that a leaked key really issued: a signed file of its own, named by its hash. Pure.

It carries the certificate of the key that sealed it, as a bundle does: it is read by the root alone, whichever bundle
key has taken over since.
"""

import hashlib
from collections.abc import Iterable

from credentials import canonical, envelope
from credentials.bundle.certificate import Anchor, message, read_certificate, verified
from credentials.fields import instant, octets
from credentials.wire import AAD, LIMITS

_ID = LIMITS["issued_id_bytes"]


def id_of(payload: bytes) -> bytes:
    """How a set names a credential: by all that it says, for whoever holds the leaked key can borrow an identity."""
    return hashlib.sha256(payload).digest()[:_ID]


def to_sign(deployment: str, kid: bytes, about: bytes, as_of: int, ids: Iterable[bytes]) -> tuple[bytes, bytes]:
    """Give the payload for the leaked key `about`, and the message for the bundle key `kid` to sign."""
    payload = canonical.write({1: deployment, 2: about, 3: as_of, 4: b"".join(sorted(set(ids)))})
    return payload, message("issued", deployment, kid, payload)


def read(signed: bytes, anchor: Anchor) -> tuple[bytes, frozenset[bytes]]:
    """Verify root → bundle key → set and read: the kid it is about, and the ids; raises ValueError."""
    parts = envelope.split_certified(signed)
    certificate = read_certificate(parts.certificate if parts else b"", anchor)
    raw = canonical.read(verified(parts, certificate.public_key, AAD["issued"] + anchor.deployment))
    if type(raw) is not dict or tuple(raw) != (1, 2, 3, 4) or raw[1] != anchor.deployment:
        raise ValueError("not an issued set of this deployment")
    if not certificate.valid_from <= instant(raw[3]) < certificate.valid_to:
        raise ValueError("the bundle key was not certified when the set was made")
    joined, about = raw[4], octets(raw[2], LIMITS["kid_bytes"])
    if type(joined) is not bytes or len(joined) % _ID:
        raise ValueError("not a list of ids")
    return about, frozenset(joined[at : at + _ID] for at in range(0, len(joined), _ID))
