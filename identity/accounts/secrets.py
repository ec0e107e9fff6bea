"""Opaque secrets: derived from the request, so that a repeated request hands out the same one; stored only hashed."""

import base64
import hashlib
import hmac
from dataclasses import replace
from uuid import UUID

from storage.idempotency import Request


def secret_for(key: bytes, purpose: str, actor: UUID, request: UUID) -> str:
    """256 bits as URL-safe text, the same for the same request and unguessable without the server's key."""
    material = purpose.encode() + actor.bytes + request.bytes
    return "fp_" + base64.urlsafe_b64encode(hmac.digest(key, material, "sha256")).rstrip(b"=").decode()


def hash_of(secret: str) -> bytes:
    """What is stored: SHA-256; the secret has 256 random bits, a slow hash would add nothing."""
    return hashlib.sha256(secret.encode()).digest()


def sealed(key: bytes, request: Request) -> Request:
    """The request with its hash keyed: the body held a password or an identity number, which could be guessed."""
    return replace(request, body=hmac.digest(key, b"body" + request.body, "sha256"))
