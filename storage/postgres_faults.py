"""Which PostgreSQL errors say "not now" rather than "never"."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import sqlalchemy as sa

from storage.faults import told
from storage.outcomes import Busy

# Serialisation failure, deadlock, lock not available, idle too long; whole classes: connection, resources, operator.
_NOT_NOW = ("40001", "40P01", "55P03", "25P03", "08", "53", "57")


@contextmanager
def as_busy() -> Iterator[None]:
    """Turn an error that a later try may not meet into `Busy`."""
    try:
        yield
    except sa.exc.TimeoutError as fault:
        raise Busy("every connection is in use") from fault
    except sa.exc.DBAPIError as fault:
        if fault.connection_invalidated or _is_not_now(fault.orig):
            raise Busy(told(fault)) from fault
        raise


def _is_not_now(fault: BaseException | None) -> bool:
    """A lost connection has no SQLSTATE of its own."""
    state = getattr(fault, "sqlstate", None)
    if state is None:
        return isinstance(fault, psycopg.OperationalError | psycopg.InterfaceError)
    return str(state).startswith(_NOT_NOW)
