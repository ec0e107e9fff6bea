"""The key that a checkpoint's device makes; its private half never leaves it. See docs/credential.cddl."""

import base64
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from tests.journeys.field.disk import Disk

_FILE = "key.pem"


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """P-256."""

    private: ec.EllipticCurvePrivateKey

    @property
    def public(self) -> str:
        """X || y, base64url without padding."""
        form = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
        return _base64url(self.private.public_key().public_bytes(*form)[1:])

    def sign(self, deployment: str, device: UUID, text: str) -> str:
        """The signature under one check, r || s, base64url without padding."""
        said = f"fieldpass/check/1/{deployment}/{device}/{text}".encode()
        r, s = decode_dss_signature(self.private.sign(said, ec.ECDSA(hashes.SHA256())))
        return _base64url(r.to_bytes(32) + s.to_bytes(32))


def key_of(disk: Disk) -> DeviceKey:
    """The device's key; made and written down before anybody is told of it."""
    kept = disk.read(_FILE)
    if not kept:
        made = ec.generate_private_key(ec.SECP256R1())
        kept = made.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        disk.replace(_FILE, kept)
    private = serialization.load_pem_private_key(kept, password=None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    return DeviceKey(private)


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
