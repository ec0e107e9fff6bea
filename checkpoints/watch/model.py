"""How a post fares, as frozen values. Instants UTC."""

from dataclasses import dataclass
from datetime import datetime

from checkpoints.records.model import Checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Fares:
    """Of one post at an instant: its phones, the newest bundle one of them holds, and whom it turned back in 24 hours.

    Of the past only what phones said until then is known; None: nothing.
    """

    devices: int = 0
    last_contact_at: datetime | None = None
    bundle_issued_at: datetime | None = None
    refusals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A post as it stood, and how it fared; None: that is not for the asker to know."""

    checkpoint: Checkpoint
    fares: Fares | None
