"""The set of credentials that a leaked key really issued: a signed file of its own, named by its hash. Pure."""

from collections.abc import Iterable

from credentials import canonical, envelope
from credentials.bundle.certificate import Certificate, message, verified
from credentials.fields import octets
from credentials.wire import AAD, LIMITS

_CTI = LIMITS["cti_bytes"]


def to_sign(deployment: str, kid: bytes, about: bytes, as_of: int, ids: Iterable[bytes]) -> tuple[bytes, bytes]:
    """Give the payload for the leaked key `about`, and the message for the bundle key `kid` to sign."""
    payload = canonical.write({1: deployment, 2: about, 3: as_of, 4: b"".join(sorted(set(ids)))})
    return payload, message("issued", deployment, kid, payload)


def read(signed: bytes, certificate: Certificate, deployment: str) -> tuple[bytes, frozenset[bytes]]:
    """Verify and read: the kid it is about, and the ids; raises ValueError."""
    payload = verified(envelope.split(signed), certificate.public_key, AAD["issued"] + deployment)
    raw = canonical.read(payload)
    if type(raw) is not dict or tuple(raw) != (1, 2, 3, 4) or raw[1] != deployment:
        raise ValueError("not an issued set of this deployment")
    joined, about = raw[4], octets(raw[2], LIMITS["kid_bytes"])
    if type(joined) is not bytes or len(joined) % _CTI:
        raise ValueError("not a list of ids")
    return about, frozenset(joined[at : at + _CTI] for at in range(0, len(joined), _CTI))
