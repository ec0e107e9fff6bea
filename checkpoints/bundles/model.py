"""A sealed bundle and its place in the checkpoint's chain. Instants UTC."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from credentials import parts


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedNews:
    """One signed file for every post of the deployment; a crew carries it as one code or a few."""

    content: bytes
    hash: bytes
    since: datetime
    issued_at: datetime
    expires_at: datetime

    @property
    def etag(self) -> str:
        """What a strong HTTP entity tag says between its quotes."""
        return self.hash[:12].hex()

    @property
    def text(self) -> str:
        """As one text, `FPD1:…`."""
        return parts.to_text(parts.DELTA, self.content)

    @property
    def parts(self) -> tuple[str, ...]:
        """As the texts of QR codes: itself, or its pieces."""
        return parts.split(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedDelta:
    """What leads a post from one link of its chain to the newest."""

    content: bytes
    base: int
    bundle: SealedBundle

    @property
    def etag(self) -> str:
        """What a strong HTTP entity tag says between its quotes."""
        return f"{self.bundle.etag}-{self.base}"
