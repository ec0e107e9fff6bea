"""The root's word on a bundle key. Pure.

A post trusts an anchor (deployment and root key) for good; bundle keys come and go under it.
"""

from dataclasses import dataclass

from credentials import canonical, envelope, signature
from credentials.envelope import Envelope
from credentials.fields import instant, octets
from credentials.wire import AAD, CLAIM, LIMITS, KeyRole

_CLAIMS = (CLAIM["iss"], CLAIM["exp"], CLAIM["nbf"], CLAIM["iat"], CLAIM["fieldpass"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a post is given at enrolment and trusts ever after: the deployment and its root's public key.

    `withdrawn` are bundle keys that the root once vouched for and that the post has since heard are not to be believed.
    """

    deployment: str
    root: bytes
    withdrawn: frozenset[bytes] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A bundle key and the time, [valid_from, valid_to), for which the root vouches."""

    kid: bytes
    public_key: bytes
    valid_from: int
    valid_to: int


def message(aad: str, deployment: str, kid: bytes, payload: bytes) -> bytes:
    """What is signed: the purpose and the deployment stand outside the payload, so that nothing passes for another."""
    return envelope.signing_head(AAD[aad] + deployment, kid) + envelope.wrap(payload)


def verified(sealed: Envelope | None, public_key: bytes, aad: str) -> bytes:
    """Give the payload of an envelope that this key signed; raises ValueError."""
    if sealed is None or sealed.kid != signature.kid_of(public_key):
        raise ValueError("not sealed by this key")
    if not signature.verifies(public_key, envelope.signing_head(aad, sealed.kid) + sealed.wrapped, sealed.signature):
        raise ValueError("a false signature")
    return sealed.payload


def to_certify(anchor: Anchor, public_key: bytes, issued_at: int, valid: tuple[int, int]) -> tuple[bytes, bytes]:
    """Give the payload, and the message for the root to sign."""
    claims = {CLAIM["iss"]: anchor.deployment, CLAIM["exp"]: valid[1], CLAIM["nbf"]: valid[0], CLAIM["iat"]: issued_at}
    payload = canonical.write(claims | {CLAIM["fieldpass"]: {1: KeyRole.BUNDLE.code, 2: public_key}})
    return payload, message("key", anchor.deployment, signature.kid_of(anchor.root), payload)


def certified(anchor: Anchor, payload: bytes, signed: bytes) -> bytes:
    """Put the certificate together."""
    return envelope.join(signature.kid_of(anchor.root), payload, signed)


def read_certificate(signed: bytes, anchor: Anchor) -> Certificate:
    """Verify and read; raises ValueError."""
    raw = canonical.read(verified(envelope.split(signed), anchor.root, AAD["key"] + anchor.deployment))
    if type(raw) is not dict or tuple(raw) != _CLAIMS:
        raise ValueError("not a certificate")
    deployment, valid_to, valid_from, _, key = raw.values()
    if deployment != anchor.deployment or type(key) is not dict or key.get(1) != KeyRole.BUNDLE.code:
        raise ValueError("not the certificate of a bundle key of this deployment")
    public_key = octets(key.get(2), LIMITS["public_key_bytes"])
    if signature.kid_of(public_key) in anchor.withdrawn:
        raise ValueError("the bundle key was withdrawn")
    return Certificate(
        kid=signature.kid_of(public_key),
        public_key=public_key,
        valid_from=instant(valid_from),
        valid_to=instant(valid_to),
    )
