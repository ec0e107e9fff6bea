"""Invitations for a checkpoint's device: 16 characters that can be read aloud, typed and drawn as a QR code. Pure.

Crockford's base32: no I, L, O or U; small letters, spaces and hyphens are read, and O for 0, I or L for 1. 80 random
bits, good once and for a shift: nobody guesses one.
"""

import hmac
from typing import Final
from uuid import UUID

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHARACTERS: Final = 16
_MEANT: Final = str.maketrans("OIL", "011", " -\u2013\u00a0")


def invitation_for(key: bytes, actor: UUID, request: UUID) -> str:
    """The same for the same request, and unguessable without the server's key."""
    drawn = int.from_bytes(hmac.digest(key, b"invitation" + actor.bytes + request.bytes, "sha256")[:10])
    return "".join(ALPHABET[drawn >> 5 * place & 31] for place in reversed(range(CHARACTERS)))


def typed(text: str) -> str:
    """The invitation in what somebody typed; any other text, such as a longer secret, as it came."""
    meant = text.strip().upper().translate(_MEANT)
    return meant if len(meant) == CHARACTERS and set(meant) <= set(ALPHABET) else text.strip()


def spoken(invitation: str) -> str:
    """As it is shown and read aloud: four groups of four."""
    return "-".join(invitation[at : at + 4] for at in range(0, len(invitation), 4))
