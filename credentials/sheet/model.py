"""What a sheet says, as frozen values. Instants are seconds UTC, as on the wire. Pure."""

from dataclasses import dataclass, field
from uuid import UUID

from credentials.claims import Claims


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOfficer:
    """Who signs on: `pin` is what PBKDF2 makes of the PIN and `salt` (wire.json)."""

    id: UUID
    name: str
    leader: bool
    salt: bytes = field(repr=False)
    pin: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; erased after `expires_at`. A look-up judges its rows as it judges a scan."""

    deployment: str
    checkpoint: UUID
    issued_at: int
    expires_at: int
    officers: tuple[SheetOfficer, ...]
    rows: tuple[Claims, ...]
