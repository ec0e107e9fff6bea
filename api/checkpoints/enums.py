"""The domain's enums that checkpoints show; types and inputs take them from here, so that each is declared first."""

from api.enums import expose
from checkpoints.checks.model import CheckKept, CheckNote, CheckSource, OverrideKind
from checkpoints.checks.shift_model import ShiftEvent
from credentials.wire import CheckpointKind, CompareKind, Decision, Direction, Outcome, PassageKind, Weight

__all__ = [
    "CheckKept",
    "CheckNote",
    "CheckSource",
    "CheckpointKind",
    "CompareKind",
    "Decision",
    "Direction",
    "Outcome",
    "OverrideKind",
    "PassageKind",
    "ShiftEvent",
    "Weight",
]

expose(CheckpointKind, "Where a checkpoint stands.")
expose(Decision, "What a verdict says: green, amber, red, or grey for a card that is not ours.")
expose(Weight, "What one reason asks for; a NOTE changes no decision.")
expose(CompareKind, "What the officer compares with the person in front of them.")
expose(PassageKind, "What a passage means to the verdict.")
expose(Direction, "The way through a checkpoint, as the officer chose it.")
expose(Outcome, "What really happened at the barrier.")
expose(CheckSource, "How the officer came by what was judged.")
expose(CheckKept, "What became of one text that was handed in; none is dropped.")
expose(CheckNote, "What is odd about a recorded check; it is recorded all the same.")
expose(OverrideKind, "Who let something else happen than was decided.")
expose(ShiftEvent, "An officer signed on at a device, or off.")
