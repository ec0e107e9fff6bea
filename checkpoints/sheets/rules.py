"""What a sheet says and when it is said anew. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from checkpoints.officers.model import Officer
from credentials.claims import Claims
from credentials.sheet.model import Sheet, SheetOfficer
from credentials.sheet.pack import fingerprint
from credentials.wire import seconds
from identity.access import Action, Actor, Subject, allow
from storage.outcomes import Forbidden

LIFE: Final = timedelta(hours=48)
ANEW_EVERY: Final = timedelta(hours=12)
"""A phone that is in touch holds a sheet that is good for 36 hours at least."""
AHEAD: Final = timedelta(hours=48)
"""Permits that begin within this are expected too: the sheet is good for as long."""
ROWS_MOST: Final = 4_000


def allow_printing(by: Actor, unit: UUID, checkpoint: UUID) -> None:
    """The unit prints; a phone gets its sheet sealed, once it is confirmed. Raises Forbidden."""
    allow(by, Action.READ_SHEET, Subject(units=frozenset({unit}), checkpoint=checkpoint))
    if by.checkpoint is not None:
        raise Forbidden(Action.READ_SHEET)


def sheet_of(
    deployment: str, checkpoint: UUID, officers: Iterable[Officer], rows: Iterable[Claims], at: datetime
) -> Sheet:
    """The sheet of a moment."""
    return Sheet(
        deployment=deployment,
        checkpoint=checkpoint,
        issued_at=seconds(at),
        expires_at=seconds(at + LIFE),
        officers=tuple(_officer(one) for one in officers),
        rows=tuple(replace(row, deployment=deployment) for row in rows),
    )


def etag(sheet: Sheet) -> str:
    """The same for two sheets that say the same within half a day."""
    return f"{fingerprint(sheet)[:12].hex()}-{sheet.issued_at // int(ANEW_EVERY.total_seconds())}"


def _officer(one: Officer) -> SheetOfficer:
    return SheetOfficer(id=one.id, name=one.name, leader=one.leader, salt=one.salt, pin=one.pin)
