"""Earlier checks for `fieldpass verify`: one check text a line, as devices hand them in (docs/check.md)."""

from pathlib import Path
from uuid import UUID

import msgspec

from checkpoints.checks.history import history_of
from checkpoints.checks.identify import identify
from checkpoints.checks.model import Check, Read, Unread
from checkpoints.checks.text import read
from credentials.bundle.model import Bundle
from credentials.verdict.model import History
from fieldpass.verifying.errors import FileError


def history_from(path: Path, bundle: Bundle) -> History:
    """The passings in a file, each for the credential its scanned text carries. Raises FileError."""
    lines = path.read_text().splitlines()
    checks = [_check(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    return history_of((check, _cti(check, bundle)) for check in checks if check is not None)


def _check(number: int, line: str) -> Check | None:
    """None for who came on duty: that is no passing."""
    found = read(line, _checkpoint(line))
    if isinstance(found, Unread):
        raise FileError(f"line {number}: {found.problem}")
    return found.check if isinstance(found, Read) else None


def _checkpoint(line: str) -> UUID:
    """A file may hold checks of several posts."""
    try:
        return msgspec.json.decode(line, type=_OfCheckpoint).checkpoint
    except msgspec.DecodeError:
        return UUID(int=0)


class _OfCheckpoint(msgspec.Struct):
    checkpoint: UUID


def _cti(check: Check, bundle: Bundle) -> UUID | None:
    """A look-up names the credential it judged; a scan carries it."""
    return check.cti if check.payload is None else identify(check.payload, bundle.key_of, bundle.deployment)
