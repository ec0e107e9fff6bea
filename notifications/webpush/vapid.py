"""The key by which push services know this deployment (RFC 8292)."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
SEED_BYTES = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class VapidKeys:
    """`public_key` is what a page hands to `pushManager.subscribe` as applicationServerKey, base64url."""

    private_pem: bytes = field(repr=False)
    public_pem: bytes = field(repr=False)
    public_key: str


def keys_from(secret: bytes) -> VapidKeys:
    """The same keys from the same 32 secret bytes: nothing to store, and two servers that start at once agree.

    48 bytes reduced to the order of P-256 (FIPS 186-5, A.2.1), so that no key is likelier than another.
    """
    seed = HKDFExpand(algorithm=SHA512(), length=SEED_BYTES, info=b"vapid p-256").derive(secret)
    private = ec.derive_private_key(int.from_bytes(seed) % (P256_ORDER - 1) + 1, ec.SECP256R1())
    public = private.public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return VapidKeys(
        private_pem=private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        public_pem=public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        public_key=urlsafe_b64encode(point).rstrip(b"=").decode(),
    )
