"""Setting a page: in a process of its own, with a deadline, two at a time.

A template of ours and values as JSON go in, a file comes out. The values are data to the template, never markup, and
the process knows no folder: what somebody wrote into a name cannot read a file. Raises TypesettingError.
"""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

DEADLINE_S: Final = 20.0
WAIT_S: Final = 20.0
"""So long a page waits for its turn at the most."""
WAITING_MOST: Final = 20
_ROOT: Final = Path(__file__).parents[2]
_AT_ONCE: Final = 2

Format = Literal["pdf", "png"]


class TypesettingError(RuntimeError):
    """The page was not set: too slow, or the template and its values do not fit; says which."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What the process is told. `at`: seconds UTC, the time the file says it was made; a picture is of one page."""

    template: str
    given: dict[str, Any]
    format: Format = "pdf"
    at: int = 0
    ppi: int = 150


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets pages. `turns` lets no more processes run than there are processors to spare; `places` bounds who waits."""

    turns: asyncio.Semaphore
    places: asyncio.Semaphore
    deadline_s: float = DEADLINE_S
    wait_s: float = WAIT_S

    @classmethod
    def make(cls, deadline_s: float = DEADLINE_S) -> "Typesetter":
        """One for a process."""
        return cls(asyncio.Semaphore(_AT_ONCE), asyncio.Semaphore(_AT_ONCE + WAITING_MOST), deadline_s)

    async def set(self, job: Job) -> bytes:
        """The file. Whoever comes when too many wait is told at once."""
        if self.places.locked():
            raise TypesettingError("too many pages wait to be set")
        async with self.places:
            await self._turn()
            try:
                return await self._set(job)
            finally:
                self.turns.release()

    async def _turn(self) -> None:
        try:
            async with asyncio.timeout(self.wait_s):
                await self.turns.acquire()
        except TimeoutError as late:
            raise TypesettingError(f"no turn came within {self.wait_s:g} s") from late

    async def _set(self, job: Job) -> bytes:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "permits.paper.child"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=_surroundings(),
        )
        try:
            async with asyncio.timeout(self.deadline_s):
                made, said = await child.communicate(msgspec.json.encode(job))
        except TimeoutError as late:
            raise TypesettingError(f"a page was not set within {self.deadline_s:g} s") from late
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        if child.returncode != 0:
            raise TypesettingError(said.decode(errors="replace")[-300:])
        return made


def _surroundings() -> dict[str, str]:
    """The environment without our own settings: the master key is nothing for a typesetter."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FIELDPASS_")}
    return {**plain, "PYTHONPATH": str(_ROOT)}
