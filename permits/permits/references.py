"""References for people and control codes for radios; drawn at random, told apart before they are written."""

import secrets
from datetime import datetime
from typing import Final

from credentials import control_code
from permits.permits import store
from storage.database import Rx

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DRAWN: Final = 8
PERMIT: Final = "GP"
APPLICATION: Final = "DX"


def reference(prefix: str, at: datetime) -> str:
    """Draw `GP2109-7K3QXH2M`: year, month, forty random bits without letters that read alike."""
    return f"{prefix}{at:%y%m}-" + "".join(secrets.choice(_LETTERS) for _ in range(_DRAWN))


async def free_control_code(rx: Rx) -> str:
    """Draw a code nobody has; of eight drawn at least one is free at any size a nation reaches."""
    drawn = [control_code.make(secrets.randbelow) for _ in range(_DRAWN)]
    taken = await store.taken_codes(rx, drawn)
    return next(code for code in drawn if code not in taken)
