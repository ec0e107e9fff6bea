"""What a step of a work order means to its incident, which follows in the same transaction."""

from enum import auto

from permits.words import Word


class WorkStep(Word):
    """What became of a work order."""

    PLANNED = auto()
    DISPATCHED = auto()
    STARTED = auto()
    COMPLETED = auto()
    NOT_COMPLETED = auto()
    REOPENED = auto()
