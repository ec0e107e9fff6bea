"""What is told of a stopped crew, and to whom."""

from uuid import UUID

from checkpoints.stops.model import CrewStopped, StopAcknowledged, StopEnd, StopEnded, StopEscalated, StopPlaced
from tests.notifications.happening import all_of, it
from tests.permits.values import LAP_VO, NOON, SA_DEC

NOBODY = UUID(int=1)
CREW = ("holder", "mate")

STOPPED = (
    it(
        "stopped",
        lambda s: CrewStopped(subject=s.stop, at=NOON, unit=SA_DEC, crew=s.crew.id, checkpoint=None),
        **all_of("CREW_STOPPED", "dispatcher", "sa_dec"),
        **all_of("CREW_STOPPED_NOTED", *CREW),
    ),
    it(
        "stopped where no unit is known",
        lambda s: CrewStopped(subject=s.stop_of_no_unit, at=NOON, crew=s.crew.id, checkpoint=None),
        **all_of("CREW_STOPPED", "dispatcher", "admin"),
        **all_of("CREW_STOPPED_NOTED", *CREW),
    ),
    it(
        "still stopped, the unit above is asked",
        lambda s: StopEscalated(subject=s.stop, at=NOON, unit=LAP_VO, step=2),
        **all_of("STOP_STILL", "dispatcher", "lap_vo"),
    ),
    it(
        "still stopped, the department is asked",
        lambda s: StopEscalated(subject=s.stop, at=NOON, step=3),
        **all_of("STOP_STILL", "dispatcher", "admin"),
    ),
    it(
        "the call is taken",
        lambda s: StopAcknowledged(subject=s.stop, at=NOON, unit=SA_DEC, crew=s.crew.id, by=NOBODY),
        **all_of("STOP_TAKEN_FOR_YOU", *CREW),
        **all_of("STOP_TAKEN", "dispatcher", "sa_dec"),
    ),
    it(
        "no longer stopped",
        lambda s: StopEnded(subject=s.stop, at=NOON, unit=SA_DEC, how=StopEnd.PASSED),
        **all_of("STOP_ENDED", "dispatcher", "sa_dec"),
    ),
    it(
        "stopped, and nobody knows where",
        lambda s: CrewStopped(subject=s.stop_of_no_unit, at=NOON, crew=s.crew.id, checkpoint=None, placed=False),
        **all_of("CREW_STOPPED_SOMEWHERE", "dispatcher", "admin"),
        **all_of("CREW_STOPPED_NOTED", *CREW),
    ),
    it(
        "still stopped, and nobody knows where",
        lambda s: StopEscalated(subject=s.stop_of_no_unit, at=NOON, step=1, placed=False),
        **all_of("STOP_STILL_SOMEWHERE", "dispatcher", "admin"),
    ),
    it(
        "known where it is stopped, nobody has answered",
        lambda s: StopPlaced(subject=s.stop, at=NOON, unit=SA_DEC, crew=s.crew.id, checkpoint=None, waiting=True),
        **all_of("STOP_PLACED", "dispatcher", "sa_dec"),
    ),
    it(
        "known where it is stopped, somebody has answered",
        lambda s: StopPlaced(subject=s.stop, at=NOON, unit=SA_DEC, crew=s.crew.id, checkpoint=None, waiting=False),
        **all_of("STOP_PLACED", "dispatcher", "sa_dec"),
    ),
)
