"""Whose permit a scanned text is. Pure; only what a known key has signed is read."""

from collections.abc import Mapping
from uuid import UUID

from credentials import claims_codec, codec
from credentials.bundle.model import TrustRecord
from credentials.envelope import Envelope


def identify(text: str, trust: Mapping[bytes, TrustRecord], deployment: str) -> UUID | None:
    """The credential's `cti`, by the key's own id; None for what is no permit of this deployment."""
    sealed = codec.open_text(codec.trimmed(text))
    if not isinstance(sealed, Envelope):
        return None
    key = trust.get(sealed.kid)
    if key is None or not codec.is_signed(sealed, key.public_key, deployment):
        return None
    cti = claims_codec.parse(sealed.payload).cti
    return None if cti is None else UUID(bytes=cti)
