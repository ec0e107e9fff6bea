"""The set of credentials that a leaked key really issued, as a post reads it beside its bundle. Pure."""

from credentials import envelope
from credentials.bundle import issued
from credentials.bundle.certificate import Anchor, read_certificate


def issued_ids(content: bytes, bundle: bytes, anchor: Anchor) -> frozenset[bytes] | None:
    """The ids in a signed set, by the key that sealed the bundle; None for a set that this key did not sign."""
    sealed = envelope.split_certified(bundle)
    try:
        certificate = read_certificate(sealed.certificate if sealed else b"", anchor)
        return issued.read(content, certificate, anchor.deployment)[1]
    except ValueError:
        return None
