"""Enums of the duty desk as the schema shows them."""

from api.checkpoints.enums import Decision, Direction, Outcome, PassageKind
from api.enums import expose
from api.permits.enums import EntryMode, PermitStatus, Purpose
from checkpoints.desk.model import CallAnswer, CallState

__all__ = [
    "CallAnswer",
    "CallState",
    "Decision",
    "Direction",
    "EntryMode",
    "Outcome",
    "PassageKind",
    "PermitStatus",
    "Purpose",
]

expose(CallState, "Whether the duty desk has answered a checkpoint.")
expose(CallAnswer, "What the duty desk says.")
