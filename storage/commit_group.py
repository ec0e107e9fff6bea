"""The transactions that share one commit, and what each is told after it."""

import asyncio


class Group:
    """Waiting transactions; each holds a promise that is kept after the commit."""

    __slots__ = ("_answers", "rings")

    def __init__(self) -> None:
        self._answers: list[asyncio.Future[str | None]] = []
        self.rings = False

    def __len__(self) -> int:
        return len(self._answers)

    def add(self) -> asyncio.Future[str | None]:
        """Another transaction is ready; its answer will be None for "committed", else why all was rolled back."""
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._answers.append(answer)
        return answer

    def committed(self) -> None:
        """Everything is on the disk."""
        self._tell(None)

    def rolled_back(self, why: str) -> None:
        """Nothing is on the disk."""
        self._tell(why)

    def _tell(self, answer: str | None) -> None:
        for waiting in self._answers:
            if not waiting.done():
                waiting.set_result(answer)
