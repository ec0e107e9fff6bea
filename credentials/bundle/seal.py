"""Seal a snapshot with the bundle key and open one with the root key alone. Pure.

Opening needs no clock: the key's certificate has to cover the moment at which the bundle says it was issued, and a
bundle that is too old to use is the verdict's matter. Which of two bundles is newer is `succeeds`.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from credentials import canonical, envelope, signature
from credentials.bundle.model import Bundle, InvalidBundle
from credentials.bundle.pack import pack
from credentials.bundle.unpack import unpack
from credentials.fields import instant, octets
from credentials.wire import AAD, CLAIM, LIMITS, KeyRole

Sign = Callable[[bytes], bytes]
_CTI = LIMITS["cti_bytes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a post is given at enrolment and trusts ever after: the deployment and its root's public key."""

    deployment: str
    root: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The root's word on a bundle key, over [valid_from, valid_to)."""

    kid: bytes
    public_key: bytes
    valid_from: int
    valid_to: int


def sha256(signed: bytes) -> bytes:
    """Name a signed file; the next bundle's `previous_hash`, an ETag, an issued set's name."""
    return hashlib.sha256(signed).digest()


def _message(aad: str, deployment: str, kid: bytes, payload: bytes) -> bytes:
    return envelope.signing_head(AAD[aad] + deployment, kid) + envelope.wrap(payload)


def certify(anchor: Anchor, public_key: bytes, issued_at: int, valid: tuple[int, int], sign: Sign) -> bytes:
    """Let the root vouch for a bundle key; `sign` is the root's."""
    fields = {CLAIM["iss"]: anchor.deployment, CLAIM["exp"]: valid[1], CLAIM["nbf"]: valid[0], CLAIM["iat"]: issued_at}
    payload = canonical.write(fields | {CLAIM["fieldpass"]: {1: KeyRole.BUNDLE.code, 2: public_key}})
    kid = signature.kid_of(anchor.root)
    return envelope.join(kid, payload, sign(_message("key", anchor.deployment, kid, payload)))


def read_certificate(signed: bytes, anchor: Anchor) -> Certificate:
    """Verify and read the root's word; raises ValueError."""
    payload = _verified(envelope.split(signed), anchor.root, AAD["key"] + anchor.deployment)
    raw = canonical.read(payload)
    keys = (CLAIM["iss"], CLAIM["exp"], CLAIM["nbf"], CLAIM["iat"], CLAIM["fieldpass"])
    if type(raw) is not dict or tuple(raw) != keys:
        raise ValueError("not a certificate")
    deployment, valid_to, valid_from, _, key = raw.values()
    if deployment != anchor.deployment or type(key) is not dict or key.get(1) != KeyRole.BUNDLE.code:
        raise ValueError("not the certificate of a bundle key of this deployment")
    public_key = octets(key.get(2), LIMITS["public_key_bytes"])
    return Certificate(
        kid=signature.kid_of(public_key),
        public_key=public_key,
        valid_from=instant(valid_from),
        valid_to=instant(valid_to),
    )


def seal(bundle: Bundle, certificate: bytes, kid: bytes, sign: Sign) -> bytes:
    """Write the signed file; raises ValueError past the size limit."""
    payload = pack(bundle)
    signed = envelope.join(kid, payload, sign(_message("bundle", bundle.deployment, kid, payload)), certificate)
    if len(signed) > LIMITS["bundle_bytes"]:
        raise ValueError("a bundle past the size limit")
    return signed


def open_bundle(signed: bytes, anchor: Anchor) -> Bundle | InvalidBundle:
    """Verify root → bundle key → bundle and read it, all or nothing; never raises."""
    try:
        return _opened(signed, anchor)
    except Exception as fault:  # noqa: BLE001 - whatever the bytes did, the answer is BUNDLE_INVALID
        return InvalidBundle(fault=str(fault))


def _opened(signed: bytes, anchor: Anchor) -> Bundle:
    if len(signed) > LIMITS["bundle_bytes"]:
        raise ValueError("a bundle past the size limit")
    sealed = envelope.split_certified(signed)
    if sealed is None:
        raise ValueError("not a bundle")
    certificate = read_certificate(sealed.certificate, anchor)
    bundle = unpack(_verified(sealed, certificate.public_key, AAD["bundle"] + anchor.deployment))
    if bundle.deployment != anchor.deployment or sealed.kid != certificate.kid:
        raise ValueError("a bundle of another deployment or key")
    if not certificate.valid_from <= bundle.issued_at < certificate.valid_to:
        raise ValueError("the bundle key was not certified when the bundle was issued")
    return bundle


def _verified(sealed: envelope.Envelope | None, public_key: bytes, aad: str) -> bytes:
    if sealed is None or sealed.kid != signature.kid_of(public_key):
        raise ValueError("not sealed by this key")
    if not signature.verifies(public_key, envelope.signing_head(aad, sealed.kid) + sealed.wrapped, sealed.signature):
        raise ValueError("a false signature")
    return sealed.payload


def succeeds(new: Bundle, held: Bundle | None) -> bool:
    """Whether a post swaps: a lower or equal sequence is refused and reported."""
    return held is None or new.sequence > held.sequence


def seal_issued(deployment: str, about: bytes, as_of: int, ids: Iterable[bytes], signer: tuple[bytes, Sign]) -> bytes:
    """Write the set that a leaked key `about` really issued; `signer` is the bundle key's kid and sign."""
    kid, sign = signer
    payload = canonical.write({1: deployment, 2: about, 3: as_of, 4: b"".join(sorted(set(ids)))})
    return envelope.join(kid, payload, sign(_message("issued", deployment, kid, payload)))


def read_issued(signed: bytes, certificate: Certificate, deployment: str) -> tuple[bytes, frozenset[bytes]]:
    """Verify and read an issued set: the kid it is about, and its ids; raises ValueError."""
    payload = _verified(envelope.split(signed), certificate.public_key, AAD["issued"] + deployment)
    raw = canonical.read(payload)
    if type(raw) is not dict or tuple(raw) != (1, 2, 3, 4) or raw[1] != deployment:
        raise ValueError("not an issued set of this deployment")
    joined, about = raw[4], octets(raw[2], LIMITS["kid_bytes"])
    if type(joined) is not bytes or len(joined) % _CTI:
        raise ValueError("not a list of ids")
    return about, frozenset(joined[at : at + _CTI] for at in range(0, len(joined), _CTI))
