"""What a log may say of a fault: of a database's own never the text, for it holds the values somebody sent. Pure."""

import sqlite3
import traceback
from collections.abc import Iterator

import sqlalchemy as sa


def told(fault: BaseException | None) -> str:
    """A fault in one line; one of a database by its class, its code and the constraint it names."""
    if fault is None:
        return "nothing"
    cause = _of_database(fault)
    if cause is None:
        return f"{type(fault).__name__}: {fault}"
    parts = (type(cause).__name__, _code(cause), _constraint(cause))
    return " ".join(part for part in parts if part)


def traced(fault: BaseException) -> str:
    """A fault with what led to it and where: lines of code and `told`, no value of any of them."""
    return "\n".join(f"{told(one)}\n{''.join(traceback.format_tb(one.__traceback__))}" for one in _all_of(fault))


def _of_database(fault: BaseException) -> BaseException | None:
    """What the driver, or the library above it, raised; None for any other fault."""
    if isinstance(fault, sa.exc.StatementError):
        return fault.orig or fault
    known = isinstance(fault, sqlite3.Error | sa.exc.SQLAlchemyError) or hasattr(fault, "sqlstate")
    return fault if known else None


def _code(cause: BaseException) -> str:
    state = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return f"code {state}" if state else ""


def _constraint(cause: BaseException) -> str:
    name = getattr(getattr(cause, "diag", None), "constraint_name", None)
    return f"constraint {name}" if name else ""


def _all_of(fault: BaseException) -> Iterator[BaseException]:
    """The fault, those it groups, and what each came from; each once."""
    waiting, seen = [fault], set[int]()
    while waiting:
        one = waiting.pop(0)
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += one.exceptions if isinstance(one, BaseExceptionGroup) else ()
            waiting += [each for each in (one.__cause__, one.__context__) if each is not None]
