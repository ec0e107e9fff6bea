"""The one secret outside the database: it wraps the signing keys and keys the hashes of identity numbers."""

import base64
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldpass.settings import Settings, SettingsError

LENGTH = 32


def read(settings: Settings) -> bytes:
    """The 32 bytes from FIELDPASS_MASTER_KEY or its file; raises SettingsError."""
    text = settings.master_key
    if not text:
        if not settings.master_key_file.exists():
            raise SettingsError(f"there is no master key at {settings.master_key_file}; run `fieldpass init` first")
        text = settings.master_key_file.read_text().strip()
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != LENGTH:
        raise SettingsError("the master key is 32 bytes in base64; make one with `fieldpass init`")
    return key


def make(path: Path) -> None:
    """Write a fresh key that only this user can read; an existing one is never replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(base64.b64encode(secrets.token_bytes(LENGTH)).decode() + "\n")


def derived(master: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose (HKDF-SHA256), so that one secret never serves two."""
    return HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=f"fieldpass/{purpose}".encode()).derive(master)
