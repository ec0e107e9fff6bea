"""argon2id in a thread, two at a time (19 MiB, t=2, p=1). A password is text: NFC, however the keyboard wrote it."""

import asyncio
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2
LONGEST = 200


class Passwords:
    """Hashes and verifies; never on the loop's own thread."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._nobody = self._hasher.hash("nobody has this password")

    async def hash(self, password: str) -> str:
        """The encoded hash with its parameters and salt."""
        async with self._turns:
            return await asyncio.to_thread(self._hasher.hash, _text(password))

    async def fits(self, stored: str | None, password: str) -> bool:
        """True when the password is the one; an account without one costs the same time and never fits."""
        async with self._turns:
            right = await asyncio.to_thread(self._verify, stored or self._nobody, _text(password))
        return right and stored is not None

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False


def _text(password: str) -> str:
    """One form for every keyboard; what is longer than any password is cut, so that it costs no more."""
    return unicodedata.normalize("NFC", password[: LONGEST + 1])
