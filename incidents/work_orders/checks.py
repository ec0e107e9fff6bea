"""What cannot be meant: the shape of what a client sends, before any rule looks at it. Pure."""

from datetime import datetime, timedelta
from typing import Final

from credentials.wire import LIMITS
from incidents.work_orders.commands import AddNote, Create, FinishStop
from incidents.work_orders.model import WorkStopState
from permits.checks import check_text
from permits.wanted import MAX_PLACES, MAX_ROUTE, MAX_ZONES
from storage.outcomes import BadInput

LONGEST: Final = timedelta(days=30)
LONGEST_TITLE: Final = 200
LONGEST_LABEL: Final = 200
LONGEST_NOTE: Final = 2_000
LONGEST_REASON: Final = 500
MOST_PHOTOS: Final = 20


def check_create(command: Create, field: str = "input") -> None:
    """Raise BadInput naming the field, as the client wrote it."""
    check_text(command.title, f"{field}.title", LONGEST_TITLE, needed=True)
    _where(command, field)
    for position, stop in enumerate(command.stops):
        check_text(stop.label, f"{field}.stops.{position}.label", LONGEST_LABEL, needed=True)
    for position, number in enumerate(command.zones):
        if not 1 <= number <= LIMITS["zone_number"]:
            raise BadInput(f"{field}.zones.{position}", "OUT_OF_RANGE")
    _when(command.starts_at, command.ends_at, field)


def check_note(command: AddNote, field: str = "input") -> None:
    """Raise BadInput for a note that says nothing, or too much."""
    check_instant(command.at, f"{field}.at")
    check_text(command.text, f"{field}.text", LONGEST_NOTE, needed=not command.photos)
    if len(command.photos) > MOST_PHOTOS:
        raise BadInput(f"{field}.photos", "TOO_MANY", limit=str(MOST_PHOTOS))


def check_stop(command: FinishStop, field: str = "input") -> None:
    """Raise BadInput unless the stop is said to be done or missed, at an instant."""
    check_instant(command.at, f"{field}.at")
    if command.state is WorkStopState.PLANNED:
        raise BadInput(f"{field}.state", "INVALID_VALUE")


def check_instant(at: datetime, field: str) -> None:
    """Raise BadInput for an instant without its offset."""
    if at.tzinfo is None:
        raise BadInput(field, "NAIVE_TIME")


def _where(command: Create, field: str) -> None:
    ways = [bool(command.place), bool(command.route), bool(command.stops)]
    if sum(ways) > 1 or not (any(ways) or command.zones):
        raise BadInput(f"{field}.place", "ONE_WAY")
    if len(command.route) == 1:
        raise BadInput(f"{field}.route", "LINE_SHORT")
    for values, name, most in (
        (command.route, "route", MAX_ROUTE),
        (command.stops, "stops", MAX_PLACES),
        (command.zones, "zones", MAX_ZONES),
    ):
        if len(values) > most:
            raise BadInput(f"{field}.{name}", "TOO_MANY", limit=str(most))
    if len(set(command.zones)) != len(command.zones):
        raise BadInput(f"{field}.zones", "REPEATED")


def _when(starts_at: datetime | None, ends_at: datetime | None, field: str) -> None:
    for at, name in ((starts_at, "startsAt"), (ends_at, "endsAt")):
        if at is not None:
            check_instant(at, f"{field}.{name}")
    if starts_at is not None and ends_at is not None:
        if ends_at <= starts_at:
            raise BadInput(f"{field}.endsAt", "ENDS_BEFORE_START")
        if ends_at - starts_at > LONGEST:
            raise BadInput(f"{field}.endsAt", "OUT_OF_RANGE")
