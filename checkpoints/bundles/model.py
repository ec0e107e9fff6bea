"""A sealed bundle and its place in the checkpoint's chain. Instants UTC."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBundle:
    """One signed file. `hash` is the SHA-256 of `content`, which the next bundle names as its previous one.

    `fingerprint` is the same for two bundles that say the same at different times. An old bundle's content is dropped.
    """

    checkpoint: UUID
    sequence: int
    content: bytes | None
    hash: bytes
    previous_hash: bytes
    fingerprint: bytes
    issued_at: datetime
    expires_at: datetime

    @property
    def etag(self) -> str:
        """What a strong HTTP entity tag says between its quotes."""
        return f"{self.sequence}-{self.hash[:12].hex()}"
