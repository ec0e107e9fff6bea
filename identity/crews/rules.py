"""What makes a crew. Pure."""

from collections.abc import Sequence
from datetime import datetime

from identity.crews.model import Compose, Duty
from identity.rosters.model import Person, Vehicle, VettingState
from storage.outcomes import BadInput, Reason

MOST_MEMBERS = 20
MOST_VEHICLES = 4
"""As many plates as a credential carries."""


def check(command: Compose) -> None:
    """Raise BadInput for what can never be a crew."""
    if not command.members or len(command.members) > MOST_MEMBERS or len(set(command.members)) < len(command.members):
        raise BadInput("members", "CREW_MEMBERS", most=str(MOST_MEMBERS))
    if len(command.vehicles) > MOST_VEHICLES or len(set(command.vehicles)) < len(command.vehicles):
        raise BadInput("vehicles", "CREW_VEHICLES", most=str(MOST_VEHICLES))
    if command.lead not in command.members:
        raise BadInput("lead", "CREW_LEAD_NOT_MEMBER")


def faults(command: Compose, persons: Sequence[Person], vehicles: Sequence[Vehicle]) -> tuple[Reason, ...]:
    """Why these cannot be a crew of this organisation: unknown, of another roster, or not vetted."""
    listed: list[Person | Vehicle] = [*persons, *vehicles]
    found = {one.id: one for one in listed}
    reasons = []
    for wanted in (*command.members, *command.vehicles):
        one = found.get(wanted)
        if one is None or one.organisation != command.organisation:
            reasons.append(Reason(code="NOT_ON_ROSTER", params={"id": str(wanted)}))
        elif one.state is not VettingState.VETTED:
            reasons.append(Reason(code="NOT_VETTED", params={"id": str(wanted), "state": one.state}))
    return tuple(reasons)


def on_duty(turns: Sequence[tuple[datetime, Duty]], now: Duty, at: datetime) -> bool:
    """Whether a crew was on duty at an instant: by the last turn until then, oldest first in `turns`.

    Before the first turn that is remembered it was what that turn ended; a crew without turns is what it is now.
    """
    until = [duty for turned, duty in turns if turned <= at]
    if until:
        return until[-1] is Duty.ON_DUTY
    return (turns[0][1] is Duty.OFF_DUTY) if turns else now is Duty.ON_DUTY
