"""A permit as text and back: `FP1:` and Base45 of one signed envelope. Pure."""

import re
from collections.abc import Callable
from typing import Final

from credentials import base45, claims_codec, envelope, signature
from credentials.claims import Claims
from credentials.envelope import Envelope
from credentials.wire import AAD, CONSTANTS, LIMITS, PREFIX, ReasonCode

_FAMILY: Final = re.compile(CONSTANTS["prefix"]["family"] + r"([1-9][0-9]{0,2}):", re.ASCII)


def trimmed(text: str) -> str:
    """Drop the Enter a hand scanner adds; for input fields, the codec itself is strict."""
    return text.rstrip("\r\n")


def open_text(text: str) -> Envelope | ReasonCode:
    """Match prefix, length and template; nothing is decoded as CBOR and no signature is verified."""
    if not text.startswith(PREFIX):
        return ReasonCode.APP_TOO_OLD if _FAMILY.match(text) else ReasonCode.NOT_A_PERMIT
    if len(text) > LIMITS["credential_characters"]:
        return ReasonCode.TOO_LONG
    try:
        raw = base45.decode(text[len(PREFIX) :])
    except ValueError:
        return ReasonCode.BAD_BASE45
    if len(raw) > LIMITS["credential_bytes"]:
        return ReasonCode.TOO_LONG
    return envelope.split(raw) or ReasonCode.BAD_ENVELOPE


def is_signed(sealed: Envelope, public_key: bytes, deployment: str) -> bool:
    """Whether this key signed this permit for this deployment; the algorithm is the key's, not the header's."""
    head = envelope.signing_head(AAD["permit"] + deployment, sealed.kid)
    return signature.verifies(public_key, head + sealed.wrapped, sealed.signature)


def to_sign(claims: Claims, kid: bytes) -> tuple[bytes, bytes]:
    """Give the payload, and the message whose signature makes it a permit; raises ValueError for impossible claims."""
    payload = claims_codec.pack(claims)
    head = envelope.signing_head(AAD["permit"] + claims.deployment, kid)
    return payload, head + envelope.wrap(payload)


def to_text(kid: bytes, payload: bytes, signed: bytes) -> str:
    """Write the text of a QR; raises ValueError past the hard cap."""
    raw = envelope.join(kid, payload, signed)
    text = PREFIX + base45.encode(raw)
    if len(raw) > LIMITS["credential_bytes"] or len(text) > LIMITS["credential_characters"]:
        raise ValueError("a credential past the hard cap")
    return text


def beginning(kid: bytes) -> str:
    """How the text of every permit begins that this key signed: an even number of bytes is whole groups of Base45."""
    return PREFIX + base45.encode(envelope.opening(kid))


def seal(claims: Claims, kid: bytes, sign: Callable[[bytes], bytes]) -> str:
    """Sign with a key at hand; `sign` gives r || s."""
    payload, message = to_sign(claims, kid)
    return to_text(kid, payload, sign(message))
