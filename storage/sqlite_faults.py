"""Which SQLite errors say "not now" rather than "never"."""

import sqlite3

import sqlalchemy as sa

_NOT_NOW = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
_PRIMARY = 0xFF  # the low byte of an extended result code


def is_busy(fault: BaseException) -> bool:
    """True when the same statement may succeed later: locked, disk full, I/O error, out of memory."""
    cause = fault.orig if isinstance(fault, sa.exc.DBAPIError) else fault
    code = getattr(cause, "sqlite_errorcode", None)
    return code is not None and code & _PRIMARY in _NOT_NOW
