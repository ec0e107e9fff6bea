"""Says no to a transaction that cannot go on: a statement of it failed, or it has ended.

PostgreSQL aborts a transaction at the first failed statement and answers COMMIT with a silent rollback; SQLite would
run the next statement by itself, or in somebody else's transaction. Both are the same loud error here.
"""

FAILED = "a statement of this transaction failed: it can only be rolled back (use on_conflict_* instead of catching)"
ENDED = "this transaction has ended"


class TransactionOverError(RuntimeError):
    """A statement, or a commit, after the transaction failed or ended."""


class Guard:
    """Stands at one transaction or snapshot."""

    __slots__ = ("_over",)

    def __init__(self) -> None:
        self._over: str | None = None

    def check(self) -> None:
        """Raise TransactionOverError when nothing more may happen."""
        if self._over is not None:
            raise TransactionOverError(self._over)

    def fail(self) -> None:
        """A statement failed."""
        self._over = FAILED

    def end(self) -> None:
        """The block was left."""
        self._over = ENDED
