"""Who holds private keys. A KMS or an HSM is another `Signer`; its handles name keys that never leave it."""

import secrets
from functools import lru_cache
from typing import Final, Protocol

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from credentials import signature

_NONCE: Final = 12
_MASTER: Final = 32


class Signer(Protocol):
    """Makes key pairs and signs with them, ES256."""

    async def create(self) -> tuple[bytes, bytes]:
        """Give a new public key (x || y) and the handle to sign with it."""
        ...

    async def sign(self, public_key: bytes, handle: bytes, message: bytes) -> bytes:
        """Give r || s; raises ValueError for a handle that does not belong to the public key."""
        ...


class WrappedSigner:
    """Private keys lie in the database, each wrapped by one master key; any server process can sign."""

    def __init__(self, master_key: bytes) -> None:
        if len(master_key) != _MASTER:
            raise ValueError("a master key has 32 bytes")
        self._cipher = AESGCM(master_key)
        self._unwrapped = lru_cache(maxsize=1024)(self._unwrap)

    async def create(self) -> tuple[bytes, bytes]:
        """Wrap a fresh P-256 key; its public half is bound to the wrapping."""
        private = ec.generate_private_key(ec.SECP256R1())
        raw = private.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        public, nonce = signature.public_half(private), secrets.token_bytes(_NONCE)
        return public, nonce + self._cipher.encrypt(nonce, raw, public)

    async def sign(self, public_key: bytes, handle: bytes, message: bytes) -> bytes:
        """Unwrap once a process, then sign from memory."""
        return signature.sign(self._unwrapped(public_key, handle), message)

    def _unwrap(self, public_key: bytes, handle: bytes) -> ec.EllipticCurvePrivateKey:
        from cryptography.exceptions import InvalidTag

        try:
            raw = self._cipher.decrypt(handle[:_NONCE], handle[_NONCE:], public_key)
        except InvalidTag as fault:
            raise ValueError("the master key does not open this key") from fault
        private = serialization.load_der_private_key(raw, password=None)
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise TypeError("not an elliptic curve key")
        return private
